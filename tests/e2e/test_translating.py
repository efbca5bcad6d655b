"""From the home panel to a published Arabic page, without leaving the language."""

import pytest
from playwright.sync_api import Page, expect

from cms.demo.names import stable_id
from tests.e2e.conftest import Site, log_in
from tests.e2e.test_publishing import open_by_id, publish

pytestmark = pytest.mark.e2e

PAGE = str(stable_id("treatment", "traumabehandeling"))
ARABIC = "علاج يساعدك بعد تجربة صعبة. اسأل طبيب الأسرة عنه."


def test_arabic_translator_brings_an_outdated_page_up_to_date(visitor: Page, site: Site) -> None:
    _editor_changes_the_summary(visitor, site)
    before = site.read(f"pages/{PAGE}/", locale="ar")
    assert (before["translation"]["state"], before["translation"]["changed_fields"]) == ("outdated", ["summary"])
    assert "huisarts" not in before["summary"]

    log_in(visitor, "vertaler-ar")
    expect(visitor.get_by_role("heading", name="Jouw taal vandaag")).to_be_visible()
    visitor.get_by_role("main").get_by_role("link", name="Traumabehandeling").first.click()

    changed = visitor.locator("#what-changed")
    expect(changed).to_contain_text("huisarts ernaar")
    _translate_open_text(visitor)
    visitor.get_by_role("button", name="Publiceer in").click()
    visitor.wait_for_selector(".messages li.success")

    after = site.read(f"pages/{PAGE}/", locale="ar")
    assert (after["summary"], after["direction"]) == (ARABIC, "rtl")
    assert (after["translation"]["state"], after["translation"]["changed_fields"]) == ("current", [])


def _editor_changes_the_summary(visitor: Page, site: Site) -> None:
    log_in(visitor, "redactie")
    open_by_id(visitor, site, PAGE)
    visitor.fill("#id_summary", "Behandeling na iets heftigs. Vraag je huisarts ernaar.")
    publish(visitor)
    visitor.context.clear_cookies()


def _translate_open_text(visitor: Page) -> None:
    """The one field that is still open: it is written from right to left."""
    visitor.get_by_role("button", name="Vertaal", exact=True).click()
    field = visitor.locator("textarea[dir=rtl][lang=ar]")
    field.fill(ARABIC)
    visitor.get_by_role("button", name="Opslaan").click()
    expect(field).to_have_count(0)
