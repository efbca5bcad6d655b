"""What a file may not do: it is reported with its reason, and the rest of the file is applied."""

from collections.abc import Iterator

import polib
import pytest
from django.utils import translation
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation

from pages.models import TreatmentSymptom
from tests.factories.api import document
from tests.factories.pages import a_section, a_symptom, a_treatment, published, stored
from tests.factories.translators import exported, imported, language, name_of, placed, returned, translation_of, unit
from translations.exchange import import_po

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reasons_in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


NOBODY = "0e3a7c1e-7b52-4f0c-9d2b-2a8f6b0f1c11"


def test_a_text_whose_source_changed_since_the_export_is_reported_and_not_applied() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp na iets ergs."))
    po = returned(treatment, texts={"title": "علاج"})
    treatment.summary = "Hulp na een schok."
    published(treatment)
    report = imported(po)
    assert report.refused == [(unit(po, "summary").msgctxt, "the source text has changed since the export")]
    assert report.drafts == [name_of(treatment)]
    draft = translation_of(treatment).get_latest_revision_as_object()
    assert (draft.title, draft.summary) == ("علاج", "Hulp na een schok.")


def test_a_text_whose_place_is_gone_is_reported() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    po = returned(treatment)
    treatment.summary = ""
    published(treatment)
    report = imported(po)
    assert [address for address, _reason in report.refused] == [unit(po, "summary").msgctxt]
    assert report.published == [name_of(treatment)]


@pytest.mark.parametrize("address", ["", "title", "treatment:geen-uuid:title", f"treatment:{NOBODY}:"])
def test_what_is_no_address_of_a_text_is_refused_and_the_rest_applied(address: str) -> None:
    treatment = placed(a_treatment(title="EMDR"))
    po = returned(treatment)
    po.append(polib.POEntry(msgctxt=address, msgid="Dag", msgstr="مرحبا"))
    report = imported(po)
    assert report.refused == [(address or "Dag", "not an address of a text")]
    assert report.published == [name_of(treatment)]


@pytest.mark.parametrize("type_name", ["treatment", "recipe"])
def test_a_page_that_does_not_exist_is_refused_and_the_rest_applied(type_name: str) -> None:
    treatment = placed(a_treatment(title="EMDR"))
    po = returned(treatment)
    po.append(polib.POEntry(msgctxt=f"{type_name}:{NOBODY}:title", msgid="Dag", msgstr="مرحبا"))
    report = imported(po)
    assert report.refused == [(f"{type_name}:{NOBODY}", "there is no such page or shared piece")]
    assert report.published == [name_of(treatment)]


def test_a_page_under_the_type_of_another_is_refused() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    po = returned(treatment)
    for entry in po:
        entry.msgctxt = entry.msgctxt.replace("treatment:", "symptom:")
    assert imported(po).refused == [(f"symptom:{treatment.translation_key}", "there is no such page or shared piece")]
    assert not treatment.has_translation(language("ar"))


def test_a_page_whose_parent_is_not_translated_is_refused_and_the_rest_applied() -> None:
    homeless, treatment = a_treatment(title="Gezinshulp"), placed(a_treatment(title="EMDR"))
    report = imported(returned(homeless, treatment))
    assert report.refused == [(name_of(homeless), "its parent page has no translation in this language")]
    assert report.published == [name_of(treatment)]
    assert not homeless.has_translation(language("ar"))


def test_nothing_of_a_refused_page_is_stored() -> None:
    homeless = a_treatment(title="Gezinshulp")
    po = returned(homeless)
    imported(po)
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<div>علاج</div>",
        '<b onclick="steal()">علاج</b>',
        '<a id="a7">علاج</a>',
        '<a href="https://elders.example/">علاج</a>',
        '<img src="x">',
    ],
)
def test_markup_the_source_does_not_have_is_refused_and_the_rest_applied(text: str) -> None:
    treatment = placed(a_treatment(title="EMDR", why="<p>Omdat het helpt.</p>"))
    po = returned(treatment, texts={"why": text, "title": "علاج"})
    report = imported(po)
    ((address, reason),) = report.refused
    assert address == unit(po, "why").msgctxt
    assert reason
    draft = translation_of(treatment).get_latest_revision_as_object()
    assert (draft.title, draft.why) == ("علاج", "<p>Omdat het helpt.</p>")


def test_markup_in_a_line_of_plain_text_is_refused() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    report = imported(returned(treatment, texts={"title": "<script>alert(1)</script>"}))
    assert len(report.refused) == 1
    assert not treatment.has_translation(language("ar"))


def test_a_text_too_long_for_its_field_refuses_its_page_whole_and_the_rest_is_applied() -> None:
    long, treatment = placed(a_treatment(title="Gezinshulp", summary="Hulp.")), placed(a_treatment(title="EMDR"))
    po = returned(long, treatment)
    unit(po, "summary").msgstr = "م" * 321
    report = imported(po)
    ((name, reason),) = report.refused
    assert (name, "320" in reason) == (name_of(long), True)
    assert report.published == [name_of(treatment)]
    assert not long.has_translation(language("ar"))


def test_a_text_too_long_for_its_row_refuses_its_page_whole() -> None:
    rows = [TreatmentSymptom(symptom=a_symptom(), note="vaak")]
    treatment = placed(a_treatment(title="EMDR", symptom_rows=rows))
    report = imported(returned(treatment, texts={"note": "م" * 201}))
    ((name, reason),) = report.refused
    assert (name, "200" in reason) == (name_of(treatment), True)
    assert not treatment.has_translation(language("ar"))


def test_a_refusal_leaves_the_translation_there_is_as_it_was() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, texts={"summary": "مساعدة"}))
    revisions = Revision.objects.count()
    imported(returned(treatment, texts={"title": "علاج", "summary": "م" * 321}))
    assert document(treatment, "ar")["summary"] == "مساعدة"
    assert Revision.objects.count() == revisions
    assert "علاج" not in StringTranslation.objects.values_list("data", flat=True)


def test_a_file_for_another_language_is_refused_whole() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    with pytest.raises(ValueError, match=r"for “ar”, not for “uk”"):
        import_po(returned(treatment, locale="ar"), "uk")
    assert not treatment.has_translation(language("uk"))


def test_a_file_for_the_source_language_is_refused_whole() -> None:
    treatment = a_treatment(title="EMDR")
    po = exported(treatment)
    po.metadata["Language"] = "nl"
    unit(po, "title").msgstr = "Iets anders"
    with pytest.raises(ValueError, match="source language"):
        imported(po)
    assert stored(treatment).title == "EMDR"


def test_a_file_for_a_language_that_is_not_configured_is_refused_whole() -> None:
    po = exported(a_section())
    po.metadata["Language"] = "fa"
    with pytest.raises(ValueError, match="“fa”"):
        imported(po)


def test_a_translation_cannot_be_sent_in_as_a_source() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment))
    pages = Page.objects.count()
    arabic = translation_of(treatment)
    po = polib.POFile()
    po.append(polib.POEntry(msgctxt=f"{name_of(arabic)}:title", msgid=arabic.title, msgstr="Лікування"))
    report = import_po(po, "uk")
    assert [reason for _address, reason in report.refused] == ["the source text has changed since the export"]
    assert Page.objects.count() == pages
