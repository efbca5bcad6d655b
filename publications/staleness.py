"""Which rows are out of date: true at any moment, whatever crashed.

A row is out of date if its version or place changed since it was built, if its time has come, or if any version it
recorded differs from the present one.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from publications.candidates import kinds
from publications.fingerprint import release
from publications.models import Publication, TranslationSet
from publications.scope import Scope

# (kind, key) → primary keys of its rows that are out of date.
Stale = dict[tuple[str, UUID], list[int]]

_ROW = "SELECT p.id, p.kind, p.key, p.position FROM publications_publication p"
_CARD = (
    "i.list_name = '' AND i.seen <> COALESCE("
    "(SELECT c.card_hash FROM publications_publication c WHERE c.kind = i.kind AND c.key = i.key"
    " AND c.locale = i.locale), '')"
)
_LIST = (
    "i.list_name <> '' AND i.seen <> COALESCE("
    "(SELECT CAST(v.version AS VARCHAR(64)) FROM publications_listversion v WHERE v.name = i.list_name), '0')"
)
_BY_ITSELF = "(p.pending OR p.next_change_at <= %s OR p.expires_at <= %s)"
# One at a time each has an index; an OR of them has none.
_BY_THEMSELVES = ("p.pending", "p.next_change_at <= %s", "p.expires_at <= %s")
_INPUT = "JOIN publications_publicationinput i ON i.publication_id = p.id"
# A process that still runs older code leaves alone what newer code has built; and nothing is built of a set of which
# it could not be decided what readers may have.
_MINE = (
    # The sign keeps databases from going by this, which is true of nearly all rows.
    "+p.release <= %s AND NOT EXISTS (SELECT 1 FROM publications_translationset s"
    " WHERE s.kind = p.kind AND s.key = p.key AND NOT s.failure = '')"
)


def out_of_date(now: datetime, scope: Scope | None = None) -> Stale:
    """Rows to rebuild, by set, with what others are made from first."""
    scope = scope or Scope(everything=True)
    parts = _everywhere(now) if scope.everything else _within(scope, now)
    if not parts:
        return {}
    number = release()
    statement = " UNION ".join(f"{text} AND {_MINE}" for text, _values in parts)
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for _text, values in parts for value in [*values, number]])
        return _by_set(cursor.fetchall())


def _everywhere(now: datetime) -> list[tuple[str, list[Any]]]:
    return [
        *((f"{_ROW} WHERE {reason}", _times(now)[: reason.count("%s")]) for reason in _BY_THEMSELVES),
        (f"{_ROW} {_INPUT} WHERE {_CARD}", []),
        (f"{_ROW} {_INPUT} WHERE {_LIST}", []),
    ]


def _within(scope: Scope, now: datetime) -> list[tuple[str, list[Any]]]:
    """The rows of the given sets themselves, and those that record one of them or one of the lists."""
    parts: list[tuple[str, list[Any]]] = []
    if scope.sets:
        ordered = sorted(scope.sets, key=str)
        values = [value for kind, key in ordered for value in (kind, _uuid(key))]
        sets = ", ".join(["(%s, %s)"] * len(ordered))
        parts += [
            (f"{_ROW} WHERE (p.kind, p.key) IN (VALUES {sets}) AND {_BY_ITSELF}", [*values, *_times(now)]),
            (f"{_ROW} {_INPUT} WHERE (p.kind, p.key) IN (VALUES {sets}) AND {_CARD}", values),
            (f"{_ROW} {_INPUT} WHERE (p.kind, p.key) IN (VALUES {sets}) AND {_LIST}", values),
            (f"{_ROW} {_INPUT} WHERE (i.kind, i.key) IN (VALUES {sets}) AND {_CARD}", values),
        ]
    if scope.lists:
        names = ", ".join(["%s"] * len(scope.lists))
        parts.append((f"{_ROW} {_INPUT} WHERE i.list_name IN ({names}) AND {_LIST}", sorted(scope.lists)))
    return parts


def behind(limit: int) -> Stale:
    """So many rows at most that an older release has built, by set."""
    undecided = TranslationSet.objects.filter(kind=OuterRef("kind"), key=OuterRef("key")).exclude(failure="")
    rows = Publication.objects.filter(~Exists(undecided), release__lt=release()).order_by("release", "kind", "key")
    return _by_set(list(rows.values_list("pk", "kind", "key", "position")[:limit]))


def _by_set(found: list[tuple[int, str, Any, str]]) -> Stale:
    """Images and shared pieces before pages, and pages from the root on: most cards are there when one is wanted."""
    place = {kind: number for number, kind in enumerate(kinds())}
    stale: Stale = {}
    for pk, kind, key, _position in sorted(found, key=lambda row: (place.get(row[1], 0), row[3], str(row[2]), row[0])):
        stale.setdefault((kind, UUID(str(key))), []).append(pk)
    return stale


def _times(now: datetime) -> list[Any]:
    return [connection.ops.adapt_datetimefield_value(now)] * 2


def _uuid(key: UUID) -> Any:
    return key if connection.features.has_native_uuid_field else key.hex
