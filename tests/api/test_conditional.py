"""Who has the bytes already is told so, who thinks it has others is told that: RFC 9110, section 13."""

import datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.http import http_date
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.responses import composed
from api.urls import ENDPOINTS
from tests.api.conftest import NONSENSE, NOW, House
from tests.factories.api import get, problem
from tests.factories.pages import a_section, published, translated

pytestmark = pytest.mark.django_db

NAMES = [route.name for route in ENDPOINTS]
# Everything is sent in one stream, and never kept.
KEPT = [name for name in NAMES if name != "export"]
# One row as it is stored, so that there is a moment since which it is.
STORED = {"page", "by-path", "navigation", "image"} | {name for name in NAMES if name.endswith(("-by-slug", "-by-id"))}
IN_ONE_LANGUAGE = STORED - {"image", "sources-by-id"} | {"labels"}
every_endpoint = pytest.mark.parametrize("name", NAMES)
every_kept = pytest.mark.parametrize("name", KEPT)
# One of each kind of answer: a stored one, a list of stored ones, one that is put together, the menu.
KINDS = ["page", "pages", "search", "navigation"]
# What every request of a client counts down.
COUNTED = {"RateLimit", "RateLimit-Policy"}

HOUR = datetime.timedelta(hours=1)
BEFORE, SINCE, AFTER = (http_date(moment.timestamp()) for moment in (NOW - HOUR, NOW, NOW + HOUR))


def described(answer: Any) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in COUNTED}


@every_endpoint
def test_head_has_the_headers_of_get_and_no_body(house: House, name: str) -> None:
    url = house.urls[name]
    get_answer, head_answer = Client().get(url), Client().head(url)
    assert (get_answer.status_code, head_answer.status_code, head_answer.getvalue()) == (200, 200, b"")
    body = get_answer.getvalue()
    assert body
    assert described(head_answer) == described(get_answer)
    assert name == "export" or head_answer.headers["Content-Length"] == str(len(body))


@every_endpoint
def test_head_of_a_problem_has_its_headers_and_no_body(house: House, name: str) -> None:
    for url in (house.urls[name] + NONSENSE[name], house.missing.get(name, "/api/v1/nothing/")):
        get_answer, head_answer = Client().get(url), Client().head(url)
        assert head_answer.status_code == get_answer.status_code >= 400
        assert described(head_answer) == described(get_answer)
        assert head_answer.content == b""


OURS = ["{etag}", "W/{etag}", '"other", {etag}', '{etag}, "other"', 'W/"a",W/{etag}', "*"]
OTHERS = ['"other"', 'W/"other"', '"a", "b"', "unquoted", "", ",", '"*"']


@every_kept
def test_who_has_the_bytes_is_told_so(house: House, name: str) -> None:
    url = house.urls[name]
    etag = Client().get(url).headers["ETag"]
    for tags in OURS:
        for method in ("get", "head"):
            answer = getattr(Client(), method)(url, headers={"if-none-match": tags.format(etag=etag)})
            assert (answer.status_code, answer.content) == (304, b""), (tags, method)


@every_kept
def test_who_has_the_bytes_is_told_how_long_they_may_be_kept_and_what_they_are(house: House, name: str) -> None:
    before = Client().get(house.urls[name])
    answer = Client().get(house.urls[name], headers={"if-none-match": before.headers["ETag"]})
    kept = described(before)
    # A length of 0 would be that of the text itself (8.6).
    del kept["Content-Type"], kept["Content-Length"]
    assert described(answer) == kept
    assert {"Cache-Control", "CDN-Cache-Control", "ETag", "Link", "Surrogate-Key", "Cache-Tag", "Cache-Groups"} <= set(
        kept
    )
    assert ("Content-Language" in kept) == (name in IN_ONE_LANGUAGE)


@every_kept
def test_who_has_other_bytes_gets_ours(house: House, name: str) -> None:
    for tags in OTHERS:
        assert Client().get(house.urls[name], headers={"if-none-match": tags}).status_code == 200, tags


def test_what_was_negotiated_still_varies_when_it_has_not_changed(house: House) -> None:
    asks = {"accept-language": "en"}
    before = get("navigation/", locale="auto", headers=asks)
    answer = get("navigation/", locale="auto", headers={**asks, "if-none-match": before.headers["ETag"]})
    assert answer.status_code == 304
    assert (answer.headers["Vary"], answer.headers["Content-Language"]) == ("Accept-Language", "en")


# Fields, and what they come to: where there is a moment since which the bytes are these (SINCE), and where there is
# none. {etag} is that of the bytes.
PRECEDENCE: list[tuple[dict[str, str], int, int]] = [
    # 1: If-Match.
    ({"if-match": "{etag}"}, 200, 200),
    ({"if-match": "*"}, 200, 200),
    ({"if-match": '"other", {etag}'}, 200, 200),
    ({"if-match": '"other"'}, 412, 412),
    # Compared strongly (13.1.1).
    ({"if-match": "W/{etag}"}, 412, 412),
    ({"if-match": "unquoted"}, 412, 412),
    # 2: If-Unmodified-Since, where there is no If-Match and there is a date to compare with (13.1.4).
    ({"if-unmodified-since": SINCE}, 200, 200),
    ({"if-unmodified-since": AFTER}, 200, 200),
    ({"if-unmodified-since": BEFORE}, 412, 200),
    ({"if-unmodified-since": "yesterday"}, 200, 200),
    ({"if-match": "{etag}", "if-unmodified-since": BEFORE}, 200, 200),
    ({"if-match": "*", "if-unmodified-since": BEFORE}, 200, 200),
    ({"if-match": '"other"', "if-unmodified-since": AFTER}, 412, 412),
    # 3: If-None-Match, after the first two.
    ({"if-match": "{etag}", "if-none-match": "{etag}"}, 304, 304),
    ({"if-match": '"other"', "if-none-match": "{etag}"}, 412, 412),
    ({"if-unmodified-since": AFTER, "if-none-match": "{etag}"}, 304, 304),
    ({"if-unmodified-since": BEFORE, "if-none-match": "{etag}"}, 412, 304),
    # 4: If-Modified-Since, where there is no If-None-Match.
    ({"if-modified-since": SINCE}, 304, 200),
    ({"if-modified-since": AFTER}, 304, 200),
    ({"if-modified-since": BEFORE}, 200, 200),
    ({"if-modified-since": "yesterday"}, 200, 200),
    ({"if-none-match": "{etag}", "if-modified-since": BEFORE}, 304, 304),
    ({"if-none-match": "*", "if-modified-since": BEFORE}, 304, 304),
    ({"if-none-match": '"other"', "if-modified-since": AFTER}, 200, 200),
    ({"if-none-match": 'W/"other"', "if-modified-since": AFTER}, 200, 200),
    # Also one that cannot be read is there.
    ({"if-none-match": "unquoted", "if-modified-since": AFTER}, 200, 200),
    ({"if-match": "{etag}", "if-modified-since": AFTER}, 304, 200),
    ({"if-unmodified-since": SINCE, "if-modified-since": SINCE}, 304, 200),
    ({"if-unmodified-since": BEFORE, "if-modified-since": AFTER}, 412, 200),
    (
        {"if-match": "*", "if-unmodified-since": BEFORE, "if-none-match": '"other"', "if-modified-since": AFTER},
        200,
        200,
    ),
]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(("fields", "stored", "composed"), PRECEDENCE, ids=str)
def test_conditions_are_weighed_in_their_order(
    house: House, name: str, fields: dict[str, str], stored: int, composed: int
) -> None:
    url = house.urls[name]
    etag = Client().get(url).headers["ETag"]
    headers = {field: value.format(etag=etag) for field, value in fields.items()}
    answer = Client().get(url, headers=headers)
    assert answer.status_code == (stored if name in STORED else composed)
    assert Client().head(url, headers=headers).status_code == answer.status_code
    if answer.status_code == 412:
        problem(answer, 412, "precondition-failed")


@every_kept
def test_moment_of_change_is_told_only_of_what_is_stored(house: House, name: str) -> None:
    headers = Client().get(house.urls[name]).headers
    assert headers.get("Last-Modified") == (SINCE if name in STORED else None)


def test_part_of_a_document_has_its_own_tag_and_no_moment(house: House) -> None:
    whole, part = Client().get(house.urls["page"]), Client().get(house.urls["page"] + "?fields=title")
    assert part.headers["ETag"] != whole.headers["ETag"]
    assert "Last-Modified" not in part.headers
    assert Client().get(house.urls["page"], headers={"if-none-match": part.headers["ETag"]}).status_code == 200


@every_kept
def test_entity_tag_is_strong_and_quoted(house: House, name: str) -> None:
    tag = Client().get(house.urls[name]).headers["ETag"]
    assert tag.startswith('"')
    assert tag.endswith('"')
    assert len(tag) > 30


def test_problem_is_never_not_modified() -> None:
    assert get("nothing/", headers={"if-none-match": "*"}).status_code == 404
    assert get("pages/", limit=0, headers={"if-none-match": "*"}).status_code == 400
    assert get("pages/", limit=0, headers={"if-match": '"other"'}).status_code == 400


def test_version_the_caller_no_longer_has_is_a_problem_and_not_an_empty_page() -> None:
    problem(get("pages/", headers={"if-match": '"another"'}), 412, "precondition-failed")


LETTERS = st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"])
titles = st.text(LETTERS, min_size=1, max_size=40).filter(str.strip)


@pytest.fixture
def section() -> Any:
    return a_section(title="Steun")


@given(first=titles, second=st.none() | titles)
@settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_entity_tag_changes_if_and_only_if_the_bytes_do(section: Any, first: str, second: str | None) -> None:
    # No clock: it would make every publishing another document.
    with time_machine.travel("2030-01-01T12:00:00Z", tick=False):
        before = read_under(section, first)
        after = read_under(section, second or first)
    for path, old, new in zip(paths_of(section), before, after, strict=True):
        assert (new.headers["ETag"] == old.headers["ETag"]) == (new.content == old.content)
        for answer in (old, new):
            again = get(path, headers={"if-none-match": answer.headers["ETag"]})
            assert again.status_code == (304 if answer.content == new.content else 200)


def paths_of(section: Any) -> list[str]:
    """Where its title is read, or a word that stays whatever the title is."""
    page = f"pages/{section.translation_key}/"
    return [page, f"{page}?fields=title", "pages/?type=section", "pages/?view=full", "navigation/", "search/?q=blijft"]


def read_under(section: Any, title: str) -> list[HttpResponse]:
    """What readers get once it is published under this title."""
    section.title, section.summary = title, "Dit blijft"
    published(section)
    return [get(path) for path in paths_of(section)]


@given(one=st.binary(max_size=50), other=st.binary(max_size=50))
@settings(derandomize=True)
def test_composed_answers_share_a_tag_only_when_they_share_their_bytes(one: bytes, other: bytes) -> None:
    request = RequestFactory().get("/api/v1/")
    tags = [composed(request, body).headers["ETag"] for body in (one, other)]
    assert (tags[0] == tags[1]) == (one == other)
    assert composed(request, one).headers["ETag"] == tags[0]


def test_page_published_again_as_it_was_keeps_its_tag() -> None:
    with time_machine.travel("2030-01-01T12:00:00Z", tick=False):
        section = a_section(title="Steun")
        before = get(f"pages/{section.translation_key}/").headers["ETag"]
        published(section)
        assert get(f"pages/{section.translation_key}/").headers["ETag"] == before


def test_languages_of_one_list_have_tags_of_their_own() -> None:
    translated(a_section(title="Steun"), "en", title="Support")
    tags = {get("sections/", locale=code).headers["ETag"] for code in ("nl", "en")}
    assert len(tags) == 2
