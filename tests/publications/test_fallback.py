"""One row per thing and requested language: who asks for a language gets the best there is, and is told so."""

import pytest

from pages.models import TreatmentSymptom
from publications.models import Publication
from publications.settling import out_of_date, settle
from tests.factories.api import at_path, document, read, status_at
from tests.factories.pages import a_section, a_symptom, a_treatment, home, published, stored, translated

pytestmark = pytest.mark.django_db


def test_every_page_has_one_row_for_each_language() -> None:
    treatment = a_treatment()
    locales = Publication.objects.filter(key=treatment.translation_key).values_list("locale", flat=True)
    assert sorted(locales) == ["ar", "de", "en", "nl", "pl", "tr", "uk"]


def test_polish_reader_gets_dutch_page_marked_as_fallback() -> None:
    treatment = a_treatment(title="EMDR")
    seen = document(treatment, "pl")
    assert (seen["locale"], seen["requested_locale"], seen["is_fallback"]) == ("nl", "pl", True)
    assert seen["title"] == "EMDR"


def test_arabic_reader_gets_english_before_dutch() -> None:
    treatment = a_treatment(title="EMDR")
    translated(treatment, "en", title="EMDR in English")
    assert document(treatment, "ar")["locale"] == "en"
    assert document(treatment, "de")["locale"] == "nl"


def test_arabic_page_is_right_to_left_and_holds_its_own_slug_as_typed() -> None:
    treatment = a_treatment(title="Gezinshulp")
    translated(treatment, "ar", title="مساعدة الأسرة", slug="مساعدة-الأسرة")
    seen = document(treatment, "ar")
    assert seen["direction"] == "rtl"
    assert seen["slug"] == "مساعدة-الأسرة"
    assert at_path(seen["path"])["id"] == seen["id"]


def test_draft_translation_is_never_served() -> None:
    treatment = a_treatment(title="EMDR")
    translated(treatment, "ar", title="مسودة", draft=True)
    assert document(treatment, "ar")["title"] == "EMDR"


def test_alias_is_no_translation() -> None:
    section = a_section(title="Hulp")
    translated(home(), "de", title="Start")
    section.copy_for_translation(home("de").locale, alias=True)
    assert document(section, "de")["is_fallback"] is True


def test_withdrawing_a_translation_brings_back_the_fallback_at_once() -> None:
    treatment = a_treatment(title="EMDR")
    arabic = translated(treatment, "ar", title="علاج", slug="علاج")
    own_path = document(treatment, "ar")["path"]
    arabic.unpublish()
    seen = document(treatment, "ar")
    assert (seen["title"], seen["is_fallback"]) == ("EMDR", True)
    assert at_path(own_path) == {"redirect": seen["path"], "permanent": True}


def test_relation_chosen_in_dutch_shows_the_arabic_version() -> None:
    symptom = a_symptom(title="Stress")
    treatment = a_treatment(title="EMDR", symptom_rows=[TreatmentSymptom(symptom=symptom, note="vaak")])
    translated(symptom, "ar", title="توتر")
    translated(treatment, "ar", title="علاج")
    settle()
    (entry,) = document(treatment, "ar")["symptoms"]
    assert (entry["card"]["title"], entry["card"]["direction"]) == ("توتر", "rtl")


def test_relation_to_an_untranslated_page_shows_its_fallback_with_its_own_language() -> None:
    symptom = a_symptom(title="Stress")
    treatment = a_treatment(title="EMDR", symptom_rows=[TreatmentSymptom(symptom=symptom)])
    translated(treatment, "ar", title="علاج")
    settle()
    (entry,) = document(treatment, "ar")["symptoms"]
    assert (entry["card"]["locale"], entry["card"]["direction"], entry["card"]["is_fallback"]) == ("nl", "ltr", True)


def test_alternates_name_every_language_and_which_are_fallbacks() -> None:
    treatment = a_treatment(title="EMDR")
    translated(treatment, "en", title="EMDR")
    settle()
    own = {item["locale"] for item in document(treatment)["alternates"] if not item["is_fallback"]}
    assert own == {"nl", "en"}
    assert len(document(treatment)["alternates"]) == 7


def test_list_with_fallback_none_holds_only_own_translations() -> None:
    treatment = a_treatment(title="EMDR")
    a_treatment(title="Gezinshulp")
    translated(treatment, "de", title="EMDR auf Deutsch")
    titles = [card["title"] for card in read("pages/", locale="de", type="treatment", fallback="none")["items"]]
    assert titles == ["EMDR auf Deutsch"]
    assert read("pages/", locale="de", type="treatment")["count"] == 2


def test_canonical_of_a_fallback_is_the_path_of_the_language_served() -> None:
    treatment = a_treatment(title="EMDR")
    assert document(treatment, "pl")["seo"]["canonical"] == document(treatment)["path"]


def test_nothing_is_out_of_date_after_settling() -> None:
    from django.utils import timezone

    symptom = a_symptom(title="Stress")
    treatment = a_treatment(symptom_rows=[TreatmentSymptom(symptom=symptom)])
    settle()
    symptom.title = "Spanning"
    published(symptom)
    assert out_of_date(timezone.now())
    settle()
    assert not out_of_date(timezone.now())
    (entry,) = document(stored(treatment))["symptoms"]
    assert entry["card"]["title"] == "Spanning"
    assert status_at("/nl/bestaat-niet/") == 404
