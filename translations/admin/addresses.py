"""The addresses in the report of an import, as people know them: which page, and which text of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from translations import naming
from translations.kinds import find_sources
from translations.models import TranslationStatus
from translations.places import label_of


@dataclass(frozen=True)
class Line:
    """What happened to one text, or to a whole thing where ``place`` is ''.

    ``name`` is the address itself where nobody knows what it is about, and ``url`` is None then.
    """

    name: str
    url: str | None
    place: str
    reason: str

    def __str__(self) -> str:
        place = f" ({self.place})" if self.place else ""
        return f"{self.name}{place}: {self.reason}"


def lines(entries: Iterable[tuple[str, str]], locale: str) -> list[Line]:
    """(address, reason) pairs of an import into ``locale``; a query for the names and one for each kind of thing."""
    found = [(address, _key(address), reason) for address, reason in entries]
    keys = {key for _address, key, _reason in found if key is not None}
    rows = TranslationStatus.objects.filter(translation_key__in=keys, locale=locale)
    known = {row.translation_key: row for row in naming.titled(rows)}
    sources = {source.translation_key: source for source in find_sources((row.type, key) for key, row in known.items())}
    return [_line(address, known.get(key), sources.get(key), reason) for address, key, reason in found]


def _key(address: str) -> UUID | None:
    """Of “type:key” and “type:key:path”; None of whatever else a file may say."""
    try:
        return UUID(address.split(":", 2)[1])
    except (IndexError, ValueError):
        return None


def _line(address: str, row: Any, source: Any, reason: str) -> Line:
    if row is None:
        return Line(address, None, "", reason)
    _type, _key, *path = address.split(":", 2)
    place = label_of(source, path[0]) if path and source is not None else "".join(path)
    return Line(f"{naming.type_name(row.type)}: {naming.title_of(row)}", naming.work_url(row), place, reason)
