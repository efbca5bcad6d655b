"""Bringing every row up to date: those whose place or version changed, whose time has come, or whose inputs did."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pages.retrying import again_after_deadlock
from publications.builds import build_rows
from publications.fingerprint import release
from publications.lists import bump
from publications.locks import lock, lock_addresses, lock_if_free
from publications.models import PAGE, Publication, TranslationSet
from publications.rows import arrange_and_follow
from publications.scope import Scope
from publications.staleness import Stale, behind, out_of_date

__all__ = ["Settled", "out_of_date", "settle"]

logger = logging.getLogger(__name__)

# A document holds cards and a card holds none, so changes die out after a few rounds; more means something is wrong.
MAX_ROUNDS = 20


def _go_on(_name: str) -> None:
    pass


# Called after each step with its name, so that tests can cut the work off anywhere.
step: Callable[[str], None] = _go_on


@dataclass
class Settled:
    """How many rows were built, how many got other bytes, how many failed, and the sets others were busy with."""

    built: int = 0
    changed: int = 0
    failed: int = 0
    skipped: set[tuple[str, UUID]] = field(default_factory=set)


@dataclass(frozen=True)
class _Work:
    """One set to be settled, and what is known of it."""

    kind: str
    key: UUID
    pks: list[int]
    now: datetime
    release: int
    expired: bool


def settle(*, now: datetime | None = None, scope: Scope | None = None, rebuild: int | None = None) -> Settled:
    """Rebuild what is out of date until nothing is, and take down what has expired. It never inserts a row.

    ``scope`` tells where to look (None: everywhere). ``rebuild`` is how many rows of an older release may be renewed
    on the way (None: all): their bytes are right by the code that built them, so they have time.
    """
    result = Settled()
    now = now or timezone.now()
    _until_nothing_is_stale(scope or Scope(everything=True), now, result)
    while stale := behind(min(rebuild, _RELEASE_ROWS) if rebuild is not None else _RELEASE_ROWS):
        before = result.built
        touched = _round(stale, now, result, wait=True)
        _until_nothing_is_stale(touched, now, result)
        if rebuild is not None:
            rebuild -= sum(len(pks) for pks in stale.values())
            if rebuild <= 0:
                break
        if result.built == before:
            break
    return result


# So many rows of an older release are looked for at once.
_RELEASE_ROWS = 500


def _until_nothing_is_stale(scope: Scope, now: datetime, result: Settled) -> None:
    for number in range(MAX_ROUNDS):
        stale = out_of_date(now, scope)
        step("found")
        if not stale:
            return
        # Whoever holds a set looks at it again after committing. Unless that never comes: so the last rounds wait.
        scope = _round(stale, now, result, wait=number >= _PATIENT_ROUND)
        if not scope:
            return
    logger.warning("publications_not_settled", extra={"rounds": MAX_ROUNDS})


_PATIENT_ROUND = 1


def _round(stale: Stale, now: datetime, result: Settled, *, wait: bool) -> Scope:
    """Build each stale set in a transaction of its own; return where to look next."""
    touched = Scope()
    number = release()
    expired = set(Publication.objects.filter(expires_at__lte=now).values_list("kind", "key"))
    for (kind, key), pks in stale.items():
        work = _Work(kind, key, pks, now, number, expired=(kind, key) in expired)
        lists = again_after_deadlock(partial(_settle_set, work, result, wait=wait))
        # Its own rows too: what they are made from may have changed while they were built.
        touched.add({(kind, key)}, lists)
        step("stored")
    return touched


def _settle_set(work: _Work, result: Settled, *, wait: bool) -> set[str]:
    """The lists whose members changed."""
    kind, key, now = work.kind, work.key, work.now
    lists: set[str] = set()
    with transaction.atomic():
        if work.expired and kind == PAGE:
            lock_addresses()
        if wait or work.expired:
            lock(kind, [key])
        elif not lock_if_free(kind, key):
            result.skipped.add((kind, key))
            return lists
        step("locked")
        if TranslationSet.objects.filter(kind=kind, key=key).exclude(failure="").exists():
            return lists
        if work.expired:
            # What has expired is no longer public: the next best version takes its place, or nothing does.
            lists |= arrange_and_follow(kind, [key], now, insert=False).lists
            step("arranged")
        rows = list(Publication.objects.filter(pk__in=work.pks).order_by("locale").defer("card", "body"))
        outcome = build_rows(rows, now, number=work.release)
        step("built")
        lists |= outcome.lists
        bump(lists)
    result.built += len(rows)
    result.changed += len(outcome.changed)
    result.failed += len(outcome.failed)
    result.skipped.discard((kind, key))
    return lists
