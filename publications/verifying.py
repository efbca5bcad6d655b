"""Building everything again in memory and comparing bytes: proof that what is served is what has been published."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from publications.builder import build_card, build_document, card_version
from publications.builds import epoch_of
from publications.candidates import kinds
from publications.context import BuildContext
from publications.engine import reconcile
from publications.fingerprint import release
from publications.indexing import Entries, Indexed, state_of
from publications.models import Publication
from publications.rows import arrange
from publications.settling import settle
from publications.shelf import Shelf
from publications.sources import load_sources

_DAMAGED = "damaged"


@dataclass(frozen=True)
class Difference:
    """One row that is not what it should be, and in what."""

    kind: str
    key: UUID
    locale: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.key} [{self.locale or '–'}]: {self.what}"


def verify(*, now: datetime | None = None) -> list[Difference]:
    """Every row that must not exist, is missing, stands elsewhere, or has other bytes than a fresh build."""
    now = now or timezone.now()
    return [*_misplaced(now), *_different(now)]


def repair(differences: list[Difference]) -> None:
    """Bring the rows in line with what is public and build again those that differ."""
    reconcile()
    for item in differences:
        rows = Publication.objects.filter(kind=item.kind, key=item.key, locale=item.locale)
        # With their digests, bytes that were damaged would pass for unchanged.
        rows.update(pending=True, etag=_DAMAGED, card_hash=_DAMAGED, indexed=_DAMAGED)
    settle()


def _misplaced(now: datetime) -> list[Difference]:
    """What ``reconcile`` would change, seen by letting it and taking it back."""
    found: list[Difference] = []
    with transaction.atomic():
        for kind in kinds():
            before = _places(kind)
            arrange(kind, None, now)
            after = _places(kind)
            found += [Difference(kind, *row, "has no row") for row in after.keys() - before.keys()]
            found += [Difference(kind, *row, "is not public") for row in before.keys() - after.keys()]
            common = before.keys() & after.keys()
            found += [Difference(kind, *row, "stands elsewhere") for row in common if before[row] != after[row]]
        transaction.set_rollback(True)
    return sorted(found, key=str)


def _places(kind: str) -> dict[tuple[UUID, str], tuple[object, ...]]:
    columns = ("source_pk", "served_locale", "path", "slug", "parent_key", "position", "in_menu", "expires_at")
    rows = Publication.objects.filter(kind=kind).values_list("key", "locale", *columns)
    return {(row[0], row[1]): row[2:] for row in rows}


def _different(now: datetime) -> list[Difference]:
    rows = Publication.objects.order_by("kind", "key", "locale")
    found = []
    for _set, group in groupby(rows.iterator(chunk_size=200), key=lambda row: (row.kind, row.key)):
        found += [Difference(row.kind, row.key, row.locale, what) for row, what in _of_set(list(group), now)]
    return found


def _of_set(rows: list[Publication], now: datetime) -> list[tuple[Publication, str]]:
    shelf = Shelf()
    sources = load_sources(rows, shelf)
    epoch, entries = epoch_of(rows[0]), Entries.of(rows)
    found = []
    for row in rows:
        if row.release > release():
            # Of newer code than this process runs: what it should be is not for it to say.
            continue
        if row.source_pk not in sources:
            found.append((row, "is not published any more"))
            continue
        try:
            with transaction.atomic():
                context = BuildContext(row.locale, now, shelf)
                card = build_card(sources[row.source_pk], row, context)
                document = build_document(sources[row.source_pk], row, context)
        except Exception as error:
            found.append((row, f"cannot be built: {error}"))
            continue
        if not row.served:
            found.append((row, "is not served"))
        elif (bytes(row.card), row.card_hash) != (card.data, card_version(card, epoch)):
            found.append((row, "has another card"))
        elif (bytes(row.body), row.etag) != (document.data, document.digest):
            found.append((row, "has other bytes"))
        elif row.translation_state != state_of(document.document):
            found.append((row, "is listed under another state of its translation"))
        elif not entries.hold(Indexed(row, document.document, sources[row.source_pk])):
            found.append((row, "is found by something else than what it says"))
        elif row.release < release():
            found.append((row, "is of an older release"))
    return found
