"""Building rows and storing what came out: all cards of a set first, then its documents, which hold cards."""

import logging
import traceback
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import Error as DatabaseError
from django.db import transaction

from pages.retrying import is_deadlock
from publications import indexing
from publications.builder import Built, build_card, build_document, card_version, title_of
from publications.context import BuildContext, Inputs
from publications.fingerprint import release
from publications.images import ImageFileMissing
from publications.lists import lists_of
from publications.models import PAGE, Publication, PublicationInput, TranslationSet
from publications.serializers import PAGES
from publications.shelf import CardAddress, Shelf
from publications.sources import load_sources

logger = logging.getLogger(__name__)

# (kind, key, locale, list name) → the stored record of that input.
StoredInputs = dict[tuple[str, UUID | None, str, str], PublicationInput]

# What a build may change, and the least of it that says whether the bytes did.
_BUILT = [
    "title",
    "sort_key",
    "noindex",
    "own_locales",
    "translation_state",
    "indexed",
    "card_hash",
    "etag",
    "served",
    "pending",
    "built_from",
    "built_locale",
    "listed_until",
    "next_change_at",
    "release",
    "failure",
    "failed_at",
]
# A row with another of these stands in other lists, or in another place there.
_LISTED = ["served", "built_locale", "listed_until"]


class SourceGone(Exception):
    """What a row is made from is not stored, or not published any more."""


@dataclass
class Outcome:
    """The rows whose bytes changed, those that failed, and the lists whose members did."""

    changed: list[Publication] = field(default_factory=list)
    failed: list[Publication] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)


@dataclass
class _Work:
    """One row on its way: how it stood, and what is made of it."""

    row: Publication
    stored: StoredInputs
    before: dict[str, Any]
    seen: list[Inputs] = field(default_factory=list)
    card: Built | None = None
    document: Built | None = None
    index: indexing.Indexed | None = None
    error: Exception | None = None


def build_rows(rows: list[Publication], now: datetime, *, number: int | None = None) -> Outcome:
    """Build the given rows of one set and store them. The caller bumps the lists that are named in the outcome.

    ``number`` is that of the present release, for callers who know it.

    A row that fails keeps what it served before and carries the failure; the others are not held up by it.
    """
    if not rows:
        return Outcome()
    works = _begin(rows)
    asked = frozenset(row.locale for row in rows)
    shelf, epoch = Shelf(asked), epoch_of(rows[0])
    try:
        with transaction.atomic():
            sources = _build(works, shelf, epoch, now, nullcontext)
    except DatabaseError:
        # A statement that failed ends the savepoint it stands in: each row gets one of its own.
        works, shelf = _begin(rows), Shelf(asked)
        sources = _build(works, shelf, epoch, now, transaction.atomic)
    number = number or release()
    for work in works:
        _finish(work, sources.get(work.row.source_pk), shelf, epoch, now)
        _note(work, sources.get(work.row.source_pk), number)
        _store(work, number, now)
    _record(works)
    indexing.store(work.index for work in works if work.index and _differs(work, "indexed"))
    return Outcome(
        changed=[work.row for work in works if work.row.etag != work.before["etag"]],
        failed=[work.row for work in works if work.error],
        lists=lists_of([work.row for work in works if any(_differs(work, name) for name in _LISTED)])
        # They have the same members, and are counted otherwise.
        | {f"pages:{work.row.locale}" for work in works if _differs(work, "translation_state")},
    )


def epoch_of(row: Publication) -> int:
    found = TranslationSet.objects.filter(kind=row.kind, key=row.key).values_list("epoch", flat=True)
    return found.first() or 0


def _begin(rows: list[Publication]) -> list[_Work]:
    stored: dict[int, StoredInputs] = {row.pk: {} for row in rows}
    for item in PublicationInput.objects.filter(publication__in=stored):
        stored[item.publication_id][item.kind, item.key, item.locale, item.list_name] = item
    return [_Work(row, stored[row.pk], {name: getattr(row, name) for name in _BUILT}) for row in rows]


Guard = Callable[[], AbstractContextManager[Any]]


def _build(works: list[_Work], shelf: Shelf, epoch: int, now: datetime, guard: Guard) -> dict[int, Any]:
    # What a document was made from last time it will probably need again: one query for all of it.
    recorded = {address for work in works for address in work.stored}
    shelf.fetch_versions(name for _kind, _key, _locale, name in recorded if name)
    own = (works[0].row.kind, works[0].row.key)
    shelf.fetch_cards((kind, key, locale) for kind, key, locale, _name in recorded if key and (kind, key) != own)
    try:
        with guard():
            sources = load_sources([work.row for work in works], shelf)
    except Exception as error:
        if _ends_the_savepoint(error, guard):
            raise
        for work in works:
            work.error = error
        return {}
    going = works
    while going:
        failed = _build_together(going, sources, shelf, epoch, now, guard)
        # The others have seen cards that will not be stored: they are built once more, without them.
        going = [work for work in going if not work.error] if failed else []
    return sources


def _build_together(
    works: list[_Work], sources: dict[int, Any], shelf: Shelf, epoch: int, now: datetime, guard: Guard
) -> bool:
    """Cards, then documents, which name each other; tell whether any failed."""
    for work in works:
        work.seen.clear()
        work.card = _attempt(work, sources, shelf, now, build_card, guard)
        if work.card:
            version = card_version(work.card, epoch)
            shelf.put_card(_address(work.row), work.card.data, version, work.row.expires_at)
    for work in works:
        if work.card:
            work.document = _attempt(work, sources, shelf, now, build_document, guard)
    for work in works:
        if work.error:
            shelf.forget_card(_address(work.row))
    return any(work.error for work in works)


def _address(row: Publication) -> CardAddress:
    return row.kind, row.key, row.locale


def _attempt(
    work: _Work,
    sources: dict[int, Any],
    shelf: Shelf,
    now: datetime,
    build: Callable[[Any, Publication, BuildContext], Built],
    guard: Guard,
) -> Built | None:
    context = BuildContext(locale=work.row.locale, now=now, shelf=shelf)
    work.seen.append(context.inputs)
    try:
        with guard():
            if work.row.source_pk not in sources:
                raise SourceGone(f"{work.row.type} {work.row.source_pk} is not published any more.")
            return build(sources[work.row.source_pk], work.row, context)
    except Exception as error:
        if _ends_the_savepoint(error, guard):
            raise
        work.error = error
        return None


def _ends_the_savepoint(error: Exception, guard: Guard) -> bool:
    return isinstance(error, DatabaseError) and (guard is nullcontext or is_deadlock(error))


def _finish(work: _Work, source: Any, shelf: Shelf, epoch: int, now: datetime) -> None:
    """Put the outcome into the row."""
    row, card, document = work.row, work.card, work.document
    if work.error:
        _fail(work, work.error, shelf, now)
    elif card and document:
        row.title = title_of(source, row)
        row.card_hash, row.etag = card_version(card, epoch), document.digest
        row.built_from, row.built_locale = row.source_pk, row.served_locale
        row.served, row.failure, row.failed_at = True, "", None
        row.listed_until = PAGES[row.type].listed_until(source) if row.kind == PAGE else None
        row.next_change_at = min(filter(None, (card.next_change_at, document.next_change_at)), default=None)


def _fail(work: _Work, error: Exception, shelf: Shelf, now: datetime) -> None:
    """Keep what was served, name the failure, and wait for a change: the same inputs would fail again.

    Bytes that hold a card that was withdrawn since may not be kept: nobody else would take it out of them. Nor may the
    address of a file that is gone.
    """
    row = work.row
    row.failure = "".join(traceback.format_exception(error, limit=-4))
    row.failed_at = row.failed_at or now
    row.next_change_at = None
    holds_withdrawn = isinstance(error, ImageFileMissing)
    present = Inputs()
    for kind, key, locale, name in {**work.stored, **_seen(work)}:
        if name or key is None:
            present.lists[name] = shelf.version(name)
            continue
        version = present.cards[kind, key, locale] = shelf.card((kind, key, locale)).version
        item = work.stored.get((kind, key, locale, ""))
        holds_withdrawn = holds_withdrawn or bool(item and item.seen and not version)
    if holds_withdrawn:
        row.served, row.card_hash, row.etag = False, "", ""
    work.seen = [present]
    logger.error(
        "publication_failed",
        exc_info=error,
        extra={"kind": row.kind, "key": str(row.key), "locale": row.locale, "type": row.type},
    )


def _note(work: _Work, source: Any, number: int) -> None:
    if work.document and not work.error:
        work.index = indexing.Indexed(work.row, work.document.document, source)
        indexing.note(work.index, number)


def _store(work: _Work, number: int, now: datetime) -> None:
    """No more than what changed: the same bytes again are no change at all."""
    row = work.row
    row.pending, row.release = False, number
    changed = [name for name in _BUILT if _differs(work, name)]
    if "card_hash" in changed:
        row.card = work.card.data if row.card_hash and work.card else b""
        changed.append("card")
    if "etag" in changed:
        row.body, row.built_at = (work.document.data if row.etag and work.document else b""), now
        changed += ["body", "built_at"]
    if changed:
        row.save(update_fields=changed)


def _differs(work: _Work, name: str) -> bool:
    return bool(getattr(work.row, name) != work.before[name])


def _record(works: Iterable[_Work]) -> None:
    """Store the versions that were seen; untouched when they are what is stored already."""
    gone: list[int] = []
    changed: list[PublicationInput] = []
    new: list[PublicationInput] = []
    for work in works:
        seen = _seen(work)
        gone += [item.pk for address, item in work.stored.items() if address not in seen]
        for (kind, key, locale, name), version in seen.items():
            item = work.stored.get((kind, key, locale, name))
            if item is None:
                new.append(
                    PublicationInput(
                        publication=work.row, kind=kind, key=key, locale=locale, list_name=name, seen=version
                    )
                )
            elif item.seen != version:
                item.seen = version
                changed.append(item)
    if gone:
        PublicationInput.objects.filter(pk__in=gone).delete()
    PublicationInput.objects.bulk_update(changed, ["seen"], batch_size=500)
    PublicationInput.objects.bulk_create(new)


def _seen(work: _Work) -> dict[tuple[str, UUID | None, str, str], str]:
    seen: dict[tuple[str, UUID | None, str, str], str] = {}
    for inputs in work.seen:
        seen |= {(kind, key, locale, ""): version for (kind, key, locale), version in inputs.cards.items()}
        seen |= {("", None, "", name): version for name, version in inputs.lists.items()}
    return seen
