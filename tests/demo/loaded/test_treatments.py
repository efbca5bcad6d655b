"""How help is chosen (F11), and the help there is (F12, F13, F14)."""

import pytest

from cms.demo.names import stable_id
from tests.demo.loaded.reading import LANGUAGES, ON_THE_DEMO, hub, lacking, page, titles

pytestmark = ON_THE_DEMO


def test_aim_is_to_remedy_in_young_children_and_to_relieve_in_adults() -> None:
    assert not lacking(
        hub()["approach"],
        "hangt af van jullie situatie",
        "Bij jonge kinderen is het doel om het hechtingsprobleem te verhelpen",
        "Bij volwassenen gaat het om de klachten",
    )


def test_plan_is_chosen_together_and_fits_child_and_parents() -> None:
    assert not lacking(
        hub()["approach"],
        "vraagt veel van een kind, van de ouders en van het hele gezin",
        "kies je samen met een hulpverlener een plan",
        "passen bij het kind én bij de ouders",
    )


def test_hub_offers_four_treatments_each_with_a_goal_for_a_stage_of_life() -> None:
    offered = hub()["treatments"]
    assert {entry["card"]["title"]: entry["life_stage"] for entry in offered} == {
        "Intensieve gezinsbehandeling": "infant",
        "Opvoedondersteuning": "child",
        "Traumabehandeling": "teenager",
        "EMDR": "adult",
    }
    assert not lacking(offered[0]["goal"], "hechtingsprobleem verhelpen")
    assert not lacking(offered[3]["goal"], "klachten lichter maken")


@pytest.mark.parametrize("locale", LANGUAGES)
def test_family_treatment_is_for_children_from_0_up_to_18_in_every_language(locale: str) -> None:
    seen = page("treatment", "intensieve-gezinsbehandeling", locale)
    assert (seen["min_age"], seen["max_age"]) == (0, 18)
    card = hub(locale)["treatments"][0]["card"]
    assert (card["min_age"], card["max_age"]) == (0, 18)


def test_family_treatment_is_temporary_support_at_home_for_everyone_in_the_family() -> None:
    seen = page("treatment", "intensieve-gezinsbehandeling")
    assert (seen["temporary"], seen["settings"]) == (True, ["home"])
    assert not lacking(seen["delivered_by"], "ambulant hulpverlener", "thuis komt")
    assert not lacking(seen["participants"], "iedereen in het gezin", "nodig")
    assert not lacking(seen["duration"], "tijdelijk")


def test_family_treatment_looks_at_how_the_family_deals_with_each_other() -> None:
    seen = page("treatment", "intensieve-gezinsbehandeling")
    assert "Iedereen in het gezin gaat beter met elkaar om." in seen["goals"]
    steps = " ".join(step["html"] for step in seen["steps"])
    assert not lacking(steps, "hoe gaan jullie met elkaar om", "speciale aandacht voor vragen over opvoeden")


def test_emdr_says_why_and_what_for() -> None:
    seen = page("treatment", "emdr")
    assert seen["abbreviation"] == "EMDR"
    assert not lacking(seen["why"], "niet goed kon hechten", "klachten", "nergens echt veilig")
    assert seen["goals"] == ["Je hebt minder last van je klachten."]


def test_emdr_is_thinking_back_while_sounds_or_taps_distract() -> None:
    steps = page("treatment", "emdr")["steps"]
    assert [step["title"] for step in steps] == ["Terugdenken", "Afleiden", "Even stoppen"]
    assert not lacking(steps[0]["html"], "terug te denken aan een traumatische gebeurtenis")
    assert not lacking(steps[1]["html"], "geluiden", "tikjes op je knie")


def test_emdr_lessens_the_heavy_feeling_and_makes_room_for_new_feelings() -> None:
    said = page("treatment", "emdr")["working"]
    assert not lacking(said, "zware gevoel", "neemt af", "ruimte voor nieuwe gevoelens")


def test_emdr_is_one_form_of_trauma_treatment() -> None:
    broader = page("treatment", "emdr")["broader"]
    assert (broader["id"], broader["title"]) == (
        str(stable_id("treatment", "traumabehandeling")),
        "Traumabehandeling",
    )


def test_upbringing_support_and_trauma_treatment_are_offered_too() -> None:
    offered = titles(page("section", "behandelingen")["children"])
    assert {"Opvoedondersteuning", "Traumabehandeling"} <= set(offered)
    assert not lacking(page("treatment", "opvoedondersteuning")["for_whom"], "ouders", "pleegouders")
    assert not lacking(page("treatment", "traumabehandeling")["why"], "trauma")
