"""The verbs of publishing. Each acts on a whole translation set and keeps one promise: rows follow what is public.

``publish`` and ``retract`` run in the transaction of whoever changed the content; what depends on it follows after the
commit, through ``settle``. ``reconcile`` decides which rows must exist after changes that touch many things at once.
"""

import contextvars
import logging
import traceback
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from pages.retrying import again_after_deadlock, is_deadlock
from publications.builds import build_rows
from publications.candidates import kinds
from publications.fingerprint import deploy
from publications.lists import bump, renew
from publications.locks import lock, lock_addresses
from publications.models import NAVIGATION, NAVIGATION_KEY, PAGE, Publication, TranslationSet
from publications.rows import (
    Arrangement,
    arrange_and_follow,
    branch_keys,
    is_structural,
    known_keys,
    mark_gone,
    withhold,
)
from publications.scope import Scope

logger = logging.getLogger(__name__)

_paused: contextvars.ContextVar[bool] = contextvars.ContextVar("publications_paused", default=False)


@transaction.atomic
def publish(kind: str, key: UUID, *, now: datetime | None = None) -> None:
    """Choose, build and store one thing for every language it can be asked for in.

    A build that fails leaves the former answer serving and is recorded on its row; it never fails the editor's save.
    """
    if _paused.get():
        return
    now = now or timezone.now()
    if is_structural(kind, key, now):
        lock_addresses()
    lock(kind, [key])
    arrangement = _arranged(kind, [key], now)
    rows = [row for row in _rows(kind, key) if arrangement.only is None or row.source_pk in arrangement.only]
    outcome = build_rows(rows, now)
    _conclude(Scope({(kind, key), *_pages(arrangement.moved)}, arrangement.lists | outcome.lists), now)


@transaction.atomic
def retract(kind: str, key: UUID, *, gone: bool = False, now: datetime | None = None) -> None:
    """Take down what is no longer public; each language then gets its next best version.

    With ``gone`` the thing was deleted and its addresses answer 410; without, they answer 404.
    """
    if _paused.get():
        return
    if gone:
        if kind == PAGE:
            lock_addresses()
        lock(kind, [key])
        TranslationSet.objects.filter(kind=kind, key=key).update(epoch=F("epoch") + 1)
    publish(kind, key, now=now)
    if gone:
        mark_gone(key)


@transaction.atomic
def reconcile(kind: str | None = None, keys: Collection[UUID] | None = None, *, now: datetime | None = None) -> None:
    """Make the rows that must exist exist, and no other; bodies follow through ``settle``.

    For a branch (``kind`` and ``keys``), or for everything: after bulk changes, with a new language, at first deploy.
    """
    if _paused.get():
        return
    now = now or timezone.now()
    scope = Scope()
    if kind in (None, PAGE):
        lock_addresses()
    for each in [kind] if kind else kinds():
        lock(each, keys if keys is not None else known_keys(each))
        arrangement = _arranged(each, keys, now) if kind else arrange_and_follow(each, keys, now)
        scope.lists |= arrangement.lists
        scope.sets |= {(each, key) for key in (keys or ())} | _pages(arrangement.moved if each == PAGE else ())
    if keys is None:
        scope = Scope(everything=True, lists=scope.lists)
        deploy()
        # Whatever made them fail may have been mended since.
        Publication.objects.exclude(failure="").update(pending=True)
        TranslationSet.objects.exclude(failure="").update(failure="", failed_at=None)
    _conclude(scope, now)


@transaction.atomic
def changed(lists: Iterable[str]) -> None:
    """Something documents record by name has changed: those that hold it follow."""
    names = set(lists)
    bump(names)
    if not _paused.get():
        _settle_after_commit(Scope(lists=names))


@transaction.atomic
def touched(name: str, content: Callable[[], int]) -> None:
    """Something documents record by name may have changed: where the number of its content did, they follow."""
    if renew(name, content) and not _paused.get():
        _settle_after_commit(Scope(lists={name}))


@transaction.atomic
def doubt(kind: str, key: UUID) -> None:
    """What a set is made from may have changed in a way it does not record: it is built again after the commit."""
    if not _paused.get() and Publication.objects.filter(kind=kind, key=key).update(pending=True):
        _settle_after_commit(Scope({(kind, key)}))


def may_change_an_address(page: Page) -> bool:
    """Whether storing a page as it is may give, take or change an address: a guess, for who must take locks early."""
    if _paused.get():
        return False
    own = Publication.objects.filter(kind=PAGE, key=page.translation_key, source_pk=page.pk)
    slugs = set(own.values_list("wished_slug", flat=True))
    return slugs != ({unicodedata.normalize("NFC", page.slug)} if page.live else set())


def reconcile_branches(tree_paths: Iterable[str]) -> None:
    """Everything at or below places in the page tree: after a move, or a change of privacy."""
    reconcile(PAGE, branch_keys(tree_paths))


def mend() -> int:
    """Try again what could not be arranged; how many sets that were."""
    failed: dict[str, set[UUID]] = {}
    for kind, key in TranslationSet.objects.exclude(failure="").values_list("kind", "key"):
        failed.setdefault(kind, set()).add(key)
    for kind, keys in failed.items():
        again_after_deadlock(partial(reconcile, kind, keys))
    pages = failed.get(PAGE, set())
    for key in pages - set(Page.objects.filter(translation_key__in=pages).values_list("translation_key", flat=True)):
        mark_gone(key)
    return sum(map(len, failed.values()))


@contextmanager
def paused() -> Iterator[None]:
    """For bulk loads: nothing is published inside; ``reconcile`` and ``settle`` at the end."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def _rows(kind: str, key: UUID) -> list[Publication]:
    return list(Publication.objects.filter(kind=kind, key=key).order_by("locale").defer("card", "body"))


def _pages(keys: Iterable[UUID]) -> set[tuple[str, UUID]]:
    return {(PAGE, key) for key in keys}


def _arranged(kind: str, keys: Collection[UUID] | None, now: datetime) -> Arrangement:
    """The sets in line with what is public. Where that fails, an editor's save does not: what is withdrawn goes."""
    sets = TranslationSet.objects.filter(kind=kind)
    if keys is not None:
        sets = sets.filter(key__in=keys)
    try:
        with transaction.atomic():
            arrangement = arrange_and_follow(kind, keys, now)
    except Exception as error:
        if is_deadlock(error):
            raise
        logger.exception("publication_not_arranged", extra={"kind": kind, "key": ", ".join(map(str, keys or ()))})
        sets.update(failure="".join(traceback.format_exception(error, limit=-4)), failed_at=now)
        return withhold(kind, keys)
    sets.exclude(failure="").update(failure="", failed_at=None)
    return arrangement


def _conclude(scope: Scope, now: datetime) -> None:
    bump(scope.lists)
    _renew_menus({name.removeprefix("menu:") for name in scope.lists if name.startswith("menu:")}, now)
    _settle_after_commit(scope)


def _renew_menus(locales: set[str], now: datetime) -> None:
    """What is taken down leaves the menu at once. A menu that cannot be built then shows nothing instead of it."""
    if not locales:
        return
    lock(NAVIGATION, [NAVIGATION_KEY])
    menus = Publication.objects.filter(kind=NAVIGATION, key=NAVIGATION_KEY, locale__in=locales)
    failed = build_rows(list(menus.order_by("locale").defer("card", "body")), now).failed
    Publication.objects.filter(pk__in=[row.pk for row in failed]).update(served=False, body=b"", etag="")


def _settle_after_commit(scope: Scope) -> None:
    from publications.tasks import settle_task

    transaction.on_commit(lambda: settle_task.enqueue(scope.as_json()))
