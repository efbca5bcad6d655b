"""Which things a list is of: the condition for being in it, as SQL. Every list and every search asks here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple
from uuid import UUID

from publications.models import PAGE
from publications.reading.conditions import LISTED
from publications.serializers.filters import Filter, high_end, low_end
from publications.statements import rows

_FACT = "SELECT f.publication_id FROM publications_publicationfact f WHERE f.name = %s"
_EARTH_KM = 6371.0

# SQL with its values.
Condition = tuple[str, list[Any]]


class Narrowing(NamedTuple):
    """A filter with what was asked: ``operator`` is '', 'in', 'gte', 'lt' or 'isnull'."""

    filter: Filter
    operator: str
    value: Any


@dataclass(frozen=True)
class ThingList:
    """Which things are asked for: of a kind, in a language, of some types (none: any), perhaps without fallbacks.

    ``states`` are those of translations, of which a page has one (none: any).
    """

    locale: str
    kind: str = PAGE
    types: tuple[str, ...] = ()
    own_only: bool = False
    parent: UUID | None = None
    ids: tuple[UUID, ...] = ()
    updated_since: datetime | None = None
    states: tuple[str, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing but language and type narrows it: such a list has a version, and its length is known."""
        narrowers = (self.parent, self.ids, self.updated_since, self.states, self.narrowings)
        return self.kind == PAGE and not any(narrowers)


def members(asked: ThingList, now: datetime) -> Condition:
    """The condition for being in a list, and the values in it."""
    conditions: list[Condition] = [
        ("p.kind = %s AND p.locale = %s", [asked.kind, asked.locale]),
        (LISTED, [now, now]),
        *(_OWN_ONLY if asked.own_only else ()),
        *([_among("p.type", asked.types)] if asked.types else ()),
        *([_among("p.key", asked.ids)] if asked.ids else ()),
        *([_among("p.translation_state", asked.states)] if asked.states else ()),
        *([("p.parent_key = %s", [asked.parent])] if asked.parent else ()),
        *([("p.updated_at >= %s", [asked.updated_since])] if asked.updated_since else ()),
        *(_narrowed(each) for each in asked.narrowings),
    ]
    return " AND ".join(text for text, _values in conditions), [
        value for _text, values in conditions for value in values
    ]


_OWN_ONLY: list[Condition] = [("p.built_locale = p.locale", [])]


def _among(column: str, values: Sequence[Any]) -> Condition:
    if len(values) == 1:
        return f"{column} = %s", list(values)
    return f"{column} IN ({', '.join(['%s'] * len(values))})", list(values)


def _narrowed(each: Narrowing) -> Condition:
    return _CONDITIONS[each.filter.kind](each)


def _has(name: str, text: str, values: list[Any]) -> Condition:
    return f"p.id IN ({_FACT} AND {text})", [name, *values]


def _by_words(each: Narrowing) -> Condition:
    if each.operator == "isnull":
        return f"p.id {'NOT ' if each.value else ''}IN ({_FACT})", [each.filter.name]
    values = each.value if each.operator == "in" else [each.value]
    return _has(each.filter.name, *_among("f.text", values))


_COMPARED = {"": "=", "gte": ">=", "lt": "<"}


def _by_number(each: Narrowing) -> Condition:
    if each.operator == "isnull":
        return _by_words(each)
    value = each.value.timestamp() if isinstance(each.value, datetime) else float(each.value)
    return _has(each.filter.name, f"f.number {_COMPARED[each.operator]} %s", [value])


def _by_span(each: Narrowing) -> Condition:
    """Ranges that hold the value, or for a bound those that reach across it."""
    name, value = each.filter.name, float(each.value)
    reaches = _has(high_end(name), f"f.number {'>' if each.filter.half_open else '>='} %s", [value])
    begins = _has(low_end(name), f"f.number {'<' if each.operator == 'lt' else '<='} %s", [value])
    if each.operator == "gte":
        return reaches
    if each.operator == "lt":
        return begins
    return f"{begins[0]} AND {reaches[0]}", [*begins[1], *reaches[1]]


def _by_distance(each: Narrowing) -> Condition:
    """The places there are, which are few, are measured here: not every database can."""
    latitude, longitude, kilometres = each.value
    known = rows("SELECT DISTINCT f.text FROM publications_publicationfact f WHERE f.name = %s", [each.filter.name])
    close = [
        text for (text,) in known if _distance((latitude, longitude), tuple(map(float, text.split(",")))) <= kilometres
    ]
    return _has(each.filter.name, *_among("f.text", close)) if close else ("1 = 0", [])


def _distance(here: tuple[float, ...], there: tuple[float, ...]) -> float:
    """Kilometres along the great circle (haversine)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, place)) for place in (here, there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


_CONDITIONS = {
    "choice": _by_words,
    "code": _by_words,
    "flag": _by_words,
    "number": _by_number,
    "moment": _by_number,
    "span": _by_span,
    "near": _by_distance,
}
