"""Any site may read the API, and nobody gets more of it than text: CORS, security headers, no cookies."""

from collections.abc import Mapping
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from api.problems import KINDS
from api.urls import ENDPOINTS
from tests.api.conftest import NONSENSE, House
from tests.factories.pages import a_section

pytestmark = pytest.mark.django_db

NAMES = [route.name for route in ENDPOINTS]
# By the name of a problem, a request that meets it.
PROBLEMS: dict[str, tuple[str, str, dict[str, str]]] = {
    "invalid-parameters": ("get", "/api/v1/pages/?limit=0", {}),
    "bad-request": ("get", "/api/v1/pages/", {"host": "elsewhere.example"}),
    "not-found": ("get", "/api/v1/nothing/", {}),
    "method-not-allowed": ("post", "/api/v1/pages/", {}),
    "not-acceptable": ("get", "/api/v1/pages/", {"accept": "text/html"}),
    "precondition-failed": ("get", "/api/v1/pages/", {"if-match": '"other"'}),
    "too-many-requests": ("get", "/api/v1/pages/", {}),
    "server-error": ("get", "/api/v1/pages/", {}),
    "unavailable": ("get", "/api/v1/pages/", {}),
}
# These need more than a request: a page that was deleted, and something to be sent.
ELSEWHERE = {"gone", "unsupported-media-type"}
every_endpoint = pytest.mark.parametrize("name", NAMES)
every_problem = pytest.mark.parametrize("kind", PROBLEMS)

ORIGIN = "https://lindehof.example"
EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After"
ORIGINS = [ORIGIN, "http://localhost:3000", "null"]
WRITING = ["post", "put", "patch", "delete", "trace"]


@pytest.fixture
def meet(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """``meet("not-found")`` is the answer of whoever meets this problem."""

    def ask(kind: str, **headers: str) -> Any:
        if kind == "too-many-requests":
            settings.API_LIMITS = {**settings.API_LIMITS, "read": (1, 60)}
            Client().get("/api/v1/")
        if kind in ("server-error", "unavailable"):
            error = OperationalError("geheim") if kind == "unavailable" else RuntimeError("geheim")
            monkeypatch.setattr("api.listing.stretch_at", mock.Mock(side_effect=error))
        method, url, own = PROBLEMS[kind]
        client = Client(raise_request_exception=False)
        answer = getattr(client, method)(url, headers={**own, **headers})
        assert answer.json()["type"] == f"urn:houvast:problem:{kind}"
        assert not client.cookies
        return answer

    return ask


def check_headers(headers: Mapping[str, str]) -> None:
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Access-Control-Expose-Headers"] == EXPOSED
    assert "Access-Control-Allow-Credentials" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"].split("; ")
    # The docs for people allow themselves what stands beside them here, and nothing else.
    assert {"default-src 'none'", "frame-ancestors 'none'"} <= set(policy)
    assert not any(word in headers["Content-Security-Policy"] for word in ("http:", "https:", "*", "unsafe-eval"))
    assert "script-src 'self' 'unsafe-inline'" not in policy
    assert "Set-Cookie" not in headers
    assert headers.get("Vary") in (None, "Accept")


def test_every_kind_of_problem_is_met_here_or_where_its_cause_is_tested() -> None:
    assert {kind.name for kind in KINDS} == set(PROBLEMS) | ELSEWHERE


@every_endpoint
def test_any_site_may_read_without_credentials(house: House, name: str) -> None:
    client = Client()
    for origin in ORIGINS:
        answer = client.get(house.urls[name], headers={"origin": origin})
        assert answer.status_code == 200
        check_headers(answer.headers)
    assert not client.cookies


@every_endpoint
def test_nobody_may_do_more_than_read(house: House, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    for method, status in {**dict.fromkeys(WRITING, 405), "head": 200, "options": 204}.items():
        answer = getattr(client, method)(house.urls[name], headers={"origin": ORIGIN})
        assert answer.status_code == status, method
        check_headers(answer.headers)
    assert not client.cookies


@every_endpoint
def test_any_site_may_read_that_there_is_nothing_and_that_something_was_wrong(house: House, name: str) -> None:
    for url in (house.urls[name] + NONSENSE[name], house.missing.get(name, "/api/v1/nothing/")):
        answer = Client().get(url, headers={"origin": ORIGIN})
        assert answer.status_code in (400, 404)
        check_headers(answer.headers)


@every_problem
def test_any_site_may_read_every_problem(meet: Any, kind: str) -> None:
    check_headers(meet(kind, origin=ORIGIN).headers)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "export"])
def test_any_site_may_read_that_nothing_has_changed(house: House, name: str) -> None:
    tag = Client().get(house.urls[name]).headers["ETag"]
    answer = Client().get(house.urls[name], headers={"origin": ORIGIN, "if-none-match": tag})
    assert answer.status_code == 304
    check_headers(answer.headers)


@every_endpoint
def test_answer_is_the_same_for_who_names_no_origin(house: House, name: str) -> None:
    asked, plain = (Client().get(house.urls[name], headers=headers) for headers in ({"origin": ORIGIN}, {}))
    assert asked.getvalue() == plain.getvalue()
    assert set(asked.headers) == set(plain.headers)


@every_endpoint
def test_browser_that_asks_first_may_read_and_not_write(house: House, name: str) -> None:
    asks = {
        "origin": ORIGIN,
        "access-control-request-method": "DELETE",
        "access-control-request-headers": "if-none-match",
    }
    with CaptureQueriesContext(connection) as queries:
        answer = Client().options(house.urls[name], headers=asks)
    assert (answer.status_code, answer.content, len(queries)) == (200, b"", 0)
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Headers"].split(", ") == [
        "accept",
        "accept-language",
        "content-type",
        "if-none-match",
    ]
    assert int(answer.headers["Access-Control-Max-Age"]) > 0
    check_headers(answer.headers)


def test_browser_that_asks_first_may_also_read_that_there_is_nothing() -> None:
    asks = {"origin": ORIGIN, "access-control-request-method": "GET"}
    answer = Client().options("/api/v1/nothing/", headers=asks)
    assert answer.status_code == 200
    check_headers(answer.headers)


@every_endpoint
def test_options_that_no_browser_asked_tells_the_methods(house: House, name: str) -> None:
    answer = Client().options(house.urls[name])
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    # RFC 9110, 8.6: an answer without a body has no length either.
    assert "Content-Length" not in answer.headers


@every_endpoint
def test_cookies_that_are_sent_change_nothing(house: House, name: str) -> None:
    client = Client()
    client.cookies["sessionid"] = "made-up"
    client.cookies["django_language"] = "ar"
    sent, plain = client.get(house.urls[name]), Client().get(house.urls[name])
    assert sent.getvalue() == plain.getvalue()
    assert not sent.cookies
    check_headers(sent.headers)


def test_editor_who_is_logged_in_is_a_reader_like_any_other() -> None:
    section = a_section()
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor", "editor@lindehof.example", "geheim"))
    url = f"/api/v1/pages/{section.translation_key}/"
    with CaptureQueriesContext(connection) as queries:
        answer = editor.get(url)
    assert len(queries) == 1
    assert answer.content == Client().get(url).content
    check_headers(answer.headers)
