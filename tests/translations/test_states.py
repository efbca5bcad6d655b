"""How a translation stands to its source: known at once, by what texts say and not by when they were saved."""

from typing import Any

import pytest

from pages.models import TreatmentPage
from tests.factories.pages import a_section, a_treatment, published, stored, translated
from tests.factories.snippets import a_definition
from tests.factories.translators import imported, placed, returned, translation_of
from translations.models import SourceText, State, TranslationStatus
from translations.rebuilding import differences, rebuild

pytestmark = pytest.mark.django_db


def status(thing: Any, locale: str = "ar") -> TranslationStatus:
    return TranslationStatus.objects.get(translation_key=thing.translation_key, locale=locale)


def edited(page: Any, **fields: Any) -> Any:
    """The page, published with other contents."""
    page = stored(page)
    for name, value in fields.items():
        setattr(page, name, value)
    return published(page)


@pytest.fixture
def treatment() -> TreatmentPage:
    return placed(a_treatment(title="EMDR", summary="Hulp.", why="<p>Omdat het helpt.</p>"))


def test_page_without_a_translation_is_missing(treatment: Any) -> None:
    assert (status(treatment).state, status(treatment).segments, status(treatment).segments_done) == (
        State.MISSING,
        3,
        0,
    )


def test_page_that_was_never_published_has_no_state() -> None:
    draft = a_treatment(title="EMDR", draft=True)
    assert not TranslationStatus.objects.filter(translation_key=draft.translation_key).exists()


def test_half_translated_draft_is_a_draft_with_its_progress(treatment: Any) -> None:
    imported(returned(treatment, without=["summary"]))
    found = status(treatment)
    assert (found.state, found.segments_done, found.segments, found.target_pk) == (
        State.DRAFT,
        2,
        3,
        translation_of(treatment).pk,
    )
    assert found.words_done < found.words


def test_published_translation_is_current(treatment: Any) -> None:
    imported(returned(treatment))
    found = status(treatment)
    assert (found.state, found.completeness, found.made_from) == (State.CURRENT, 1.0, 1)


def test_other_words_in_the_source_make_it_outdated_and_name_the_place(treatment: Any) -> None:
    imported(returned(treatment))
    edited(treatment, summary="Andere hulp.")
    found = status(treatment)
    assert (found.state, found.changed, found.segments_done) == (State.OUTDATED, ["summary"], 2)
    text = SourceText.objects.get(translation_key=treatment.translation_key, number=2)
    assert found.outdated_since == text.created_at


def test_publishing_again_makes_nothing_outdated(treatment: Any) -> None:
    imported(returned(treatment))
    edited(treatment)
    assert status(treatment).state == State.CURRENT
    assert SourceText.objects.filter(translation_key=treatment.translation_key).count() == 1


def test_what_nobody_translates_makes_nothing_outdated(treatment: Any) -> None:
    imported(returned(treatment))
    edited(treatment, noindex=True)
    assert status(treatment).state == State.CURRENT


def test_draft_of_the_source_makes_nothing_outdated(treatment: Any) -> None:
    imported(returned(treatment))
    page = stored(treatment)
    page.summary = "Nog niet klaar."
    page.save_revision()
    assert status(treatment).state == State.CURRENT


def test_small_correction_keeps_the_translation_current(treatment: Any) -> None:
    imported(returned(treatment))
    edited(treatment, summary="Hulp!", minor_change=True)
    assert (status(treatment).state, status(treatment).changed) == (State.CURRENT, [])


def test_small_correction_does_not_hide_what_was_added(treatment: Any) -> None:
    imported(returned(treatment))
    edited(treatment, summary="Hulp!", alternate_names="Oogbewegingen", minor_change=True)
    found = status(treatment)
    assert (found.state, found.changed) == (State.OUTDATED, ["alternate_names"])


def test_small_correction_does_not_make_up_for_a_larger_change_before(treatment: Any) -> None:
    imported(returned(treatment))
    edited(treatment, summary="Andere hulp.")
    edited(treatment, title="EMDR-therapie", minor_change=True)
    found = status(treatment)
    assert (found.state, found.changed) == (State.OUTDATED, ["summary"])


def test_words_that_come_back_make_it_current_again(treatment: Any) -> None:
    imported(returned(treatment))
    edited(treatment, summary="Andere hulp.")
    edited(treatment, summary="Hulp.")
    assert (status(treatment).state, status(treatment).outdated_since) == (State.CURRENT, None)


def test_a_link_that_leads_elsewhere_makes_it_outdated() -> None:
    page = placed(a_treatment(title="EMDR", why='<p>Lees <a href="https://een.example/">meer</a>.</p>'))
    imported(returned(page))
    edited(page, why='<p>Lees <a href="https://twee.example/">meer</a>.</p>')
    found = status(page)
    assert (found.state, found.changed, found.segments_done) == (State.OUTDATED, ["why"], found.segments)


def test_translation_published_late_is_outdated_from_the_start(treatment: Any) -> None:
    imported(returned(treatment))
    arabic = translation_of(treatment)
    late = arabic.latest_revision
    arabic.unpublish()
    edited(treatment, summary="Andere hulp.")
    late.publish()
    assert (status(treatment).state, status(treatment).changed) == (State.OUTDATED, ["summary"])


def test_translation_of_the_present_source_is_current_again(treatment: Any) -> None:
    imported(returned(treatment))
    treatment = edited(treatment, summary="Andere hulp.")
    imported(returned(treatment))
    assert (status(treatment).state, status(treatment).made_from) == (State.CURRENT, 2)


def test_page_that_was_translated_by_hand_is_current_until_its_source_changes() -> None:
    treatment = a_treatment(title="EMDR", summary="Hulp.")
    arabic = translated(treatment, "ar", title="علاج", summary="مساعدة")
    assert status(treatment).state == State.CURRENT
    edited(treatment, summary="Andere hulp.")
    assert status(treatment).state == State.OUTDATED
    edited(arabic, title="علاج آخر")
    assert status(treatment).state == State.OUTDATED


def test_unpublished_translation_is_a_draft_and_a_deleted_one_missing(treatment: Any) -> None:
    imported(returned(treatment))
    arabic = translation_of(treatment)
    arabic.unpublish()
    assert status(treatment).state == State.DRAFT
    arabic.delete()
    assert (status(treatment).state, status(treatment).made_from) == (State.MISSING, None)


def test_withdrawn_source_is_nobodys_work(treatment: Any) -> None:
    treatment.unpublish()
    assert status(treatment).source_live is False


def test_deleted_source_leaves_no_state(treatment: Any) -> None:
    treatment.delete()
    assert not TranslationStatus.objects.filter(translation_key=treatment.translation_key).exists()
    assert not SourceText.objects.filter(translation_key=treatment.translation_key).exists()


def test_shared_pieces_have_states_too() -> None:
    definition = a_definition("Hechting", text="Een band.")
    assert status(definition).state == State.MISSING
    imported(returned(definition))
    assert (status(definition).state, status(definition).is_page) == (State.CURRENT, False)


def test_source_texts_nothing_was_made_from_are_forgotten(treatment: Any) -> None:
    for number in range(4):
        treatment = edited(treatment, summary=f"Hulp {number}.")
    assert SourceText.objects.filter(translation_key=treatment.translation_key).count() == 1


def test_states_can_be_worked_out_from_nothing(treatment: Any) -> None:
    imported(returned(treatment))
    a_section(title="Los")
    assert differences() == []
    TranslationStatus.objects.update(state=State.MISSING, segments_done=0)
    assert differences()
    rebuild()
    assert differences() == []
    assert status(treatment).state == State.CURRENT


def test_translation_of_before_states_were_kept_is_outdated_where_texts_are_missing(treatment: Any) -> None:
    imported(returned(treatment))
    edited(treatment, summary="Andere hulp.")
    TranslationStatus.objects.all().delete()
    SourceText.objects.all().delete()
    rebuild()
    assert (status(treatment).state, status(treatment).changed) == (State.OUTDATED, ["summary"])
