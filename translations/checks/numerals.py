"""The numbers in a text, whatever the script, the separators or the way to write a time or date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from django.utils import translation
from django.utils.dates import MONTHS

from translations.checks.addresses import without_addresses
from translations.checks.base import language_of
from translations.checks.number_words import AFTERNOON, AMBIGUOUS, DECIMAL_MARKS, MORNING, SCALES, WORDS
from translations.checks.telephones import without_telephones
from translations.checks.texts import canonical

# Values that together are what was written: a date is three of them.
Reading = tuple[Decimal, ...]


@dataclass(frozen=True)
class Numeral:
    """A number as it stands in a text.

    ``readings`` are what it can mean: “1.500” is fifteen hundred or one and a half. ``lenient`` are what is left of it
    when another language puts the rest in words: the day and year of a date.
    """

    written: str
    readings: tuple[Reading, ...]
    lenient: tuple[Reading, ...] = ()

    def values(self) -> set[Decimal]:
        return {value for reading in (*self.readings, *self.lenient) for value in reading}


_NUMERAL = re.compile(
    r"""
    (?P<iso>(?<!\d)\d{4}-\d{2}-\d{2}(?!\d))
  | (?P<date>(?<!\d)\d{1,2}(?P<sep>[-./])\d{1,2}(?P=sep)\d{4}(?!\d))
  | (?P<time>(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?!\d))
  | (?P<short_year>(?<!\w)['’‘]\d{2}(?!\d))
  | (?P<spaced>(?<!\d)[1-9]\d{0,2}(?:[ ]\d{3})+(?:[.,٫]\d+)?(?!\d))
  | (?P<plain>\d+(?:[.,٫٬'’]\d+)*)
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1024)
def numerals(html: str, locale: str) -> tuple[Numeral, ...]:
    """The numbers of a fragment, in reading order; none of addresses, placeholders and telephone numbers."""
    return tuple(numeral for numeral, _before, _after in in_place(html, locale))


@lru_cache(maxsize=1024)
def in_place(html: str, locale: str) -> tuple[tuple[Numeral, str, str], ...]:
    """The numbers of a fragment, each with the text before and behind it."""
    text = without_telephones(without_addresses(canonical(html)))
    language = language_of(locale)
    return tuple(
        (_numeral(found, text[found.end() :], language), text[: found.start()], text[found.end() :])
        for found in _NUMERAL.finditer(text)
    )


@lru_cache(maxsize=1024)
def spelled(html: str, locale: str) -> tuple[Decimal, ...]:
    """The numbers that a fragment says in words: small ones, and the months of dates."""
    pattern, values = _words(language_of(locale))
    if pattern is None:
        return ()
    found = pattern.findall(canonical(html).lower())
    return tuple(value for word in found for value in values[word])


@cache
def _words(language: str) -> tuple[re.Pattern[str] | None, dict[str, tuple[Decimal, ...]]]:
    if language not in WORDS:
        return None, {}
    values = {word: tuple(map(Decimal, numbers)) for word, numbers in WORDS[language].items()}
    with translation.override(language):
        values |= {str(name).lower(): (Decimal(month),) for month, name in MONTHS.items()}
    longest_first = sorted(values, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), values


def _numeral(found: re.Match[str], after: str, language: str) -> Numeral:
    written = found[0]
    if found["iso"] or found["date"]:
        return _date([int(part) for part in re.split(r"[-./]", written)], written)
    if found["time"]:
        hour, minute = written.split(":")
        return Numeral(written, _time(_on_24_hours(Decimal(hour), after, language), int(minute)))
    if found["short_year"]:
        year = int(written[1:])
        return Numeral(written, ((Decimal(year),), (Decimal(1900 + year),), (Decimal(2000 + year),)))
    if found["spaced"]:
        # “12 500” is one number, or two that happen to stand side by side.
        groups = tuple(Decimal(re.sub(r"[,٫]", ".", group)) for group in written.split(" "))
        return Numeral(written, ((Decimal(re.sub(r"[,٫]", ".", written.replace(" ", ""))),), groups))
    return _plain(written, after, language)


def _date(parts: list[int], written: str) -> Numeral:
    first, _month, last = parts
    return Numeral(written, (tuple(map(Decimal, parts)),), lenient=((Decimal(first), Decimal(last)),))


def _time(hour: Decimal, minute: int) -> tuple[Reading, ...]:
    """Half past nine is 9:30, 9.30 and “9 Uhr 30”."""
    return ((hour + Decimal(minute) / 100,), (hour, Decimal(minute)))


def _plain(written: str, after: str, language: str) -> Numeral:
    readings = tuple(dict.fromkeys(_readings(written, DECIMAL_MARKS.get(language))))
    if scale := _scale(after, language):
        return Numeral(written, tuple((reading[0] * scale,) for reading in readings), lenient=readings)
    as_hours = tuple((_on_24_hours(reading[0], after, language), *reading[1:]) for reading in readings)
    return Numeral(written, (*as_hours, *readings) if _follows(AMBIGUOUS.get(language), after) else as_hours)


def _readings(written: str, decimal_mark: str | None) -> Iterator[Reading]:
    """What a row of digits with separators can mean where ``decimal_mark`` is in use; None: either of the two."""
    written = re.sub(r"[٬'’]", "", written)
    if "٫" in written:
        yield (Decimal(re.sub("[.,]", "", written).replace("٫", ".", 1).replace("٫", "")),)
        return
    marks = re.findall(r"[.,]", written)
    groups = re.split(r"[.,]", written)
    if not marks:
        yield (Decimal(written),)
    elif len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        yield (Decimal(f"{''.join(groups[:-1])}.{groups[-1]}"),)
    elif not _could_be_thousands(groups):
        yield (Decimal(f"{groups[0]}.{groups[1]}"),) if len(groups) == 2 else tuple(map(Decimal, groups))
    else:
        if len(groups) > 2 or marks[0] != decimal_mark:
            yield (Decimal("".join(groups)),)
        if len(groups) == 2 and decimal_mark in (None, marks[0]):
            yield (Decimal(f"{groups[0]}.{groups[1]}"),)


def _could_be_thousands(groups: list[str]) -> bool:
    return re.fullmatch(r"[1-9]\d{0,2}", groups[0]) is not None and all(len(group) == 3 for group in groups[1:])


def _scale(after: str, language: str) -> int | None:
    for pattern, scale in SCALES.get(language, {}).items():
        if re.match(rf"\s?(?:{pattern})(?!\w)", after, re.IGNORECASE):
            return scale
    return None


def _on_24_hours(hour: Decimal, after: str, language: str) -> Decimal:
    if not 1 <= hour < 13:
        return hour
    if _follows(AFTERNOON.get(language), after) and hour < 12:
        return hour + 12
    if _follows(MORNING.get(language), after) and hour >= 12:
        return hour - 12
    return hour


def _follows(pattern: str | None, after: str) -> bool:
    return pattern is not None and re.match(rf"\s?{pattern}", after, re.IGNORECASE) is not None
