"""By what the pages of a type can be filtered and ordered: where in its document each value stands.

The values are stored beside the document when it is built (``publications/indexing.py``), so a filter sees exactly what
the reader sees, in the same language and by the same fallback.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextChoices

from pages.blocks.base import Json

# Stands for the whole range where an end was left open; no age, amount or number of hours comes near.
OPEN_END = 1e9

# (name, text, number) of one stored value.
Fact = tuple[str, str, float | None]


@dataclass(frozen=True)
class Filter:
    """One thing to filter by.

    ``kind`` decides how it is stored and asked for:

    - ``choice``: a value of a closed vocabulary (``values``), or several in the document; one of them has to fit
    - ``code``: a word of the organisation's own, such as an id or a region
    - ``flag``: true or false
    - ``number``, ``moment``: comparable, and what lists can be ordered by
    - ``span``: a range in the document (``paths``: its low end, its high end), half-open where ``half_open``
    - ``near``: places on the map (``paths``: latitude and longitude), within a distance in kilometres

    ``paths`` are dotted; a step into an array goes through all of its items.
    """

    name: str
    kind: str
    purpose: str
    paths: tuple[str, ...]
    values: tuple[str, ...] = ()
    half_open: bool = False

    @property
    def orders(self) -> bool:
        return self.kind in ("number", "moment")


def choice(name: str, vocabulary: type[TextChoices], purpose: str, *, path: str = "") -> Filter:
    return Filter(name, "choice", purpose, (path or name,), tuple(vocabulary.values))


def one_of(name: str, values: Sequence[str], purpose: str, *, path: str = "") -> Filter:
    return Filter(name, "choice", purpose, (path or name,), tuple(values))


def code(name: str, path: str, purpose: str) -> Filter:
    return Filter(name, "code", purpose, (path,))


def flag(name: str, purpose: str) -> Filter:
    return Filter(name, "flag", purpose, (name,))


def number(name: str, purpose: str, *, path: str = "") -> Filter:
    return Filter(name, "number", purpose, (path or name,))


def moment(name: str, purpose: str, *, path: str = "") -> Filter:
    return Filter(name, "moment", purpose, (path or name,))


def span(name: str, low: str, high: str, purpose: str, *, half_open: bool = False) -> Filter:
    return Filter(name, "span", purpose, (low, high), half_open=half_open)


def near(name: str, latitude: str, longitude: str, purpose: str) -> Filter:
    return Filter(name, "near", purpose, (latitude, longitude))


def low_end(name: str) -> str:
    return f"{name}:low"


def high_end(name: str) -> str:
    return f"{name}:high"


def facts(filters: Sequence[Filter], document: dict[str, Json]) -> set[Fact]:
    """What is stored of a document for its filters."""
    return {fact for each in filters for fact in _FACTS[each.kind](each, document)}


def _words(each: Filter, document: dict[str, Json]) -> Iterator[Fact]:
    for value in values_at(document, each.paths[0]):
        if value not in (None, ""):
            yield each.name, str(value), None


def _flags(each: Filter, document: dict[str, Json]) -> Iterator[Fact]:
    for value in values_at(document, each.paths[0]):
        yield each.name, "true" if value else "false", None


def _numbers(each: Filter, document: dict[str, Json]) -> Iterator[Fact]:
    for value in values_at(document, each.paths[0]):
        if value is not None:
            yield each.name, "", float(value)


def _moments(each: Filter, document: dict[str, Json]) -> Iterator[Fact]:
    for value in values_at(document, each.paths[0]):
        if value is not None:
            yield each.name, "", datetime.fromisoformat(value).timestamp()


def _spans(each: Filter, document: dict[str, Json]) -> Iterator[Fact]:
    low, high = (next(iter(values_at(document, path)), None) for path in each.paths)
    yield low_end(each.name), "", -OPEN_END if low is None else float(low)
    yield high_end(each.name), "", OPEN_END if high is None else float(high)


def _places(each: Filter, document: dict[str, Json]) -> Iterator[Fact]:
    latitudes, longitudes = (values_at(document, path) for path in each.paths)
    for latitude, longitude in zip(latitudes, longitudes, strict=True):
        if latitude is not None and longitude is not None:
            yield each.name, f"{latitude},{longitude}", None


_FACTS = {
    "choice": _words,
    "code": _words,
    "flag": _flags,
    "number": _numbers,
    "moment": _moments,
    "span": _spans,
    "near": _places,
}


def values_at(thing: Json, path: str) -> list[Any]:
    """Everything at a dotted path; nothing where a step leads nowhere."""
    name, _, rest = path.partition(".")
    if isinstance(thing, list):
        return [value for item in thing for value in values_at(item, path)]
    if not isinstance(thing, dict) or name not in thing:
        return []
    value = thing[name]
    if rest:
        return values_at(value, rest)
    return value if isinstance(value, list) else [value]
