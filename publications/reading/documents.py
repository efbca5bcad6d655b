"""One document, by its id or its slug."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone

from publications.models import IMAGE, NAVIGATION, PAGE
from publications.reading.conditions import READABLE, earliest
from publications.statements import read_moment, read_uuid, rows


class StoredDocument(NamedTuple):
    """``locale`` is the language asked for, ``served_locale`` that of the text ('' for a thing without one).

    ``own_locales`` are the languages there is a text in. The bytes are those of ``built_at``, and will not be the same
    after ``changes_at``.
    """

    key: UUID
    body: bytes
    etag: str
    served_locale: str
    locale: str = ""
    own_locales: str = ""
    built_at: datetime | None = None
    changes_at: datetime | None = None

    @property
    def is_fallback(self) -> bool:
        return self.served_locale != self.locale


COLUMNS = "p.key, p.body, p.etag, p.built_locale, p.locale, p.own_locales, p.built_at, p.next_change_at, p.expires_at"
_DOCUMENT = f"SELECT {COLUMNS} FROM publications_publication p WHERE"


def document_of(kind: str, key: UUID, locale: str) -> StoredDocument | None:
    """Anything by its id; ``locale`` is '' for a thing that has no language."""
    return document_where("p.kind = %s AND p.key = %s AND p.locale = %s", [kind, key, locale])


def page_by_slug(type_name: str, slug: str, locale: str) -> StoredDocument | None:
    # The last condition is that of the index: SQLite does not see that it follows.
    where = f"p.kind = '{PAGE}' AND p.locale = %s AND p.type = %s AND p.slug = %s AND NOT p.slug = ''"
    return document_where(where, [locale, type_name, slug])


def image(key: UUID) -> StoredDocument | None:
    """An image, as long as something that can be read shows it."""
    shown = (
        "EXISTS (SELECT 1 FROM publications_publicationinput i"
        " JOIN publications_publication u ON u.id = i.publication_id"
        f" WHERE i.kind = '{IMAGE}' AND i.key = %s AND u.kind NOT IN ('{IMAGE}', '{NAVIGATION}')"
        " AND u.served AND (u.expires_at IS NULL OR u.expires_at > %s))"
    )
    where = f"p.kind = '{IMAGE}' AND p.key = %s AND p.locale = '' AND {shown}"
    return document_where(where, [key, key, timezone.now()])


def document_where(where: str, values: list[Any]) -> StoredDocument | None:
    found = rows(f"{_DOCUMENT} {where} AND {READABLE}", [*values, timezone.now()])
    return stored_document(*found[0]) if found else None


def stored_document(
    key: Any,
    body: Any,
    etag: str,
    served_locale: str,
    locale: str,
    own_locales: str,
    built_at: Any,
    next_change_at: Any,
    expires_at: Any,
) -> StoredDocument:
    return StoredDocument(
        read_uuid(key),
        bytes(body),
        etag,
        served_locale,
        locale,
        own_locales,
        read_moment(built_at) if built_at else None,
        earliest((next_change_at, expires_at)) if next_change_at or expires_at else None,
    )
