"""The page of docs/front-ends.md, as someone has it on the screen five minutes after reading it."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site

pytestmark = pytest.mark.e2e

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def reader(site: Site) -> Iterator[str]:
    """The address of the example on a server of its own, which asks the demo for its content."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(EXAMPLES)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/reader.html?{urlencode({'api': site.url})}"
    server.shutdown()


def test_arabic_home_page_reads_from_right_to_left(visitor: Page, reader: str) -> None:
    visitor.goto(f"{reader}&path=/ar/")
    expect(visitor.locator("html")).to_have_attribute("dir", "rtl")
    expect(visitor.locator("html")).to_have_attribute("lang", "ar")
    expect(visitor.locator("h1")).not_to_be_empty()
    expect(visitor.get_by_role("note")).to_have_count(0)


def test_polish_reader_is_told_that_the_page_is_dutch(visitor: Page, reader: str) -> None:
    visitor.goto(f"{reader}&path=/pl/")
    expect(visitor.locator("html")).to_have_attribute("lang", "nl")
    note = visitor.get_by_role("note")
    expect(note).to_have_attribute("lang", "pl")
    expect(note).not_to_be_empty()


def test_help_stands_before_the_text_where_it_is_called_for(visitor: Page, reader: str, site: Site) -> None:
    topic = site.read("topics/", view="full", limit="1")["items"][0]
    assert topic["crisis_box"]
    visitor.goto(f"{reader}&{urlencode({'path': topic['path']})}")
    expect(visitor.locator("aside a[href='tel:112']").first).to_be_visible()
    order = visitor.locator("aside, h1").evaluate_all("each => each.map((one) => one.tagName)")
    assert order == ["ASIDE", "H1"]
