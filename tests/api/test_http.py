"""Conditional requests, languages, other origins: what caches and browsers rely on."""

from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.responses import composed
from tests.factories.api import get, problem
from tests.factories.pages import a_section, a_treatment, home, published, translated

pytestmark = pytest.mark.django_db

PATHS = [
    "",
    "locales/",
    "pages/?limit=1",
    "pages/?view=full",
    "pages/{id}/",
    "pages/{id}/?locale=ar",
    "pages/by-path/?path=/nl/",
    "sections/",
    "navigation/",
]
every_endpoint = pytest.mark.parametrize("path", [*PATHS, "pages/by-path/?path=/"])


def url_of(path: str) -> str:
    return f"/api/v1/{path}".format(id=home().translation_key)


@every_endpoint
def test_head_has_the_headers_of_get_and_no_body(path: str) -> None:
    client, url = Client(), url_of(path)
    get_answer, head_answer = client.get(url), client.head(url)
    assert (head_answer.status_code, head_answer.content) == (200, b"")
    assert get_answer.content
    assert dict(head_answer.headers) == dict(get_answer.headers)
    assert head_answer.headers["Content-Length"] == str(len(get_answer.content))


@every_endpoint
@pytest.mark.parametrize("given", ["{etag}", "W/{etag}", '"other", {etag}', '{etag}, "other"', 'W/"a",W/{etag}', "*"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_who_has_the_bytes_is_told_so(path: str, given: str, method: str) -> None:
    url = url_of(path)
    before = Client().get(url)
    answer = getattr(Client(), method)(url, headers={"if-none-match": given.format(etag=before.headers["ETag"])})
    assert (answer.status_code, answer.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Surrogate-Key", "Cache-Tag", "Cache-Groups"):
        assert answer.headers[name] == before.headers[name]
    assert "Vary" not in answer.headers


@every_endpoint
@pytest.mark.parametrize("given", ['"other"', 'W/"other"', '"a", "b"', "unquoted", "", ",", '"*"'])
def test_who_has_other_bytes_gets_ours(path: str, given: str) -> None:
    assert Client().get(url_of(path), headers={"if-none-match": given}).status_code == 200


@every_endpoint
def test_entity_tag_is_strong_and_quoted(path: str) -> None:
    tag = Client().get(url_of(path)).headers["ETag"]
    assert tag.startswith('"')
    assert tag.endswith('"')
    assert len(tag) > 30


def test_problem_is_never_not_modified() -> None:
    assert get("nothing/", headers={"if-none-match": "*"}).status_code == 404
    assert get("pages/", limit=0, headers={"if-none-match": "*"}).status_code == 400


LETTERS = st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"])
titles = st.text(LETTERS, min_size=1, max_size=40).filter(str.strip)


@pytest.fixture
def section() -> Any:
    return a_section(title="Hulp")


@given(first=titles, second=st.none() | titles)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_entity_tag_changes_if_and_only_if_the_bytes_do(section: Any, first: str, second: str | None) -> None:
    # No clock: it would make every publishing another document.
    with time_machine.travel("2030-01-01T12:00:00Z", tick=False):
        before = read_under(section, first)
        after = read_under(section, second or first)
    for old, new in zip(before, after, strict=True):
        assert (new.headers["ETag"] == old.headers["ETag"]) == (new.content == old.content)
    for path, old, new in zip(paths_of(section), before, after, strict=True):
        again = get(path, headers={"if-none-match": old.headers["ETag"]})
        assert again.status_code == (304 if new.content == old.content else 200)


def paths_of(section: Any) -> list[str]:
    """Where its title is read."""
    return [f"pages/{section.translation_key}/", "pages/?type=section"]


def read_under(section: Any, title: str) -> list[HttpResponse]:
    """What readers get once it is published under this title."""
    section.title = title
    published(section)
    return [get(path) for path in paths_of(section)]


def test_page_published_again_as_it_was_keeps_its_tag() -> None:
    with time_machine.travel("2030-01-01T12:00:00Z", tick=False):
        section = a_section(title="Hulp")
        before = get(f"pages/{section.translation_key}/").headers["ETag"]
        published(section)
        assert get(f"pages/{section.translation_key}/").headers["ETag"] == before


def test_page_published_again_with_another_title_gets_another_tag() -> None:
    section = a_section(title="Hulp")
    before = get(f"pages/{section.translation_key}/").headers["ETag"]
    section.title = "Steun"
    published(section)
    assert get(f"pages/{section.translation_key}/").headers["ETag"] != before


@given(one=st.binary(max_size=50), other=st.binary(max_size=50))
def test_composed_answers_share_a_tag_only_when_they_share_their_bytes(one: bytes, other: bytes) -> None:
    request = RequestFactory().get("/api/v1/")
    tags = [composed(request, body).headers["ETag"] for body in (one, other)]
    assert (tags[0] == tags[1]) == (one == other)
    assert composed(request, one).headers["ETag"] == tags[0]


def test_content_language_is_that_of_the_text_not_of_the_question() -> None:
    section = a_section(title="Hulp")
    translated(section, "en", title="Help")
    url = f"pages/{section.translation_key}/"
    languages = {code: get(url, locale=code).headers["Content-Language"] for code in ("nl", "en", "ar", "pl")}
    assert languages == {"nl": "nl", "en": "en", "ar": "en", "pl": "nl"}
    assert get("pages/by-path/", path="/ar/help/").headers["Content-Language"] == "en"


@every_endpoint
@pytest.mark.parametrize("language", ["ar", "de, en;q=0.5", "xx", "*", ""])
def test_language_of_the_browser_changes_nothing(path: str, language: str) -> None:
    url = url_of(path)
    asked, plain = Client().get(url, headers={"accept-language": language}), Client().get(url)
    assert asked.content == plain.content
    assert asked.headers.get("Content-Language") == plain.headers.get("Content-Language")
    assert "accept-language" not in asked.headers.get("Vary", "").lower()


@pytest.mark.parametrize("origin", ["https://lindehof.example", "http://localhost:3000", "null"])
@pytest.mark.parametrize("path", [*PATHS, "nothing/", "pages/?limit=0"])
def test_any_site_may_read_without_credentials(path: str, origin: str) -> None:
    answer = Client().get(url_of(path), headers={"origin": origin})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert answer.headers["Access-Control-Expose-Headers"] == "ETag, Link"
    assert "Vary" not in answer.headers


@pytest.mark.parametrize("path", [*PATHS, "nothing/", "pages/?limit=0"])
def test_answer_is_the_same_for_who_names_no_origin(path: str) -> None:
    url = url_of(path)
    asked, plain = Client().get(url, headers={"origin": "https://lindehof.example"}), Client().get(url)
    assert dict(asked.headers).keys() == dict(plain.headers).keys()
    assert plain.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", [*PATHS, "nothing/", "pages/?limit=0"])
@pytest.mark.parametrize("method", ["get", "head", "options", "post"])
def test_answer_can_load_nothing_and_stand_in_no_frame(path: str, method: str) -> None:
    headers = getattr(Client(), method)(url_of(path)).headers
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_any_site_may_read_what_has_not_changed() -> None:
    url = url_of("pages/")
    tag = Client().get(url).headers["ETag"]
    answer = Client().get(url, headers={"origin": "https://lindehof.example", "if-none-match": tag})
    assert answer.status_code == 304
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_browser_that_asks_first_may_read_and_not_write() -> None:
    asks = {
        "origin": "https://lindehof.example",
        "access-control-request-method": "GET",
        "access-control-request-headers": "if-none-match",
    }
    answer = Client().options("/api/v1/pages/", headers=asks)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "if-none-match" in answer.headers["Access-Control-Allow-Headers"]
    assert int(answer.headers["Access-Control-Max-Age"]) > 0


@pytest.mark.parametrize("path", [*PATHS, "nothing/", "pages/?limit=0"])
def test_no_cookie_is_set(path: str) -> None:
    client = Client()
    answer = client.get(url_of(path))
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers
    assert not client.cookies


def test_browser_that_asks_first_may_also_read_that_there_is_nothing() -> None:
    asks = {"origin": "https://lindehof.example", "access-control-request-method": "GET"}
    assert Client().options("/api/v1/nothing/", headers=asks).status_code == 200


def test_editor_who_is_logged_in_is_a_reader_like_any_other() -> None:
    treatment = a_treatment()
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor", "editor@lindehof.example", "geheim"))
    url = f"/api/v1/pages/{treatment.translation_key}/"
    with CaptureQueriesContext(connection) as queries:
        answer = editor.get(url)
    assert len(queries) == 1
    assert answer.content == Client().get(url).content
    assert not answer.cookies
    assert "Vary" not in answer.headers


def test_version_the_caller_no_longer_has_is_a_problem_and_not_an_empty_page() -> None:
    problem(get("pages/", headers={"if-match": '"another"'}), 412, "precondition-failed")
