"""Stretches of lists: cards or whole documents as they are stored, and how many there are in all."""

from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from publications.reading.conditions import earliest
from publications.reading.counting import count, list_version, version_name
from publications.reading.members import ThingList, members
from publications.reading.orders import BY_POSITION, Mark, Order, beyond
from publications.statements import rows

_FULL = "p.body, p.etag"
_CARD = "p.card, ''"
_UNTIL = "p.next_change_at, p.expires_at, p.listed_until"
_VERSION = "SELECT version FROM publications_listversion WHERE name = %s"


class Stretch(NamedTuple):
    """Part of a list: the items as they are stored, and the ETags of whole documents.

    ``total`` is how many there are in all; None where that was not asked for. ``first`` and ``last`` mark its ends for
    who goes on from there, and are None where the list ends. The bytes will differ after ``changes_at``.
    """

    total: int | None
    items: list[bytes]
    etags: list[str]
    changes_at: datetime | None
    first: Mark | None = None
    last: Mark | None = None


def stretch_at(asked: ThingList, order: Order = BY_POSITION, *, limit: int, offset: int, full: bool = False) -> Stretch:
    """The entries from a number on. One statement while nothing comes or goes, three at most.

    The version of the list comes with its items, and so before anything is counted.
    """
    now = timezone.now()
    condition, values = members(asked, now)
    version, named = (f"({_VERSION})", [version_name(asked.locale)]) if asked.is_whole else ("0", [])
    # The numbers stand in the statement itself: PostgreSQL plans one whose length it knows far better.
    found = rows(
        f"SELECT {_FULL if full else _CARD}, {_UNTIL}, {version}"
        f" FROM publications_publication p WHERE {condition}"
        f" ORDER BY {order.clause()} LIMIT {limit:d} OFFSET {offset:d}",
        [*named, *values],
    )
    items, etags, changes_at = _read(found)
    if len(items) < limit and (items or not offset):
        # The end of the list is in sight.
        return Stretch(offset + len(items), items, etags, changes_at)
    seen = (found[0][5] if found else list_version(asked.locale)) if asked.is_whole else None
    counted = count(asked, seen, now)
    return Stretch(counted.found, items, etags, earliest((changes_at, counted.leaves_at)))


def stretch_from(asked: ThingList, order: Order, mark: Mark | None, *, limit: int, full: bool = False) -> Stretch:
    """The entries beyond a mark (None: from the beginning), in one statement, however far in the list that is."""
    now = timezone.now()
    condition, values = members(asked, now)
    if mark is not None:
        text, more = beyond(order, mark)
        condition, values = f"{condition} AND {text}", [*values, *more]
    backwards = mark is not None and mark.before
    found = rows(
        f"SELECT {_FULL if full else _CARD}, {_UNTIL}, {order.expression}, p.id"
        f" FROM publications_publication p WHERE {condition}"
        f" ORDER BY {order.clause(backwards=backwards)} LIMIT {limit + 1:d}",
        values,
    )
    goes_on, found = len(found) > limit, found[:limit]
    if backwards:
        found.reverse()
    items, etags, changes_at = _read(found)
    first = (
        Mark(found[0][5], found[0][6], before=True) if found and (goes_on if backwards else mark is not None) else None
    )
    last = Mark(found[-1][5], found[-1][6]) if found and (goes_on or backwards) else None
    return Stretch(None, items, etags, changes_at, first, last)


def _read(found: list[tuple[Any, ...]]) -> tuple[list[bytes], list[str], datetime | None]:
    return (
        [bytes(row[0]) for row in found],
        [row[1] for row in found],
        earliest(moment for row in found for moment in row[2:5]),
    )
