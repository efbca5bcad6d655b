"""Building rows and storing what came out: all cards of a set first, then its documents, which hold cards."""

import logging
import traceback
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from publications.builder import Built, build_card, build_document, load_source, title_of
from publications.context import BuildContext, Inputs
from publications.models import PAGE, Publication, PublicationInput
from publications.rows import bump, lists_of
from publications.serializers import PAGES

logger = logging.getLogger(__name__)

_BUILT = [
    "title",
    "card",
    "card_hash",
    "body",
    "etag",
    "served",
    "pending",
    "built_from",
    "built_locale",
    "listed_until",
    "next_change_at",
    "built_at",
    "failure",
    "failed_at",
]


# (kind, key, locale, list name) → the stored record of that input.
StoredInputs = dict[tuple[str, UUID | None, str, str], PublicationInput]


@dataclass
class BuiltCard:
    """A card and what it was made from, waiting for its document."""

    row: Publication
    source: Any
    card: Built


def build_rows(rows: list[Publication], now: datetime) -> list[Publication]:
    """Build the given rows of one set and store them; return those whose bytes changed.

    A row that fails keeps what it served before and carries the failure; the others are not held up by it.
    """
    before = {row.pk: (row.card, row.card_hash, row.etag, row.served, row.listed_until) for row in rows}
    recorded = _recorded(rows)
    sources: dict[int, Any] = {}
    cards = [card for row in rows if (card := _card(row, recorded[row.pk], sources, now)) is not None]
    _store_cards(cards)
    for item in cards:
        _document(item, recorded[item.row.pk], before[item.row.pk], now)
    relisted = [row for row in rows if (row.served, row.listed_until) != before[row.pk][3:]]
    bump(lists_of(relisted))
    return [row for row in rows if row.etag != before[row.pk][2]]


def _recorded(rows: list[Publication]) -> dict[int, StoredInputs]:
    """What each row was made from when it was last built, in one query."""
    stored: dict[int, StoredInputs] = {row.pk: {} for row in rows}
    for item in PublicationInput.objects.filter(publication__in=stored):
        stored[item.publication_id][item.kind, item.key, item.locale, item.list_name] = item
    return stored


def _card(row: Publication, stored: StoredInputs, sources: dict[int, Any], now: datetime) -> BuiltCard | None:
    """``sources`` keeps what was loaded: several languages often share one version."""
    context = BuildContext(locale=row.locale, now=now)
    try:
        with transaction.atomic():
            if row.source_pk not in sources:
                sources[row.source_pk] = load_source(row)
            source = sources[row.source_pk]
            return BuiltCard(row, source, build_card(source, row, context))
    except Exception as error:
        _fail(row, now, error)
        _record(row, stored, context.inputs)
        return None


def _store_cards(items: list[BuiltCard]) -> None:
    for item in items:
        item.row.card, item.row.card_hash = item.card.data, item.card.digest
        item.row.listed_until = _listed_until(item)
    Publication.objects.bulk_update([item.row for item in items], ["card", "card_hash", "listed_until"])


def _listed_until(item: BuiltCard) -> datetime | None:
    return PAGES[item.row.type].listed_until(item.source) if item.row.kind == PAGE else None


def _document(item: BuiltCard, recorded: StoredInputs, before: tuple[Any, ...], now: datetime) -> None:
    row = item.row
    context = BuildContext(locale=row.locale, now=now)
    try:
        with transaction.atomic():
            # What the document was made from last time it will probably need again: one query for all of it.
            context.preload((kind, key, locale) for kind, key, locale, _list in recorded if key)
            document = build_document(item.source, row, context)
    except Exception as error:
        row.card, row.card_hash, row.listed_until = before[0], before[1], before[4]
        _fail(row, now, error)
        _record(row, recorded, item.card.inputs, context.inputs)
        return
    row.title = title_of(item.source, row)
    row.body, row.etag = document.data, document.digest
    row.built_from, row.built_locale = row.source_pk, row.served_locale
    row.served, row.pending, row.built_at = True, False, now
    row.failure, row.failed_at = "", None
    row.next_change_at = min(filter(None, (item.card.next_change_at, document.next_change_at)), default=None)
    row.save(update_fields=_BUILT)
    _record(row, recorded, item.card.inputs, document.inputs)


def _fail(row: Publication, now: datetime, error: Exception) -> None:
    """Keep what was served, name the failure, and wait for a change: the same inputs would fail again."""
    row.failure, row.failed_at = "".join(traceback.format_exception(error, limit=-4)), now
    row.pending = False
    row.next_change_at = None
    row.save(update_fields=_BUILT)
    logger.error(
        "publication_failed",
        exc_info=error,
        extra={"kind": row.kind, "key": str(row.key), "locale": row.locale, "type": row.type},
    )


def _record(row: Publication, stored: StoredInputs, *made_from: Inputs) -> None:
    """Store the versions that were seen; untouched when they are what is stored already."""
    seen: dict[tuple[str, UUID | None, str, str], str] = {}
    for inputs in made_from:
        seen |= {(kind, key, locale, ""): version for (kind, key, locale), version in inputs.cards.items()}
        seen |= {("", None, "", name): version for name, version in inputs.lists.items()}
    gone = [item.pk for address, item in stored.items() if address not in seen]
    changed = [item for address, item in stored.items() if address in seen and item.seen != seen[address]]
    for item in changed:
        item.seen = seen[item.kind, item.key, item.locale, item.list_name]
    if gone:
        PublicationInput.objects.filter(pk__in=gone).delete()
    PublicationInput.objects.bulk_update(changed, ["seen"], batch_size=500)
    PublicationInput.objects.bulk_create(
        PublicationInput(publication=row, kind=kind, key=key, locale=locale, list_name=name, seen=version)
        for (kind, key, locale, name), version in seen.items()
        if (kind, key, locale, name) not in stored
    )
