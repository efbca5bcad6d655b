"""Risk factors in three groups, two of them with a page of their own (F8)."""

from typing import Any

import pytest

from tests.demo.loaded.reading import LANGUAGES, ON_THE_DEMO, hub, lacking, page
from tests.factories.api import at_path

pytestmark = ON_THE_DEMO


def by_group(locale: str = "nl") -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for entry in hub(locale)["risk_factors"]:
        groups.setdefault(entry["card"]["group"], []).append(entry["card"])
    return groups


@pytest.mark.parametrize("locale", LANGUAGES)
def test_hub_names_eight_seven_and_four_risk_factors_in_every_language(locale: str) -> None:
    assert {code: len(cards) for code, cards in by_group(locale).items()} == {"child": 8, "adult": 7, "environment": 4}


def test_risk_factors_of_the_child() -> None:
    assert [card["statement"] for card in by_group()["child"]] == [
        "Het kind heeft een lichamelijke afwijking of een aandoening.",
        "Het kind huilt als baby heel veel, of is fel en snel overstuur.",
        "De geboorte was niet gewenst of kwam te vroeg, en het kind lag lang in het ziekenhuis.",
        "Er zorgen steeds andere mensen voor het kind.",
        "Het gezin van het kind is uit elkaar gevallen.",
        "Een van de ouders is overleden, of allebei.",
        "Het kind is geadopteerd.",
        "Het kind groeit op in een pleeggezin.",
    ]


def test_risk_factors_of_the_adults() -> None:
    assert [card["statement"] for card in by_group()["adult"]] == [
        "De ouder is als kind verwaarloosd, misbruikt of mishandeld.",
        "Er is geweld tussen de ouders.",
        "De ouder woonde als kind niet meer thuis, door adoptie of pleegzorg.",
        "De omstandigheden waren slecht in het gezin waarin de ouder opgroeide.",
        "De moeder, soms zelf nog een tiener, had een moeilijke zwangerschap.",
        "De ouder groeide op bij ouders of verzorgers met psychische problemen.",
        "De ouder of verzorger was zelf onveilig gehecht.",
    ]


def test_risk_factors_of_the_environment() -> None:
    assert [card["title"] for card in by_group()["environment"]] == [
        "Armoede",
        "Slechte leefomgeving",
        "Migratie",
        "Vlucht uit het land van herkomst",
    ]


def test_death_of_a_parent_weighs_most_at_a_young_age() -> None:
    (modifier,) = page("risk_factor", "overlijden-van-een-ouder")["modifiers"]
    assert not lacking(modifier, "het grootst", "heel jong")


def test_only_adoption_and_foster_care_have_a_path_of_their_own() -> None:
    cards = [entry["card"] for entry in hub()["risk_factors"]]
    assert {card["title"]: card["path"] for card in cards if card["path"]} == {
        "Adoptie": "/nl/hechtingsproblematiek/adoptie/",
        "Pleegzorg": "/nl/hechtingsproblematiek/pleegzorg/",
    }
    assert all(card["standalone"] is bool(card["path"]) for card in cards)


def test_adoption_is_explained_at_its_own_path() -> None:
    seen = at_path("/nl/hechtingsproblematiek/adoptie/")
    assert (seen["type"], seen["group"]) == ("risk_factor", "child")
    assert not lacking(
        seen["explanation"],
        "band met de biologische ouders verbroken",
        "trauma",
        "moeilijk om een band met iemand aan te gaan",
        "in de steek gelaten",
        "vertrouwen is beschadigd",
        "af tegen zijn adoptieouders",
        "trouw blijven aan zijn biologische ouders",
    )


def test_foster_care_is_explained_at_its_own_path() -> None:
    seen = at_path("/nl/hechtingsproblematiek/pleegzorg/")
    assert (seen["type"], seen["group"]) == ("risk_factor", "child")
    assert not lacking(
        seen["explanation"],
        "vaak onveilig gehecht aan hun pleegouders",
        "uit huis geplaatst worden is heftig",
        "bang om weer afgewezen te worden",
        "afstandelijk",
    )


@pytest.mark.parametrize(
    ("code", "name", "label"),
    [
        ("child", "adoptie", "Het kind"),
        ("adult", "geweld-tussen-ouders", "De volwassenen om het kind heen"),
        ("environment", "armoede", "De omgeving"),
    ],
)
def test_risk_factor_carries_the_name_of_its_group(code: str, name: str, label: str) -> None:
    group = page("risk_factor", name)["group_card"]
    assert (group["code"], group["label"]) == (code, label)
