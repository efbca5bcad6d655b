"""The names under which caches keep an answer."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest

from publications.tags import document_tags, list_tags, own_tag, tags_of_change
from tests.factories.api import get
from tests.factories.pages import a_section, published, translated
from tests.factories.publications import shown_by, stored_row

KEY = UUID("5a11a9b3-8897-4ccd-be51-825be4002994")


def tags(path: str, /, **parameters: Any) -> list[str]:
    """The tags of an answer, certain that all three headers tell the same ones."""
    headers = get(path, **parameters).headers
    told: list[str] = headers["Surrogate-Key"].split(" ")
    assert headers["Cache-Tag"].split(",") == told
    assert re.fullmatch(r'"[^",\\]+"(, "[^",\\]+")*', headers["Cache-Groups"])
    assert re.findall(r'"([^"]+)"', headers["Cache-Groups"]) == told
    return told


@pytest.mark.django_db
def test_document_carries_its_own_tag_however_it_is_asked_for() -> None:
    section = a_section(title="Hulp")
    translated(section, "ar", title="مساعدة")
    own = [f"page:{section.translation_key}", "all"]
    assert tags(f"pages/{section.translation_key}/") == own
    assert tags(f"pages/{section.translation_key}/", locale="ar") == own
    assert tags("pages/by-path/", path="/ar/مساعدة/") == own
    assert tags("sections/hulp/", locale="pl") == own


@pytest.mark.django_db
def test_list_carries_the_tag_of_its_type_and_language() -> None:
    assert tags("pages/") == ["page:nl", "all"]
    assert tags("pages/", type="topic", locale="ar") == ["topic:ar", "all"]
    assert tags("attachment-types/", locale="en", view="full") == ["attachment_type:en", "all"]


@pytest.mark.django_db
def test_redirect_carries_the_tag_of_the_page_it_leads_to() -> None:
    section = a_section(title="Hulp")
    own = [f"page:{section.translation_key}", "all"]
    assert tags("pages/by-path/", path="/nl/hulp") == own
    section.slug = "steun"
    published(section)
    assert tags("pages/by-path/", path="/nl/hulp/") == own
    assert tags("pages/by-path/", path="/") == ["all"]


@pytest.mark.django_db
def test_menu_and_image_carry_their_own() -> None:
    image = uuid4()
    stored_row("image", image, "", body={})
    shown_by(stored_row("page", uuid4(), "nl", body={}), image)
    a_section()
    assert tags("navigation/", locale="ar") == ["navigation", "all"]
    assert tags(f"images/{image}/") == [f"image:{image}", "all"]


@pytest.mark.django_db
def test_what_counts_the_pages_of_every_language_carries_the_tags_of_all(settings: Any) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = [("nl", "Nederlands"), ("ar", "العربية")]
    settings.LOCALE_FALLBACKS = {}
    assert tags("locales/") == ["page:nl", "page:ar", "all"]
    assert tags("") == ["all"]


@pytest.mark.django_db
def test_problem_carries_none() -> None:
    headers = get("pages/", limit=0).headers
    assert not {"Surrogate-Key", "Cache-Tag", "Cache-Groups"} & set(headers)


def test_change_of_a_page_purges_its_document_and_the_lists_it_stands_in() -> None:
    changed = tags_of_change("page", KEY, "topic", "nl")
    assert changed == {f"page:{KEY}", "topic:nl", "page:nl"}
    for answer in (document_tags("page", KEY), list_tags("topic", "nl"), list_tags("page", "nl")):
        assert changed & set(answer)
    for answer in (list_tags("topic", "ar"), list_tags("article", "nl"), document_tags("image", KEY)):
        assert not changed & set(answer)


def test_menu_has_one_tag_in_all_languages() -> None:
    assert own_tag("navigation", KEY) == "navigation"
    assert "navigation" in tags_of_change("navigation", KEY, "navigation", "ar")
