"""Drafts of translations: stored beside what is live, never over it."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation, TranslationLog

from pages.models import TreatmentSymptom
from publications.settling import settle
from tests.factories.api import document
from tests.factories.languages import fill
from tests.factories.pages import a_section, a_symptom, a_treatment, published, stored
from tests.factories.snippets import a_definition, republished
from tests.factories.translators import imported, language, placed, returned, translation_of
from translations.segments import update_source
from translations.writing import (
    ParentNotTranslated,
    create_target,
    is_stored,
    may_publish,
    publish_draft,
    save_draft,
    target_of,
)

pytestmark = pytest.mark.django_db

# What Wagtail itself keeps up to date on a row when a draft is saved above it.
OF_DRAFTS = {"latest_revision_id", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}


def row_of(thing: Any) -> dict[str, Any]:
    """A thing's own row as it is stored, without what tells of drafts."""
    values = type(thing).objects.filter(pk=thing.pk).values().get()
    return {name: value for name, value in values.items() if name not in OF_DRAFTS}


def an_arabic_treatment(**fields: Any) -> tuple[Any, Any]:
    """A treatment and its live translation."""
    treatment = placed(a_treatment(**{"title": "EMDR", "summary": "Hulp."} | fields))
    imported(returned(treatment))
    return stored(treatment), translation_of(treatment)


def test_a_draft_leaves_the_live_page_and_its_rows_untouched() -> None:
    rows = [TreatmentSymptom(symptom=a_symptom(title="Stress"), note="vaak")]
    treatment, arabic = an_arabic_treatment(symptom_rows=rows, min_age=4)
    treatment.min_age, treatment.summary = 6, "Heel andere hulp."
    treatment.symptom_rows = []
    published(treatment)
    settle()
    before = (row_of(arabic), list(arabic.symptom_rows.values()), document(treatment, "ar"))
    StringTranslation.objects.filter(context__path="title").update(data="عنوان جديد")
    revision = save_draft(update_source(stored(treatment)), language("ar"), slug="جديد")
    settle()
    assert (row_of(arabic), list(stored(arabic).symptom_rows.values()), document(treatment, "ar")) == before
    draft = revision.as_object()
    assert (draft.title, draft.slug, draft.min_age, draft.symptom_rows.count()) == ("عنوان جديد", "جديد", 6, 0)


def test_a_draft_leaves_the_live_shared_piece_untouched() -> None:
    definition = a_definition("Hechting", text="Een band.")
    imported(returned(definition))
    arabic = translation_of(definition)
    before = row_of(arabic)
    definition = republished(definition, text="Een hechte band.")
    revision = save_draft(update_source(definition), language("ar"))
    assert row_of(arabic) == before
    assert revision.as_object().text == "Een hechte band."


def test_text_without_a_translation_is_in_the_source_language_in_a_draft() -> None:
    section = placed(a_section(title="Hulp", summary="Wat er is."))
    create_target(section, language("ar"))
    draft = save_draft(update_source(section), language("ar")).as_object()
    assert (draft.title, draft.summary) == ("Hulp", "Wat er is.")


def test_who_saved_a_draft_stands_in_its_revision_and_who_published_it_in_the_log() -> None:
    translator = get_user_model().objects.create_user("leila")
    publisher = get_user_model().objects.create_superuser("noor")
    section = placed(a_section(title="Hulp"))
    arabic = create_target(section, language("ar"))
    fill(section)
    revision = save_draft(update_source(section), language("ar"), user=translator)
    publish_draft(revision, user=publisher)
    assert stored(arabic).live_revision.user == translator
    assert PageLogEntry.objects.get(page=arabic.pk, action="wagtail.publish").user == publisher


def test_who_published_a_shared_piece_stands_in_the_log() -> None:
    publisher = get_user_model().objects.create_superuser("noor")
    definition = a_definition()
    arabic = create_target(definition, language("ar"))
    fill(definition)
    publish_draft(save_draft(update_source(definition), language("ar"), user=publisher), user=publisher)
    entry = ModelLogEntry.objects.for_instance(arabic).get(action="wagtail.publish")
    assert entry.user == publisher


def test_every_draft_is_noted_with_localize() -> None:
    section = placed(a_section(title="Hulp"))
    create_target(section, language("ar"))
    revision = save_draft(update_source(section), language("ar"))
    log = TranslationLog.objects.get()
    assert (log.locale, log.revision, log.source.object_id) == (language("ar"), revision, section.translation_key)


def test_a_page_cannot_be_translated_before_its_parent() -> None:
    treatment = a_treatment(title="EMDR")
    with pytest.raises(ParentNotTranslated, match="EMDR"):
        create_target(treatment, language("ar"))
    assert not treatment.has_translation(language("ar"))


def test_a_new_target_is_public_nowhere() -> None:
    section = placed(a_section(title="Hulp"))
    arabic = create_target(section, language("ar"))
    assert (arabic.live, arabic.first_published_at, arabic.live_revision) == (False, None, None)
    assert document(section, "ar")["is_fallback"] is True


def test_a_new_target_of_a_shared_piece_is_public_nowhere() -> None:
    definition = a_definition()
    arabic = create_target(definition, language("ar"))
    arabic.refresh_from_db()
    assert (arabic.live, arabic.first_published_at, arabic.last_published_at) == (False, None, None)
    assert arabic.live_revision is None


def test_an_alias_is_no_translation() -> None:
    section = placed(a_section(title="Hulp"))
    section.copy_for_translation(language("ar"), alias=True)
    assert target_of(section, language("ar")) is None


def test_an_alias_turned_into_a_draft_keeps_its_place_and_its_children() -> None:
    section = placed(a_section(title="Hulp"))
    alias = section.copy_for_translation(language("ar"), alias=True)
    below = placed(a_treatment(section, title="EMDR"))
    imported(returned(below))
    draft = create_target(section, language("ar"))
    assert (draft.pk, draft.path, draft.alias_of, draft.live) == (alias.pk, alias.path, None, False)
    assert [child.pk for child in draft.get_children()] == [translation_of(below).pk]


def test_a_draft_that_would_only_repeat_the_last_one_is_known() -> None:
    rows = [TreatmentSymptom(symptom=a_symptom(title="Stress"), note="vaak")]
    body = [("text", {"heading": "Kop", "html": "<p>Alinea</p>"})]
    treatment, _arabic = an_arabic_treatment(symptom_rows=rows, body=body)
    source = update_source(treatment)
    assert is_stored(source, language("ar"))
    assert not is_stored(source, language("ar"), slug="جديد")
    treatment.min_age = 6
    assert not is_stored(update_source(published(treatment)), language("ar"))


def test_asking_whether_a_draft_is_stored_stores_nothing() -> None:
    treatment, arabic = an_arabic_treatment()
    before = (row_of(arabic), TranslationLog.objects.count())
    treatment.min_age = 6
    is_stored(update_source(published(treatment)), language("ar"), slug="جديد")
    assert (row_of(arabic), TranslationLog.objects.count()) == before


def test_only_who_may_publish_in_wagtail_may_publish_a_translation() -> None:
    _treatment, page = an_arabic_treatment()
    definition = a_definition()
    nobody = get_user_model().objects.create_user("sam")
    everybody = get_user_model().objects.create_superuser("noor")
    for thing in (page, definition):
        assert [may_publish(thing, user) for user in (nobody, everybody, None)] == [False, True, True]


def test_there_is_one_entry_in_localizes_editor_however_often_a_draft_is_saved() -> None:
    treatment, _arabic = an_arabic_treatment()
    for _again in range(2):
        save_draft(update_source(treatment), language("ar"))
    (entry,) = Translation.objects.filter(source__object_id=treatment.translation_key)
    assert (entry.source.locale, entry.target_locale, entry.enabled) == (language("nl"), language("ar"), True)
