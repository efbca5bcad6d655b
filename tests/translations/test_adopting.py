"""Who goes on text by text with what was written by hand finds it there."""

from typing import Any

import pytest
from wagtail_localize.models import StringTranslation

from tests.factories.api import document
from tests.factories.languages import record_of
from tests.factories.pages import a_section, a_treatment, published, stored, translated
from tests.factories.translators import exported, imported, path_of, returned, translation_of, unit
from translations import pipeline
from translations.models import State, TranslationStatus

pytestmark = pytest.mark.django_db

WHY = '<p>Omdat het helpt.</p><p>Lees <a href="https://een.example/">meer</a>.</p>'
WHY_BY_HAND = '<p>لأنه يساعد.</p><p>اقرأ <a href="https://een.example/">المزيد</a>.</p>'


@pytest.fixture
def treatment() -> Any:
    """Translated by hand; then its summary changed."""
    page = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.", why=WHY)
    translated(page, "ar", title="علاج", summary="مساعدة", why=WHY_BY_HAND)
    return edited(page, summary="Andere hulp.")


def edited(page: Any, **fields: Any) -> Any:
    page = stored(page)
    for name, value in fields.items():
        setattr(page, name, value)
    return published(page)


def texts(page: Any) -> dict[str, str]:
    """What the file of a page holds: path → translation, of texts alone."""
    return {path_of(entry): entry.msgstr for entry in exported(page) if path_of(entry) != "slug"}


def test_only_what_its_source_changed_is_asked_of_a_page_written_by_hand(treatment: Any) -> None:
    pipeline.prepare(treatment.translation_key, "ar")
    status = TranslationStatus.objects.get(translation_key=treatment.translation_key, locale="ar")
    assert (status.state, status.segments - status.segments_done) == (State.OUTDATED, 1)
    assert record_of(treatment).enabled
    asked = {path for path, text in texts(treatment).items() if not text}
    assert asked == {"summary"}


def test_it_is_published_with_what_was_written_by_hand(treatment: Any) -> None:
    pipeline.prepare(treatment.translation_key, "ar")
    po = exported(treatment)
    unit(po, "summary").msgstr = "مساعدة أخرى"
    imported(po)
    seen = document(treatment, "ar")
    assert (seen["title"], seen["summary"], seen["translation"]["state"]) == ("علاج", "مساعدة أخرى", "current")
    assert "لأنه يساعد." in seen["why"]
    assert "المزيد</a>" in seen["why"]


def test_a_place_that_holds_another_number_of_texts_is_asked_anew(treatment: Any) -> None:
    edited(translation_of(treatment), why='<p>لأنه يساعد: <a href="https://een.example/">المزيد</a>.</p>')
    pipeline.prepare(treatment.translation_key, "ar")
    assert not StringTranslation.objects.filter(context__path="why").exists()


def test_words_that_are_the_source_s_are_nobodys_translation() -> None:
    page = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    translated(page, "ar", title="EMDR", summary="مساعدة")
    pipeline.prepare(edited(page, summary="Andere hulp.").translation_key, "ar")
    assert not StringTranslation.objects.exists()


def test_a_translation_made_text_by_text_is_not_read_from_its_page(treatment: Any) -> None:
    other = a_treatment(stored(treatment.get_parent()), title="Speltherapie", summary="Hulp.")
    imported(returned(other))
    StringTranslation.objects.filter(context__object_id=other.translation_key, context__path="title").delete()
    pipeline.prepare(edited(other, summary="Andere hulp.").translation_key, "ar")
    assert texts(other)["title"] == ""
