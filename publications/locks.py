"""Whose turn it is: locks on rows of our own, never on those of pages.

Wagtail has saved a page before it tells us, in an order of its own; locks on its rows would meet in deadlocks. The
order here is: all addresses (only by who changes one), then sets in the order of their keys, then lists.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from publications.models import TranslationSet

# The set that stands for all addresses at once.
ADDRESSES = "addresses"
_ALL_ADDRESSES = UUID(int=0)
# Databases limit how many values one statement may hold.
_AT_ONCE = 1000


def lock_addresses() -> None:
    """Hold all addresses until the end of the transaction; always before any set.

    Two pages that are published for the first time at once would else take the same address, and a section that moves
    would meet a page that is being published in it halfway.
    """
    lock(ADDRESSES, [_ALL_ADDRESSES])


def lock(kind: str, keys: Iterable[UUID]) -> None:
    """Hold the sets, in key order, until the end of the transaction.

    Never a Page row: Wagtail has saved those before it tells us, in an order of its own.
    """
    ordered = sorted(set(keys), key=str)
    TranslationSet.objects.bulk_create([TranslationSet(kind=kind, key=key) for key in ordered], ignore_conflicts=True)
    if connection.features.has_select_for_update:
        for start in range(0, len(ordered), _AT_ONCE):
            some = TranslationSet.objects.filter(kind=kind, key__in=ordered[start : start + _AT_ONCE])
            list(some.select_for_update().order_by("key").values_list("pk", flat=True))


def lock_if_free(kind: str, key: UUID) -> bool:
    """Hold one set unless another transaction does."""
    found = TranslationSet.objects.filter(kind=kind, key=key)
    if connection.features.has_select_for_update_skip_locked:
        found = found.select_for_update(skip_locked=True)
    return bool(found.values_list("pk", flat=True))
