"""Lists have a version by name: a number that changes, in the writer's transaction, whenever their members do."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import F

from publications.models import NAVIGATION, PAGE, ListVersion, Publication


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


def bump(names: Iterable[str]) -> None:
    """Change the version of lists, in the transaction that changes their members: once, at its end, and in order."""
    ordered = sorted(set(names))
    if not ordered:
        return
    ListVersion.objects.bulk_create([ListVersion(name=name) for name in ordered], ignore_conflicts=True)
    if connection.features.has_select_for_update:
        list(ListVersion.objects.select_for_update().filter(name__in=ordered).order_by("name").values_list("name"))
    ListVersion.objects.filter(name__in=ordered).update(version=F("version") + 1)


def lists_of(rows: Iterable[Publication]) -> set[str]:
    return {name for row in rows for name in lists_of_row(row)}
