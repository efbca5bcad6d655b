"""What is not understood is refused by name, and nothing is looked up for it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from api.urls import ENDPOINTS
from tests.factories.api import faults, get, problem, read
from tests.factories.publications import listed_pages

pytestmark = pytest.mark.django_db

LIST = "pages/"
PAGE = "pages/5a11a9b3-8897-4ccd-be51-825be4002994/"
BY_PATH = "pages/by-path/"
OF_TYPE = "attachment-types/"
BY_SLUG = "topics/hechting/"
NAVIGATION = "navigation/"
IMAGE = "images/5a11a9b3-8897-4ccd-be51-825be4002994/"
ALL = ["", "locales/", LIST, PAGE, BY_PATH, OF_TYPE, BY_SLUG, NAVIGATION, IMAGE]
LONG = "x" * 8192


def refused(path: str, query: str) -> list[tuple[str, str]]:
    """What was refused, certain that nothing was looked up."""
    with CaptureQueriesContext(connection) as queries:
        answer = Client().get(f"/api/v1/{path}?{query}")
    assert [query["sql"] for query in queries] == []
    return faults(answer)


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("name", ["format", "Locale", "lang", "page", "limit[]", "q"])
def test_unknown_parameter_is_refused_by_every_endpoint(path: str, name: str) -> None:
    assert (name, "unknown") in refused(path, f"{name}=xml")


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("", []),
        ("locales/", []),
        (LIST, ["fallback", "limit", "locale", "offset", "type", "view"]),
        (PAGE, ["fallback", "locale"]),
        (BY_PATH, ["path"]),
        (OF_TYPE, ["fallback", "limit", "locale", "offset", "view"]),
        (BY_SLUG, ["fallback", "locale"]),
        (NAVIGATION, ["locale"]),
        (IMAGE, []),
    ],
)
def test_unknown_parameter_is_answered_with_those_that_are_known(path: str, names: list[str]) -> None:
    errors = problem(get(path, nonsense=1), 400, "invalid-parameters")["errors"]
    known = ", ".join(names) or "–"
    detail = next(error["detail"] for error in errors if error["parameter"] == "nonsense")
    assert detail == f"This endpoint has no such parameter. It knows: {known}."


@pytest.mark.parametrize("limit", ["0", "-1", "101", "1e9", "1000000000", "9" * 5000, "abc", "١٢", "²", "1.5", "+1"])
def test_limit_that_is_no_number_from_1_to_100_is_refused(limit: str) -> None:
    assert faults(get(LIST, limit=limit)) == [("limit", "invalid")]


@pytest.mark.parametrize("limit", [" 5", "5 ", "", "0x10", "1_0"])
def test_limit_with_anything_around_or_inside_it_is_refused(limit: str) -> None:
    assert faults(get(LIST, limit=limit)) == [("limit", "invalid")]


@pytest.mark.parametrize("limit", ["1", "20", "100"])
def test_limit_from_1_to_100_is_taken(limit: str) -> None:
    listed_pages(30)
    assert len(read(LIST, limit=limit, type="article")["items"]) == min(int(limit), 30)


@pytest.mark.parametrize("offset", ["-1", "100001", "9" * 30, "abc", "٣", ""])
def test_offset_that_is_negative_huge_or_no_number_is_refused(offset: str) -> None:
    assert faults(get(LIST, offset=offset)) == [("offset", "invalid")]


def test_offset_past_the_end_gives_an_empty_list() -> None:
    answer = read(LIST, offset=100_000)
    assert (answer["items"], answer["next"]) == ([], None)
    assert answer["count"] == 1


@pytest.mark.parametrize("locale", ["xx", "NL", "nl-NL", "", "nl,en", "auto", "*", LONG])
@pytest.mark.parametrize("path", [LIST, PAGE, OF_TYPE, BY_SLUG, NAVIGATION])
def test_locale_that_is_not_configured_is_refused(path: str, locale: str) -> None:
    assert refused(path, f"locale={locale}") == [("locale", "invalid")]


@pytest.mark.parametrize("fallback", ["yes", "None", "", "chain,none"])
@pytest.mark.parametrize("path", [LIST, PAGE, OF_TYPE, BY_SLUG])
def test_fallback_other_than_chain_or_none_is_refused(path: str, fallback: str) -> None:
    assert refused(path, f"fallback={fallback}") == [("fallback", "invalid")]


@pytest.mark.parametrize("type_name", ["helpline", "page", "Treatment", "treatments", "", LONG])
def test_type_that_is_no_type_of_page_is_refused(type_name: str) -> None:
    assert refused(LIST, f"type={type_name}") == [("type", "invalid")]


@pytest.mark.parametrize("view", ["cards", "Full", "body", "", LONG])
@pytest.mark.parametrize("path", [LIST, OF_TYPE])
def test_view_other_than_card_or_full_is_refused(path: str, view: str) -> None:
    assert refused(path, f"view={view}") == [("view", "invalid")]


def test_refused_choice_is_answered_with_what_there_is_to_choose() -> None:
    (error,) = problem(get(LIST, type="job"), 400, "invalid-parameters")["errors"]
    assert error["detail"] == (
        "Choose one of: home, section, topic, attachment_type, risk_factor, symptom, treatment, article, job_alert,"
        " vacancy."
    )


@pytest.mark.parametrize("path", ["", "nl/", "https://elsewhere.example/nl/", "\\nl", " /nl/", "/" + "a" * 1024, LONG])
def test_path_without_its_first_slash_or_too_long_is_refused(path: str) -> None:
    assert faults(get(BY_PATH, path=path)) == [("path", "invalid")]


def test_path_of_1024_characters_is_looked_up() -> None:
    problem(get(BY_PATH, path="/nl/" + "ع" * 1019 + "/"), 404, "not-found")


def test_path_is_required() -> None:
    assert refused(BY_PATH, "") == [("path", "required")]


@pytest.mark.parametrize("bytes_", ["%00", "nl%00", "%ff", "%c3%28", "%ed%a0%80", "%f8%a1%a1%a1%a1", "nl%e2%82"])
@pytest.mark.parametrize(
    ("path", "name"),
    [(LIST, "locale"), (LIST, "limit"), (LIST, "type"), (PAGE, "fallback"), (BY_PATH, "path")],
)
def test_value_that_is_no_text_is_refused(path: str, name: str, bytes_: str) -> None:
    start = "/" if name == "path" else ""
    assert refused(path, f"{name}={start}{bytes_}") == [(name, "invalid")]


@pytest.mark.parametrize(
    ("query", "named"), [("%00=1", "\0"), ("%ff=1", "\ufffd"), ("=1", ""), ("%D9%84=1", "ل"), (LONG, "x" * 80)]
)
def test_name_that_is_no_word_is_refused_and_named_as_far_as_it_goes(query: str, named: str) -> None:
    assert refused(LIST, query) == [(named, "unknown")]


@pytest.mark.parametrize("query", ["locale=nl&locale=en", "locale=nl&locale=nl", "locale=xx&locale=nl"])
def test_parameter_given_twice_is_refused_even_when_both_say_the_same(query: str) -> None:
    assert refused(LIST, query) == [("locale", "repeated")]


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


def test_every_parameter_of_every_endpoint_is_covered_here() -> None:
    declared = {parameter.name for endpoint in ENDPOINTS for parameter in endpoint.view.parameters}
    assert declared == {"locale", "fallback", "limit", "offset", "type", "view", "path"}
