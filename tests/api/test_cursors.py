"""Going through a list from one place to the next, while it changes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.cursors import Held
from publications.models import Publication
from tests.factories.api import faults, get, read
from tests.factories.pages import a_section, a_treatment, an_article
from tests.factories.publications import listed_pages

pytestmark = pytest.mark.django_db


def stretches(path: str, **parameters: Any) -> Iterator[Any]:
    """Every answer from the start on, as `next` leads."""
    answer = read(path, cursor="start", **parameters)
    yield answer
    while answer["next"]:
        answer = get(answer["next"].removeprefix("/api/v1/")).json()
        yield answer


def ids(answer: Any) -> list[str]:
    return [item["id"] for item in answer["items"]]


@pytest.mark.parametrize("order", ["position", "-position", "title", "-title", "updated_at", "-published_at"])
@pytest.mark.parametrize("limit", [1, 3, 7, 100])
def test_every_entry_comes_once_in_the_order_of_the_whole_list(order: str, limit: int) -> None:
    listed_pages(7)
    for number, row in enumerate(Publication.objects.filter(type="article")):
        moment = f"2026-01-0{number % 3 + 1}T00:00:00Z"
        Publication.objects.filter(pk=row.pk).update(sort_key=f"{number % 2}", updated_at=moment, published_at=moment)
    whole = ids(read("articles/", order=order, limit=100))
    assert [key for answer in stretches("articles/", order=order, limit=limit) for key in ids(answer)] == whole


def test_numbers_that_are_missing_are_passed_too() -> None:
    section = a_section()
    for number, age in enumerate([4, None, 12, None, 4]):
        a_treatment(section, title=f"Hulp {number}", min_age=age)
    for order in ("min_age", "-min_age"):
        whole = ids(read("treatments/", order=order))
        assert [key for each in stretches("treatments/", order=order, limit=2) for key in ids(each)] == whole


@pytest.mark.parametrize("order", ["updated_at", "-published_at"])
def test_pages_without_a_moment_are_passed_too(order: str) -> None:
    listed_pages(3)
    listed_pages(2, updated_at="2026-01-01T00:00:00Z", published_at="2026-01-01T00:00:00Z")
    whole = ids(read("articles/", order=order))
    assert [key for each in stretches("articles/", order=order, limit=2) for key in ids(each)] == whole


def test_way_back_leads_through_the_same_entries() -> None:
    listed_pages(5)
    forth = list(stretches("articles/", limit=2))
    last = forth[-1]
    back = [last]
    while back[-1]["previous"]:
        back.append(get(back[-1]["previous"].removeprefix("/api/v1/")).json())
    assert [ids(each) for each in reversed(back)] == [ids(each) for each in forth]
    assert back[-1]["next"]


def test_nothing_comes_twice_or_is_missed_when_something_is_published_on_the_way() -> None:
    old = listed_pages(6)
    first = read("articles/", cursor="start", limit=3)
    an_article(title="Vooraan")
    Publication.objects.filter(title="Vooraan").update(position="0000")
    rest = get(first["next"].removeprefix("/api/v1/")).json()
    assert [*ids(first), *ids(rest)] == old


def test_entry_at_which_a_cursor_points_may_be_gone() -> None:
    old = listed_pages(4)
    first = read("articles/", cursor="start", limit=2)
    Publication.objects.filter(key=old[1]).delete()
    assert ids(get(first["next"].removeprefix("/api/v1/")).json()) == old[2:]


def test_answer_reached_by_a_cursor_has_no_count_and_costs_one_statement() -> None:
    listed_pages(5)
    with CaptureQueriesContext(connection) as captured:
        answer = get("articles/", cursor="start", limit=2)
    assert len(captured) == 1
    assert answer.json().keys() == {"items", "next", "previous"}


def test_same_list_is_the_same_bytes() -> None:
    listed_pages(5)
    assert get("articles/", cursor="start", limit=2).content == get("articles/", cursor="start", limit=2).content


def cursor_of(path: str, **parameters: Any) -> str:
    from django.http import QueryDict

    following = read(path, cursor="start", limit=2, **parameters)["next"]
    return str(QueryDict(following.partition("?")[2])["cursor"])


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("pages/", {}),
        ("articles/", {"order": "title"}),
        ("articles/", {"locale": "ar"}),
        ("articles/", {"fallback": "none"}),
        ("articles/", {"id__in": "7d444840-9dc0-41d1-b245-5ffdce74fad2"}),
    ],
)
def test_cursor_of_another_list_is_refused(path: str, parameters: dict[str, Any]) -> None:
    listed_pages(3)
    assert faults(get(path, cursor=cursor_of("articles/"), **parameters)) == [("cursor", "invalid")]


@pytest.mark.parametrize("forged", ["", "x", "start2", "a:b", "WzFd:xxxx", "é", "a" * 1001])
def test_forged_cursor_is_refused(forged: str) -> None:
    listed_pages(3)
    assert faults(get("articles/", cursor=forged)) == [("cursor", "invalid")]


def test_cursor_with_one_letter_changed_is_refused() -> None:
    listed_pages(3)
    genuine = cursor_of("articles/")
    changed = genuine[:10] + ("A" if genuine[10] != "A" else "B") + genuine[11:]
    assert faults(get("articles/", cursor=changed)) == [("cursor", "invalid")]


def test_what_was_signed_for_something_else_is_no_cursor() -> None:
    held = Held("x", 1, 2, before=False)
    assert faults(get("articles/", cursor=signing.Signer(salt="other").sign_object(held))) == [("cursor", "invalid")]


def test_cursor_and_offset_together_are_refused() -> None:
    assert faults(get("articles/", cursor="start", offset=2)) == [("offset", "invalid")]
