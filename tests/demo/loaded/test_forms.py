"""Secure attachment (F3) and the three insecure forms (F5)."""

from typing import Any

import pytest

from tests.demo.loaded.reading import LANGUAGES, ON_THE_DEMO, hub, lacking, page, titles

pytestmark = ON_THE_DEMO


def form(name: str, locale: str = "nl") -> Any:
    return page("attachment_type", name, locale)


def behaviour(document: Any) -> str:
    return " ".join(f"{line['setting']}: {line['text']}" for line in document["behaviours"])


def test_secure_attachment_grows_in_loving_contact_also_with_a_grandfather() -> None:
    seen = form("veilige-hechting")
    assert seen["pattern"] == "secure"
    assert not lacking(
        seen["introduction"], "liefdevol", "genoeg aandacht voor wat het kind voelt", "een opa of een andere verzorger"
    )


def test_neglected_child_attaches_too() -> None:
    said = form("veilige-hechting")["introduction"]
    assert not lacking(said, "weinig aandacht krijgt of verwaarloosd wordt, hecht zich ook")


@pytest.mark.parametrize("locale", LANGUAGES)
def test_hub_names_three_insecure_forms_in_every_language(locale: str) -> None:
    patterns = [entry["card"]["pattern"] for entry in hub(locale)["forms"]]
    assert patterns == ["avoidant", "ambivalent", "disorganised"]


def test_three_forms_have_their_dutch_names() -> None:
    assert titles(hub()["forms"]) == [
        "Onveilig vermijdende hechting",
        "Onveilig afwerende hechting",
        "Gedesorganiseerde hechting",
    ]


def test_avoidant_child_has_little_trust() -> None:
    assert not lacking(form("onveilig-vermijdend")["introduction"], "weinig vertrouwen in zijn ouders of verzorgers")


def test_avoidant_child_plays_on_when_a_parent_returns_and_hides_its_fear() -> None:
    seen = form("onveilig-vermijdend")
    assert {"setting": "Als een ouder terugkomt", "text": "Reageert nauwelijks en speelt gewoon door."} in seen[
        "behaviours"
    ]
    assert not lacking(behaviour(seen), "contact uit de weg", "zelfstandig", "stopt zijn angst weg")


def test_avoidant_form_has_a_pitfall_in_recognising_it() -> None:
    (pitfall,) = form("onveilig-vermijdend")["recognition_pitfalls"]
    assert not lacking(pitfall, "contact met andere mensen kan fijn zijn", "mee te vallen")


def test_avoidant_form_arises_from_rejection_neglect_and_changing_carers() -> None:
    seen = form("onveilig-vermijdend")
    assert not lacking(" ".join(seen["origins"]), "afgewezen", "verwaarloosd", "andere verzorgers")
    assert not lacking(" ".join(seen["caregiver_traits"]), "signalen")


def test_ambivalent_child_is_unsure_and_seeks_contact_in_a_claiming_way() -> None:
    seen = form("onveilig-afwerend")
    assert not lacking(seen["introduction"], "is mijn vader of moeder er voor mij, of niet")
    assert {"setting": "Als het contact zoekt", "text": "Eist aandacht en wordt daarbij boos of huilt."} in seen[
        "behaviours"
    ]
    assert not lacking(behaviour(seen), "houdt contact af en wil het tegelijk graag")


def test_ambivalent_form_is_also_called_ambivalent_and_resistant() -> None:
    assert {"Ambivalente hechting", "Resistente hechting"} <= set(form("onveilig-afwerend")["alternate_names"])


def test_ambivalent_form_arises_where_parents_are_unpredictable() -> None:
    origins = " ".join(form("onveilig-afwerend")["origins"])
    assert not lacking(origins, "niet voorspellen", "te weinig aandacht", "verkeerde moment")


def test_disorganised_form_combines_the_other_two() -> None:
    assert [card["pattern"] for card in form("gedesorganiseerd")["combines"]] == ["avoidant", "ambivalent"]


def test_disorganised_child_is_afraid_of_the_closeness_it_seeks() -> None:
    said = form("gedesorganiseerd")["introduction"]
    assert not lacking(said, "mengeling", "zoekt nabijheid", "angst en stress")


def test_disorganised_form_often_involves_trauma_abuse_ill_treatment_and_neglect() -> None:
    involved = form("gedesorganiseerd")["often_involves"]
    assert involved == ["Een ingrijpende gebeurtenis of een trauma", "Misbruik", "Mishandeling", "Verwaarlozing"]
