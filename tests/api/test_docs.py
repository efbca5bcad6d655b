"""The page on which people read about the API and try it out: it works without the internet."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib.staticfiles import finders

from api.urls import ENDPOINTS
from tests.factories.api import get

pytestmark = pytest.mark.django_db


class Page(HTMLParser):
    """What a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script" and data.strip():
            self.scripts.append(data)

    def addresses(self) -> list[str]:
        return [value for _tag, attrs in self.tags for name in ("src", "href") if (value := attrs.get(name))]


def page() -> Page:
    return Page(get("docs/").content.decode())


def test_page_is_html_in_english_and_says_what_it_is() -> None:
    answer = get("docs/")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert ("html", {"lang": "en"}) in page().tags
    assert "<title>Houvast API</title>" in answer.content.decode()


def test_page_asks_nothing_of_other_hosts() -> None:
    assert page().addresses()
    assert [address for address in page().addresses() if not re.match(r"/(?!/)", address)] == []


def test_every_file_the_page_needs_is_here() -> None:
    files = [address.removeprefix("/static/") for address in page().addresses() if address.startswith("/static/")]
    assert len(files) == 5
    assert [file for file in files if not finders.find(file)] == []


def test_page_has_no_script_of_its_own() -> None:
    assert page().scripts == []
    assert [name for _tag, attrs in page().tags for name in attrs if name.startswith("on") or name == "style"] == []


def test_page_may_run_and_ask_for_nothing_but_what_is_ours() -> None:
    policy = dict(part.strip().split(" ", 1) for part in get("docs/").headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["img-src"] == "'self' data:"
    assert get("docs/").headers["X-Content-Type-Options"] == "nosniff"


def test_reader_without_javascript_finds_every_endpoint_and_the_description() -> None:
    text = get("docs/").content.decode()
    without_script = text[text.index("<noscript>") : text.index("</noscript>")]
    assert 'href="/api/v1/schema/"' in without_script
    assert [route.name for route in ENDPOINTS if f"/api/v1/{route.shown}" not in without_script] == []


def test_page_is_not_given_to_who_asks_for_json() -> None:
    assert get("docs/", headers={"Accept": "application/json"}).status_code == 406
