"""Where things stand: public addresses, computed in one place for links, lists, breadcrumbs and look-ups.

An address is ``/<locale>/<slugs>/``; each slug is that of the ancestor's best version in the language asked for, and an
ancestor that is not public has no part in it. Own translations win a collision, a fallback gets ``-2``.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from publications.candidates import STEP, Candidate
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
    standalone: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def around(cls, candidates: Iterable[Candidate], source_locale: str) -> "Tree":
        """What is needed to place ``candidates``: their ancestors, and their siblings in the source language."""
        from pages.models import RiskFactorPage

        candidates = list(candidates)
        tree = cls()
        paths = {path[:end] for path in (c.tree_path for c in candidates) for end in range(STEP, len(path), STEP)}
        tree.keys = dict(Page.objects.filter(path__in=paths, depth__gt=1).values_list("path", "translation_key"))
        own = {c.key for c in candidates}
        tree.positions = dict(
            Page.objects.filter(translation_key__in=own, locale__language_code=source_locale).values_list(
                "translation_key", "path"
            )
        )
        tree.standalone = dict(
            RiskFactorPage.objects.filter(pk__in=[c.pk for c in candidates]).values_list("pk", "standalone")
        )
        return tree

    def ancestors(self, candidate: Candidate) -> list[str]:
        path = candidate.tree_path
        return [str(self.keys[path[:end]]) for end in range(2 * STEP, len(path), STEP) if path[:end] in self.keys]


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
) -> dict[UUID, Place]:
    """The places of ``chosen`` in ``locale``.

    ``others`` are the placed rows of ancestors outside ``chosen``; ``taken`` are rows outside ``chosen`` that may hold
    an address wanted here. Raises Collision when one of those has to give way.
    """
    places: dict[UUID, Place] = {}
    paths: dict[str, Publication | Place] = {row.path: row for row in taken if row.path}
    slugs: dict[tuple[str, str], Publication | Place] = {(row.type, row.slug): row for row in taken if row.slug}
    own_first = sorted(chosen, key=lambda c: (c.depth, c.locale != locale, c.tree_path))
    for candidate in own_first:
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
        if not tree.standalone.get(candidate.pk, True):
            continue
        _address(spot, places, others, paths, slugs)
    return places


def _address(
    spot: Place,
    places: dict[UUID, Place],
    others: dict[UUID, Publication],
    paths: dict[str, Publication | Place],
    slugs: dict[tuple[str, str], "Publication | Place"],
) -> None:
    candidate, locale = spot.candidate, spot.locale
    root = f"/{locale}/"
    if candidate.type == "home" and not spot.ancestors and root not in paths:
        spot.path = root
        paths[root] = spot
        return
    base = root
    for key in reversed(spot.ancestors):
        ancestor = places.get(UUID(key)) or others.get(UUID(key))
        if ancestor and ancestor.path:
            base = ancestor.path
            break
    wished = unicodedata.normalize("NFC", candidate.slug)
    slug, number = wished, 1
    while holder := paths.get(f"{base}{slug}/") or slugs.get((candidate.type, slug)):
        if candidate.locale == locale and isinstance(holder, Publication) and holder.is_fallback:
            raise Collision(holder.key)
        number += 1
        slug = f"{wished}-{number}"
    spot.path, spot.slug, spot.wished_slug = f"{base}{slug}/", slug, wished
    paths[spot.path] = spot
    slugs[candidate.type, slug] = spot


def rows_that_may_collide(locale: str, chosen: list[Candidate]) -> list[Publication]:
    """Rows of other pages in ``locale`` that may hold an address wanted by ``chosen``, as it is or numbered."""
    slugs = {unicodedata.normalize("NFC", candidate.slug) for candidate in chosen}
    rows = (
        Publication.objects.filter(kind=PAGE, locale=locale, path__isnull=False)
        .exclude(key__in={candidate.key for candidate in chosen})
        .defer("card", "body")
    )
    if len(slugs) > _FEW:
        return list(rows)
    return list(rows.filter(reduce(or_, (Q(slug__startswith=slug) for slug in slugs), Q(slug=""))))
