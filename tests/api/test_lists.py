"""Walking through lists."""

import math
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from publications.models import Publication
from tests.factories.api import read
from tests.factories.publications import listed_pages

pytestmark = pytest.mark.django_db

ARTICLES = 23


@pytest.fixture
def articles() -> list[str]:
    """The ids of more articles than fit on most pages, among things of another type, language and kind."""
    listed_pages(3, type="topic")
    ids = listed_pages(ARTICLES)
    listed_pages(2, type="topic")
    listed_pages(5, locale="ar")
    return ids


def walk(url: str, direction: str) -> list[dict[str, Any]]:
    """Every answer from here on, one link after the other."""
    answers = []
    following: str | None = url
    while following:
        answer = Client().get(following)
        assert answer.status_code == 200, following
        answers.append(answer.json())
        following = answers[-1][direction]
        assert len(answers) <= ARTICLES + 2, "the links lead round in a circle"
    return answers


def ids(answers: list[dict[str, Any]]) -> list[str]:
    return [item["id"] for answer in answers for item in answer["items"]]


@given(limit=st.integers(1, 100))
@example(limit=ARTICLES - 1)
@example(limit=ARTICLES)
@example(limit=ARTICLES + 1)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_next_leads_through_every_page_once_in_order(articles: list[str], limit: int) -> None:
    answers = walk(f"/api/v1/pages/?type=article&limit={limit}", "next")
    assert ids(answers) == articles
    assert len(answers) == math.ceil(ARTICLES / limit)
    assert {answer["count"] for answer in answers} == {ARTICLES}
    assert answers[0]["previous"] is None


@given(limit=st.integers(1, 100))
@example(limit=ARTICLES)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_previous_leads_back_the_same_way(articles: list[str], limit: int) -> None:
    there = walk(f"/api/v1/pages/?type=article&limit={limit}", "next")
    offset = limit * (len(there) - 1)
    back = walk(f"/api/v1/pages/?type=article&limit={limit}&offset={offset}", "previous")
    assert [answer["items"] for answer in back] == [answer["items"] for answer in reversed(there)]


def test_list_is_twenty_long_when_nothing_is_asked(articles: list[str]) -> None:
    answer = read("pages/", type="article")
    assert ids([answer]) == articles[:20]
    assert answer["count"] == ARTICLES


def test_previous_stops_at_the_beginning(articles: list[str]) -> None:
    previous = read("pages/", type="article", limit=10, offset=3)["previous"]
    assert ids([Client().get(previous).json()]) == articles[:10]


@pytest.mark.usefixtures("articles")
def test_links_keep_the_other_parameters_and_name_no_host() -> None:
    answer = read("pages/", type="article", locale="ar", fallback="none", limit=2, offset=2)
    kept = {"type": ["article"], "locale": ["ar"], "fallback": ["none"], "limit": ["2"]}
    for link, offset in ((answer["next"], "4"), (answer["previous"], "0")):
        parts = urlsplit(link)
        assert (parts.scheme, parts.netloc, parts.path) == ("", "", "/api/v1/pages/")
        assert parse_qs(parts.query) == kept | {"offset": [offset]}


def test_count_is_of_everything_that_the_question_finds() -> None:
    listed_pages(4, locale="pl", type="topic")
    listed_pages(3, locale="pl", type="topic", served_locale="nl")
    assert read("pages/", locale="pl", type="topic", limit=1)["count"] == 7
    assert read("pages/", locale="pl", type="topic", limit=1, fallback="none")["count"] == 4
    assert read("pages/", locale="pl", type="article")["count"] == 0


def test_row_without_bytes_is_neither_listed_nor_counted() -> None:
    first, second = listed_pages(2, type="topic")
    Publication.objects.filter(key=first).update(served=False)
    answer = read("pages/", type="topic")
    assert (ids([answer]), answer["count"]) == ([second], 1)
