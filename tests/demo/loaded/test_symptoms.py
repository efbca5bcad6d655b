"""What people notice in themselves or in their child (F9), and problem and disorder compared (F10)."""

import pytest

from tests.demo.loaded.reading import LANGUAGES, ON_THE_DEMO, hub, lacking, page, titles

pytestmark = ON_THE_DEMO


def test_growing_up_unsafe_gives_fear_that_touches_feeling_and_behaviour() -> None:
    said = hub()["symptoms_introduction"]
    assert not lacking(said, "zonder zich veilig te voelen", "angst en een onveilig gevoel", "hoe je je voelt", "doet")


def test_hub_names_seven_symptoms() -> None:
    assert titles(hub()["symptoms"]) == [
        "Gebrek aan zelfvertrouwen",
        "Steeds bevestiging zoeken",
        "Je gestrest voelen",
        "Angst om iemand te verliezen",
        "Angstige of sombere gevoelens",
        "Faalangst",
        "Psychische aandoeningen",
    ]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_only_psychiatric_conditions_are_an_associated_condition_rather_than_a_symptom(locale: str) -> None:
    kinds = [entry["card"]["kind"] for entry in hub(locale)["symptoms"]]
    assert kinds == ["symptom"] * 6 + ["associated_condition"]


def test_symptoms_stand_by_stage_of_life() -> None:
    stages = {entry["card"]["title"]: entry["life_stage"] for entry in hub()["symptoms"]}
    assert stages["Gebrek aan zelfvertrouwen"] == "child"
    assert stages["Faalangst"] == "teenager"
    assert stages["Je gestrest voelen"] == "adult"
    assert stages["Angst om iemand te verliezen"] is None


def test_seeking_confirmation_is_observed_and_stress_is_felt() -> None:
    assert page("symptom", "bevestiging-zoeken")["perspective"] == "observed"
    assert page("symptom", "stress")["perspective"] == "felt"


def test_depressed_feelings_are_a_red_flag() -> None:
    assert [entry["card"]["title"] for entry in hub()["symptoms"] if entry["card"]["red_flag"]] == [
        "Angstige of sombere gevoelens"
    ]


def test_every_symptom_is_explained_on_a_page_of_its_own() -> None:
    for entry in hub()["symptoms"]:
        assert entry["card"]["path"].startswith("/nl/hechtingsproblematiek/")
    assert not lacking(page("symptom", "faalangst")["explanation"], "niet zeker weet of je goed genoeg bent")


def test_problem_and_disorder_are_compared_by_how_treatable_they_are() -> None:
    (comparison,) = hub()["comparisons"]
    assert (comparison["left_label"], comparison["right_label"]) == ("Hechtingsprobleem", "Hechtingsstoornis")
    assert not lacking(comparison["misconception"], "hoeft helemaal niet", "hoe goed het te behandelen is")
    treatment, contact = comparison["rows"]
    assert treatment["axis"] == "Behandeling"
    assert not lacking(treatment["left"], "nog goed te behandelen")
    assert not lacking(treatment["right"], "vaak niet meer terug te draaien")
    assert not lacking(contact["left"], "kunnen het kind nog bereiken")
