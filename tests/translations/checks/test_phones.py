"""Whoever is in need dials what stands there, so a telephone number is the same digit for digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.translations.checks.sentences import finds
from translations.checks.missing_numbers import MISSING_NUMBERS
from translations.checks.numbers import NUMBERS
from translations.checks.phones import PHONES
from translations.checks.telephones import telephones
from translations.models import Severity

NUMBERS_TO_DIAL = [
    "112",
    "113",
    "144",
    "0800-0113",
    "0800 0113",
    "0900-1234567",
    "0900 0101",
    "030-1234567",
    "06-12345678",
    "06 12 34 56 78",
    "(030) 123 45 67",
    "+31301234567",
    "+31 30 123 45 67",
    "+31 (0)30 123 45 67",
    "+49 30 1234567",
    "116 111",
    "116123",
]


@pytest.mark.parametrize("number", NUMBERS_TO_DIAL)
@pytest.mark.parametrize("sentence", ["Bel {}.", "Bel: {}, dag en nacht", "({})", "{} Zelfmoordpreventie", "بـ{}"])
def test_a_number_is_known_wherever_it_stands(number: str, sentence: str) -> None:
    (dialled,) = telephones(sentence.format(number))
    assert dialled == "".join(sign for sign in number.replace("(0)", "") if sign in "+0123456789")


@pytest.mark.parametrize("number", NUMBERS_TO_DIAL)
def test_a_number_may_be_written_in_other_digits_and_groups(number: str) -> None:
    arabic = number.translate(str.maketrans("0123456789-", "٠١٢٣٤٥٦٧٨٩\u2011"))
    for check in (PHONES, NUMBERS, MISSING_NUMBERS):
        assert not finds(check, f"Bel {number}.", f"اتصل بالرقم \u200e{arabic}\u200e.")


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Bel 112.", "اتصل بالرقم 113.", "ar"),
        ("Bel 112.", "اتصل بالرقم ١٢١.", "ar"),
        ("Bel 112.", "Call 911.", "en"),
        ("Bel 112.", "Call the emergency number.", "en"),
        ("Bel 0800-0113.", "Зателефонуйте 0800-0131.", "uk"),
        ("Bel 0800-2000.", "اتصل بالرقم 2000-0800.", "ar"),
        ("Bel 0900 0101.", "Rufen Sie 0900 01 an.", "de"),
        ("Bel 030-1234567.", "Call +31 30 123 45 68.", "en"),
        ("Bel 06-12345678.", "06-1234567'yi arayın.", "tr"),
        ("Bel ons.", "Rufen Sie 0800-0113 an.", "de"),
        ("Bel ons.", "Call us, or 113 if you think of suicide.", "en"),
    ],
)
def test_a_number_that_changed_went_or_came_blocks(source: str, target: str, locale: str) -> None:
    assert finds(PHONES, source, target, locale)
    assert PHONES.severity == Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "Op 01-07-2026",
        "Op 01 07 2026",
        "Van 09:00 tot 17:00",
        "Van 0 tot 18 jaar",
        "0,5 mg",
        "112% van 2025",
        "1.112 kinderen",
        "112,5 kilo",
        "1120 kinderen",
        "12-18 jaar",
        "2026-01-01",
        "COVID112",
    ],
)
def test_other_numbers_are_not_dialled(text: str) -> None:
    assert telephones(text) == []


def test_two_numbers_side_by_side_are_two() -> None:
    assert telephones("0800-2000 0800-0432") == ["08002000", "08000432"]
    assert telephones("112/113") == ["112", "113"]
    assert telephones("0800-2000, 24 uur per dag") == ["08002000"]


def test_a_suffix_of_another_language_is_no_part_of_the_number() -> None:
    assert not finds(PHONES, "Bel 112.", "112’yi arayın.", "tr")
    assert not finds(PHONES, "Bel 112.", "112'yi arayın.", "tr")


@given(st.from_regex(r"0800-[0-9]{4}", fullmatch=True), st.data())
def test_any_changed_digit_is_found(number: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([0, 1, 2, 3, 5, 6, 7, 8]))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda other: other != number[place]))
    changed = number[:place] + digit + number[place + 1 :]
    assert finds(PHONES, f"Bel {number}.", f"اتصل بالرقم {changed}.")
