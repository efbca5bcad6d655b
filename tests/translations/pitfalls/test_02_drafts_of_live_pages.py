"""``save_target(publish=False)`` of a live page writes the draft's texts into the live row (wagtail-localize 1.14).

Readers of the database have them at once, and it is no publishing: no gate stands before it. Ours fills in an unsaved
instance and stores that as a revision.
"""

from typing import Any

import pytest
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation

from pages.models import TreatmentPage
from tests.factories.api import document
from tests.factories.languages import a_translation, a_translator, at_work, record_of
from tests.factories.pages import a_section, a_treatment
from tests.factories.snippets import a_definition
from tests.factories.translators import imported, language, returned, translation_of
from translations import pipeline
from translations.models import TranslationStatus
from translations.segments import update_source
from translations.writing import save_draft

pytestmark = pytest.mark.django_db

BEFORE = "ar: Hulp."
DRAFT = "لم يُنشر بعد"


@pytest.fixture
def treatment() -> TreatmentPage:
    """Live in Arabic, with a summary that says ``BEFORE``."""
    page: TreatmentPage = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    a_translation(page)
    return page


def reworded(thing: Any, path: str = "summary") -> None:
    """A translator words one text anew and publishes nothing."""
    StringTranslation.objects.get(
        context__object_id=thing.translation_key, context__path=path, locale=language("ar")
    ).delete()
    segment = StringSegment.objects.get(source=update_source(thing), context__path=path)
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=language("ar"), data=DRAFT
    )


def what_readers_have(thing: Any) -> tuple[str, str, Any]:
    """The live row, the document, and which revision they are said to be."""
    arabic = translation_of(thing)
    return arabic.summary, document(thing, "ar")["summary"], arabic.live_revision_id


def test_localize_puts_a_draft_into_the_live_row(treatment: Any) -> None:
    revision = translation_of(treatment).live_revision_id
    reworded(treatment)
    record_of(treatment).save_target(publish=False)
    arabic = translation_of(treatment)
    assert (arabic.live, arabic.live_revision_id, arabic.summary) == (True, revision, DRAFT)


def test_localize_takes_a_live_shared_piece_from_readers_to_save_a_draft() -> None:
    definition = a_definition(text="Een band.")
    a_translation(definition)
    reworded(definition, "text")
    record_of(definition).save_target(publish=False)
    arabic = translation_of(definition)
    assert (arabic.live, arabic.text) == (False, DRAFT)


def test_a_draft_is_a_revision_and_readers_keep_what_they_have(treatment: Any) -> None:
    before = what_readers_have(treatment)
    reworded(treatment)
    save_draft(update_source(treatment), language("ar"))
    arabic = translation_of(treatment)
    assert arabic.get_latest_revision_as_object().summary == DRAFT
    assert arabic.has_unpublished_changes
    assert what_readers_have(treatment) == before
    assert before[:2] == (BEFORE, BEFORE)


def test_a_draft_of_a_shared_piece_leaves_it_live() -> None:
    definition = a_definition(text="Een band.")
    before = a_translation(definition)
    reworded(definition, "text")
    save_draft(update_source(definition), language("ar"))
    arabic = translation_of(definition)
    assert (arabic.live, arabic.text, arabic.live_revision_id) == (True, "ar: Een band.", before.live_revision_id)
    assert arabic.get_latest_revision_as_object().text == DRAFT


def test_what_a_translator_types_in_the_editor_stays_out_of_the_live_page(treatment: Any) -> None:
    before = what_readers_have(treatment)
    record = record_of(treatment)
    segment = StringSegment.objects.get(source=record.source, context__path="summary")
    translator = at_work(a_translator("ar"))
    url = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
    # Its script sends a form.
    content = f'--x\r\nContent-Disposition: form-data; name="value"\r\n\r\n{DRAFT}\r\n--x--\r\n'
    answer = translator.put(url, content, content_type="multipart/form-data; boundary=x")
    assert (answer.status_code, answer.json()["data"]) == (200, DRAFT)
    assert what_readers_have(treatment) == before


def test_a_file_that_lacks_a_text_stays_out_of_the_live_page(treatment: Any) -> None:
    before = what_readers_have(treatment)
    treatment.why = "<p>Omdat het helpt.</p>"
    treatment.save_revision().publish()
    imported(returned(treatment, texts={"summary": DRAFT}, without=["why"]))
    assert translation_of(treatment).get_latest_revision_as_object().summary == DRAFT
    assert what_readers_have(treatment) == before


def test_the_pipeline_stays_out_of_the_live_page(treatment: Any) -> None:
    before = what_readers_have(treatment)
    treatment.summary = "Heel andere hulp."
    treatment.save_revision().publish()
    reworded(treatment)
    pipeline.prepare(treatment.translation_key, "ar")
    status = TranslationStatus.objects.get(translation_key=treatment.translation_key, locale="ar")
    assert status.prepared == status.wanted
    assert what_readers_have(treatment) == before
