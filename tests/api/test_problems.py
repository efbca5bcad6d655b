"""Whatever goes wrong below /api/ is told in one form, in Dutch or English, and never as a redirect."""

from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404
from django.test import Client
from django.utils.translation import gettext, override
from rest_framework import exceptions

from api.problems import KINDS
from tests.factories.api import get, problem
from tests.factories.pages import home

pytestmark = pytest.mark.django_db

METHODS = ["get", "post", "put", "patch", "delete", "options", "trace"]
UNKNOWN = [
    "/api",
    "/api/",
    "/api/v2/",
    "/api/v1",
    "/api/v1/page/",
    "/api/v1/pages",
    "/api/v1/pages//",
    "/api/v1/pages/by-path",
    "/api/v1/pages/1/",
    "/api/v1/pages/abc/",
    "/api/v1/pages/00000000-0000-0000-0000-00000000000/",
    "/api/v1/pages/00000000-0000-0000-0000-0000000000000/",
    "/api/v1/pages/00000000000000000000000000000000/",
    "/api/v1/pages/00000000-0000-0000-0000-000000000000",
    "/api/v1/pages/00000000-0000-0000-0000-000000000000/more/",
    "/api/v1/pages.json",
    "/api/v1/helpline/",
    "/api/v1/topics",
    "/api/v1/topics//",
    "/api/v1/topics/een/twee/",
    "/api/v1/topics/%00/",
    "/api/v1/topics/nul%00/",
    "/api/v1/attachment_types/",
    "/api/v1/navigation/nl/",
    "/api/v1/images/",
    "/api/v1/images/1/",
    "/api/v1/%00/",
    "/api/%ff/",
    "/api/v1/مساعدة/",
    "/api/" + "x" * 8192,
]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def list_fails(monkeypatch: pytest.MonkeyPatch) -> Any:
    """``list_fails(error)``: from now on reading the list of pages does."""

    def fails(error: Exception) -> None:
        monkeypatch.setattr("api.listing.stretch_at", mock.Mock(side_effect=error))

    return fails


@pytest.mark.parametrize("url", UNKNOWN)
def test_what_has_no_endpoint_is_missing(client: Client, url: str) -> None:
    answer = client.get(url, headers={"accept-language": "ar"})
    problem(answer, 404, "not-found")
    assert "Location" not in answer.headers


@pytest.mark.parametrize("method", METHODS)
def test_what_has_no_endpoint_is_missing_for_every_method(client: Client, method: str) -> None:
    answer = getattr(client, method)("/api/v2/")
    problem(answer, 404, "not-found")
    assert "Allow" not in answer.headers


def test_what_has_no_endpoint_is_missing_for_invented_methods_and_without_a_token() -> None:
    client = Client(enforce_csrf_checks=True)
    problem(client.generic("BREW", "/api/v2/"), 404, "not-found")
    problem(client.post("/api/v2/"), 404, "not-found")


def test_what_has_no_endpoint_is_missing_whatever_form_is_asked_for(client: Client) -> None:
    problem(client.get("/api/v2/", headers={"accept": "text/html"}), 404, "not-found")


@pytest.mark.parametrize("path", ["", "locales/", "pages/", "pages/by-path/?path=/nl/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_method_that_would_write_is_not_possible(method: str, path: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1/{path}")
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_method_that_would_write_is_not_possible_whatever_is_sent(client: Client) -> None:
    for content_type in ("application/json", "text/xml", "multipart/form-data"):
        answer = client.post("/api/v1/pages/", data=b"{", content_type=content_type)
        problem(answer, 405, "method-not-allowed")


@pytest.mark.parametrize("path", ["", "locales/", "pages/", f"pages/{'0' * 8}-0000-0000-0000-{'0' * 12}/"])
def test_options_tells_the_methods_and_nothing_else(client: Client, path: str) -> None:
    answer = client.options(f"/api/v1/{path}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/*", "text/html, application/xml;q=0.9"])
def test_answer_in_another_form_than_json_is_not_to_be_had(client: Client, accept: str) -> None:
    problem(client.get("/api/v1/", headers={"accept": accept}), 406, "not-acceptable")


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "application/*",
        "application/json",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "application/json;q=0.1",
    ],
)
def test_answer_is_json_for_whoever_takes_it(client: Client, accept: str) -> None:
    answer = client.get("/api/v1/", headers={"accept": accept})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (Http404("geheim"), 404, "not-found"),
        (exceptions.NotFound("geheim"), 404, "not-found"),
        (PermissionDenied("geheim"), 404, "not-found"),
        (SuspiciousOperation("geheim"), 400, "bad-request"),
        (exceptions.ParseError("geheim"), 400, "bad-request"),
        (exceptions.UnsupportedMediaType("geheim"), 415, "unsupported-media-type"),
        (OperationalError("geheim"), 503, "unavailable"),
        (InterfaceError("geheim"), 503, "unavailable"),
        (RuntimeError("geheim"), 500, "server-error"),
        (KeyError("geheim"), 500, "server-error"),
        (UnicodeDecodeError("utf-8", b"geheim", 0, 1, "geheim"), 500, "server-error"),
    ],
)
def test_exception_becomes_a_problem_that_tells_nothing_of_it(
    client: Client, list_fails: Any, error: Exception, status: int, name: str
) -> None:
    list_fails(error)
    answer = client.get("/api/v1/pages/")
    problem(answer, status, name)
    for secret in (b"geheim", b"Traceback", b".py", type(error).__name__.encode()):
        assert secret not in answer.content


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Callable[[], list[Any]]:
    """The lines of problems, as they were written."""
    caplog.set_level("INFO", "api.problems")

    def lines() -> list[Any]:
        return [record.msg for record in caplog.records if record.name == "api.problems"]

    return lines


def test_problem_is_one_line_in_the_log_under_the_name_its_caller_has(log: Any) -> None:
    reference = problem(get("pages/", locale="geheim"), 400, "invalid-parameters")["instance"]
    (line,) = log()
    assert (line["level"], line["code"], line["request"]) == ("info", 400, "GET /api/v1/pages/")
    assert reference == f"urn:uuid:{line['problem']}"
    assert "geheim" not in str(line)


def test_failure_is_one_line_in_the_log_under_the_name_its_caller_has(log: Any, list_fails: Any) -> None:
    list_fails(RuntimeError("de reden"))
    reference = problem(get("pages/", limit=20), 500, "server-error")["instance"]
    (line,) = log()
    assert (line["level"], line["code"], line["request"]) == ("error", 500, "GET /api/v1/pages/")
    assert reference == f"urn:uuid:{line['problem']}"


def test_what_is_read_has_no_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    answer = get("pages/")
    get("pages/", headers={"if-none-match": answer.headers["ETag"]})
    assert caplog.records == []


def test_failure_is_written_to_the_log(client: Client, list_fails: Any, caplog: pytest.LogCaptureFixture) -> None:
    list_fails(RuntimeError("de reden"))
    client.get("/api/v1/pages/")
    (record,) = [record for record in caplog.records if record.name == "api.problems"]
    assert isinstance(record.msg, dict)
    assert str(record.msg["exc_info"]) == "de reden"


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("path", ["locales/", "pages/", "pages/{id}/", "pages/by-path/?path=/nl/"])
def test_without_its_database_the_service_is_unavailable_for_a_while(
    client: Client, path: str, error: type[Exception]
) -> None:
    url = f"/api/v1/{path}".format(id=home().translation_key)
    assert client.get(url).status_code == 200
    with mock.patch.object(connection, "make_cursor", side_effect=error("geheim")):
        answer = client.get(url)
    problem(answer, 503, "unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert b"geheim" not in answer.content


def test_without_its_database_the_service_still_says_what_it_does_not_know(client: Client) -> None:
    with mock.patch.object(connection, "make_cursor", side_effect=OperationalError("geheim")):
        assert client.get("/api/v1/").status_code == 200
        problem(client.get("/api/v2/"), 404, "not-found")
        problem(client.get("/api/v1/pages/?limit=0"), 400, "invalid-parameters")


@pytest.mark.parametrize("url", ["/api/v1/", "/api/v2/", "/api/v1/pages/?limit=0"])
def test_host_that_is_not_ours_is_a_bad_request(client: Client, url: str) -> None:
    answer = client.get(url, headers={"host": "elsewhere.example"})
    problem(answer, 400, "bad-request")
    assert b"elsewhere" not in answer.content


def test_every_problem_has_its_own_address() -> None:
    assert (
        problem(get("nothing/"), 404, "not-found")["instance"] != problem(get("nothing/"), 404, "not-found")["instance"]
    )


@pytest.mark.parametrize(
    ("path", "parameters", "title"),
    [
        ("nothing/", {}, "Hier is niets."),
        ("pages/", {"limit": "0"}, "De aanvraag heeft parameters die we niet begrijpen."),
    ],
)
def test_problem_is_told_in_dutch_to_who_asks_for_dutch(path: str, parameters: dict[str, Any], title: str) -> None:
    assert get(path, locale="nl", **parameters).json()["title"] == title


def test_faults_are_told_in_dutch_to_who_asks_for_dutch() -> None:
    (error,) = get("pages/", locale="nl", limit="0").json()["errors"]
    assert error == {"parameter": "limit", "code": "invalid", "detail": "Geef een heel getal van 1 tot en met 100."}


@pytest.mark.parametrize("parameters", [{}, {"locale": "en"}, {"locale": "de"}, {"locale": "ar"}, {"locale": "xx"}])
def test_problem_is_told_in_english_to_everyone_else(parameters: dict[str, Any]) -> None:
    answer = get("nothing/", headers={"accept-language": "nl"}, **parameters)
    assert problem(answer, 404, "not-found")["title"] == "There is nothing here."


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_problem_has_a_dutch_title(kind: Any) -> None:
    with override("nl"):
        assert gettext(kind.title) != kind.title
