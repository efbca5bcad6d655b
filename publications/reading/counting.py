"""How many there are: remembered for whole lists, counted each time for what a reader narrowed."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from publications.counts import Counted, Counts
from publications.models import PAGE
from publications.reading.conditions import LISTED, earliest
from publications.reading.members import ThingList, members
from publications.statements import in_transaction, read_moment, rows
from translations import locales


class PageCounts(NamedTuple):
    """How many pages can be read in a language, how many of those in the language itself, and how many by state."""

    total: int = 0
    translated: int = 0
    by_state: Mapping[str, int] = {}


_LEAVE_AT = "MIN(p.expires_at), MIN(p.listed_until)"
# A count is made again after this time even if nothing is known to have changed: after a backup was put back, say,
# versions begin anew.
_COUNT_HOLDS_FOR = timedelta(minutes=5)
_counts: Counts[int] = Counts()
_translated: Counts[dict[str, PageCounts]] = Counts()


def forget_counts() -> None:
    """For whoever puts another database in place of the one that was counted."""
    _counts.clear()
    _translated.clear()


def version_name(locale: str) -> str:
    """``publications/lists.py`` changes its version when a page comes into a list of this language or leaves one."""
    return f"pages:{locale}"


def list_version(locale: str) -> int | None:
    found = rows("SELECT version FROM publications_listversion WHERE name = %s", [version_name(locale)])
    return found[0][0] if found else None


def count(asked: ThingList, version: int | None, now: datetime) -> Counted[int]:
    """How many a list has; ``version`` is that of a whole list, read before."""
    if in_transaction() or not asked.is_whole:
        # What is seen in a transaction may never be committed, and its version be given to something else.
        return _counted(asked, version, now)
    return _counts.of(asked, version, now, lambda: _counted(asked, version, now))


def translated_counts() -> dict[str, PageCounts]:
    """Language → how many pages can be read in it. One statement for all, and one for the version of the answer."""
    now = timezone.now()
    if in_transaction():
        return _counted_by_language(None, now).found
    names = [version_name(code) for code in locales.codes()]
    places = ", ".join(["%s"] * len(names))
    versions = rows(f"SELECT name, version FROM publications_listversion WHERE name IN ({places})", names)
    version = frozenset(versions)
    return _translated.of("all", version, now, lambda: _counted_by_language(version, now)).found


def _counted(asked: ThingList, version: int | None, now: datetime) -> Counted[int]:
    condition, values = members(asked, now)
    ((number, *leave_at),) = rows(
        f"SELECT COUNT(*), {_LEAVE_AT} FROM publications_publication p WHERE {condition}",
        values,
    )
    return Counted(number, version, now, _until(leave_at, now), earliest(leave_at))


def _counted_by_language(version: Hashable, now: datetime) -> Counted[dict[str, PageCounts]]:
    found = rows(
        "SELECT p.locale, p.translation_state, COUNT(*),"
        f" SUM(CASE WHEN p.built_locale = p.locale THEN 1 ELSE 0 END), {_LEAVE_AT}"
        f" FROM publications_publication p WHERE p.kind = '{PAGE}' AND {LISTED}"
        " GROUP BY p.locale, p.translation_state",
        [now, now],
    )
    leave_at = [moment for _locale, _state, _number, _own, *moments in found for moment in moments]
    counts: dict[str, PageCounts] = {}
    for locale, state, number, own, *_ in found:
        former = counts.get(locale, PageCounts())
        by_state = {**former.by_state, state: number}
        counts[locale] = PageCounts(former.total + number, former.translated + own, by_state)
    return Counted(counts, version, now, _until(leave_at, now))


def _until(leave_at: Iterable[Any], now: datetime) -> datetime:
    """A count holds until the first page leaves the list by itself."""
    return min([now + _COUNT_HOLDS_FOR, *(read_moment(moment) for moment in leave_at if moment is not None)])
