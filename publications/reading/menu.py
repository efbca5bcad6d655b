"""The menu of a language."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from django.utils import timezone

from publications.models import NAVIGATION, NAVIGATION_KEY, PAGE
from publications.reading.conditions import READABLE
from publications.reading.documents import StoredDocument, document_of
from publications.statements import read_uuid, rows


def navigation(locale: str) -> StoredDocument | None:
    """The menu of a language, without pages that expired since it was built."""
    now = timezone.now()
    document = document_of(NAVIGATION, NAVIGATION_KEY, locale)
    if document is None or document.changes_at is None or document.changes_at > now:
        return document
    body = orjson.dumps(_without_expired(orjson.loads(document.body), locale, now))
    return document._replace(body=body, etag=sha256(body).hexdigest(), built_at=None)


def _without_expired(menu: dict[str, Any], locale: str, now: datetime) -> dict[str, Any]:
    readable = _readable({entry["id"] for entry in _entries(menu)}, locale, now)
    home = menu["home"]
    return {
        **menu,
        "home": home if home and home["id"] in readable else None,
        "items": _kept(menu["items"], readable),
    }


def _readable(ids: set[str], locale: str, now: datetime) -> set[str]:
    """Those of the given pages that can be read."""
    if not ids:
        return set()
    places = ", ".join(["%s"] * len(ids))
    found = rows(
        "SELECT p.key FROM publications_publication p"
        f" WHERE p.kind = '{PAGE}' AND p.locale = %s AND {READABLE} AND p.key IN ({places})",
        [locale, now, *(UUID(key) for key in ids)],
    )
    return {str(read_uuid(key)) for (key,) in found}


def _entries(menu: dict[str, Any]) -> Iterable[dict[str, Any]]:
    if menu["home"]:
        yield menu["home"]
    waiting = list(menu["items"])
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting += entry["items"]


def _kept(entries: list[dict[str, Any]], readable: set[str]) -> list[dict[str, Any]]:
    return [{**entry, "items": _kept(entry["items"], readable)} for entry in entries if entry["id"] in readable]
