"""“This is still right”: a translation stays as readers have it, and counts as one of the present source."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from pages.models import TreatmentPage
from tests.factories.pages import a_treatment, published, stored
from tests.factories.translators import imported, placed, returned, translation_of
from tests.publications.admin.people import an_administrator
from tests.translations.admin.people import a_reviewer, a_translator, logged_in
from translations.models import SourceText, State, TranslationStatus

pytestmark = pytest.mark.django_db


def status(thing: Any, locale: str = "ar") -> TranslationStatus:
    return TranslationStatus.objects.get(translation_key=thing.translation_key, locale=locale)


def edited(page: Any, **fields: Any) -> Any:
    page = stored(page)
    for name, value in fields.items():
        setattr(page, name, value)
    return published(page)


def latest(thing: Any) -> int:
    return SourceText.objects.filter(translation_key=thing.translation_key).order_by("-number")[0].number


def confirm(client: Any, thing: Any, locale: str = "ar", number: int | None = None) -> Any:
    address = reverse("translations_still_right", args=[thing.translation_key, locale])
    return client.post(address, {"number": str(latest(thing) if number is None else number)})


@pytest.fixture
def treatment() -> TreatmentPage:
    page = placed(a_treatment(title="EMDR", summary="Hulp.", why="<p>Omdat het helpt.</p>"))
    imported(returned(page, texts={"title": "علاج", "summary": "مساعدة"}))
    return stored(page)


def test_confirmed_translation_is_current_and_readers_have_the_same_text(treatment: Any) -> None:
    edited(treatment, summary="Hulp voor jou.")
    before = stored(translation_of(treatment))
    assert confirm(an_administrator(), treatment).status_code == 302
    assert (status(treatment).state, status(treatment).segments_done) == (State.CURRENT, 3)
    after = stored(translation_of(treatment))
    assert (after.summary, after.live_revision_id) == ("مساعدة", before.live_revision_id)


def test_old_translation_becomes_that_of_the_new_words_by_who_confirmed_it(treatment: Any) -> None:
    edited(treatment, summary="Hulp voor jou.")
    reviewer = a_reviewer("ar")
    confirm(logged_in(reviewer), treatment)
    kept = StringTranslation.objects.get(context__path="summary", translation_of__data="Hulp voor jou.")
    assert (kept.data, kept.last_translated_by) == ("مساعدة", reviewer)


def test_who_may_not_publish_may_not_confirm(treatment: Any) -> None:
    edited(treatment, summary="Hulp voor jou.")
    confirm(logged_in(a_translator("ar")), treatment)
    assert status(treatment).state == State.OUTDATED
    assert not StringTranslation.objects.filter(translation_of__data="Hulp voor jou.").exists()


def test_who_publishes_another_language_may_not_confirm(treatment: Any) -> None:
    edited(treatment, summary="Hulp voor jou.")
    confirm(logged_in(a_reviewer("de")), treatment)
    assert status(treatment).state == State.OUTDATED


@pytest.mark.parametrize(
    "change",
    [
        {"alternate_names": "Oogbewegingen"},
        {"summary": ""},
        {"summary": "Hulp voor jou.", "alternate_names": "Oogbewegingen"},
        {"why": '<p>Omdat <a href="https://een.example/">het</a> helpt.</p>'},
    ],
)
def test_what_needs_words_or_publishing_is_refused(treatment: Any, change: Any) -> None:
    edited(treatment, **change)
    answer = confirm(an_administrator(), treatment)
    assert answer.status_code == 302
    assert status(treatment).state == State.OUTDATED
    assert (
        StringTranslation.objects.filter(
            locale__language_code="ar", context__object_id=treatment.translation_key
        ).count()
        == 3
    )


def test_source_that_changed_meanwhile_has_to_be_looked_at_again(treatment: Any) -> None:
    edited(treatment, summary="Hulp voor jou.")
    seen = latest(treatment)
    edited(treatment, summary="Geen hulp meer.")
    confirm(an_administrator(), treatment, number=seen)
    assert status(treatment).state == State.OUTDATED


def test_confirming_by_a_link_is_no_confirming(treatment: Any) -> None:
    address = reverse("translations_still_right", args=[treatment.translation_key, "ar"])
    assert an_administrator().get(address).status_code == 405


def test_nothing_can_be_confirmed_where_there_is_no_translation(treatment: Any) -> None:
    assert confirm(an_administrator(), treatment, "de").status_code == 404
