"""A developer reads about the API and tries it out, on a machine without the internet."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from api.urls import ENDPOINTS
from tests.e2e.conftest import Site

pytestmark = pytest.mark.e2e


def test_developer_tries_an_endpoint_out_and_nothing_is_asked_of_another_host(visitor: Page, site: Site) -> None:
    asked: list[str] = []
    errors: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    visitor.goto("/api/v1/docs/")
    expect(visitor.locator(".opblock")).to_have_count(len(ENDPOINTS))
    operation = visitor.locator("#operations-Pages-listTopics")
    operation.locator("button").first.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    expect(operation.locator(".live-responses-table tr.response .response-col_status").first).to_contain_text("200")
    assert {urlsplit(address).netloc for address in asked if not address.startswith("data:")} == {
        urlsplit(site.url).netloc
    }
    assert errors == []
