"""28 days are not 28 weeks, and 5 mg are not 5 g."""

import pytest

from tests.translations.checks.sentences import finds
from translations.checks.units import UNITS


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Neem 5 mg", "Take 5 milligrams", "en"),
        ("Neem 5 mg", "خذ 5 ملغ", "ar"),
        ("Neem 5 mg", "Прийміть 5 мг", "uk"),
        ("Neem 2–4 mg", "Take 2 mg to 4 mg", "en"),
        ("30% van de kinderen", "30 Prozent der Kinder", "de"),
        ("30 procent van de kinderen", "Çocukların %30'u", "tr"),
        ("30 procent van de kinderen", "Çocukların yüzde 30'u", "tr"),
        ("30% van de kinderen", "30 відсотків дітей", "uk"),
        ("30% van de kinderen", "٣٠٪ من الأطفال", "ar"),
        ("30% van de kinderen", "30 في المئة من الأطفال", "ar"),
        ("€ 20 per keer", "20 euros each time", "en"),
        ("Na 28 dagen", "بعد 28 يوما", "ar"),
        ("Na 28 dagen", "Po 28 dniach", "pl"),
        ("Na 24 maanden", "24 ay sonra", "tr"),
        ("Binnen 72 uur", "خلال 72 ساعة", "ar"),
        ("Binnen 72 uur", "протягом 72 годин", "uk"),
        # Leaving out what goes without saying
        ("Ben je jonger dan 18 jaar?", "Are you under 18?", "en"),
        ("Van 9:00 tot 17:00 uur", "9:00 to 17:00", "en"),
        ("Van 0 tot 18 jaar", "From 0 years to 18 years", "en"),
        ("Van 0 tot 18 jaar, tot 17:00 uur", "From 0 years to 18 years, until 17:00", "en"),
        ("Na 2 weken of 2 maanden", "Через 2 тижні або 2 міс.", "uk"),
        # Another number altogether is told by another check
        ("Neem 5 mg", "Take some", "en"),
        # A language of which we know no words
        ("Neem 5 mg", "5 ሚሊግራም ውሰድ", "ti"),
    ],
)
def test_the_same_unit_in_another_language_is_fine(source: str, target: str, locale: str) -> None:
    assert not finds(UNITS, source, target, locale)


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Neem 5 mg", "Take 5 g", "en"),
        ("Neem 5 mg", "خذ 5 غرام", "ar"),
        ("Neem 5 mg", "Take 5", "en"),
        ("5 mg en 10 g", "5 g and 10 mg", "en"),
        ("Neem 5 mg", "5 g ውሰድ", "ti"),
        ("30% van de kinderen", "30 of the children", "en"),
        ("30% van de kinderen", "30 من الأطفال", "ar"),
        ("30‰ van de kinderen", "30% of the children", "en"),
        ("30 van de kinderen", "30% der Kinder", "de"),
        ("Na 28 dagen", "After 28 weeks", "en"),
        ("Na 28 dagen", "بعد 28 أسبوعا", "ar"),
        ("Na 28 dagen", "28 hafta sonra", "tr"),
        ("Na 24 maanden", "Через 24 роки", "uk"),
        ("Binnen 72 uur", "W ciągu 72 dni", "pl"),
        ("€ 20 per keer", "$20 each time, 20 kg", "en"),
    ],
)
def test_a_unit_that_changed_went_or_came_is_found(source: str, target: str, locale: str) -> None:
    assert finds(UNITS, source, target, locale)
