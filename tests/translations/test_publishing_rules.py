"""What must be true of a translation before readers get it, whichever way it is to go live."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.api import document
from tests.factories.pages import a_treatment, stored, translated
from tests.factories.translators import imported, name_of, placed, returned, translation_of
from translations.models import LanguagePolicy, PartialPages, State, TranslationStatus
from translations.publishing import PublishingRefused, publish_translation, reasons_against

pytestmark = pytest.mark.django_db

CALL = "<p>Bel 0800 2000, elke dag van 9 tot 17 uur.</p>"


def status(page: Any, locale: str = "ar") -> TranslationStatus:
    return TranslationStatus.objects.get(translation_key=page.translation_key, locale=locale)


def test_wrong_telephone_number_is_kept_as_a_draft_and_told() -> None:
    treatment = placed(a_treatment(title="EMDR", why=CALL), "en")
    report = imported(returned(treatment, locale="en", texts={"why": "Call 0800 2001, every day from 9 to 17."}))
    assert (report.published, report.drafts) == ([], [name_of(treatment)])
    assert any("0800" in reason for _name, reason in report.held)
    assert document(treatment, "en")["is_fallback"] is True


def test_importing_what_is_held_again_changes_nothing() -> None:
    treatment = placed(a_treatment(title="EMDR", why=CALL), "en")
    po = returned(treatment, locale="en", texts={"why": "Call 0800 2001, every day from 9 to 17."})
    imported(po)
    latest = translation_of(treatment, "en").latest_revision_id
    report = imported(po)
    assert (report.unchanged, bool(report.held)) == ([name_of(treatment)], True)
    assert translation_of(treatment, "en").latest_revision_id == latest


def test_right_number_in_arabic_digits_is_no_hindrance() -> None:
    treatment = placed(a_treatment(title="EMDR", why="<p>Voor kinderen van 4 jaar.</p>"))
    report = imported(returned(treatment, texts={"title": "علاج", "why": "للأطفال من عمر ٤ سنوات."}))
    assert report.published == [name_of(treatment)]


def test_a_wrong_number_is_not_published_from_the_editor(admin_client: Client) -> None:
    treatment = placed(a_treatment(title="EMDR", why=CALL), "en")
    imported(returned(treatment, locale="en", texts={"why": "Call 0800 2001, every day from 9 to 17."}))
    english = translation_of(treatment, "en")
    admin_client.post(reverse("wagtailadmin_pages:edit", args=[english.pk]), {"action": "publish"})
    assert not stored(english).live


def test_a_wrong_number_is_not_published_by_code_or_schedule() -> None:
    treatment = a_treatment(title="EMDR", why=CALL)
    english = translated(treatment, "en", draft=True, title="EMDR", why="<p>Call 0800 2001, from 9 to 17.</p>")
    with pytest.raises(PublishingRefused):
        english.latest_revision.publish()
    assert not stored(english).live


def test_rules_of_a_language_decide_what_blocks() -> None:
    LanguagePolicy.objects.create(locale="en", severities={"phones": "warning", "numbers": "warning"})
    treatment = placed(a_treatment(title="EMDR", why=CALL), "en")
    report = imported(returned(treatment, locale="en", texts={"why": "Call 0800 2001, every day from 9 to 17."}))
    assert report.published == [name_of(treatment)]


def test_a_page_may_be_partial_where_its_language_allows_that() -> None:
    LanguagePolicy.objects.create(locale="ar", publishing=PartialPages.PARTIAL)
    treatment = placed(a_treatment(title="EMDR", summary="Hulp.", why="<p>Omdat het helpt.</p>"))
    report = imported(returned(treatment, without=["why"]))
    assert report.published == [name_of(treatment)]
    assert (status(treatment).state, status(treatment).untranslated) == (State.PARTIAL, ["why"])


def test_a_title_or_summary_is_never_left_in_the_source_language() -> None:
    LanguagePolicy.objects.create(locale="ar", publishing=PartialPages.PARTIAL)
    treatment = placed(a_treatment(title="EMDR", summary="Hulp.", why="<p>Omdat het helpt.</p>"))
    assert imported(returned(treatment, without=["summary"])).drafts == [name_of(treatment)]
    assert status(treatment).state == State.DRAFT


def test_a_partial_page_is_current_when_the_rest_comes_in() -> None:
    LanguagePolicy.objects.create(locale="ar", publishing=PartialPages.PARTIAL)
    treatment = placed(a_treatment(title="EMDR", why="<p>Omdat het helpt.</p>"))
    imported(returned(treatment, without=["why"]))
    imported(returned(treatment))
    assert (status(treatment).state, status(treatment).untranslated) == (State.CURRENT, [])


def test_an_older_translation_with_the_former_number_is_not_published_late() -> None:
    treatment = placed(a_treatment(title="EMDR", why=CALL), "en")
    imported(returned(treatment, locale="en", texts={"why": "Call 0800 2000, every day from 9 to 17."}))
    english = translation_of(treatment, "en")
    late = english.latest_revision
    english.unpublish()
    page = stored(treatment)
    page.why = CALL.replace("2000", "3000")
    page.save_revision().publish()
    with pytest.raises(PublishingRefused):
        late.publish()


def test_refused_publishing_says_why_in_sentences() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp.", why=CALL), "en")
    imported(returned(treatment, locale="en", texts={"why": "Call 0800 2001, from 9 to 17."}, without=["summary"]))
    english = translation_of(treatment, "en")
    with pytest.raises(PublishingRefused) as refused:
        publish_translation(english)
    assert len(refused.value.reasons) == 2
    assert reasons_against(stored(english).get_latest_revision_as_object())
