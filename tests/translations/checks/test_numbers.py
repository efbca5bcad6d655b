"""A changed dose, age or date does harm; another way to write the same number does none."""

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.translations.checks.sentences import finds, pair
from translations.checks.missing_numbers import MISSING_NUMBERS
from translations.checks.numbers import NUMBERS
from translations.checks.numerals import numerals, spelled
from translations.checks.phones import PHONES
from translations.models import Severity

SAME = [
    # Digits, thousands and decimals
    ("Van 0 tot 18 jaar", "من ٠ إلى ١٨ سنة", "ar"),
    ("Van 0 tot 18 jaar", "از ۰ تا ۱۸ سال", "fa"),
    ("Ruim 12.500 kinderen", "More than 12,500 children", "en"),
    ("Ruim 12.500 kinderen", "Mehr als 12.500 Kinder", "de"),
    ("Ruim 12.500 kinderen", "Понад 12 500 дітей", "uk"),
    ("Ruim 12.500 kinderen", "Ponad 12 500 dzieci", "pl"),
    ("Ruim 12.500 kinderen", "أكثر من ١٢٬٥٠٠ طفل", "ar"),
    ("Ruim 12.500 kinderen", "أكثر من 12,500 طفل", "ar"),
    ("Ruim 12.500 kinderen", "Over 12500 children", "en"),
    ("Het kost € 1.234,50", "It costs €1,234.50", "en"),
    ("Het kost € 1.234,50", "يكلف ١٬٢٣٤٫٥٠ يورو", "ar"),
    ("Neem 2,5 mg", "Take 2.5 mg", "en"),
    ("Neem 2,5 mg", "خذ ٢٫٥ ملغ", "ar"),
    ("Neem 2,5 mg", "خذ ٢،٥ ملغ", "ar"),
    ("Neem 2,50 mg", "Take 2.5 mg", "en"),
    ("Een sessie duurt 1½ uur", "A session takes 1.5 hours", "en"),
    ("2 miljoen kinderen", "2,000,000 children", "en"),
    ("2 miljoen kinderen", "2 million children", "en"),
    ("2.000 kinderen", "2 тисячі дітей", "uk"),
    # Ranges and percentages
    ("2–4 weken", "2-4 weeks", "en"),
    ("2 tot 4 weken", "2–4 Wochen", "de"),
    ("2-4 weken", "من أسبوعين ٢ إلى ٤ أسابيع", "ar"),
    ("2 tot 4 weken", "من 2 إلى 4 أسابيع", "ar"),
    ("30% van de kinderen", "Çocukların %30'u", "tr"),
    ("Ongeveer 30 procent", "حوالي ٣٠٪", "ar"),
    # Times
    ("Elke dag van 11:00 tot 21:00 uur", "Every day, 11 am to 9 pm", "en"),
    ("Elke dag van 11:00 tot 21:00 uur", "Every day, 11.00 a.m. to 9.00 p.m.", "en"),
    ("Elke dag van 11:00 tot 21:00 uur", "Her gün 11.00–21.00", "tr"),
    ("Om 9:30 uur", "Um 9 Uhr 30", "de"),
    ("Om 9.30 uur", "o godz. 9:30", "pl"),
    ("Om 9 uur", "О 9:00", "uk"),
    ("Tot 21:00 uur", "حتى الساعة ٩ مساءً", "ar"),
    ("Om 0:30 uur", "At 12:30 am", "en"),
    ("Loop 5 meter", "امش 5 م", "ar"),
    ("Om 17:00 uur", "الساعة 5 م", "ar"),
    # Dates
    ("Op 1 juli 2026", "Am 1.7.2026", "de"),
    ("Op 1 juli 2026", "في ٢٠٢٦-٠٧-٠١", "ar"),
    ("Op 01-07-2026", "On 1 July 2026", "en"),
    ("Op 1-7-2026", "1 липня 2026", "uk"),
    ("In de jaren ’90", "In the 1990s", "en"),
    # Words
    ("Twee keer per week", "2 times a week", "en"),
    ("Eén moment zegt weinig", "1 moment says little", "en"),
    ("Dag en nacht, elke dag", "24 hours a day, 7 days a week", "en"),
    ("Na anderhalf jaar", "بعد 18 شهرا", "ar"),
    # Figures that are part of a word
    ("Ouder dan 18-jarigen", "Older than 18-year-olds", "en"),
    ("De 2e sessie", "The 2nd session", "en"),
    ("2x per week", "Twice a week", "en"),
    ("Zie DSM-5 en ICD-11", "انظر DSM-5 و ICD-11", "ar"),
    ("Van 13.30 tot 15.00 uur", "من 1:30 ظهرا إلى 3:00 عصرا", "ar"),
    ("€ 2.800 tot € 3.900 (36 uur)", "od 2 800 do 3 900 € (36 godzin)", "pl"),
]


@pytest.mark.parametrize(("source", "target", "locale"), SAME)
def test_the_same_number_in_another_notation_is_fine(source: str, target: str, locale: str) -> None:
    assert NUMBERS.find(pair(source, target, locale)) is None
    assert MISSING_NUMBERS.find(pair(source, target, locale)) is None


CHANGED = [
    ("Van 0 tot 18 jaar", "من ٠ إلى ١٦ سنة", "ar"),
    ("Van 0 tot 18 jaar", "From 0 to 81", "en"),
    ("Neem 2,5 mg", "Take 25 mg", "en"),
    ("Neem 2,5 mg", "خذ ٢٥ ملغ", "ar"),
    ("Ruim 1.500 kinderen", "More than 1.500 children", "en"),
    ("Neem 1,5 mg", "Take 1,500 mg", "en"),
    ("2 tot 4 weken", "2 to 5 weeks", "en"),
    ("2 tot 4 weken", "2 to 2 weeks", "en"),
    ("2–4 weken", "٤–٢٠ أسبوعا", "ar"),
    ("30% van de kinderen", "Çocukların %13'ü", "tr"),
    ("Tot 21:00 uur", "Until 9 am", "en"),
    ("Tot 21:00 uur", "حتى الساعة ٩", "ar"),
    ("Van 9:30 tot 17:00 uur", "From 9 to 17:00", "en"),
    ("Tot 17:00 uur", "До 18:00", "uk"),
    ("Op 1 juli 2026", "Am 1.8.2026", "de"),
    ("Op 1-7-2026", "On 1-9-2026", "en"),
    ("Op 1-7-2026", "On 1 July 2025", "en"),
    ("2 miljoen kinderen", "2 thousand children", "en"),
    ("Twee keer per week", "3 times a week", "en"),
    ("Bel ons", "Call us within 24 hours", "en"),
    ("Na 28 dagen", "Po 82 dniach", "pl"),
]


@pytest.mark.parametrize(("source", "target", "locale"), CHANGED)
def test_another_number_blocks(source: str, target: str, locale: str) -> None:
    assert finds(NUMBERS, source, target, locale)
    assert not finds(MISSING_NUMBERS, source, target, locale)
    assert NUMBERS.severity == Severity.ERROR


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Na 2 weken", "بعد أسبوعين", "ar"),
        ("Van 9:30 tot 17:00 uur", "From half past nine to 17:00", "en"),
        ("Na 28 dagen", "After four weeks", "en"),
    ],
)
def test_a_number_that_went_is_a_warning_for_it_may_be_spelled_out(source: str, target: str, locale: str) -> None:
    assert finds(MISSING_NUMBERS, source, target, locale)
    assert not finds(NUMBERS, source, target, locale)
    assert MISSING_NUMBERS.severity == Severity.WARNING


def test_a_number_spelled_out_in_a_language_we_can_count_in_is_fine() -> None:
    assert not finds(MISSING_NUMBERS, "Na 2 weken", "After two weeks", "en")
    assert not finds(MISSING_NUMBERS, "Na 3 weken", "Nach drei Wochen", "de")


def test_a_number_repeated_where_nothing_is_missing_is_fine() -> None:
    assert not finds(NUMBERS, "Vanaf 12 jaar", "For those of 12 and older than 12", "en")


def test_the_message_names_both_numbers() -> None:
    message = NUMBERS.find(pair("Na 28 dagen", "After 29 days", "en"))
    assert message is not None
    assert "28" in message
    assert "29" in message


def test_marks_of_direction_within_a_number_say_nothing_of_it() -> None:
    assert not finds(NUMBERS, "Van 12 tot 18 jaar", "من \u200e12\u200f إلى \u20661\u20698 سنة")


ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
EXTENDED = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
dutch = st.lists(
    st.one_of(
        st.integers(0, 99_999).map(str),
        st.integers(1000, 9_999_999).map(lambda number: f"{number:,}".replace(",", ".")),
        st.decimals(0, 999, places=1).map(lambda number: str(number).replace(".", ",")),
        st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda time: f"{time[0]}:{time[1]:02} uur"),
        st.dates().map(lambda day: f"{day.day}-{day.month}-{day.year:04}"),
        st.sampled_from(["kinderen", "van", "tot", "één", "€", "%", "0800-2000", "112", "(", ")", "–", "."]),
    ),
    max_size=8,
).map(" ".join)


@given(dutch, st.sampled_from([ARABIC_INDIC, EXTENDED]))
def test_a_text_with_its_digits_in_another_script_has_no_finding(text: str, digits: dict[int, int]) -> None:
    for check in (NUMBERS, MISSING_NUMBERS, PHONES):
        assert not finds(check, text, text.translate(digits), "ar"), check.code


@given(dutch, st.integers(0, 999_999_999), st.booleans())
def test_an_added_number_is_always_found(text: str, number: int, in_front: bool) -> None:
    known = {value for numeral in numerals(text, "nl") for value in numeral.values()} | set(spelled(text, "nl"))
    assume(Decimal(number) not in known and str(number) not in re.findall(r"\d+", text))
    target = f"{number} {text}" if in_front else f"{text} {number}"
    assert finds(NUMBERS, text, target) or finds(PHONES, text, target)
