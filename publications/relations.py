"""Relations read from the other side: “treatments for this symptom”, which no editor types twice.

Who points to whom is the same in every language, so it is kept by set. It changes in the transaction of the page that
points, and with it the version of the list at the page that is pointed to.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail.models import Page

from pages.models import TreatmentRiskFactor, TreatmentSymptom
from publications.candidates import Versions
from publications.lists import relation_list
from publications.models import ReverseRelation
from publications.placement import deciding
from translations import locales


@dataclass(frozen=True)
class Reversed:
    """Rows of pages of one type, and the name of the list at their targets."""

    name: str
    source_type: str
    rows: Any
    target: str


REVERSED = (
    Reversed("treatments", "treatment", TreatmentSymptom, "symptom"),
    Reversed("treatments", "treatment", TreatmentRiskFactor, "risk_factor"),
)

# (name of the list, key of the page that points, key of the page it points to).
_Relation = tuple[str, UUID, UUID]


def follow(versions: Versions, keys: Collection[UUID] | None) -> set[str]:
    """Bring the stored relations of the given pages (None: all) in line with what is public; the lists that changed."""
    stored = ReverseRelation.objects.all()
    if keys is not None:
        stored = stored.filter(source__in=keys)
    before = {(row.name, row.source, row.target): row.pk for row in stored}
    after = _present(versions)
    gone = before.keys() - after
    new = after - before.keys()
    ReverseRelation.objects.filter(pk__in=[before[relation] for relation in gone]).delete()
    ReverseRelation.objects.bulk_create(
        (ReverseRelation(name=name, source=source, target=target) for name, source, target in sorted(new, key=str)),
        ignore_conflicts=True,
    )
    return {relation_list(name, target) for name, _source, target in gone | new}


def _present(versions: Versions) -> set[_Relation]:
    source_locale = locales.source_code()
    decisive = [deciding(of_key, source_locale) for of_key in versions.values()]
    found: set[_Relation] = set()
    for relation in REVERSED:
        sources = {candidate.pk: candidate.key for candidate in decisive if candidate.type == relation.source_type}
        found |= _of(relation, sources)
    return found


def _of(relation: Reversed, sources: dict[int, UUID]) -> set[_Relation]:
    if not sources:
        return set()
    pairs = list(relation.rows.objects.filter(page__in=sources).values_list("page_id", f"{relation.target}_id"))
    targets = _keys({target for _page, target in pairs})
    return {(relation.name, sources[page], targets[target]) for page, target in pairs if target in targets}


def _keys(pks: Iterable[int]) -> dict[int, UUID]:
    return dict(Page.objects.filter(pk__in=list(pks)).values_list("pk", "translation_key"))


def may_point(types: Iterable[str]) -> bool:
    """Whether any of these page types points to others."""
    pointing = {relation.source_type for relation in REVERSED}
    return not pointing.isdisjoint(types)
