"""Reading what is published: the only module that answers readers. One indexed statement each, no ORM compiler.

A row is readable when it has bytes and its version has not expired: expiry is checked here, not by a scheduler.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from publications.models import PAGE
from translations import locales


@dataclass(frozen=True)
class StoredDocument:
    body: bytes
    etag: str
    served_locale: str
    is_fallback: bool


@dataclass(frozen=True)
class Redirect:
    path: str
    permanent: bool


@dataclass(frozen=True)
class Gone:
    """What stood here was deleted."""


_READABLE = "served AND (expires_at IS NULL OR expires_at > %s)"
_LISTED = f"{_READABLE} AND (listed_until IS NULL OR listed_until > %s)"
_DOCUMENT = "SELECT body, etag, built_locale, locale FROM publications_publication WHERE"


def document_by_id(key: UUID, locale: str) -> StoredDocument | None:
    return _document(f"{_DOCUMENT} kind = %s AND key = %s AND locale = %s AND {_READABLE}", PAGE, _uuid(key), locale)


def resolve_path(path: str) -> StoredDocument | Redirect | Gone | None:
    """What a public path leads to; None for nothing, also where something private or unpublished stands."""
    if path == "/":
        return Redirect(f"/{locales.source_code()}/", permanent=False)
    locale = path.split("/", 2)[1]
    if locale not in locales.codes():
        return None
    if not path.endswith("/"):
        there = resolve_path(f"{path}/")
        return Redirect(f"{path}/", permanent=True) if isinstance(there, StoredDocument) else there
    found = _document(f"{_DOCUMENT} locale = %s AND path = %s AND {_READABLE}", locale, path)
    return found or _former(path, locale)


def page_cards(
    locale: str, *, type_name: str | None, own_only: bool, limit: int, offset: int
) -> tuple[int, list[bytes]]:
    """How many pages there are, and the stored cards of one stretch of them in the order of the menu."""
    conditions = f"kind = %s AND locale = %s AND {_LISTED}"
    values: list[Any] = [PAGE, locale, *_now(2)]
    if type_name:
        conditions += " AND type = %s"
        values.append(type_name)
    if own_only:
        conditions += " AND built_locale = locale"
    table = f"FROM publications_publication WHERE {conditions}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {table}", values)
        (count,) = cursor.fetchone()
        cursor.execute(
            f"SELECT card {table} ORDER BY position, id LIMIT %s OFFSET %s",
            [*values, limit, offset],
        )
        return count, [bytes(card) for (card,) in cursor.fetchall()]


def translated_counts() -> dict[str, tuple[int, int]]:
    """Language → how many pages can be read in it, and how many of those in the language itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT locale, COUNT(*), SUM(CASE WHEN built_locale = locale THEN 1 ELSE 0 END)"  # noqa: S608  (constants only)
            f" FROM publications_publication WHERE kind = %s AND {_LISTED} GROUP BY locale",
            [PAGE, *_now(2)],
        )
        return {locale: (total, own) for locale, total, own in cursor.fetchall()}


def _document(statement: str, *values: Any) -> StoredDocument | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *_now(1)])
        row = cursor.fetchone()
    if row is None:
        return None
    body, etag, served_locale, locale = row
    return StoredDocument(bytes(body), etag, served_locale, served_locale != locale)


def _former(path: str, locale: str) -> Redirect | Gone | None:
    """A public address that changed, in one statement: where the thing stands now, if it is still public."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.gone, p.path FROM publications_formerpath f"  # noqa: S608  (constants only)
            " LEFT JOIN publications_publication p"
            f" ON p.kind = %s AND p.key = f.key AND p.locale = f.locale AND p.path IS NOT NULL AND {_READABLE}"
            " WHERE f.locale = %s AND f.path = %s",
            [PAGE, *_now(1), locale, path],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    gone, now_at = row
    if now_at:
        return Redirect(now_at, permanent=True)
    return Gone() if gone else None


def _now(times: int) -> list[Any]:
    moment: datetime = timezone.now()
    return [connection.ops.adapt_datetimefield_value(moment)] * times


def _uuid(key: UUID) -> Any:
    return key if connection.features.has_native_uuid_field else key.hex
