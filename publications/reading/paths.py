"""What stands at a public path, and where it went."""

from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from publications.models import PAGE
from publications.reading.conditions import READABLE
from publications.reading.documents import StoredDocument, document_where
from publications.statements import read_uuid, rows
from translations import locales


class Redirect(NamedTuple):
    """``key`` is of the page it leads to; None where that is no page in particular."""

    path: str
    permanent: bool
    key: UUID | None


class Gone:
    """What stood here was deleted."""


def resolve_path(path: str) -> StoredDocument | Redirect | Gone | None:
    """What a public path leads to; None for nothing, also where something private or unpublished stands."""
    if path == "/":
        return Redirect(f"/{locales.source_code()}/", permanent=False, key=None)
    locale = path.split("/", 2)[1]
    if locale not in locales.codes():
        return None
    if not path.endswith("/"):
        there = resolve_path(f"{path}/")
        return Redirect(f"{path}/", permanent=True, key=there.key) if isinstance(there, StoredDocument) else there
    return document_where("p.locale = %s AND p.path = %s", [locale, path]) or _former(path, locale)


def _former(path: str, locale: str) -> Redirect | Gone | None:
    """A public address that changed, in one statement: where the thing stands now, if it is still public."""
    found = rows(
        "SELECT f.gone, f.key, p.path FROM publications_formerpath f"
        " LEFT JOIN publications_publication p"
        f" ON p.kind = '{PAGE}' AND p.key = f.key AND p.locale = f.locale AND p.path IS NOT NULL AND {READABLE}"
        " WHERE f.locale = %s AND f.path = %s",
        [timezone.now(), locale, path],
    )
    if not found:
        return None
    ((gone, key, now_at),) = found
    if now_at:
        return Redirect(now_at, permanent=True, key=read_uuid(key))
    return Gone() if gone else None
