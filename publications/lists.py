"""Lists have a version by name: a number that changes, in the writer's transaction, whenever their members do."""

from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from django.db import connection
from django.db.models import F

from publications.models import NAVIGATION, PAGE, ListVersion, Publication, ReverseRelation


def lists_of_row(row: Publication) -> set[str]:
    """The names of the lists a row is a member of."""
    if row.kind == NAVIGATION:
        return set()
    if row.kind != PAGE:
        return {f"kind:{row.kind}"}
    names = {f"pages:{row.locale}"}
    if row.parent_key:
        names.add(f"children:{row.parent_key}")
    if row.in_menu or row.type == "home":
        names.add(f"menu:{row.locale}")
    return names


def relation_list(name: str, target: UUID) -> str:
    """The list of those that point to a page."""
    return f"{name}:{target}"


def relation_lists(sources: Collection[UUID]) -> set[str]:
    """The lists at other pages that the given ones are members of."""
    if not sources:
        return set()
    found = ReverseRelation.objects.filter(source__in=sources).values_list("name", "target")
    return {relation_list(name, target) for name, target in found}


def bump(names: Iterable[str]) -> None:
    """Change the version of lists, in the transaction that changes their members: once, at its end, and in order."""
    ordered = sorted(set(names))
    if not ordered:
        return
    ListVersion.objects.bulk_create([ListVersion(name=name) for name in ordered], ignore_conflicts=True)
    if connection.features.has_select_for_update:
        list(ListVersion.objects.select_for_update().filter(name__in=ordered).order_by("name").values_list("name"))
    ListVersion.objects.filter(name__in=ordered).update(version=F("version") + 1)


def renew(name: str, content: Callable[[], int]) -> bool:
    """Give something its content's own number for a version; whether it had another one before.

    For what is touched far more often than it changes. ``content`` reads it while nobody else can give the version.
    """
    ListVersion.objects.bulk_create([ListVersion(name=name)], ignore_conflicts=True)
    held = ListVersion.objects.filter(name=name)
    if connection.features.has_select_for_update:
        held = held.select_for_update()
    former = held.values_list("version", flat=True).get()
    version = content()
    if former != version:
        ListVersion.objects.filter(name=name).update(version=version)
    return former != version


def lists_of(rows: Collection[Publication]) -> set[str]:
    """The names of all lists that the given rows are members of."""
    pages = {row.key for row in rows if row.kind == PAGE}
    return {name for row in rows for name in lists_of_row(row)} | relation_lists(pages)
