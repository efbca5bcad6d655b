"""Which numbers of a translation its source does not have, and the other way round."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from translations.checks.base import CheckedText
from translations.checks.numerals import Numeral, Reading, numerals, spelled


@dataclass(frozen=True)
class Difference:
    """Numbers as written: those the target has without the source, and those of the source it lacks."""

    added: list[str]
    missing: list[str]


def compare_numbers(text: CheckedText) -> Difference:
    """Compare what the numbers mean.

    A number that the target has more often than the source is one too many only where another is missing: then it may
    stand in the place of that (“2 to 2” for “2 to 4”).
    """
    source, target = numerals(text.source, text.source_locale), numerals(text.target, text.locale)
    in_words = set(spelled(text.source, text.source_locale))
    said = _all_values(target) | set(spelled(text.target, text.locale))
    known = in_words | _said_by(source, said)
    missing = [numeral for numeral in source if not _is_among((*numeral.readings, *numeral.lenient), said)]
    added = [numeral for numeral in target if not _is_among(numeral.readings, known)]
    if missing and not added:
        added = _too_often(source, target, in_words)
    return Difference([each.written for each in added], [each.written for each in missing])


def _all_values(found: Iterable[Numeral]) -> set[Decimal]:
    return {value for numeral in found for value in numeral.values()}


def _said_by(source: Iterable[Numeral], target: set[Decimal]) -> set[Decimal]:
    """The values a source stands for; parts of a time or date only where the target has all of them."""
    return {
        value
        for numeral in source
        for reading in (*numeral.readings, *numeral.lenient)
        if len(reading) == 1 or target.issuperset(reading)
        for value in reading
    }


def _is_among(readings: Iterable[Reading], values: set[Decimal]) -> bool:
    return any(values.issuperset(reading) for reading in readings)


def _too_often(source: Iterable[Numeral], target: Iterable[Numeral], in_words: set[Decimal]) -> list[Numeral]:
    allowed = Counter(value for numeral in source for value in numeral.values())
    found = []
    for numeral in target:
        first = numeral.readings[0]
        allowed.subtract(first)
        if any(allowed[value] < 0 and value not in in_words for value in first):
            found.append(numeral)
    return found
