"""What the shared pieces refuse, and the constraints behind it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from wagtail.models import Locale

from pages.models import (
    ContactPoint,
    ContentWarning,
    JobCategory,
    LegalText,
    Location,
    Organisation,
    RiskFactorGroup,
    Source,
)
from tests.factories.images import an_image
from tests.factories.pages import an_article
from tests.factories.snippets import (
    a_call_to_action,
    a_consent_text,
    a_content_warning,
    a_group_of_risk_factors,
    a_kind_of_work,
    a_location,
    a_person,
    a_snippet,
    a_source,
    an_organisation,
    republished,
    translated_snippet,
)
from tests.pages.editing import refused, refused_by_the_database

pytestmark = pytest.mark.django_db

ONE_TARGET = "Choose a page or give an address elsewhere: one of the two."
BOTH_OR_NONE = "Give both coordinates, or none."
CODE = "Begin with a small letter; use small letters, digits, hyphens and underscores."


def in_dutch() -> Locale:
    return Locale.objects.get(language_code="nl")


# --- Calls to action ----------------------------------------------------------------------------------


def test_call_to_action_leads_to_a_page() -> None:
    page = an_article()
    assert a_call_to_action(target_page=page, draft=True).target_page_id == page.pk


def test_call_to_action_leads_elsewhere() -> None:
    assert a_call_to_action(target_url="https://elders.example/", draft=True).target_page is None


def test_call_to_action_that_leads_nowhere_is_refused() -> None:
    with refused(target_page=ONE_TARGET):
        a_call_to_action(target_url="")


def test_call_to_action_that_leads_to_two_places_is_refused() -> None:
    page = an_article()
    with refused(target_page=ONE_TARGET):
        a_call_to_action(target_page=page, target_url="https://elders.example/")


# --- Contact points -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "way", [{"phone": "0800-2000"}, {"email": "info@lindehof.example"}, {"url": "https://lindehof.example/"}]
)
def test_contact_point_with_one_way_to_reach_it_is_kept(way: dict[str, str]) -> None:
    a_snippet(ContactPoint, name="Aanmelden", draft=True, **way)


def test_contact_point_that_cannot_be_reached_is_refused() -> None:
    with refused("Give a phone number, an e-mail address or an address on the web."):
        a_snippet(ContactPoint, name="Aanmelden", hours="Altijd")


# --- The organisation ---------------------------------------------------------------------------------


def test_second_organisation_is_refused() -> None:
    an_organisation()
    with refused("There is one organisation: change the one that is there."):
        an_organisation(name="Eikenhof")


def test_the_one_organisation_can_be_changed() -> None:
    assert republished(an_organisation(), name="Lindehof").name == "Lindehof"


def test_the_one_organisation_has_a_version_in_each_language() -> None:
    organisation = an_organisation()
    german = translated_snippet(organisation, "de", tagline="Hilfe zu Hause")
    german.full_clean()
    assert Organisation.objects.count() == 2


def test_database_refuses_a_second_organisation_in_the_same_language_of_the_same_translation() -> None:
    first = an_organisation()
    second = Organisation(name="Lindehof", locale=first.locale, translation_key=first.translation_key)
    with refused_by_the_database():
        Organisation.objects.bulk_create([second])


def test_logo_without_a_text_that_stands_in_for_it_is_refused() -> None:
    logo = an_image("Logo")
    with refused(logo_alt="Say what the logo is, for people who cannot see it."):
        an_organisation(logo=logo)


# --- Legal texts --------------------------------------------------------------------------------------


def test_legal_text_has_several_versions() -> None:
    first = a_consent_text(code="job-alert", version=1)
    second = a_consent_text(code="job-alert", version=2)
    assert (first.version, second.version) == (1, 2)


def test_same_version_of_a_legal_text_twice_is_refused() -> None:
    a_consent_text(code="job-alert", version=1)
    with refused("Legal text with this Code, Version and Locale already exists."):
        a_consent_text(code="job-alert", version=1)


def test_database_refuses_the_same_version_of_a_legal_text_twice() -> None:
    first = a_consent_text(code="job-alert", version=1)
    again = LegalText(code="job-alert", version=1, locale=first.locale, valid_from=timezone.localdate())
    with refused_by_the_database():
        LegalText.objects.bulk_create([again])


def test_version_0_of_a_legal_text_is_refused() -> None:
    with refused(version="Versions start at 1."):
        a_consent_text(version=0)


def test_database_refuses_version_0_of_a_legal_text() -> None:
    text = LegalText(code="job-alert", version=0, locale=in_dutch(), valid_from=timezone.localdate())
    with refused_by_the_database("legal_text_version_from_one"):
        LegalText.objects.bulk_create([text])


# --- Places -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("coordinates", [{}, {"latitude": "52.09083", "longitude": "5.12222"}])
def test_place_with_both_coordinates_or_none_is_kept(coordinates: dict[str, str]) -> None:
    a_location(draft=True, **coordinates)


@pytest.mark.parametrize("coordinates", [{"latitude": "52.09083"}, {"longitude": "5.12222"}])
def test_place_with_one_coordinate_is_refused(coordinates: dict[str, str]) -> None:
    with refused(longitude=BOTH_OR_NONE):
        a_location(**coordinates)


@pytest.mark.parametrize("coordinates", [{"latitude": 52}, {"longitude": 5}])
def test_database_refuses_a_place_with_one_coordinate(coordinates: dict[str, int]) -> None:
    place = Location(name="De Lindehof", place="Utrecht", region="NL-UT", **coordinates)
    with refused_by_the_database("location_both_coordinates"):
        Location.objects.bulk_create([place])


@pytest.mark.parametrize(
    "coordinates",
    [
        {"latitude": "90.1", "longitude": "5"},
        {"latitude": "-90.1", "longitude": "5"},
        {"latitude": "52", "longitude": "180.1"},
        {"latitude": "52", "longitude": "-180.1"},
    ],
)
def test_place_off_the_globe_is_refused(coordinates: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as refusal:
        a_location(**coordinates)
    assert set(refusal.value.message_dict) < {"latitude", "longitude"}


@pytest.mark.parametrize("region", ["Utrecht", "UT", "nl-ut", "NL-", "NL_UT"])
def test_region_that_is_no_code_is_refused(region: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        a_location(region=region)
    with translation.override("en"):
        assert "Use a region code such as “NL-UT”." in refusal.value.message_dict["region"]


# --- People and sources -------------------------------------------------------------------------------


def test_person_with_a_registration_names_its_credential() -> None:
    with refused(credential="Say which credential the registration belongs to."):
        a_person(registration="BIG 12345678901")


def test_person_with_credential_and_registration_is_kept() -> None:
    person = a_person(credential="GZ-psycholoog", registration="BIG 12345678901", draft=True)
    assert person.registration == "BIG 12345678901"


@pytest.mark.parametrize("doi", ["https://doi.org/10.1000/182", "10.1000", "10.1/2", "10.1000/a b"])
def test_doi_that_is_none_is_refused(doi: str) -> None:
    with refused(doi="A DOI looks like 10.1000/182."):
        a_source(doi=doi)


def test_doi_is_kept() -> None:
    assert a_source(doi="10.1000/182", draft=True).doi == "10.1000/182"


def test_source_in_no_language_is_refused() -> None:
    with refused(language="Use a language code such as “nl” or “ar”."):
        a_source(language="Dutch")


def test_every_source_and_place_has_a_public_id_of_its_own() -> None:
    assert len({thing.public_id for thing in (a_source(), a_source(), a_location(), a_location())}) == 4


def test_database_refuses_two_sources_with_one_public_id() -> None:
    with refused_by_the_database():
        Source.objects.bulk_create([Source(title="Bowlby", public_id=a_source().public_id)])


# --- Codes --------------------------------------------------------------------------------------------

CODED = [
    pytest.param(a_content_warning, ContentWarning, "Content warning", id="content warning"),
    pytest.param(a_group_of_risk_factors, RiskFactorGroup, "Risk factor group", id="risk factor group"),
    pytest.param(a_kind_of_work, JobCategory, "Kind of work", id="kind of work"),
]


@pytest.mark.parametrize(("build", "model", "name"), CODED)
@pytest.mark.parametrize("code", ["Abuse", "1abuse", "-abuse", "child abuse", "misbruik!", "mißbrauch"])
def test_code_with_other_signs_is_refused(build: Any, model: Any, name: str, code: str) -> None:
    with refused(code=CODE):
        build(code)


@pytest.mark.parametrize(("build", "model", "name"), CODED)
@pytest.mark.parametrize("code", ["abuse", "child-abuse", "child_abuse_2"])
def test_code_of_small_letters_is_kept(build: Any, model: Any, name: str, code: str) -> None:
    assert build(code).code == code


@pytest.mark.parametrize(("build", "model", "name"), CODED)
def test_code_that_is_taken_is_refused(build: Any, model: Any, name: str) -> None:
    build("abuse")
    with refused(f"{name} with this Code and Locale already exists."):
        build("abuse")


@pytest.mark.parametrize(("build", "model", "name"), CODED)
def test_code_is_shared_by_the_versions_in_each_language(build: Any, model: Any, name: str) -> None:
    translated_snippet(build("abuse"), "ar", label="إساءة")
    assert model.objects.filter(code="abuse").count() == 2


@pytest.mark.parametrize(("build", "model", "name"), CODED)
def test_database_refuses_a_code_that_is_taken(build: Any, model: Any, name: str) -> None:
    build("abuse")
    with refused_by_the_database():
        model.objects.bulk_create([model(code="abuse", label="Nog eens", locale=in_dutch())])
