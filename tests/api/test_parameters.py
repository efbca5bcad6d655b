"""What is told of parameters that are not understood, and what is still taken. What is refused: test_bad_input.py."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from api.urls import ENDPOINTS, Route
from tests.factories.api import faults, get, problem, read
from tests.factories.publications import listed_pages

pytestmark = pytest.mark.django_db

LIST = "pages/"
BY_PATH = "pages/by-path/"
LONG = "x" * 8192


def refused(path: str, query: str) -> list[tuple[str, str]]:
    """What was refused, certain that nothing was looked up."""
    with CaptureQueriesContext(connection) as queries:
        answer = Client().get(f"/api/v1/{path}?{query}")
    assert [query["sql"] for query in queries] == []
    return faults(answer)


@pytest.mark.parametrize("route", ENDPOINTS, ids=lambda route: route.name)
def test_unknown_parameter_is_answered_with_those_that_are_known(route: Route) -> None:
    path = route.shown.format(id=uuid4(), slug="niets", path="/nl/", q="hulp").split("?")[0]
    errors = problem(get(path, nonsense=1), 400, "invalid-parameters")["errors"]
    names = sorted(each.name for each in route.options.get("parameters", route.view.parameters))
    known = ", ".join(names) or "–"
    detail = next(error["detail"] for error in errors if error["parameter"] == "nonsense")
    assert detail == f"This endpoint has no such parameter. It knows: {known}."


@pytest.mark.parametrize("limit", ["1", "20", "100"])
def test_limit_from_1_to_100_is_taken(limit: str) -> None:
    listed_pages(30)
    assert len(read(LIST, limit=limit, type="article")["items"]) == min(int(limit), 30)


def test_offset_past_the_end_gives_an_empty_list() -> None:
    answer = read(LIST, offset=100_000)
    assert (answer["items"], answer["next"]) == ([], None)
    assert answer["count"] == 1


def test_refused_choice_is_answered_with_what_there_is_to_choose() -> None:
    (error,) = problem(get(LIST, type="job"), 400, "invalid-parameters")["errors"]
    assert error["detail"] == (
        "Choose one of: home, section, topic, attachment_type, risk_factor, symptom, treatment, article, job_alert,"
        " vacancy."
    )


def test_path_of_1024_characters_is_looked_up() -> None:
    problem(get(BY_PATH, path="/nl/" + "ع" * 1019 + "/"), 404, "not-found")


def test_path_is_required() -> None:
    assert refused(BY_PATH, "") == [("path", "required")]


@pytest.mark.parametrize(
    ("query", "named"), [("%00=1", "\0"), ("%ff=1", "\ufffd"), ("=1", ""), ("%D9%84=1", "ل"), (LONG, "x" * 80)]
)
def test_name_that_is_no_word_is_refused_and_named_as_far_as_it_goes(query: str, named: str) -> None:
    assert refused(LIST, query) == [(named, "unknown")]


def test_all_faults_are_told_at_once() -> None:
    assert refused(BY_PATH, "locale=nl&limit=5") == [
        ("locale", "unknown"),
        ("limit", "unknown"),
        ("path", "required"),
    ]
    assert refused(LIST, "limit=0&offset=-1&nonsense=1&type=job&fallback=chain") == [
        ("limit", "invalid"),
        ("offset", "invalid"),
        ("nonsense", "unknown"),
        ("type", "invalid"),
    ]


def test_a_thousand_faults_get_a_short_answer() -> None:
    assert len(refused(LIST, "&".join(f"name{n}" for n in range(1000)))) == 20


def test_more_parameters_than_can_be_read_are_refused_whatever_they_are() -> None:
    query = "&".join(["locale=nl"] * 10_001)
    problem(Client().get(f"/api/v1/pages/?{query}"), 400, "bad-request")
    problem(Client().get(f"/api/v2/?{query}"), 404, "not-found")


def test_value_is_not_sent_back() -> None:
    assert b"<script>" not in get(LIST, locale="<script>").content


def test_empty_query_is_no_parameter() -> None:
    assert Client().get("/api/v1/pages/?&&").status_code == 200
