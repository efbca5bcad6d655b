"""A program looks for the very name that stands in the source."""

import pytest

from tests.translations.checks.sentences import finds
from translations.checks.numbers import NUMBERS
from translations.checks.placeholders import PLACEHOLDERS


@pytest.mark.parametrize("place", ["{name}", "{}", "{0}", "{{ name }}", "{{name}}", "%s", "%d", "%(name)s", "%1$s"])
def test_a_placeholder_stays_what_it_is(place: str) -> None:
    assert not finds(PLACEHOLDERS, f"Dag {place}!", f"مرحبا {place}!")
    assert finds(PLACEHOLDERS, f"Dag {place}!", "مرحبا!")
    assert finds(PLACEHOLDERS, "Dag!", f"مرحبا {place}!")
    assert finds(PLACEHOLDERS, f"Dag {place}!", f"{place}, مرحبا {place}!")


def test_a_translated_name_is_found() -> None:
    assert finds(PLACEHOLDERS, "Dag {name}!", "Hallo {naam}!", "de")
    assert finds(PLACEHOLDERS, "Dag %(name)s!", "Hallo %(Name)s!", "de")


def test_spaces_within_make_no_difference() -> None:
    assert not finds(PLACEHOLDERS, "Dag {{ name }}!", "Hello {{name}}!", "en")


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("30% van de kinderen", "30% der Kinder", "de"),
        ("30% van de kinderen", "Çocukların %30'u", "tr"),
        ("100 % dezelfde", "100 % same", "en"),
        ("50%d", "50%", "en"),
    ],
)
def test_percentages_are_no_placeholders(source: str, target: str, locale: str) -> None:
    assert not finds(PLACEHOLDERS, source, target, locale)


def test_a_figure_in_a_placeholder_is_no_number() -> None:
    assert not finds(NUMBERS, "{0} van de kinderen", "{1} من الأطفال")
