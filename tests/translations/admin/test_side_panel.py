"""Beside the editors of pages and shared pieces stands how their translations are."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.pages import a_section, a_treatment, published, stored, translated
from tests.factories.snippets import a_definition, a_person, translated_snippet
from tests.factories.translators import imported, placed, returned, translation_of
from tests.publications.admin.people import an_administrator
from translations.admin.side_panel import TranslationsSidePanel

pytestmark = pytest.mark.django_db


def edit_address(thing: Any) -> str:
    viewset = getattr(type(thing), "snippet_viewset", None)
    name = viewset.get_url_name("edit") if viewset else "wagtailadmin_pages:edit"
    return reverse(name, args=[thing.pk])


def panel(client: Client, thing: Any) -> str:
    """The panel beside the editor, or nothing."""
    page = client.get(edit_address(thing)).content.decode()
    _before, found, rest = page.partition('data-side-panel="translations"')
    return " ".join(rest.partition("data-side-panel=")[0].split()) if found else ""


def test_source_names_every_language_with_its_state_and_what_changed() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment))
    changed = stored(treatment)
    changed.summary = "Andere hulp."
    published(changed)
    said = panel(an_administrator(), treatment)
    for words in ("English", "Missing", "Arabic", "Outdated", "1 of 2 segments", "1 text is worded otherwise since"):
        assert words in said
    assert edit_address(translation_of(treatment)) in said


def test_shared_piece_has_the_panel_too() -> None:
    definition = a_definition("Hechting")
    imported(returned(definition))
    said = panel(an_administrator(), definition)
    assert "Up to date" in said
    assert edit_address(translation_of(definition)) in said


def test_translation_shows_its_own_state_and_the_way_to_its_source() -> None:
    treatment = a_treatment(title="EMDR")
    arabic = translated(treatment, "ar", title="علاج")
    said = panel(an_administrator(), arabic)
    assert "Up to date" in said
    assert "German" not in said
    assert edit_address(treatment) in said


def test_translated_shared_piece_leads_to_its_source() -> None:
    definition = a_definition("Hechting")
    said = panel(an_administrator(), translated_snippet(definition, "ar", term="تعلق"))
    assert edit_address(definition) in said


def test_draft_is_translated_once_it_is_published() -> None:
    assert "It is translated once it has been published." in panel(an_administrator(), a_treatment(draft=True))


def test_piece_without_text_has_no_panel() -> None:
    from pages.models import Source

    neutral = [model for model in (type(a_person()), Source) if not hasattr(model, "translation_key")]
    assert all(panel(an_administrator(), model.objects.first()) == "" for model in neutral if model.objects.exists())


def test_localizes_editor_shows_the_same() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, without=["summary"]))
    page = an_administrator().get(edit_address(translation_of(treatment))).content.decode()
    before_editor = page.partition('class="js-translation-editor"')[0].partition("data-translation-languages")[2]
    assert "Draft" in before_editor
    assert "1 of 2 segments" in before_editor
    assert edit_address(treatment) in before_editor


def test_panel_of_a_source_takes_one_query(rf: Any, django_user_model: Any) -> None:
    treatment = a_treatment(a_section(), title="EMDR")
    request = rf.get("/")
    request.user = django_user_model.objects.create_superuser("b", "b@lindehof.example", "x")
    page = type(treatment).objects.select_related("locale").get(pk=treatment.pk)
    with CaptureQueriesContext(connection) as queries:
        TranslationsSidePanel(page, request)
    assert len(queries) == 1
