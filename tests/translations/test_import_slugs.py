"""Addresses in their own language: as typed, from the title, and never changed behind anybody's back."""

import pytest
from wagtail.models import Revision

from tests.factories.api import at_path, document
from tests.factories.pages import a_section, a_treatment, home, published, stored
from tests.factories.translators import exported, imported, language, name_of, placed, returned, unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("locale", "slug"),
    [
        ("ar", "العلاج-النفسي"),
        ("uk", "допомога-сім-ї"),
        ("uk", "COVID-інформація"),
        ("de", "über-uns-größe"),
        ("tr", "ışık-çocuk"),
    ],
)
def test_a_slug_is_used_as_typed(locale: str, slug: str) -> None:
    section = placed(a_section(title="Over ons"), locale)
    imported(returned(section, locale=locale, slug=slug))
    seen = document(section, locale)
    assert seen["slug"] == slug
    assert at_path(seen["path"])["id"] == seen["id"]


@pytest.mark.parametrize(
    ("locale", "title", "slug"),
    [
        ("ar", "العلاج النفسي", "العلاج-النفسي"),
        ("uk", "Допомога сім’ї", "допомога-сімї"),
        ("de", "Über uns: Größe", "über-uns-größe"),
        ("pl", "Więź i zaufanie", "więź-i-zaufanie"),
    ],
)
def test_without_a_slug_it_comes_from_the_title_in_its_own_script(locale: str, title: str, slug: str) -> None:
    section = placed(a_section(title="Over ons"), locale)
    imported(returned(section, locale=locale, texts={"title": title}))
    assert document(section, locale)["slug"] == slug


def test_a_title_without_a_letter_leaves_the_slug_of_the_source() -> None:
    section = placed(a_section(title="Hulp", slug="hulp"))
    imported(returned(section, texts={"title": "🙂"}))
    assert document(section, "ar")["slug"] == "hulp"


def test_the_home_page_has_a_slug_of_its_own_too() -> None:
    imported(returned(home(), texts={"title": "الرئيسية"}))
    assert home("ar").slug == "الرئيسية"


def test_a_slug_stays_when_the_title_is_translated_anew() -> None:
    section = placed(a_section(title="Hulp"))
    imported(returned(section, texts={"title": "مساعدة"}))
    imported(returned(section, texts={"title": "العون"}))
    assert (document(section, "ar")["title"], document(section, "ar")["slug"]) == ("العون", "مساعدة")


def test_a_slug_stays_when_the_source_gets_another() -> None:
    section = placed(a_section(title="Hulp", slug="hulp"))
    imported(returned(section, slug="مساعدة"))
    section = stored(section)
    section.title, section.slug = "Steun", "steun"
    published(section)
    imported(returned(section, texts={"title": "دعم"}))
    assert document(section, "ar")["slug"] == "مساعدة"


def test_a_new_slug_alone_is_taken_and_the_old_address_leads_there() -> None:
    section = placed(a_section(title="Hulp"))
    imported(returned(section, slug="مساعدة"))
    old = document(section, "ar")["path"]
    assert imported(returned(section, slug="العون")).published == [name_of(section)]
    seen = document(section, "ar")
    assert seen["slug"] == "العون"
    assert at_path(old) == {"redirect": seen["path"], "permanent": True}


def test_a_fuzzy_slug_is_not_used() -> None:
    section = placed(a_section(title="Hulp"))
    po = returned(section, slug="مسودة", texts={"title": "مساعدة"})
    unit(po, "slug").flags.append("fuzzy")
    imported(po)
    assert document(section, "ar")["slug"] == "مساعدة"


def test_a_slug_that_a_neighbour_has_gets_a_number_and_keeps_it() -> None:
    one, two = placed(a_section(title="Hulp")), a_section(title="Steun")
    imported(returned(one, slug="مساعدة"))
    po = returned(two, slug="مساعدة")
    imported(po)
    slug = document(two, "ar")["slug"]
    assert slug.startswith("مساعدة-")
    revisions = Revision.objects.count()
    assert imported(po).unchanged == [name_of(two)]
    assert (Revision.objects.count(), document(two, "ar")["slug"]) == (revisions, slug)


@pytest.mark.parametrize("slug", ["twee woorden", "a/b", "<script>", "?q=1"])
def test_what_is_no_slug_refuses_its_page(slug: str) -> None:
    section = placed(a_section(title="Hulp"))
    report = imported(returned(section, slug=slug))
    assert [name for name, _reason in report.refused] == [name_of(section)]
    assert not section.has_translation(language("ar"))


def test_a_slug_typed_for_a_draft_is_there_when_the_rest_comes_in_without_one() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, slug="علاج-الصدمة", without=["summary"]))
    po = returned(treatment)
    unit(po, "slug").msgstr = ""
    imported(po)
    assert document(treatment, "ar")["slug"] == "علاج-الصدمة"


def test_a_draft_without_its_title_does_not_tie_the_address_to_the_source() -> None:
    treatment = placed(a_treatment(title="Gezinshulp thuis", summary="Hulp."))
    imported(returned(treatment, without=["title"]))
    imported(returned(treatment, texts={"title": "مساعدة الأسرة"}))
    assert document(treatment, "ar")["slug"] == "مساعدة-الأسرة"


def test_a_draft_of_a_page_with_a_short_slug_follows_its_own_title() -> None:
    treatment = placed(a_treatment(title="Gezinshulp thuis", slug="thuis", summary="Hulp."))
    imported(returned(treatment, without=["title", "summary"]))
    imported(returned(treatment, texts={"title": "مساعدة الأسرة"}))
    assert document(treatment, "ar")["slug"] == "مساعدة-الأسرة"


def test_the_export_of_a_draft_shows_a_typed_slug_and_leaves_a_derived_one_open() -> None:
    typed, derived = placed(a_treatment(title="EMDR", summary="a")), placed(a_treatment(title="Spel", summary="b"))
    imported(returned(typed, slug="علاج-الصدمة", texts={"title": "علاج"}, without=["summary"]))
    imported(returned(derived, texts={"title": "لعب"}, without=["summary"]))
    assert unit(exported(typed), "slug").msgstr == "علاج-الصدمة"
    assert unit(exported(derived), "slug").msgstr == ""
