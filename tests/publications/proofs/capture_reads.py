"""What every document would be if it were built now, found without building those that cannot have changed.

A build is a function of the rows of its set and of what it reads. So every query of every build is kept with its
answer; a set whose rows and answers are all the same as at its last build would come out the same. The others are
built.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from publications.builder import build_card, build_document, card_version
from publications.builds import epoch_of
from publications.context import BuildContext
from publications.models import IMAGE, Publication
from publications.shelf import Shelf
from publications.sources import load_sources

Query = tuple[str, Any]
# Primary key → the columns of the rows of a set.
Rows = dict[int, tuple[Any, ...]]

# Columns that say what came out of the last build of a row, and so are no part of what goes into the next.
_RESULTS = {
    *("card", "card_hash", "body", "etag", "title", "built_from", "built_locale", "served", "pending", "built_at"),
    *("listed_until", "next_change_at", "release", "failure", "failed_at"),
    *("sort_key", "noindex", "own_locales", "indexed"),
}
_COLUMNS = [column.name for column in Publication._meta.concrete_fields if column.name not in _RESULTS]


@dataclass
class Known:
    """The build of one set as it last went: its rows, its queries with their answers, and what came out."""

    rows: Rows
    reads: dict[Query, str]
    outcome: dict[int, tuple[str, str]]


@dataclass
class Builds:
    """The last build of every set."""

    known: dict[tuple[str, UUID], Known] = field(default_factory=dict)

    def copy(self) -> "Builds":
        return Builds(dict(self.known))

    def stale(self, now: datetime, *, leaving_out: Collection[int] = ()) -> set[int]:
        """The rows that store other bytes than a build would give now, but for those left out."""
        answers: dict[Query, str] = {}
        stored: dict[int, tuple[str, str]] = {}
        sets: dict[tuple[str, UUID], Rows] = {}
        rows = Publication.objects.values_list("pk", "card_hash", "etag", "kind", "key", *_COLUMNS)
        for pk, card_hash, etag, kind, key, *columns in rows:
            stored[pk] = card_hash, etag
            sets.setdefault((kind, key), {})[pk] = tuple(map(repr, columns))
        different = set()
        for address, of_set in sets.items():
            if of_set.keys() <= set(leaving_out):
                continue
            known = self.known.get(address)
            if known is None or known.rows != of_set or not _same(known.reads, answers):
                self.known[address] = known = _built(of_set, answers, now)
            different |= {pk for pk in of_set if known.outcome[pk] != stored[pk]}
        return different - set(leaving_out)


def _same(reads: dict[Query, str], answers: dict[Query, str]) -> bool:
    return all(_answer(query, answers) == answer for query, answer in reads.items())


def _answer(query: Query, answers: dict[Query, str]) -> str:
    if query not in answers:
        with connection.cursor() as cursor:
            cursor.execute(*query)
            answers[query] = hashlib.blake2b(repr(cursor.fetchall()).encode(), digest_size=16).hexdigest()
    return answers[query]


def _built(of_set: Rows, answers: dict[Query, str], now: datetime) -> Known:
    rows = list(Publication.objects.filter(pk__in=of_set).defer("card", "body"))
    outcome = {}
    with _recorded() as queries:
        shelf = Shelf()
        sources, epoch = load_sources(rows, shelf), epoch_of(rows[0])
        for row in rows:
            card = build_card(sources[row.source_pk], row, BuildContext(row.locale, now, shelf))
            document = build_document(sources[row.source_pk], row, BuildContext(row.locale, now, shelf))
            outcome[row.pk] = card_version(card, epoch), document.digest
    reads = {query: _answer(query, answers) for query in queries}
    if rows[0].kind == IMAGE:
        # It is also made from files, of which no query tells: its answers are never the same again.
        reads[next(iter(queries))] = ""
    return Known(of_set, reads, outcome)


@contextmanager
def _recorded() -> Iterator[set[Query]]:
    queries: set[Query] = set()

    def record(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        assert sql.startswith("SELECT"), f"a build does nothing but read: {sql}"
        queries.add((sql, tuple(params or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(record):
        yield queries
