"""Addresses that stand in the text are the same in every language."""

import pytest

from tests.translations.checks.sentences import finds
from translations.checks.addresses import addresses
from translations.checks.numbers import NUMBERS
from translations.checks.urls import URLS


@pytest.mark.parametrize(
    "address",
    [
        "https://lindehof.example/nl/hulp/?x=1",
        "www.113.nl",
        "113.nl",
        "kindertelefoon.nl/chat",
        "hulp@lindehof.example",
        "https://lindehof.example/مساعدة/",
    ],
)
def test_an_address_stays_and_its_going_or_changing_is_found(address: str) -> None:
    source = f"Kijk op {address}."
    assert not finds(URLS, source, f"انظر {address}، الآن.")
    assert not finds(URLS, source, f"({address})")
    assert not finds(NUMBERS, source, f"انظر {address}؟")
    assert finds(URLS, source, "انظر الموقع.")
    assert finds(URLS, source, f"انظر {address.replace('l', 'i', 1)}.") or "l" not in address
    assert finds(URLS, "Kijk op de website.", f"انظر {address}.")


def test_capitals_in_a_host_make_no_difference_but_in_a_path_they_do() -> None:
    assert not finds(URLS, "Op Lindehof.example", "At lindehof.example", "en")
    assert not finds(URLS, "Mail Hulp@Lindehof.example", "Mail hulp@lindehof.example", "en")
    assert finds(URLS, "https://lindehof.example/Hulp", "https://lindehof.example/hulp", "en")


@pytest.mark.parametrize(
    "text", ["Dit is het einde.Dit is een begin.", "o.a. bij huisarts e.d.", "z.B. 1.5", "bijv.kind", "24/7", "en/of"]
)
def test_abbreviations_and_missing_spaces_are_no_addresses(text: str) -> None:
    assert addresses(text) == []


def test_an_address_in_a_link_is_seen_too() -> None:
    assert finds(URLS, 'Mail <a id="a1">hulp@lindehof.example</a>', 'Mail <a id="a1">help@lindehof.example</a>', "en")
