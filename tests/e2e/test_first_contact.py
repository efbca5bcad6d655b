"""What someone sees who has just typed `make demo`."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site

pytestmark = pytest.mark.e2e


def test_every_door_of_the_start_page_opens(visitor: Page, site: Site) -> None:
    visitor.goto("/")
    expect(visitor.locator("html")).to_have_attribute("lang", "nl")
    addresses = [link.get_attribute("href") for link in visitor.locator("main a").all()]
    assert addresses
    for address in addresses:
        answer = visitor.request.get(f"{site.url}{address}")
        assert answer.ok, address


def test_every_screen_of_the_admin_obeys_our_content_security_policy(administrator: Page) -> None:
    for place in ("", "pages/", "images/", "images/add/", "users/", "account/", "reports/site-history/"):
        administrator.goto(f"/admin/{place}", wait_until="networkidle")
    administrator.goto("/admin/snippets/pages/helpline/", wait_until="networkidle")
    administrator.locator("table.listing a").first.click()
    administrator.wait_for_load_state("networkidle")
