"""wagtail-localize does not know that a translation is outdated, and counts a machine's text as finished.

What it compares are translations with the source as it was when somebody last pressed “Sync”.
"""

from typing import Any

import pytest
from django.utils.translation import override
from wagtail_localize.models import StringTranslation

from pages.models import TreatmentPage
from tests.factories.api import document
from tests.factories.languages import a_translation, record_of
from tests.factories.pages import a_section, a_treatment, published, stored
from tests.factories.translators import exported, imported, placed, returned, unit
from translations import pipeline
from translations.models import Origin, State, TranslationStatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def treatment() -> TreatmentPage:
    page: TreatmentPage = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Bel 0800-2000.")
    a_translation(page)
    return page


def edited(page: Any, **fields: Any) -> Any:
    page = stored(page)
    for name, value in fields.items():
        setattr(page, name, value)
    return published(page)


def status_of(page: Any) -> TranslationStatus:
    return TranslationStatus.objects.get(translation_key=page.translation_key, locale="ar")


def what_localize_says(page: Any) -> str:
    with override("en"):
        return str(record_of(page).get_status_display())


def test_localize_says_up_to_date_after_the_source_has_changed(treatment: Any) -> None:
    edited(treatment, summary="Bel 0800-3000.")
    assert what_localize_says(treatment) == "Up to date"


def test_localize_counts_what_a_machine_wrote_as_done(treatment: Any) -> None:
    StringTranslation.objects.update(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    total, done = record_of(treatment).get_progress()
    assert (total, done) == (2, 2)
    assert what_localize_says(treatment) == "Up to date"


def test_a_translation_is_outdated_from_the_moment_its_source_is_published(treatment: Any) -> None:
    assert status_of(treatment).state == State.CURRENT
    edited(treatment, summary="Bel 0800-3000.")
    status = status_of(treatment)
    assert (status.state, status.changed) == (State.OUTDATED, ["summary"])
    assert status.segments_done < status.segments


def test_readers_are_told_that_it_is_outdated(treatment: Any) -> None:
    assert document(treatment, "ar")["translation"]["state"] == "current"
    edited(treatment, summary="Bel 0800-3000.")
    assert document(treatment, "ar")["translation"]["state"] == "outdated"


def test_it_stays_outdated_when_translators_have_the_new_text_before_them(treatment: Any) -> None:
    """Then localize says “Waiting for translations”; that readers have the old text it never knows."""
    edited(treatment, summary="Bel 0800-3000.")
    pipeline.prepare(treatment.translation_key, "ar")
    assert what_localize_says(treatment) == "Waiting for translations"
    assert status_of(treatment).state == State.OUTDATED


def test_a_draft_of_the_new_text_does_not_make_it_current(treatment: Any) -> None:
    edited(treatment, summary="Bel 0800-3000.", why="<p>Omdat.</p>")
    imported(returned(treatment, without=["why"]))
    assert status_of(treatment).state == State.OUTDATED


def test_a_machine_s_work_is_told_and_waits_for_somebody_to_look_at_it() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment), origin=Origin.MACHINE)
    assert status_of(treatment).origin == Origin.MACHINE
    assert unit(exported(treatment), "title").fuzzy
    assert document(treatment, "ar")["translation"]["origin"] == "machine"
