"""From the editor's screen to the front end's JSON."""

import pytest
from playwright.sync_api import Page, expect

from cms.demo.names import stable_id
from tests.e2e.conftest import Site

pytestmark = pytest.mark.e2e

EMDR = str(stable_id("treatment", "emdr"))
SENTENCE = "Het einde moet hoger zijn dan het begin."
HUB = str(stable_id("topic", "hechtingsproblematiek"))


def publish(page: Page) -> None:
    page.get_by_role("button", name="Meer acties").click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_selector(".messages li.success, .messages li.error")


def open_by_id(page: Page, site: Site, page_id: str) -> None:
    """The editor of a page found by searching the admin for its title."""
    title = site.read(f"pages/{page_id}/")["title"]
    page.goto(f"/admin/pages/search/?q={title}")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.wait_for_selector("#id_title")


def test_editor_changes_the_emdr_page_and_the_json_shows_it_everywhere(editor: Page, site: Site) -> None:
    open_by_id(editor, site, EMDR)
    editor.fill("#id_summary", "Een nieuwe samenvatting van EMDR.")
    publish(editor)
    assert site.read(f"pages/{EMDR}/")["summary"] == "Een nieuwe samenvatting van EMDR."
    cards = {entry["card"]["id"]: entry["card"] for entry in site.read(f"pages/{HUB}/")["treatments"]}
    assert cards[EMDR]["summary"] == "Een nieuwe samenvatting van EMDR."
    assert site.read(f"pages/{EMDR}/", locale="ar")["locale"] == "ar"
    assert site.read(f"pages/{EMDR}/", locale="pl")["summary"] == "Een nieuwe samenvatting van EMDR."


def test_draft_stays_with_the_editor(editor: Page, site: Site) -> None:
    open_by_id(editor, site, EMDR)
    before = site.read(f"pages/{EMDR}/")
    editor.fill("#id_summary", "Nog niet af.")
    editor.get_by_role("button", name="Bewaar concept").click()
    editor.wait_for_selector(".messages li.success")
    assert site.read(f"pages/{EMDR}/") == before


def test_mistake_is_told_in_dutch_beside_its_field(editor: Page, site: Site) -> None:
    page_id = str(stable_id("treatment", "intensieve-gezinsbehandeling"))
    open_by_id(editor, site, page_id)
    editor.fill("#id_min_age", "18")
    editor.fill("#id_max_age", "0")
    publish(editor)
    expect(editor.locator("#id_max_age").locator("xpath=ancestor::*[@data-field][1]")).to_contain_text(SENTENCE)
    assert site.read(f"pages/{page_id}/")["max_age"] == 18


def test_translator_sees_the_arabic_page_and_no_other_tree(arabic_translator: Page, site: Site) -> None:
    title = site.read(f"pages/{HUB}/", locale="ar")["title"]
    arabic_translator.goto(f"/admin/pages/search/?q={title}")
    arabic_translator.get_by_role("link", name=title, exact=True).first.click()
    arabic_translator.wait_for_load_state("networkidle")
    expect(arabic_translator.locator("body")).to_contain_text(title)
    dutch = site.read(f"pages/{HUB}/")["title"]
    arabic_translator.goto(f"/admin/pages/search/?q={dutch}")
    expect(arabic_translator.get_by_role("link", name=dutch, exact=True)).to_have_count(0)
