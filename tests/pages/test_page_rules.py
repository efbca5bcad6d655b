"""What every page, every health page and the smaller page types refuse."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from pages.models import AttachmentTypeCombination, AttachmentTypePage
from tests.factories.images import an_image
from tests.factories.pages import (
    a_job_alert_page,
    a_risk_factor,
    a_section,
    a_symptom,
    a_topic,
    an_article,
    an_attachment_type,
    translated,
)
from tests.factories.snippets import a_person
from tests.pages.editing import refused, refused_by_the_database, revised

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 5, 1)
NAMED = "An approved page names its reviewer and both review dates."
ITSELF = "A form cannot be a combination of itself."
THIN = "A page of its own needs an explanation; one sentence makes a thin page."


@pytest.fixture
def on_the_first_of_may(time_machine: Any) -> None:
    time_machine.move_to(datetime.datetime(2026, 5, 1, 10, tzinfo=datetime.UTC), tick=False)


def approval(**fields: Any) -> dict[str, Any]:
    return {
        "review_status": "approved",
        "reviewed_by": a_person(),
        "last_reviewed": TODAY,
        "next_review_due": TODAY + datetime.timedelta(days=365),
    } | fields


# --- Main image ---------------------------------------------------------------------------------------


def test_main_image_without_a_text_that_stands_in_for_it_is_refused() -> None:
    section = a_section(draft=True)
    with refused(hero_alt="Say what the image shows, for people who cannot see it."):
        revised(section, hero_image=an_image())


def test_main_image_with_a_text_that_stands_in_for_it_is_kept() -> None:
    image = an_image()
    assert revised(a_section(draft=True), hero_image=image, hero_alt="Een linde").hero_image == image


# --- The review ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("on_the_first_of_may")
def test_page_approved_today_by_a_named_reviewer_is_kept() -> None:
    assert revised(an_article(draft=True), **approval()).review_status == "approved"


@pytest.mark.usefixtures("on_the_first_of_may")
@pytest.mark.parametrize("missing", ["reviewed_by", "last_reviewed", "next_review_due"])
def test_approval_without_reviewer_or_dates_is_refused(missing: str) -> None:
    fields = approval(**{missing: None})
    with refused(**{missing: NAMED}):
        revised(an_article(draft=True), **fields)


@pytest.mark.usefixtures("on_the_first_of_may")
def test_bare_approval_is_told_everything_it_lacks() -> None:
    with refused(reviewed_by=NAMED, last_reviewed=NAMED, next_review_due=NAMED):
        revised(an_article(draft=True), review_status="approved")


@pytest.mark.usefixtures("on_the_first_of_may")
def test_approval_dated_tomorrow_is_refused() -> None:
    fields = approval(last_reviewed=TODAY + datetime.timedelta(days=1))
    with refused(last_reviewed="The date of a review cannot be in the future."):
        revised(an_article(draft=True), **fields)


@pytest.mark.parametrize("status", ["not_reviewed", "in_review", "approved"])
@pytest.mark.parametrize("days", [0, -1])
@pytest.mark.usefixtures("on_the_first_of_may")
def test_next_review_that_does_not_come_after_the_last_is_refused(status: str, days: int) -> None:
    fields = approval(review_status=status, next_review_due=TODAY + datetime.timedelta(days=days))
    with refused(next_review_due="The next review must come after the last one."):
        revised(an_article(draft=True), **fields)


def test_page_that_nobody_approved_needs_no_reviewer() -> None:
    assert revised(an_article(draft=True), review_status="in_review").reviewed_by is None


def test_page_that_was_approved_stays_editable_after_its_next_review_was_due(time_machine: Any) -> None:
    time_machine.move_to(datetime.datetime(2026, 5, 1, 10, tzinfo=datetime.UTC), tick=False)
    article = revised(an_article(draft=True), **approval())
    time_machine.move_to(datetime.datetime(2028, 5, 1, 10, tzinfo=datetime.UTC), tick=False)
    revised(article, summary="Een kort stuk.")


@pytest.mark.usefixtures("on_the_first_of_may")
def test_translation_of_an_approved_page_starts_unreviewed() -> None:
    dutch = an_article(**approval(review_scope="De hele pagina"))
    german = translated(dutch, "de", title="Artikel")
    assert german.review_status == "not_reviewed"
    assert (german.reviewed_by, german.last_reviewed, german.next_review_due) == (None, None, None)
    assert german.review_scope == ""


# --- Risk factors -------------------------------------------------------------------------------------


def test_risk_factor_of_one_sentence_has_no_page_of_its_own() -> None:
    with refused(standalone=THIN):
        revised(a_risk_factor(draft=True), standalone=True)


@pytest.mark.parametrize("explanation", ["<p></p>", '<p data-block-key="a1"></p>', "<p> </p>", "<p>&nbsp;</p>"])
def test_emptied_explanation_is_no_explanation(explanation: str) -> None:
    with refused(standalone=THIN):
        revised(a_risk_factor(draft=True), standalone=True, explanation=explanation)


def test_explained_risk_factor_may_have_a_page_of_its_own() -> None:
    assert revised(a_risk_factor(draft=True), standalone=True, explanation="<p>De band breekt.</p>").standalone


def test_risk_factor_with_text_in_blocks_may_have_a_page_of_its_own() -> None:
    body = [("text", {"heading": "", "html": "<p>De band breekt.</p>"})]
    assert revised(a_risk_factor(draft=True), standalone=True, body=body).standalone


# --- Forms of attachment ------------------------------------------------------------------------------


def test_disorganised_attachment_combines_two_other_forms() -> None:
    topic = a_topic()
    avoidant, ambivalent = (an_attachment_type(topic, pattern=name) for name in ("avoidant", "ambivalent"))
    mix = an_attachment_type(
        topic,
        pattern="disorganised",
        combines_rows=[AttachmentTypeCombination(form=avoidant), AttachmentTypeCombination(form=ambivalent)],
    )
    assert [row.form for row in mix.combines_rows.all()] == [avoidant, ambivalent]


def test_form_that_combines_itself_is_refused() -> None:
    form = an_attachment_type(draft=True)
    with refused(ITSELF):
        revised(form, combines_rows=[AttachmentTypeCombination(form=form)])


def test_form_that_combines_its_own_translation_is_refused() -> None:
    form = an_attachment_type()
    english = translated(form, "en", title="Avoidant")
    with refused(ITSELF):
        revised(form, combines_rows=[AttachmentTypeCombination(form=english)])


def test_unknown_pattern_is_refused() -> None:
    with refused(pattern="Value 'stubborn' is not a valid choice."):
        revised(an_attachment_type(draft=True), pattern="stubborn")


def test_database_refuses_an_unknown_pattern() -> None:
    form = an_attachment_type(draft=True)
    with refused_by_the_database("attachment_type_known_pattern"):
        AttachmentTypePage.objects.filter(pk=form.pk).update(pattern="stubborn")


# --- Symptoms and the job alert -----------------------------------------------------------------------


def test_symptom_of_an_unknown_stage_of_life_is_refused() -> None:
    with refused(life_stages="“toddler” is not in the list."):
        revised(a_symptom(draft=True), life_stages=["child", "toddler"])


def test_stages_of_life_are_kept_in_the_order_of_life() -> None:
    symptom = revised(a_symptom(draft=True), life_stages=["adult", "infant", "adult"])
    assert symptom.life_stages == ["infant", "adult"]


def test_job_alert_without_any_frequency_is_refused() -> None:
    with refused(frequencies="Offer at least one frequency."):
        revised(a_job_alert_page(draft=True), frequencies=[])


def test_job_alert_with_an_unknown_frequency_is_refused() -> None:
    with refused(frequencies="“hourly” is not in the list."):
        revised(a_job_alert_page(draft=True), frequencies=["weekly", "hourly"])


def test_job_alert_page_offers_its_frequencies_from_often_to_seldom() -> None:
    assert revised(a_job_alert_page(draft=True), frequencies=["weekly", "immediate"]).frequencies == [
        "immediate",
        "weekly",
    ]


def test_today_is_the_day_where_the_organisation_is(time_machine: Any) -> None:
    """Just after midnight in Amsterdam it is still yesterday in UTC; the review of today is not refused."""
    time_machine.move_to(datetime.datetime(2026, 4, 30, 22, 30, tzinfo=datetime.UTC), tick=False)
    assert timezone.localdate() == TODAY
    revised(an_article(draft=True), **approval())
