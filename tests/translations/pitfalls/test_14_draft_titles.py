"""Translations that are stored in bulk skip ``post_save``, with which wagtail-localize keeps ``draft_title``.

Then the lists of the admin go on showing the page under its former title. Our states hear of texts by the same signal.
"""

from typing import Any

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from tests.factories.api import document
from tests.factories.languages import a_draft, a_superuser, a_translation, at_work, fill
from tests.factories.pages import a_section, a_treatment, published, stored
from tests.factories.translators import imported, language, placed, returned, translation_of
from translations import pipeline
from translations.models import LanguagePolicy, TranslationStatus
from translations.rebuilding import differences
from translations.segments import update_source

pytestmark = pytest.mark.django_db

TITLE = "علاج الصدمة"


def titles(thing: Any) -> tuple[str, str]:
    """What readers and the lists of the admin call the translation."""
    page = Page.objects.get(pk=translation_of(thing).pk)
    return page.title, page.draft_title


def a_title(thing: Any) -> StringTranslation:
    """The translation of a title, not stored yet."""
    segment = StringSegment.objects.get(source=update_source(stored(thing)), context__path="title")
    return StringTranslation(translation_of=segment.string, context=segment.context, locale=language("ar"), data=TITLE)


@pytest.mark.parametrize(("in_bulk", "draft_title"), [(False, TITLE), (True, "EMDR")])
def test_localize_keeps_the_draft_title_only_of_what_is_stored_one_by_one(in_bulk: bool, draft_title: str) -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    a_draft(treatment)
    if in_bulk:
        StringTranslation.objects.bulk_create([a_title(treatment)])
    else:
        a_title(treatment).save()
    assert titles(treatment)[1] == draft_title


def test_a_file_names_a_draft() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, texts={"title": TITLE}, without=["summary"]))
    assert titles(treatment)[1] == TITLE
    assert not translation_of(treatment).live


def test_a_file_names_a_page() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment, texts={"title": TITLE}))
    assert titles(treatment) == (TITLE, TITLE)
    assert document(treatment, "ar")["title"] == TITLE


def test_a_file_renames_a_page_and_its_draft() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    a_translation(treatment)
    imported(returned(treatment, texts={"title": TITLE}))
    assert titles(treatment) == (TITLE, TITLE)


def test_a_draft_that_is_renamed_leaves_the_live_title_alone() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    a_translation(treatment)
    treatment = stored(treatment)
    treatment.summary = "Hulp."
    published(treatment)
    imported(returned(treatment, texts={"title": TITLE}, without=["summary"]))
    assert titles(treatment) == ("ar: EMDR", TITLE)


def test_a_title_that_was_only_corrected_keeps_its_translation_and_draft_title() -> None:
    LanguagePolicy.objects.create(locale="ar", publishes=True)
    treatment = placed(a_treatment(title="EMRD"))
    imported(returned(treatment, texts={"title": TITLE}))
    treatment = stored(treatment)
    treatment.title, treatment.minor_change = "EMDR", True
    published(treatment)
    pipeline.prepare(treatment.translation_key, "ar")
    assert StringTranslation.objects.filter(data=TITLE).count() == 2
    assert titles(treatment) == (TITLE, TITLE)


def test_states_hear_of_texts_that_a_file_stored_in_bulk() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, without=["summary"]))
    status = TranslationStatus.objects.get(translation_key=treatment.translation_key, locale="ar")
    assert (status.segments_done, status.segments) == (1, 2)
    fill(treatment)
    status.refresh_from_db()
    assert status.segments_done == 2
    assert list(differences()) == []


def test_the_admin_lists_the_page_under_its_new_title() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, texts={"title": TITLE}, without=["summary"]))
    parent = translation_of(treatment).get_parent()
    assert TITLE in at_work(a_superuser()).get(f"/admin/pages/{parent.pk}/").content.decode()
