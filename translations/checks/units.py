"""Units behind and before numbers: 28 days are not 28 weeks, 5 mg are not 5 g."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, CheckedText, language_of, listed
from translations.checks.numerals import in_place, numerals
from translations.checks.unit_names import MEASURES, TIMES
from translations.models.policy import Severity

# The languages whose words for units we know; in another, a unit that is not found may well be there.
_KNOWN = ("nl", "en", "de", "tr", "uk", "pl", "ar")
_AFTER = {unit: re.compile(rf"[ -]?(?:{names})(?!\w)") for unit, names in (MEASURES | TIMES).items()}
_BEFORE = {unit: re.compile(rf"(?<!\w)(?:{names}) ?$") for unit, names in MEASURES.items() if unit in ("%", "‰", "€")}

Measured = tuple[Decimal, str]


def find(text: CheckedText) -> str | None:
    source, target = _measured(text.source, text.source_locale), _measured(text.target, text.locale)
    values = {value for numeral in numerals(text.target, text.locale) for value in numeral.values()}
    if dropped := [pair for pair in source if _is_lost(pair, target, values, text.locale)]:
        return gettext("Units of the source that are missing or changed: %(units)s.") % {"units": _shown(dropped)}
    known = {unit for _value, unit in source}
    if added := [pair for pair in target if pair[1] in MEASURES and pair[1] not in known]:
        return gettext("Units that the source does not have: %(units)s.") % {"units": _shown(added)}
    return None


def _is_lost(pair: Measured, target: Iterable[Measured], values: set[Decimal], locale: str) -> bool:
    """A number that is gone altogether is for ``numbers`` to tell."""
    value, unit = pair
    instead = {other for number, other in target if number == value}
    if unit in instead or value not in values:
        return False
    kind = TIMES if unit in TIMES else MEASURES
    if not kind.keys().isdisjoint(instead):
        return True
    # Left out: a measure may stand with another number of the sentence (“2–4 mg”).
    is_elsewhere = unit in {other for _number, other in target}
    return kind is MEASURES and not is_elsewhere and language_of(locale) in _KNOWN


@lru_cache(maxsize=1024)
def _measured(html: str, locale: str) -> tuple[Measured, ...]:
    """Each number that has a unit, with the unit."""
    found: list[Measured] = []
    for numeral, before, after in in_place(html, locale):
        unit = _unit(before.lower(), after.lower())
        if unit:
            found += [(reading[0], unit) for reading in numeral.readings if len(reading) == 1]
    return tuple(found)


def _unit(before: str, after: str) -> str | None:
    behind = next((unit for unit, pattern in _AFTER.items() if pattern.match(after)), None)
    return behind or next((unit for unit, pattern in _BEFORE.items() if pattern.search(before)), None)


def _shown(pairs: Iterable[Measured]) -> str:
    return listed([f"{value} {unit}" for value, unit in pairs])


UNITS = Check("units", _("Changed units"), Severity.ERROR, find)
