"""Translations go where their source goes."""

from typing import Any

import pytest
from wagtail.models import Page

from publications.settling import settle
from tests.factories.api import document, get
from tests.factories.pages import a_section, a_treatment, home, stored, translated
from tests.factories.snippets import a_definition, translated_snippet
from tests.factories.translators import translation_of

pytestmark = pytest.mark.django_db


def test_deleted_source_leaves_no_live_orphan() -> None:
    treatment = a_treatment(title="EMDR")
    translated(treatment, "ar", title="علاج")
    path = document(treatment, "ar")["path"]
    treatment.delete()
    assert not Page.objects.filter(translation_key=treatment.translation_key).exists()
    assert get("pages/by-path/", path=path).status_code == 410


def test_a_deleted_branch_takes_its_translations_along() -> None:
    section = a_section(title="Hulp")
    treatment = a_treatment(section, title="EMDR")
    translated(treatment, "ar", title="علاج")
    stored(section).delete()
    assert Page.objects.filter(translation_key__in=[section.translation_key, treatment.translation_key]).count() == 0
    assert all(not problem for problem in Page.find_problems())


def test_a_translated_section_stays_while_a_page_below_it_has_its_source() -> None:
    section, other = a_section(title="Hulp"), a_section(title="Anders")
    treatment = a_treatment(other, title="EMDR")
    translated(section, "ar", title="مساعدة")
    arabic = translated(treatment, "ar", title="علاج")
    stored(arabic).move(translation_of(section), pos="last-child")
    stored(section).delete()
    assert not translation_of(section).live
    assert document(treatment, "ar")["title"] == "علاج"


def test_moved_source_moves_its_translations() -> None:
    first, second = a_section(title="Een"), a_section(title="Twee")
    treatment = a_treatment(first, title="EMDR")
    translated(treatment, "ar", title="علاج")
    translated(second, "ar", title="اثنان")
    stored(treatment).move(stored(second), pos="last-child")
    assert translation_of(treatment).get_parent().translation_key == second.translation_key
    settle()
    assert document(treatment, "ar")["path"].startswith(document(second, "ar")["path"])


def test_translation_stays_where_the_new_parent_has_none() -> None:
    first, second = a_section(title="Een"), a_section(title="Twee")
    treatment = a_treatment(first, title="EMDR")
    translated(treatment, "ar", title="علاج")
    stored(treatment).move(stored(second), pos="last-child")
    assert translation_of(treatment).get_parent().translation_key == first.translation_key


def test_withdrawn_source_is_withdrawn_in_every_language() -> None:
    treatment = a_treatment(title="EMDR")
    arabic = translated(treatment, "ar", title="علاج")
    treatment.unpublish()
    assert not stored(arabic).live
    assert get(f"pages/{treatment.translation_key}/", locale="ar").status_code == 404


def test_deleted_shared_piece_is_deleted_in_every_language() -> None:
    definition: Any = a_definition("Hechting", text="Een band.")
    translated_snippet(definition, "ar")
    definition.delete()
    assert not type(definition).objects.filter(translation_key=definition.translation_key).exists()


def test_another_order_in_the_menu_moves_no_translation() -> None:
    first, second = a_section(title="Een"), a_section(title="Twee")
    translated(first, "ar", title="واحد")
    stored(second).move(stored(first), pos="left")
    assert translation_of(first).get_parent().translation_key == home().translation_key
