"""Where things stand: public addresses, computed in one place for links, lists, breadcrumbs and look-ups.

An address is ``/<locale>/<slugs>/``; each slug is that of the ancestor's best version in the language asked for, and an
ancestor that is not public has no part in it. Own translations win a collision, a fallback gets ``-2``.
"""

import itertools
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from publications.candidates import STEP, Candidate, Versions
from publications.models import PAGE, Publication

# Above this many pages one query for every row is cheaper than a condition for each slug.
_FEW = 50


@dataclass
class Place:
    """Where one page stands for one language asked for."""

    locale: str
    candidate: Candidate
    path: str | None
    slug: str
    wished_slug: str
    ancestors: list[str]
    position: str

    @property
    def parent_key(self) -> UUID | None:
        return UUID(self.ancestors[-1]) if self.ancestors else None


@dataclass
class Tree:
    """The page tree as placement needs it, read once: the key at each tree path, and each set's place in the menu."""

    keys: dict[str, UUID] = field(default_factory=dict)
    positions: dict[UUID, str] = field(default_factory=dict)
    standalone: dict[UUID, bool] = field(default_factory=dict)

    @classmethod
    def around(cls, versions: Versions, source_locale: str) -> "Tree":
        """What is needed to place the given sets: their ancestors, and their order in the source language.

        Whether a risk factor has a page of its own is the same in every language: what the source says counts.
        """
        from pages.models import RiskFactorPage

        candidates = [candidate for of_key in versions.values() for candidate in of_key.values()]
        few = len(versions) <= _FEW
        tree = cls()
        paths = {path[:end] for path in (c.tree_path for c in candidates) for end in range(STEP, len(path), STEP)}
        tree.keys = dict(Page.objects.filter(path__in=paths, depth__gt=1).values_list("path", "translation_key"))
        pages = Page.objects.filter(locale__language_code=source_locale)
        if few:
            pages = pages.filter(translation_key__in=list(versions))
        tree.positions = dict(pages.values_list("translation_key", "path"))
        decisive = {deciding(of_key, source_locale).pk for of_key in versions.values()}
        factors = RiskFactorPage.objects.filter(pk__in=decisive) if few else RiskFactorPage.objects.all()
        tree.standalone = {
            key: standalone
            for pk, key, standalone in factors.values_list("pk", "translation_key", "standalone")
            if pk in decisive
        }
        return tree

    def ancestors(self, candidate: Candidate) -> list[str]:
        path = candidate.tree_path
        return [str(self.keys[path[:end]]) for end in range(2 * STEP, len(path), STEP) if path[:end] in self.keys]


def deciding(versions: dict[str, Candidate], source_locale: str) -> Candidate:
    """The version whose word counts for what is the same in every language."""
    return versions.get(source_locale) or next(iter(versions.values()))


class Collision(Exception):
    """An own translation wants an address that a fallback outside the present work holds: that one must move too."""

    def __init__(self, key: UUID) -> None:
        super().__init__(str(key))
        self.key = key


def place(
    locale: str,
    chosen: list[Candidate],
    tree: Tree,
    others: dict[UUID, Publication],
    taken: list[Publication],
    held: dict[UUID, Publication],
) -> dict[UUID, Place]:
    """The places of ``chosen`` in ``locale``.

    ``others`` are the placed rows of ancestors outside ``chosen``; ``taken`` are rows outside ``chosen`` that may hold
    an address wanted here; ``held`` are the rows that ``chosen`` have already, which keep their slug where they can.
    Raises Collision when a row of ``taken`` has to give way.
    """
    places: dict[UUID, Place] = {}
    paths: dict[str, Publication | Place] = {row.path: row for row in taken if row.path}
    slugs: dict[tuple[str, str], Publication | Place] = {(row.type, row.slug): row for row in taken if row.slug}
    reserved, mine = _reserved(locale, chosen, held)
    for candidate in sorted(chosen, key=lambda c: (c.depth, c.locale != locale, c.tree_path)):
        ancestors = [key for key in tree.ancestors(candidate) if UUID(key) in places or UUID(key) in others]
        spot = Place(
            locale=locale,
            candidate=candidate,
            path=None,
            slug="",
            wished_slug="",
            ancestors=ancestors,
            position=tree.positions.get(candidate.key, candidate.tree_path),
        )
        places[candidate.key] = spot
        if tree.standalone.get(candidate.key, True):
            _address(spot, places, others, paths, slugs, reserved, mine.get(candidate.key, []))
    return places


def _reserved(
    locale: str, chosen: list[Candidate], held: dict[UUID, Publication]
) -> tuple[dict[tuple[str, str], UUID], dict[UUID, list[str]]]:
    """(type, slug) → whose it is, and the same by page: what own translations hold or want first, then fallbacks."""
    own = [candidate for candidate in chosen if candidate.locale == locale]
    fallbacks = [candidate for candidate in chosen if candidate.locale != locale]
    claims = [
        *((candidate, _held(candidate, held)) for candidate in own),
        *((candidate, _wished(candidate)) for candidate in own if not _held(candidate, held)),
        *((candidate, _held(candidate, held)) for candidate in fallbacks),
    ]
    reserved: dict[tuple[str, str], UUID] = {}
    mine: dict[UUID, list[str]] = {}
    for candidate, slug in claims:
        if slug and (candidate.type, slug) not in reserved:
            reserved[candidate.type, slug] = candidate.key
            mine.setdefault(candidate.key, []).append(slug)
    return reserved, mine


def _held(candidate: Candidate, held: dict[UUID, Publication]) -> str:
    """The slug a page has already; '' when it has none, or now wants another."""
    row = held.get(candidate.key)
    return row.slug if row and row.wished_slug == _wished(candidate) else ""


def _wished(candidate: Candidate) -> str:
    return unicodedata.normalize("NFC", candidate.slug)


def _address(
    spot: Place,
    places: dict[UUID, Place],
    others: dict[UUID, Publication],
    paths: dict[str, Publication | Place],
    slugs: dict[tuple[str, str], Publication | Place],
    reserved: dict[tuple[str, str], UUID],
    mine: list[str],
) -> None:
    candidate, locale = spot.candidate, spot.locale
    is_own = candidate.locale == locale
    root = f"/{locale}/"
    if candidate.type == "home" and not spot.ancestors:
        _give_way(paths.get(root), is_own=is_own)
        if root not in paths:
            spot.path = root
            paths[root] = spot
            return
    base = root
    for key in reversed(spot.ancestors):
        ancestor = places.get(UUID(key)) or others.get(UUID(key))
        if ancestor and ancestor.path:
            base = ancestor.path
            break
    wished = _wished(candidate)
    for slug in itertools.chain(mine, [wished], (f"{wished}-{number}" for number in itertools.count(2))):
        holder = paths.get(f"{base}{slug}/") or slugs.get((candidate.type, slug))
        _give_way(holder, is_own=is_own)
        if holder is None and reserved.get((candidate.type, slug), candidate.key) == candidate.key:
            break
    spot.path, spot.slug, spot.wished_slug = f"{base}{slug}/", slug, wished
    paths[spot.path] = spot
    slugs[candidate.type, slug] = spot


def _give_way(holder: "Publication | Place | None", *, is_own: bool) -> None:
    if is_own and isinstance(holder, Publication) and holder.is_fallback:
        raise Collision(holder.key)


def held_addresses(keys: Collection[UUID]) -> dict[str, dict[UUID, Publication]]:
    """By language, the rows the given pages have at this moment."""
    rows = Publication.objects.filter(kind=PAGE, path__isnull=False).defer("card", "body")
    if len(keys) <= _FEW:
        rows = rows.filter(key__in=keys)
    held: dict[str, dict[UUID, Publication]] = {}
    for row in rows:
        if row.key in keys:
            held.setdefault(row.locale, {})[row.key] = row
    return held


def rows_that_may_collide(candidates: list[Candidate], leaving: Collection[UUID]) -> dict[str, list[Publication]]:
    """By language, rows of other pages that may hold an address wanted by ``candidates``, as it is or numbered.

    Those of ``leaving`` are placed anew or go, so they hold nothing.
    """
    slugs = {unicodedata.normalize("NFC", candidate.slug) for candidate in candidates}
    excluded = {*leaving, *(candidate.key for candidate in candidates)}
    rows = Publication.objects.filter(kind=PAGE, path__isnull=False).defer("card", "body")
    if len(slugs) <= _FEW:
        rows = rows.filter(reduce(or_, (Q(slug__startswith=slug) for slug in slugs), Q(slug="")))
    found: dict[str, list[Publication]] = {}
    for row in rows:
        if row.key not in excluded:
            found.setdefault(row.locale, []).append(row)
    return found
