"""Whatever is sent that makes no sense: a problem that names the fault, nothing looked up, one line in the log."""

import re
import string
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.urls import ENDPOINTS, Route
from tests.api.conftest import BASE, House
from tests.factories.api import faults, get, problem
from tests.factories.publications import listed_pages

pytestmark = pytest.mark.django_db

BY_NAME = {route.name: route for route in ENDPOINTS}
every_endpoint = pytest.mark.parametrize("name", BY_NAME)
LONG = "x" * 8192
# What PostgreSQL cannot store and no text is.
NO_TEXT = ["%00", "nl%00", "%ff", "%c3%28", "%ed%a0%80", "nl%e2%82"]


def declared(route: Route) -> set[str]:
    return {each.name for each in route.options.get("parameters", route.view.parameters)}


def having(parameter: str) -> list[str]:
    return [name for name, route in BY_NAME.items() if parameter in declared(route)]


class Asked:
    """One request, what was looked up for it, and what was written down."""

    def __init__(self, answer: Any, statements: list[str], lines: list[Any]) -> None:
        self.answer, self.statements, self.lines = answer, statements, lines


@pytest.fixture
def ask(caplog: pytest.LogCaptureFixture) -> Callable[..., Asked]:
    caplog.set_level("INFO")

    def request(url: str, *, method: str = "get", **headers: str) -> Asked:
        caplog.clear()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        statements: list[str] = []

        def watch(execute: Any, sql: str, *rest: Any) -> Any:
            statements.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(watch):
            answer = getattr(Client(raise_request_exception=False), method)(url, headers=named)
        return Asked(answer, statements, [record.msg for record in caplog.records])

    return request


def refused(asked: Asked, status: int, name: str) -> Any:
    """The details of a problem for which nothing was looked up, and which is one line in the log."""
    assert asked.statements == []
    return told(asked, status, name)


def told(asked: Asked, status: int, name: str) -> Any:
    details = problem(asked.answer, status, name)
    (line,) = asked.lines
    assert line["event"] == "api_problem"
    assert f"urn:uuid:{line['problem']}" == details["instance"]
    assert "?" not in line["request"]
    assert "Traceback" not in asked.answer.content.decode()
    return details


def named(asked: Asked) -> list[tuple[str, str]]:
    refused(asked, 400, "invalid-parameters")
    return faults(asked.answer)


def extended(url: str, query: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{query}"


@every_endpoint
def test_unknown_parameter_is_refused_by_name(house: House, ask: Any, name: str) -> None:
    for unknown in ("nonsense", "format", "Locale", "limit[]", "locale ", "مساعدة", ""):
        asked = ask(extended(house.urls[name], urlencode({unknown: "geheim"})))
        assert named(asked) == [(unknown, "unknown")]
        assert "geheim" not in str(asked.lines)
        assert "geheim" not in asked.answer.content.decode()


@every_endpoint
def test_parameter_given_twice_is_refused_even_when_both_say_the_same(house: House, ask: Any, name: str) -> None:
    for known in declared(BY_NAME[name]):
        bare = house.urls[name].split("?")[0] if known in ("q", "path") else house.urls[name]
        assert named(ask(extended(bare, f"{known}=a&{known}=a")))[0] == (known, "repeated")


@every_endpoint
def test_value_that_is_no_text_is_refused_for_every_parameter(house: House, ask: Any, name: str) -> None:
    for known in declared(BY_NAME[name]):
        bare = house.urls[name].split("?")[0] if known in ("q", "path") else house.urls[name]
        for value in NO_TEXT:
            assert (known, "invalid") in named(ask(extended(bare, f"{known}={value}")))


@every_endpoint
def test_value_of_eight_thousand_characters_is_refused_for_every_parameter(house: House, ask: Any, name: str) -> None:
    for known in declared(BY_NAME[name]):
        bare = house.urls[name].split("?")[0] if known in ("q", "path") else house.urls[name]
        assert (known, "invalid") in named(ask(extended(bare, f"{known}={LONG}")))


# By parameter, what it never is.
WRONG = {
    "limit": ["0", "-1", "1e9", "1000000000", "1001", "abc", "١٢", "²", "1.5", "+1", " 5", "", "0x10", "1_0"],
    "offset": ["-1", "100001", "9" * 30, "abc", "٣", ""],
    "locale": ["xx", "NL", "nl-NL", "", "nl,en", "*", "Auto"],
    "fallback": ["yes", "None", "", "chain,none"],
    "view": ["cards", "Full", ""],
    "type": ["helpline", "Treatment", "treatments", ""],
    "type__in": ["", "topic,", "topic,Treatment", "topic;vacancy"],
    "translation_state": ["", "Current", "missing", "draft", "current,outdated"],
    "translation_state__in": ["", "current,", "current,missing", "current;outdated"],
    "order": ["", "-", "--title", "body", "title,position", "+title"],
    "id__in": ["", "1", "7d444840-9dc0-11d1-b245-5ffdce74fad2,", "7d444840_9dc0_11d1_b245_5ffdce74fad2"],
    "updated_since": [
        "",
        "yesterday",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-02-30T00:00:00Z",
    ],
    "cursor": ["", "0", "Start", "eyJ9:abc", LONG[:1000], "start:start"],
    "fields": ["", "body.nothing", "title,", "title,,slug", "__class__", "title.title", "*"],
    "parent": ["", "1", "root"],
    "path": [
        "",
        "nl/",
        "//nl/",
        "/nl//x/",
        "/nl/../x/",
        "/nl/./x/",
        "https://lindehof.example/nl/",
        "/nl/?x=1",
        "/nl/#x",
        "\\nl\\",
    ],
    "q": ["", " ", "*", "%", '""', "()", "-", "&|!", "'", "\\", "…", "𝄞🙂"],
    "near": ["", "1,2", "91,0,1", "0,181,1", "0,0,-1", "a,b,c", "52.09,5.12,25,1", "NaN,0,1", "inf,0,1"],
    "closing_at__gte": ["", "today", "2026-01-01"],
    "hours": ["", "-", "1.", ".5", "1e", "1e999", "NaN", "--1", "1,5"],
    "is_emergency": ["", "1", "True", "yes"],
}


@pytest.mark.parametrize("parameter", WRONG)
def test_value_of_the_wrong_kind_is_refused_by_every_endpoint_that_knows_the_parameter(
    house: House, ask: Any, parameter: str
) -> None:
    endpoints = having(parameter)
    assert endpoints
    for name in endpoints:
        bare = house.urls[name].split("?")[0] if parameter in ("q", "path") else house.urls[name]
        for value in WRONG[parameter]:
            asked = ask(extended(bare, urlencode({parameter: value})))
            assert named(asked) == [(parameter, "invalid")], (name, value)


@pytest.mark.parametrize(
    "query",
    [
        "hecht*",
        "-hecht",
        "+hecht",
        '"hecht"',
        "hecht:*",
        "title:hecht",
        "hecht OR",
        "(hecht",
        "hecht & !x",
        "NEAR(hecht x)",
        "hecht'; --",
    ],
)
def test_signs_and_operators_mean_nothing_in_a_search(house: House, query: str) -> None:
    answer = get("search/", q=query)
    assert answer.status_code == 200
    words = " ".join(part for part in "".join(sign if sign.isalnum() else " " for sign in query).split())
    plain = get("search/", q=words).json()
    assert (answer.json()["items"], answer.json()["facets"]) == (plain["items"], plain["facets"])


class TestCursors:
    def cursors(self) -> tuple[str, str]:
        """One of a list, and one of another."""
        listed_pages(5)
        listed_pages(5, type="topic")
        return self.next_of("articles/"), self.next_of("topics/")

    def next_of(self, path: str) -> str:
        following = get(path, cursor="start", limit=2).json()["next"]
        return str(dict(part.split("=") for part in following.split("?")[1].split("&"))["cursor"])

    def test_cursor_of_its_own_list_is_taken(self) -> None:
        own, _other = self.cursors()
        answer = Client().get(f"{BASE}articles/?cursor={own}&limit=2")
        assert (answer.status_code, len(answer.json()["items"])) == (200, 2)

    def test_cursor_that_was_tampered_with_is_refused(self, ask: Any) -> None:
        own, other = self.cursors()
        value, _, signature = own.partition("%3A")
        forged = [own[:-1], own[1:], own + "A", value, signature, f"{value}%3A", f"%3A{signature}", own.swapcase()]
        forged += [f"{value}%3A{other.partition('%3A')[2]}", f"{value[:-4]}%3A{signature}", own + "%3A" + signature]
        for cursor in forged:
            assert named(ask(f"{BASE}articles/?cursor={cursor}")) == [("cursor", "invalid")], cursor

    @pytest.mark.parametrize(
        "query", ["locale=en", "fallback=none", "order=-position", "order=title", "updated_since=2026-01-01T00:00:00Z"]
    )
    def test_cursor_of_another_list_is_refused(self, ask: Any, query: str) -> None:
        own, other = self.cursors()
        for url in (
            f"{BASE}articles/?cursor={other}",
            f"{BASE}pages/?cursor={own}",
            f"{BASE}articles/?cursor={own}&{query}",
        ):
            assert named(ask(url)) == [("cursor", "invalid")]

    def test_cursor_and_offset_are_refused_together(self, ask: Any) -> None:
        assert named(ask(f"{BASE}articles/?cursor=start&offset=0")) == [("offset", "invalid")]


UNKNOWN = [
    "/api/v1//",
    "//api/v1/pages/",
    "/api//v1/pages/",
    "/api/v1/pages//",
    "/api/v1/../v1/pages/",
    "/api/v1/pages/../",
    "/api/v1/pages/%2e%2e/",
    "/api/v1/topics/a%2fb/",
    "/api/v1/Pages/",
    "/API/v1/pages/",
    "/api/V1/pages/",
    "/api/v1/pages/;x=1",
    "/api/v1/pages/extra",
    "/api/v1/pages/by-path/extra/",
    "/api/v1/pages.json",
    "/api/v1/export.ndjson/",
    "/api/v1/pages/00000000-0000-0000-0000-00000000000g/",
    "/api/v1/pages/%00/",
    "/api/v1/topics/%00/",
    "/api/v1/topics/nul%00/",
    "/api/v1/%ff%fe/",
    f"/api/v1/{LONG}/",
]


@pytest.mark.parametrize("url", UNKNOWN, ids=lambda url: url[:40])
def test_path_that_leads_nowhere_is_missing_and_nothing_is_looked_up(ask: Any, url: str) -> None:
    asked = ask(url)
    assert asked.statements == []
    if url.startswith("/api"):
        # Django takes what decodes to /api/… for that, however it is written.
        refused(asked, 404, "not-found")
    else:
        assert asked.answer.status_code == 404
    assert "Location" not in asked.answer.headers


@every_endpoint
def test_where_there_is_nothing_only_publications_are_asked(house: House, ask: Any, name: str) -> None:
    if name not in house.missing:
        return
    asked = ask(house.missing[name])
    told(asked, 404, "not-found")
    assert 1 <= len(asked.statements) <= 2
    for statement in asked.statements:
        tables = re.findall(r"(?:FROM|JOIN) (\w+)", statement)
        assert tables
        assert all(table.startswith("publications_") for table in tables)


@pytest.mark.parametrize("path", ["/NL/", "/Nl/hulp/", "/nl/HULP/", "/nl/Hulp/"])
def test_public_path_in_other_letters_leads_nowhere(house: House, ask: Any, path: str) -> None:
    assert get("pages/by-path/", path="/nl/hulp/").status_code == 200
    asked = ask(f"{BASE}pages/by-path/?path={quote(path)}")
    told(asked, 404, "not-found")
    assert len(asked.statements) <= 2


def test_slug_in_other_letters_or_with_more_behind_it_leads_nowhere(house: House) -> None:
    assert get("sections/hulp/").status_code == 200
    for slug in ("Hulp", "hulp%20", "hulp%00", "hulp%25", "hulp'--", "hulp%0a"):
        problem(get(f"sections/{slug}/"), 404, "not-found")


@every_endpoint
def test_method_that_would_write_is_refused_before_anything_is_read(house: House, ask: Any, name: str) -> None:
    for method in ("post", "put", "patch", "delete", "trace"):
        asked = ask(house.urls[name], method=method)
        refused(asked, 405, "method-not-allowed")
        assert asked.answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    answer = Client().generic("BREW", house.urls[name])
    problem(answer, 405, "method-not-allowed")


@every_endpoint
def test_form_that_is_not_given_is_refused_before_anything_is_read(house: House, ask: Any, name: str) -> None:
    # The one endpoint for people gives HTML, and nothing else.
    other = "application/json" if name == "docs" else "text/html"
    for accept in (
        other,
        "application/xml",
        "image/*",
        f"application/json;q=0, text/html;q=0, {other};q=0",
        ";;;",
        ",",
        "x" * 5000,
    ):
        refused(ask(house.urls[name], accept=accept), 406, "not-acceptable")


@every_endpoint
def test_host_that_is_not_ours_is_refused_and_not_repeated(house: House, ask: Any, name: str) -> None:
    for host in ("elsewhere.example", "testserver.elsewhere.example", "testserver:80:80", "a b", "[::1"):
        asked = ask(house.urls[name], host=host)
        refused(asked, 400, "bad-request")
        assert host not in asked.answer.content.decode()


@pytest.mark.parametrize("address", ["203.0.113.7", "127.0.0.1", "::1, 10.0.0.1", "x" * 5000, "'; --"])
def test_address_that_a_visitor_makes_up_changes_nothing(house: House, ask: Any, address: str) -> None:
    plain = Client().get(house.urls["pages"])
    asked = ask(house.urls["pages"], x_forwarded_for=address, x_forwarded_host="elsewhere.example", x_real_ip=address)
    assert asked.answer.content == plain.content
    assert asked.lines == []
    # It is counted as the same visitor.
    left = [int(answer.headers["RateLimit"].split("r=")[1].split(";")[0]) for answer in (plain, asked.answer)]
    assert left[1] == left[0] - 1


KNOWN = sorted({each for route in ENDPOINTS for each in declared(route)})
names = st.sampled_from(KNOWN) | st.text(max_size=12)
values = (
    st.text(max_size=40)
    | st.sampled_from([value for wrong in WRONG.values() for value in wrong])
    | st.sampled_from(["nl", "en", "auto", "start", "title", "-title", "1", "100", "true", "topic", "52.1,5.1,25"])
    | st.integers().map(str)
    | st.floats().map(str)
    | st.uuids().map(str)
    | st.datetimes().map(lambda moment: f"{moment.isoformat()}Z")
)
raw = st.text(string.printable, max_size=60).map(lambda text: quote(text, safe="%&=+;,*-_.~!'()"))


@given(
    name=st.sampled_from(sorted(BY_NAME)),
    pairs=st.lists(st.tuples(names, values), max_size=4),
    rest=raw,
    accept_language=st.text(string.printable, max_size=30).map(lambda text: "".join(text.split())),
)
@settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_query_whatever_breaks_anything(
    house: House, name: str, pairs: list[tuple[str, str]], rest: str, accept_language: str
) -> None:
    query = "&".join(part for part in (urlencode(pairs), rest) if part)
    answer = Client(raise_request_exception=False).get(
        extended(house.urls[name], query), headers={"accept-language": accept_language}
    )
    assert answer.status_code in (200, 400, 404), (name, query)
    if answer.status_code == 200:
        assert answer.headers["Content-Type"].split("+")[-1] in ("application/json", "json", "application/x-ndjson")
    else:
        body = problem(answer, answer.status_code, "not-found" if answer.status_code == 404 else "invalid-parameters")
        assert "Traceback" not in str(body)
