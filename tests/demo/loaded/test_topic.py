"""The hub: what attachment is, where problems come from, how many have them, what they lead to (F1, F2, F4, F6, F7)."""

import pytest

from cms.demo.names import stable_id
from tests.demo.loaded.reading import LANGUAGES, ON_THE_DEMO, hub, lacking, titles
from tests.factories.api import at_path

pytestmark = ON_THE_DEMO


def test_hub_stands_at_its_path_with_title_strapline_and_introduction() -> None:
    seen = at_path("/nl/hechtingsproblematiek/")
    assert (seen["type"], seen["title"]) == ("topic", "Hechtingsproblematiek")
    # Causes, symptoms, treatment.
    assert not lacking(seen["strapline"], "vandaan komt", "merkt", "behandeling")
    assert not lacking(
        seen["introduction"], "moeite met gevoelens", "groter dan veel mensen denken", "er is hulp", "veilige toekomst"
    )


def test_attachment_is_defined_as_a_bond_from_birth_with_those_who_feed_comfort_and_give_safety() -> None:
    definitions = {definition["term"]: definition["text"] for definition in hub()["definitions"]}
    assert list(definitions) == ["Hechting", "Veilige hechting"]
    assert not lacking(
        definitions["Hechting"],
        "band tussen een kind en zijn ouders of verzorgers",
        "begint bij de geboorte",
        "dicht bij iemand zijn",
        "eten",
        "troost",
        "veiligheid",
    )


def test_hub_names_four_general_causes() -> None:
    assert [cause["title"] for cause in hub()["causes"]] == [
        "Te weinig aandacht",
        "Negatieve aandacht",
        "Te veel bescherming",
        "Weinig verzorging",
    ]


def test_hub_says_that_parents_mean_well_and_how_a_feeling_of_unsafety_arises() -> None:
    assert not lacking(
        hub()["causes_introduction"],
        "de meeste ouders bedoelen het goed",
        "door te weinig aandacht of zorg voelt een kind zich onveilig",
        "hechtingsproblemen ontstaan",
    )


@pytest.mark.parametrize("locale", LANGUAGES)
def test_figures_are_numbers_without_a_source_in_every_language(locale: str) -> None:
    problems, disorder = hub(locale)["figures"]
    assert (problems["minimum"], problems["maximum"], problems["value"]) == (25, 30, None)
    assert (disorder["minimum"], disorder["maximum"], disorder["value"]) == (None, None, 1)
    for figure in (problems, disorder):
        assert (figure["unit"], figure["claim_status"], figure["source_id"]) == ("percent", "unsourced", None)


def test_one_per_cent_is_a_share_of_the_children_with_attachment_problems() -> None:
    problems, disorder = hub()["figures"]
    assert problems["of_figure_id"] is None
    assert disorder["of_figure_id"] == problems["id"] == str(stable_id("figure", "kinderen-met-hechtingsproblemen"))


@pytest.mark.parametrize(
    ("locale", "sentences"),
    [
        (
            "nl",
            [
                "Ongeveer 25 tot 30% van de kinderen in Nederland heeft hechtingsproblemen.",
                "1% van de kinderen met hechtingsproblemen heeft een hechtingsstoornis.",
            ],
        ),
        (
            "en",
            [
                "About 25 to 30% of children in the Netherlands have attachment problems.",
                "1% of children with attachment problems have an attachment disorder.",
            ],
        ),
    ],
)
def test_sentence_of_a_figure_is_made_from_its_numbers(locale: str, sentences: list[str]) -> None:
    assert [figure["sentence"] for figure in hub(locale)["figures"]] == sentences


@pytest.mark.parametrize("locale", LANGUAGES)
def test_sentence_of_a_figure_says_its_numbers_in_every_language(locale: str) -> None:
    problems, disorder = hub(locale)["figures"]
    assert not lacking(problems["sentence"], "25", "30")
    assert not lacking(disorder["sentence"], "1")


def test_hub_names_consequences_by_stage_of_life() -> None:
    by_stage: dict[str, list[tuple[str, str]]] = {}
    for outcome in hub()["outcomes"]:
        by_stage.setdefault(outcome["life_stage"], []).append((outcome["domain"], outcome["text"]))
    assert by_stage == {
        "child": [
            ("school", "Lastig gedrag in de klas"),
            ("relations", "Moeite om met andere kinderen om te gaan"),
        ],
        "teenager": [
            ("school", "Bang zijn om fouten te maken"),
            ("self_image", "Een negatief beeld van jezelf"),
        ],
        "adult": [
            ("self_image", "Weinig vertrouwen in jezelf"),
            ("mental_health", "Psychische klachten"),
            ("relations", "Moeite om contact met anderen te houden"),
            ("relations", "Problemen in een liefdesrelatie of met intimiteit"),
            ("feelings", "Snel last hebben van stress"),
        ],
    }


@pytest.mark.parametrize("locale", LANGUAGES)
def test_hub_holds_as_many_facts_in_every_language(locale: str) -> None:
    seen = hub(locale)
    relations = ("causes", "forms", "risk_factors", "symptoms", "outcomes", "figures", "comparisons", "treatments")
    assert {name: len(seen[name]) for name in relations} == {
        "causes": 4,
        "forms": 3,
        "risk_factors": 19,
        "symptoms": 7,
        "outcomes": 9,
        "figures": 2,
        "comparisons": 1,
        "treatments": 4,
    }


def test_hub_says_when_to_seek_help_from_now_to_later() -> None:
    advice = hub()["when_to_seek_help"]
    assert [step["urgency"] for step in advice] == ["now", "today", "plan"]
    assert not lacking(advice[0]["action"], "Bel 112")
    assert all(step["signals"] for step in advice)


def test_hub_lists_its_forms_and_symptoms_in_its_body_from_the_same_relations() -> None:
    seen = hub()
    lists = {block["of"]: titles(block["items"]) for block in seen["body"] if block["type"] == "list_of"}
    assert lists == {"forms": titles(seen["forms"]), "symptoms": titles(seen["symptoms"])}
