"""Reading what is published: the only module that answers readers. One indexed statement each, no ORM compiler.

A row is readable when it has bytes and its version has not expired: expiry is checked here, not by a scheduler.
"""

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.utils import timezone

from publications.counts import Counted, Counts
from publications.models import IMAGE, NAVIGATION, NAVIGATION_KEY, PAGE
from publications.statements import in_transaction, read_moment, read_uuid, rows
from translations import locales


class StoredDocument(NamedTuple):
    """``is_fallback`` says that the text is in another language than was asked for."""

    key: UUID
    body: bytes
    etag: str
    served_locale: str
    is_fallback: bool


class Redirect(NamedTuple):
    """``key`` is of the page it leads to; None where that is no page in particular."""

    path: str
    permanent: bool
    key: UUID | None


class Gone:
    """What stood here was deleted."""


class PageList(NamedTuple):
    """Which pages are asked for: in a language, of a type ('' for any), perhaps without fallbacks."""

    locale: str
    type_name: str
    own_only: bool


_READABLE = "served AND (expires_at IS NULL OR expires_at > %s)"
_LISTED = f"{_READABLE} AND (listed_until IS NULL OR listed_until > %s)"
_DOCUMENT = "SELECT body, etag, built_locale, locale, key FROM publications_publication WHERE"
_LEAVE_AT = "MIN(expires_at), MIN(listed_until)"
_FULL = "body, etag"
_CARD = "card, ''"
_VERSION = "SELECT version FROM publications_listversion WHERE name = %s"

# A count is made again after this time even if nothing is known to have changed: after a backup was put back, say,
# versions begin anew.
_COUNT_HOLDS_FOR = timedelta(minutes=5)
_counts: Counts[int] = Counts()
_translated: Counts[dict[str, tuple[int, int]]] = Counts()


def forget_counts() -> None:
    """For whoever puts another database in place of the one that was counted."""
    _counts.clear()
    _translated.clear()


def document_of(kind: str, key: UUID, locale: str) -> StoredDocument | None:
    """Anything by its id; ``locale`` is '' for a thing that has no language."""
    return _document("kind = %s AND key = %s AND locale = %s", [kind, key, locale])


def page_by_slug(type_name: str, slug: str, locale: str) -> StoredDocument | None:
    # The last condition is that of the index: SQLite does not see that it follows.
    where = f"kind = '{PAGE}' AND locale = %s AND type = %s AND slug = %s AND NOT slug = ''"
    return _document(where, [locale, type_name, slug])


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
    return _document("locale = %s AND path = %s", [locale, path]) or _former(path, locale)


def image(key: UUID) -> StoredDocument | None:
    """An image, as long as something that can be read shows it."""
    shown = (
        "EXISTS (SELECT 1 FROM publications_publicationinput i"  # noqa: S608  (constants only)
        " JOIN publications_publication p ON p.id = i.publication_id"
        f" WHERE i.kind = '{IMAGE}' AND i.key = %s AND p.kind NOT IN ('{IMAGE}', '{NAVIGATION}')"
        " AND p.served AND (p.expires_at IS NULL OR p.expires_at > %s))"
    )
    return _document(f"kind = '{IMAGE}' AND key = %s AND locale = '' AND {shown}", [key, key, timezone.now()])


def navigation(locale: str) -> StoredDocument | None:
    """The menu of a language, without pages that expired since it was built."""
    now = timezone.now()
    found = rows(
        "SELECT body, etag, built_locale, locale, key, next_change_at IS NOT NULL AND next_change_at <= %s"  # noqa: S608  (constants only)
        f" FROM publications_publication WHERE kind = '{NAVIGATION}' AND key = %s AND locale = %s AND {_READABLE}",
        [now, NAVIGATION_KEY, locale, now],
    )
    if not found:
        return None
    *stored, is_due = found[0]
    document = _stored(*stored)
    if not is_due:
        return document
    body = orjson.dumps(_without_expired(orjson.loads(document.body), locale, now))
    return document._replace(body=body, etag=sha256(body).hexdigest())


class Stretch(NamedTuple):
    """Part of a list: how many there are in all, the items as they are stored, and the ETags of whole documents."""

    total: int
    items: list[bytes]
    etags: list[str]


def pages_in(asked: PageList, *, limit: int, offset: int, full: bool = False) -> Stretch:
    """One stretch of the pages in the order of the menu: their cards, or whole documents.

    One statement while nothing comes or goes, three at most. The version of the list comes with its items, and so
    before anything is counted.
    """
    now = timezone.now()
    condition, values = _members(asked, now)
    # The numbers stand in the statement itself: PostgreSQL plans one whose length it knows far better.
    found = rows(
        f"SELECT {_FULL if full else _CARD}, ({_VERSION}) FROM publications_publication WHERE {condition}"  # noqa: S608  (constants and numbers)
        f" ORDER BY position, id LIMIT {limit:d} OFFSET {offset:d}",
        [_version_name(asked.locale), *values],
    )
    items, etags = [bytes(row[0]) for row in found], [row[1] for row in found]
    if len(items) < limit and (items or not offset):
        # The end of the list is in sight.
        return Stretch(offset + len(items), items, etags)
    return Stretch(_count(asked, found[0][2] if found else _version(asked.locale), now), items, etags)


def translated_counts() -> dict[str, tuple[int, int]]:
    """Language → how many pages can be read in it, and how many of those in the language itself."""
    now = timezone.now()
    if in_transaction():
        return _counted_by_language(None, now).found
    names = [_version_name(code) for code in locales.codes()]
    places = ", ".join(["%s"] * len(names))
    versions = rows(f"SELECT name, version FROM publications_listversion WHERE name IN ({places})", names)  # noqa: S608  (constants only)
    version = frozenset(versions)
    return _translated.of("all", version, now, lambda: _counted_by_language(version, now))


def _document(where: str, values: list[Any]) -> StoredDocument | None:
    found = rows(f"{_DOCUMENT} {where} AND {_READABLE}", [*values, timezone.now()])
    return _stored(*found[0]) if found else None


def _stored(body: Any, etag: str, served_locale: str, locale: str, key: Any) -> StoredDocument:
    return StoredDocument(read_uuid(key), bytes(body), etag, served_locale, served_locale != locale)


def _former(path: str, locale: str) -> Redirect | Gone | None:
    """A public address that changed, in one statement: where the thing stands now, if it is still public."""
    found = rows(
        "SELECT f.gone, f.key, p.path FROM publications_formerpath f"  # noqa: S608  (constants only)
        " LEFT JOIN publications_publication p"
        f" ON p.kind = '{PAGE}' AND p.key = f.key AND p.locale = f.locale AND p.path IS NOT NULL AND {_READABLE}"
        " WHERE f.locale = %s AND f.path = %s",
        [timezone.now(), locale, path],
    )
    if not found:
        return None
    ((gone, key, now_at),) = found
    if now_at:
        return Redirect(now_at, permanent=True, key=read_uuid(key))
    return Gone() if gone else None


def _version_name(locale: str) -> str:
    """``publications/lists.py`` changes its version when a page comes into a list of this language or leaves one."""
    return f"pages:{locale}"


def _version(locale: str) -> int | None:
    found = rows(_VERSION, [_version_name(locale)])
    return found[0][0] if found else None


def _count(asked: PageList, version: int | None, now: datetime) -> int:
    if in_transaction():
        # What is seen here may never be committed, and its version be given to something else.
        return _counted(asked, version, now).found
    return _counts.of(asked, version, now, lambda: _counted(asked, version, now))


def _counted(asked: PageList, version: int | None, now: datetime) -> Counted[int]:
    condition, values = _members(asked, now)
    ((number, *leave_at),) = rows(
        f"SELECT COUNT(*), {_LEAVE_AT} FROM publications_publication WHERE {condition}",  # noqa: S608  (constants only)
        values,
    )
    return Counted(number, version, now, _until(leave_at, now))


def _counted_by_language(version: Hashable, now: datetime) -> Counted[dict[str, tuple[int, int]]]:
    found = rows(
        f"SELECT locale, COUNT(*), SUM(CASE WHEN built_locale = locale THEN 1 ELSE 0 END), {_LEAVE_AT}"  # noqa: S608  (constants only)
        f" FROM publications_publication WHERE kind = '{PAGE}' AND {_LISTED} GROUP BY locale",
        [now, now],
    )
    leave_at = [moment for _locale, _total, _own, *moments in found for moment in moments]
    return Counted({locale: (total, own) for locale, total, own, *_ in found}, version, now, _until(leave_at, now))


def _until(leave_at: Iterable[Any], now: datetime) -> datetime:
    """A count holds until the first page leaves the list by itself."""
    return min([now + _COUNT_HOLDS_FOR, *(read_moment(moment) for moment in leave_at if moment is not None)])


def _members(asked: PageList, now: datetime) -> tuple[str, list[Any]]:
    """The condition for being in a list, and the values in it."""
    condition = f"kind = '{PAGE}' AND locale = %s AND {_LISTED}"
    values: list[Any] = [asked.locale, now, now]
    if asked.type_name:
        condition += " AND type = %s"
        values.append(asked.type_name)
    if asked.own_only:
        condition += " AND built_locale = locale"
    return condition, values


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
        "SELECT key FROM publications_publication"  # noqa: S608  (constants only)
        f" WHERE kind = '{PAGE}' AND locale = %s AND {_READABLE} AND key IN ({places})",
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
