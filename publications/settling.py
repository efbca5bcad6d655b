"""Bringing every row up to date: those whose place or version changed, whose time has come, or whose inputs did."""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from publications.builds import build_rows
from publications.models import Publication
from publications.rows import arrange_and_follow, lock

logger = logging.getLogger(__name__)

# A document holds cards and a card holds none, so changes die out after a few rounds; more means something is wrong.
MAX_ROUNDS = 8

# True at any moment, whatever crashed: a row is out of date if any version it recorded differs from the current one.
_OUT_OF_DATE = """
SELECT p.id, p.kind, p.key FROM publications_publication p
 WHERE p.pending OR p.next_change_at <= %s OR p.expires_at <= %s
UNION
SELECT p.id, p.kind, p.key FROM publications_publication p
  JOIN publications_publicationinput i ON i.publication_id = p.id AND i.list_name = ''
  LEFT JOIN publications_publication c ON c.kind = i.kind AND c.key = i.key AND c.locale = i.locale
 WHERE i.seen <> COALESCE(c.card_hash, '')
UNION
SELECT p.id, p.kind, p.key FROM publications_publication p
  JOIN publications_publicationinput i ON i.publication_id = p.id AND i.list_name <> ''
  LEFT JOIN publications_listversion v ON v.name = i.list_name
 WHERE i.seen <> CAST(COALESCE(v.version, 0) AS VARCHAR(64))
"""


@dataclass
class Settled:
    """How many rows were looked at, how many got other bytes, and how many failed."""

    built: int = 0
    changed: int = 0
    failed: int = 0


def settle(*, now: datetime | None = None) -> Settled:
    """Rebuild what is out of date until nothing is, and take down what has expired. It never inserts a row."""
    result = Settled()
    now = now or timezone.now()
    for _round in range(MAX_ROUNDS):
        sets = out_of_date(now)
        if not sets:
            return result
        for (kind, key), pks in sets.items():
            _settle_set(kind, key, pks, now, result)
    logger.warning("publications_not_settled", extra={"rounds": MAX_ROUNDS})
    return result


def out_of_date(now: datetime) -> dict[tuple[str, UUID], list[int]]:
    """Rows to rebuild by set: shared pieces before pages, so that most cards are there when a page wants them."""
    with connection.cursor() as cursor:
        cursor.execute(_OUT_OF_DATE, [connection.ops.adapt_datetimefield_value(now)] * 2)
        found = cursor.fetchall()
    sets: dict[tuple[str, UUID], list[int]] = {}
    for pk, kind, key in sorted(found, key=lambda row: (row[1] == "page", row[1], str(row[2]), row[0])):
        sets.setdefault((kind, UUID(str(key))), []).append(pk)
    return sets


def _settle_set(kind: str, key: UUID, pks: list[int], now: datetime, result: Settled) -> None:
    with transaction.atomic():
        lock(kind, [key])
        if Publication.objects.filter(pk__in=pks, expires_at__lte=now).exists():
            # What has expired is no longer public: the next best version takes its place, or nothing does.
            arrange_and_follow(kind, [key], now)
        rows = list(Publication.objects.filter(pk__in=pks).order_by("locale"))
        changed = build_rows(rows, now)
    result.built += len(rows)
    result.changed += len(changed)
    result.failed += sum(bool(row.failure) for row in rows)
