"""Everything at once, for machines that copy or crawl: the sitemap, the addresses that changed, and the export."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone

from publications.models import IMAGE, NAVIGATION, PAGE
from publications.reading.conditions import LISTED, READABLE
from publications.statements import read_moment, read_uuid, rows, stream
from translations import locales

_INDEXED = f"p.kind = '{PAGE}' AND {LISTED} AND p.built_locale = p.locale AND p.path IS NOT NULL AND NOT p.noindex"


def _values(*first: Any) -> list[Any]:
    return list(first)


class Address(NamedTuple):
    """A page that search engines may show, in a language it has a text in. ``alternates``: language → path."""

    key: UUID
    type: str
    locale: str
    path: str
    updated_at: datetime | None
    alternates: dict[str, str]


class Moved(NamedTuple):
    """An address that led somewhere once; ``to`` is None where what stood there was deleted."""

    locale: str
    path: str
    to: str | None


def addresses(locale: str | None, *, limit: int, offset: int) -> tuple[int, list[Address]]:
    """How many there are in all (in one language, or in every), and a stretch of them. Three statements."""
    now = timezone.now()
    condition, values = _INDEXED, _values(now, now)
    if locale is not None:
        condition, values = f"{condition} AND p.locale = %s", [*values, locale]
    ((total,),) = rows(f"SELECT COUNT(*) FROM publications_publication p WHERE {condition}", values)
    found = rows(
        "SELECT p.key, p.type, p.locale, p.path, p.updated_at FROM publications_publication p"
        f" WHERE {condition} ORDER BY p.locale, p.position, p.id LIMIT {limit:d} OFFSET {offset:d}",
        values,
    )
    alternates = _alternates([key for key, *_ in found], now)
    return total, [
        Address(
            read_uuid(key),
            type_name,
            code,
            path,
            read_moment(updated_at) if updated_at else None,
            alternates[read_uuid(key)],
        )
        for key, type_name, code, path, updated_at in found
    ]


def _alternates(keys: list[Any], now: datetime) -> dict[UUID, dict[str, str]]:
    """By page, its paths in the languages it has a text in, in the order of the languages."""
    wanted = list(dict.fromkeys(read_uuid(key) for key in keys))
    if not wanted:
        return {}
    places = ", ".join(["%s"] * len(wanted))
    found = rows(
        f"SELECT p.key, p.locale, p.path FROM publications_publication p WHERE {_INDEXED} AND p.key IN ({places})",
        [now, now, *wanted],
    )
    paths: dict[UUID, dict[str, str]] = {}
    for key, code, path in found:
        paths.setdefault(read_uuid(key), {})[code] = path
    order = locales.codes()
    return {key: dict(sorted(of_key.items(), key=lambda item: order.index(item[0]))) for key, of_key in paths.items()}


_FORMER = (
    "FROM publications_formerpath f"
    f" LEFT JOIN publications_publication p ON p.kind = '{PAGE}' AND p.key = f.key AND p.locale = f.locale"
    f" AND p.path IS NOT NULL AND {READABLE}"
    " WHERE f.locale = %s AND (p.path IS NOT NULL OR f.gone) AND (p.path IS NULL OR p.path <> f.path)"
    # Something else may stand there now.
    " AND NOT EXISTS (SELECT 1 FROM publications_publication o WHERE o.locale = f.locale AND o.path = f.path"
    f" AND {READABLE.replace('p.', 'o.')})"
)


def moved_addresses(locale: str, *, limit: int, offset: int) -> tuple[int, list[Moved]]:
    """How many addresses of a language lead elsewhere or are gone, and a stretch of them. Two statements."""
    now = timezone.now()
    ((total,),) = rows(f"SELECT COUNT(*) {_FORMER}", [now, locale, now])
    found = rows(
        f"SELECT f.path, p.path {_FORMER} ORDER BY f.path LIMIT {limit:d} OFFSET {offset:d}",
        [now, locale, now],
    )
    return total, [Moved(locale, path, to) for path, to in found]


def everything(locale: str | None, types: tuple[str, ...], states: tuple[str, ...] = ()) -> Iterator[bytes]:
    """Every public document as it is stored, one at a time, in one statement.

    With ``states`` only those whose translation is in one of them, which shared pieces and menus never are.
    """
    now = timezone.now()
    condition, values = f"{READABLE} AND p.kind <> '{IMAGE}'", _values(now)
    if locale is not None:
        condition, values = f"{condition} AND p.locale IN (%s, '')", [*values, locale]
    if types:
        condition += f" AND p.type IN ({', '.join(['%s'] * len(types))})"
        values += list(types)
    if states:
        condition += f" AND p.translation_state IN ({', '.join(['%s'] * len(states))})"
        values += list(states)
    statement = (
        "SELECT p.body FROM publications_publication p"
        f" WHERE {condition} ORDER BY p.kind = '{NAVIGATION}', p.kind, p.locale, p.position, p.id"
    )
    for (body,) in stream(statement, values):
        yield bytes(body)
