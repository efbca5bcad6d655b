"""The file translators get."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import polib
import pytest
from wagtail.models import Revision
from wagtail_localize.models import StringTranslation

from pages.blocks.streams import BodyBlock
from pages.models import TreatmentSymptom
from tests.factories.api import document
from tests.factories.pages import a_section, a_symptom, a_treatment, home, published, stored, translated
from tests.factories.snippets import a_definition, a_person
from tests.factories.translators import exported, imported, language, path_of, placed, returned, unit
from translations.exchange.exporting import export_units
from translations.exchange.units import Former
from translations.models import Origin

pytestmark = pytest.mark.django_db

MSGFMT = shutil.which("msgfmt")


def test_a_file_says_which_language_it_is_for() -> None:
    assert exported(a_section(), locale="uk").metadata["Language"] == "uk"


def test_each_text_has_an_address_that_is_the_same_on_every_machine() -> None:
    treatment = a_treatment(title="EMDR", summary="Hulp.")
    key = treatment.translation_key
    assert {entry.msgctxt: entry.msgid for entry in exported(treatment)} == {
        f"treatment:{key}:slug": "emdr",
        f"treatment:{key}:title": "EMDR",
        f"treatment:{key}:summary": "Hulp.",
    }


def test_each_text_names_its_page_for_the_translator() -> None:
    treatment = a_treatment(title="EMDR")
    assert {entry.comment for entry in exported(treatment)} == {"Behandeling: EMDR"}


def test_a_shared_piece_has_texts_and_no_slug() -> None:
    po = exported(a_definition("Hechting", text="Een band."))
    assert {path_of(entry): entry.msgid for entry in po} == {"term": "Hechting", "text": "Een band."}


def test_names_of_people_and_internal_codes_are_not_asked() -> None:
    rows = [TreatmentSymptom(symptom=a_symptom(title="Stress"), note="vaak")]
    treatment = a_treatment(title="EMDR", symptom_rows=rows, reviewed_by=a_person("Sam de Wit"), min_age=4)
    assert sorted(entry.msgid for entry in exported(treatment)) == ["EMDR", "emdr", "vaak"]


def test_texts_stand_in_the_order_of_the_page() -> None:
    treatment = a_treatment(title="EMDR", why="<p>Een.</p><p>Twee.</p><ul><li>Drie.</li></ul>")
    texts = [entry.msgid for entry in exported(treatment)]
    assert [text for text in texts if text in {"Een.", "Twee.", "Drie."}] == ["Een.", "Twee.", "Drie."]


def test_a_translation_there_is_comes_along() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, texts={"title": "علاج"}, slug="علاج-الصدمة", without=["summary"]))
    po = exported(treatment)
    assert [unit(po, path).msgstr for path in ("slug", "title", "summary")] == ["علاج-الصدمة", "علاج", ""]


def test_what_a_machine_wrote_is_marked_until_somebody_has_looked_at_it() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment), origin=Origin.MACHINE)
    po = exported(treatment)
    assert unit(po, "title").fuzzy
    assert imported(po).unchanged
    unit(po, "title").flags = []
    imported(po)
    assert not unit(exported(treatment), "title").fuzzy
    assert document(treatment, "ar")["translation"]["origin"] == "human"


def test_two_hundred_pages_cost_no_more_queries_than_two(django_assert_max_num_queries: Any) -> None:
    few = [a_treatment(title=f"Hulp {number}") for number in range(2)]
    many = [a_treatment(title=f"Steun {number}") for number in range(20)]
    for some in (few, many):
        with django_assert_max_num_queries(12):
            export_units([page.translation_key for page in some], "ar")


def test_former_source_and_translation_come_with_a_changed_text() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, texts={"summary": "مساعدة"}))
    treatment = stored(treatment)
    treatment.summary = "Andere hulp."
    published(treatment)
    file = export_units([treatment.translation_key], "ar", only_open=True)
    (found,) = [each for each in file.units() if each.address.path != "slug"]
    assert (found.source, found.target, found.former) == ("Andere hulp.", "", Former("Hulp.", "مساعدة"))


def test_a_text_says_how_long_it_may_be() -> None:
    body = [("callout", {"tone": "info", "heading": "Let op", "html": "<p>Bel ons.</p>"})]
    treatment = placed(a_treatment(title="EMDR", summary="Hulp.", body=body))
    imported(returned(treatment))
    limits = {each.source: each.max_length for each in export_units([treatment.translation_key], "ar").units()}
    assert (limits["Hulp."], limits["EMDR"], limits["Bel ons."]) == (320, 255, None)
    assert limits["Let op"] == BodyBlock().child_blocks["callout"].child_blocks["heading"].field.max_length


def test_a_translation_with_an_error_is_asked_again() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment))
    StringTranslation.objects.update(has_error=True)
    assert unit(exported(treatment), "title").msgstr == ""


def test_the_slug_of_an_alias_is_no_translation() -> None:
    section = placed(a_section(title="Hulp"))
    section.copy_for_translation(language("ar"), alias=True)
    assert unit(exported(section), "slug").msgstr == ""


def test_the_slug_of_a_page_translated_by_hand_comes_along() -> None:
    section = a_section(title="Hulp")
    translated(section, "ar", title="مساعدة")
    assert unit(exported(section), "slug").msgstr == "مساعدة"


def test_a_changed_text_is_asked_anew() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment))
    treatment = stored(treatment)
    treatment.summary = "Andere hulp."
    published(treatment)
    assert (unit(exported(treatment), "summary").msgid, unit(exported(treatment), "summary").msgstr) == (
        "Andere hulp.",
        "",
    )


def test_what_was_never_published_is_nobodys_work_yet() -> None:
    assert list(exported(a_treatment(title="EMDR", draft=True))) == []


def test_exporting_changes_no_page() -> None:
    treatment = a_treatment(title="EMDR")
    revisions = Revision.objects.count()
    exported(home(), treatment)
    assert Revision.objects.count() == revisions
    assert not treatment.has_translation(language("ar"))


@pytest.mark.skipif(MSGFMT is None, reason="GNU gettext is not installed here")
def test_gettext_accepts_the_file(tmp_path: Path) -> None:
    treatment = placed(
        a_treatment(
            title='Hulp "thuis" \\ & elders',
            summary="100% %s %(naam)s {0} 🙂\tmaar toch",
            alternate_names="Een\nTwee\nTwee",
            why='<p>Rust.</p><p>Rust.</p><p>Lees <a href="https://een.example/">hier</a> of hier<br/>en hier.</p>',
            symptom_rows=[TreatmentSymptom(symptom=a_symptom(title=title), note="vaak") for title in ("a", "b")],
        )
    )
    po = returned(treatment, texts={"title": "مساعدة “منزلية”", "summary": "‏100٪‏ " + "كلمة " * 40})
    file = tmp_path / "ar.po"
    po.save(str(file))
    assert MSGFMT
    checked = subprocess.run(  # noqa: S603  (its own file, by its full path)
        [MSGFMT, "-c", "-o", str(tmp_path / "ar.mo"), str(file)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    compiled = {entry.msgctxt: entry.msgstr for entry in polib.mofile(str(tmp_path / "ar.mo"))}
    assert compiled == {entry.msgctxt: entry.msgstr for entry in po if entry.msgstr and path_of(entry) != "why"} | {
        entry.msgctxt: compiled[entry.msgctxt] for entry in po if path_of(entry) == "why"
    }
