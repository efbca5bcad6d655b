"""Which rows must exist and where they stand, decided set by set and written in few statements. Builds nothing."""

import logging
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from publications import relations
from publications.candidates import Candidate, Versions, choose, public_versions, requested_locales
from publications.lists import lists_of, lists_of_row, relation_lists
from publications.locks import lock
from publications.models import PAGE, FormerPath, Publication, TranslationSet
from publications.placement import Collision, Place, Tree, deciding, held_addresses, place, rows_that_may_collide
from translations import locales

logger = logging.getLogger(__name__)

# Rows in one statement: databases limit how many values one may hold.
_AT_ONCE = 1000

_ARRANGED = [
    "type",
    "served_locale",
    "source_pk",
    "path",
    "slug",
    "wished_slug",
    "ancestors",
    "parent_key",
    "position",
    "in_menu",
    "published_at",
    "updated_at",
    "expires_at",
]
# What the public can see of a row changed when one of these did.
_VISIBLE = ["served_locale", "source_pk", "path", "slug", "ancestors"]
# The lists it stands in, its place there, or how they count it.
_LISTED = ["path", "parent_key", "position", "in_menu", "expires_at"]
# How many times a move may make another move below it; the tree of a site is never that deep.
_MAX_DEPTH = 20


@dataclass
class Arrangement:
    """What :func:`arrange` changed.

    ``moved`` are the sets whose address came, went or moved; ``lists`` the lists whose members changed; ``listed`` the
    pages that stand in other lists, or elsewhere in them. ``only`` is set where arranging failed: no row may be built
    from another stored version than these.
    """

    moved: set[UUID] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    listed: set[UUID] = field(default_factory=set)
    only: set[int] | None = None


def is_structural(kind: str, key: UUID, now: datetime) -> bool:
    """Whether publishing a page now would give, take or change an address: a guess, made before anything is locked."""
    if kind != PAGE:
        return False
    of_key = public_versions(kind, [key], now).get(key, {})
    wanted = {
        (locale, candidate.pk, unicodedata.normalize("NFC", candidate.slug))
        for locale in requested_locales(kind)
        if (candidate := choose(of_key, locale))
    }
    rows = Publication.objects.filter(kind=kind, key=key)
    return wanted != set(rows.values_list("locale", "source_pk", "wished_slug"))


def arrange(kind: str, keys: Collection[UUID] | None, now: datetime, *, insert: bool = True) -> Arrangement:
    """Bring the rows of the given sets (None: all) in line with what is public: insert, move, withdraw, delete.

    Text whose version is no longer public leaves its row at once, also where the next best version is not built yet.
    Without ``insert`` no row is added: what was just taken down cannot come back by it.
    """
    versions = public_versions(kind, keys, now)
    scope = set(keys) if keys is not None else None
    places: dict[tuple[UUID, str], Place] = {}
    if kind == PAGE:
        places, added = _places(versions, now, among_others=keys is not None)
        scope = scope | added if scope is not None else None
    wanted = _wanted(kind, versions, places)
    rows = Publication.objects.filter(kind=kind)
    if scope is not None:
        rows = rows.filter(key__in=scope)
    existing = {(row.key, row.locale): row for row in rows.defer("card", "body")}
    if not insert:
        wanted = {address: row for address, row in wanted.items() if address in existing}
    result = _write(versions, existing, wanted)
    if relations.may_point(row.type for row in [*existing.values(), *wanted.values()]):
        result.lists |= relation_lists(result.listed) | relations.follow(versions, scope)
    return result


def _wanted(
    kind: str, versions: Versions, places: dict[tuple[UUID, str], Place]
) -> dict[tuple[UUID, str], Publication]:
    wanted = {}
    for locale in requested_locales(kind):
        for key, of_key in versions.items():
            if candidate := choose(of_key, locale):
                in_menu = deciding(of_key, locales.source_code()).in_menu
                wanted[key, locale] = _row(candidate, locale, places.get((key, locale)), in_menu=in_menu)
    return wanted


def _row(candidate: Candidate, locale: str, spot: Place | None, *, in_menu: bool) -> Publication:
    return Publication(
        kind=candidate.kind,
        key=candidate.key,
        locale=locale,
        type=candidate.type,
        served_locale=candidate.locale,
        source_pk=candidate.pk,
        path=spot.path if spot else None,
        slug=spot.slug if spot else "",
        wished_slug=spot.wished_slug if spot else "",
        ancestors=spot.ancestors if spot else [],
        parent_key=spot.parent_key if spot else None,
        position=spot.position if spot else str(candidate.key),
        in_menu=in_menu,
        published_at=candidate.published_at,
        updated_at=candidate.updated_at,
        expires_at=candidate.expires_at,
    )


def _places(
    versions: Versions, now: datetime, *, among_others: bool
) -> tuple[dict[tuple[UUID, str], Place], set[UUID]]:
    """Places of every set in ``versions`` for every language, and the sets that had to give way (added to it).

    ``among_others`` says that other sets exist, whose addresses are taken; without it every row outside is about to go.
    """
    added: set[UUID] = set()
    while True:
        try:
            return _try_places(versions, added, among_others=among_others), added
        except Collision as collision:
            # It gives way whatever becomes of it: it is placed again below, or its row goes.
            lock(PAGE, [collision.key])
            added.add(collision.key)
            versions.update(public_versions(PAGE, [collision.key], now))


def _try_places(versions: Versions, added: set[UUID], *, among_others: bool) -> dict[tuple[UUID, str], Place]:
    everything = [candidate for of_key in versions.values() for candidate in of_key.values()]
    tree = Tree.around(versions, locales.source_code())
    outside = {key for candidate in everything for key in tree.ancestors(candidate)} - {str(key) for key in versions}
    beside: dict[str, dict[UUID, Publication]] = {}
    for row in Publication.objects.filter(kind=PAGE, key__in=outside).defer("card", "body"):
        beside.setdefault(row.locale, {})[row.key] = row
    taken = rows_that_may_collide(everything, added) if among_others else {}
    held = held_addresses(versions.keys())
    places = {}
    for locale in requested_locales(PAGE):
        chosen = [candidate for of_key in versions.values() if (candidate := choose(of_key, locale))]
        around = beside.get(locale, {}), taken.get(locale, []), held.get(locale, {})
        for key, spot in place(locale, chosen, tree, *around).items():
            places[key, locale] = spot
    return places


def _write(
    versions: Versions,
    existing: dict[tuple[UUID, str], Publication],
    wanted: dict[tuple[UUID, str], Publication],
) -> Arrangement:
    result = Arrangement()
    lists = result.lists
    former: list[FormerPath] = []
    surplus = [row for address, row in existing.items() if address not in wanted]
    new = [row for address, row in wanted.items() if address not in existing]
    changed, withdrawn = [], []
    for address, row in existing.items():
        if target := wanted.get(address):
            if row.served and not _may_stay(row, versions):
                withdrawn.append(row.pk)
                lists |= lists_of_row(row)
                result.listed.add(row.key)
            before = {name: getattr(row, name) for name in _ARRANGED}
            if all(before[name] == getattr(target, name) for name in _ARRANGED):
                continue
            if row.path != target.path:
                result.moved.add(row.key)
                former += _former(row)
            if any(before[name] != getattr(target, name) for name in _LISTED):
                lists |= lists_of_row(row) | lists_of_row(target)
                result.listed.add(row.key)
            row.pending = row.pending or any(before[name] != getattr(target, name) for name in _VISIBLE)
            for name in _ARRANGED:
                setattr(row, name, getattr(target, name))
            changed.append(row)
    for row in [*surplus, *new]:
        result.moved.add(row.key)
        result.listed.add(row.key)
        lists |= lists_of_row(row)
    for row in surplus:
        former += _former(row)
    _remember(former)
    _delete(surplus)
    _move(changed)
    _withdraw(withdrawn)
    Publication.objects.bulk_create(new, batch_size=_AT_ONCE)
    return result


def _delete(rows: list[Publication]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        Publication.objects.filter(pk__in=[row.pk for row in rows[start : start + _AT_ONCE]]).delete()


def _may_stay(row: Publication, versions: Versions) -> bool:
    """Whether the version the stored bytes were made from is public still."""
    return any(candidate.pk == row.built_from for candidate in versions.get(row.key, {}).values())


def _former(row: Publication) -> list[FormerPath]:
    """The address to remember: of what readers could have seen, and of nothing else."""
    return [FormerPath(locale=row.locale, path=row.path, key=row.key)] if row.path and row.served else []


def _withdraw(pks: list[int]) -> None:
    Publication.objects.filter(pk__in=pks).update(card=b"", card_hash="", body=b"", etag="", served=False, pending=True)


def _move(rows: list[Publication]) -> None:
    """Two steps, because two rows may exchange their addresses and the constraint looks after each statement's row."""
    if not rows:
        return
    Publication.objects.filter(pk__in=[row.pk for row in rows]).update(path=None, slug="")
    Publication.objects.bulk_update(rows, [*_ARRANGED, "pending"], batch_size=200)


def _remember(former: list[FormerPath]) -> None:
    FormerPath.objects.bulk_create(
        former,
        update_conflicts=True,
        unique_fields=["locale", "path"],
        update_fields=["key", "gone"],
    )


def mark_gone(key: UUID) -> None:
    """What stood at these addresses was deleted: they answer 410, in every language where nothing of it is left."""
    left = {
        *Publication.objects.filter(kind=PAGE, key=key).values_list("locale", flat=True),
        *Page.objects.filter(translation_key=key).values_list("locale__language_code", flat=True),
    }
    FormerPath.objects.filter(key=key).exclude(locale__in=left).update(gone=True)


def arrange_and_follow(kind: str, keys: Collection[UUID] | None, now: datetime, *, insert: bool = True) -> Arrangement:
    """:func:`arrange`, and again for whatever stands below an address that came, went or moved, in every language."""
    result = arrange(kind, keys, now, insert=insert)
    moved = result.moved
    for _level in range(_MAX_DEPTH):
        below = branch_keys(tree_paths_of(moved)) - moved if kind == PAGE and keys is not None else set()
        if not below:
            break
        lock(PAGE, below)
        following = arrange(PAGE, below, now, insert=insert)
        moved = following.moved
        result.moved |= moved
        result.lists |= following.lists
    return result


def withhold(kind: str, keys: Collection[UUID] | None) -> Arrangement:
    """Where sets could not be arranged: what is withdrawn goes all the same, and nothing else changes."""
    rows = Publication.objects.filter(kind=kind, served=True).defer("card", "body")
    if keys is not None:
        rows = rows.filter(key__in=keys)
    try:
        with transaction.atomic():
            versions = public_versions(kind, keys, timezone.now())
    except Exception:
        logger.exception("publication_withheld", extra={"kind": kind})
        versions = {}
    withdrawn = [row for row in rows if not _may_stay(row, versions)]
    _remember([former for row in withdrawn for former in _former(row)])
    _withdraw([row.pk for row in withdrawn])
    public = {candidate.pk for of_key in versions.values() for candidate in of_key.values()}
    return Arrangement(lists=lists_of(withdrawn), only=public)


def branch_keys(tree_paths: Iterable[str]) -> set[UUID]:
    """The sets of every page at or below the given places in the tree."""
    condition = Q()
    for path in tree_paths:
        condition |= Q(path__startswith=path)
    if not condition:
        return set()
    return set(Page.objects.filter(condition).values_list("translation_key", flat=True))


def tree_paths_of(keys: Collection[UUID]) -> list[str]:
    return list(Page.objects.filter(translation_key__in=keys).values_list("path", flat=True))


def known_keys(kind: str) -> set[UUID]:
    """The sets of a kind that have ever been published."""
    return set(TranslationSet.objects.filter(kind=kind).values_list("key", flat=True))


def any_row(**conditions: Any) -> bool:
    return Publication.objects.filter(**conditions).exists()
