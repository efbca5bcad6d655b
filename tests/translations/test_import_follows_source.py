"""A translation has texts of its own; numbers, relations and the order of things follow the source."""

import datetime
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Revision
from wagtail_localize.models import Translation

from pages.choices import ReviewStatus
from pages.models import Citation, TopicTreatment, TreatmentSymptom
from publications.settling import settle
from tests.factories.api import document
from tests.factories.pages import a_section, a_symptom, a_topic, a_treatment, published, stored
from tests.factories.snippets import a_helpline, a_person, a_source, republished
from tests.factories.translators import exported, imported, language, name_of, placed, returned, translation_of, unit

pytestmark = pytest.mark.django_db


def changed(page: Any, **fields: Any) -> Any:
    """The page, published with other values."""
    page = stored(page)
    for name, value in fields.items():
        setattr(page, name, value)
    return published(page)


def test_texts_of_rows_are_translated() -> None:
    treatment, symptom = a_treatment(title="EMDR"), a_symptom(title="Stress")
    topic = placed(
        a_topic(
            title="Hechting",
            treatment_rows=[TopicTreatment(treatment=treatment, goal="Rust vinden", life_stage="child")],
            citation_rows=[Citation(source=a_source(), locator="hoofdstuk 2")],
        )
    )
    placed(treatment).symptom_rows = [TreatmentSymptom(symptom=symptom, note="vaak")]
    published(treatment)
    imported(
        returned(topic, treatment, texts={"goal": "إيجاد الهدوء", "locator": "الفصل الثاني", "note": "غالبًا"}),
    )
    settle()
    assert [row["goal"] for row in document(topic, "ar")["treatments"]] == ["إيجاد الهدوء"]
    assert [row["locator"] for row in document(topic, "ar")["citations"]] == ["الفصل الثاني"]
    assert [row["note"] for row in document(treatment, "ar")["symptoms"]] == ["غالبًا"]
    assert [row["goal"] for row in document(topic)["treatments"]] == ["Rust vinden"]


def test_rows_with_the_same_text_are_translated_each_in_its_place() -> None:
    rows = [TreatmentSymptom(symptom=a_symptom(title=title), note="vaak") for title in ("Stress", "Angst")]
    treatment = placed(a_treatment(title="EMDR", symptom_rows=rows))
    po = returned(treatment)
    notes = [entry for entry in po if entry.msgid == "vaak"]
    notes[0].msgstr, notes[1].msgstr = "غالبًا", "كثيرًا"
    imported(po)
    settle()
    assert sorted(row["note"] for row in document(treatment, "ar")["symptoms"]) == ["غالبًا", "كثيرًا"]


def test_numbers_follow_the_source_when_the_same_texts_come_again() -> None:
    treatment = placed(a_treatment(title="EMDR", min_age=4, max_age=18))
    po = returned(treatment, texts={"title": "علاج"})
    imported(po)
    changed(treatment, min_age=6)
    assert imported(po).published == [name_of(treatment)]
    seen, kept = document(treatment, "ar"), translation_of(treatment)
    assert (seen["title"], seen["min_age"], seen["max_age"]) == ("علاج", 6, 18)
    assert (kept.min_age, kept.max_age) == (6, 18)


def test_relations_follow_the_source_and_keep_the_texts_of_their_rows() -> None:
    stress, fear = a_symptom(title="Stress"), a_symptom(title="Angst")
    treatment = placed(a_treatment(title="EMDR", symptom_rows=[TreatmentSymptom(symptom=stress, note="vaak")]))
    imported(returned(treatment, texts={"note": "غالبًا"}))
    source = stored(treatment)
    (known,) = source.symptom_rows.all()
    known.sort_order = 1
    source.symptom_rows = [TreatmentSymptom(symptom=fear, sort_order=0), known]
    published(source)
    report = imported(returned(treatment))
    settle()
    entries = document(treatment, "ar")["symptoms"]
    assert report.published == [name_of(treatment)]
    assert [(entry["card"]["id"], entry["note"]) for entry in entries] == [
        (str(fear.translation_key), ""),
        (str(stress.translation_key), "غالبًا"),
    ]


def test_a_row_taken_from_the_source_leaves_the_translation() -> None:
    rows = [TreatmentSymptom(symptom=a_symptom(title="Stress"), note="vaak")]
    treatment = placed(a_treatment(title="EMDR", symptom_rows=rows))
    po = returned(treatment)
    imported(po)
    changed(treatment, symptom_rows=[])
    report = imported(po)
    assert document(treatment, "ar")["symptoms"] == []
    assert [address for address, _reason in report.refused] == [unit(po, "note").msgctxt]


def test_a_choice_inside_the_text_follows_the_source() -> None:
    body = [("callout", {"tone": "info", "heading": "Let op", "html": "<p>Bel ons.</p>"})]
    treatment = placed(a_treatment(title="EMDR", body=body))
    po = returned(treatment)
    imported(po)
    source = stored(treatment)
    source.body[0].value["tone"] = "warning"
    published(source)
    imported(po)
    (block,) = document(treatment, "ar")["body"]
    assert (block["tone"], block["heading"]) == ("warning", "ar: Let op")


def test_a_text_emptied_in_the_source_is_empty_in_the_translation() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp.", why="<p>Omdat.</p>"))
    imported(returned(treatment))
    changed(treatment, summary="", why="")
    imported(returned(treatment))
    seen = document(treatment, "ar")
    assert (seen["summary"], seen["why"]) == ("", "")


def test_the_facts_of_a_shared_piece_follow_the_source() -> None:
    helpline = a_helpline(phone="0800-2000", name="Hulplijn", hours="Dag en nacht")
    po = returned(helpline, texts={"name": "خط المساعدة"})
    imported(po)
    republished(helpline, phone="113")
    assert imported(po).published == [name_of(helpline)]
    arabic = translation_of(helpline)
    assert (arabic.phone, arabic.name) == ("113", "خط المساعدة")


def test_publishing_the_source_unchanged_asks_nothing_and_changes_nothing() -> None:
    treatment = placed(a_treatment(title="EMDR", symptom_rows=[TreatmentSymptom(symptom=a_symptom(), note="vaak")]))
    po = returned(treatment)
    imported(po)
    published(stored(treatment))
    revisions = Revision.objects.count()
    assert imported(po).unchanged == [name_of(treatment)]
    assert Revision.objects.count() == revisions


def test_numbers_do_not_wait_for_the_texts_that_are_missing() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp.", min_age=4))
    po = returned(treatment, texts={"summary": "مساعدة"})
    imported(po)
    changed(treatment, summary="Andere hulp.", min_age=6)
    assert imported(po).drafts == [name_of(treatment)]
    seen = document(treatment, "ar")
    assert (seen["min_age"], seen["summary"]) == (6, "مساعدة")
    assert translation_of(treatment).min_age == 4


def test_one_changed_text_leaves_one_text_to_translate() -> None:
    lines = [("item", f"Doel {number}") for number in range(20)]
    treatment = placed(a_treatment(title="EMDR", goals=lines))
    imported(returned(treatment))
    source = stored(treatment)
    source.goals[7].value = "Een ander doel"
    published(source)
    (asked,) = [entry for entry in exported(treatment) if not entry.msgstr]
    assert asked.msgid == "Een ander doel"


def test_the_review_of_the_source_does_not_make_a_translation_reviewed() -> None:
    today = timezone.localdate()
    treatment = placed(
        a_treatment(
            title="EMDR",
            review_status=ReviewStatus.APPROVED,
            reviewed_by=a_person(),
            last_reviewed=today,
            next_review_due=today + datetime.timedelta(days=365),
            review_scope="De hele pagina",
        )
    )
    imported(returned(treatment))
    assert document(treatment)["review"]["status"] == "approved"
    assert document(treatment, "ar")["review"] == {
        "status": "not_reviewed",
        "last_reviewed": None,
        "next_review_due": None,
        "reviewed_by": None,
        "scope": "",
    }


def test_the_review_of_the_source_does_not_come_along_with_an_alias() -> None:
    today = timezone.localdate()
    review = {
        "review_status": ReviewStatus.APPROVED,
        "reviewed_by": a_person(),
        "last_reviewed": today,
        "next_review_due": today + datetime.timedelta(days=365),
    }
    treatment = placed(a_treatment(title="EMDR", **review))
    treatment.copy_for_translation(language("ar"), alias=True)
    imported(returned(treatment))
    assert document(treatment, "ar")["review"]["status"] == "not_reviewed"


def test_the_review_of_a_translation_stays_with_it() -> None:
    today = timezone.localdate()
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment))
    arabic = translation_of(treatment)
    arabic.review_status, arabic.reviewed_by = ReviewStatus.APPROVED, a_person()
    arabic.last_reviewed, arabic.next_review_due = today, today + datetime.timedelta(days=365)
    published(arabic)
    changed(treatment, min_age=6)
    imported(returned(treatment))
    seen = document(treatment, "ar")
    assert (seen["min_age"], seen["review"]["status"]) == (6, "approved")


def test_a_translation_taken_out_of_localizes_editor_stays_out_of_it() -> None:
    section = placed(a_section(title="Hulp"))
    imported(returned(section))
    Translation.objects.update(enabled=False)
    changed(section, title="Steun")
    imported(returned(section))
    assert list(Translation.objects.values_list("enabled", flat=True)) == [False]
