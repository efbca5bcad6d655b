"""The verbs of publishing. Each acts on a whole translation set and keeps one promise: rows follow what is public.

``publish`` and ``retract`` run in the transaction of whoever changed the content; what depends on it follows after the
commit, through ``settle``. ``reconcile`` decides which rows must exist after changes that touch many things at once.
"""

import contextvars
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from publications.builds import build_rows
from publications.candidates import snippet_models
from publications.context import HELP_SETTINGS
from publications.models import PAGE, ListVersion, Publication
from publications.rows import arrange_and_follow, branch_keys, bump, known_keys, lock, mark_gone

_paused: contextvars.ContextVar[bool] = contextvars.ContextVar("publications_paused", default=False)


@transaction.atomic
def publish(kind: str, key: UUID, *, now: datetime | None = None) -> None:
    """Choose, build and store one thing for every language it can be asked for in.

    A build that fails leaves the former answer serving and is recorded on its row; it never fails the editor's save.
    """
    if _paused.get():
        return
    now = now or timezone.now()
    lock(kind, [key])
    arrange_and_follow(kind, [key], now)
    build_rows(list(Publication.objects.filter(kind=kind, key=key).order_by("locale")), now)
    _settle_after_commit()


@transaction.atomic
def retract(kind: str, key: UUID, *, gone: bool = False, now: datetime | None = None) -> None:
    """Take down what is no longer public; each language then gets its next best version.

    With ``gone`` the thing was deleted and its addresses answer 410; without, they answer 404.
    """
    if _paused.get():
        return
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
    for each in [kind] if kind else [*snippet_models(), PAGE]:
        lock(each, keys if keys is not None else known_keys(each))
        arrange_and_follow(each, keys, now)
    if keys is None:
        text = f"{settings.EMERGENCY_NUMBER} {settings.HELPLINE_COUNTRY}"
        ListVersion.objects.update_or_create(name=HELP_SETTINGS, defaults={"version": zlib.crc32(text.encode())})
        # Whatever made them fail may have been mended since.
        Publication.objects.exclude(failure="").update(pending=True)
    _settle_after_commit()


@transaction.atomic
def changed(lists: Iterable[str]) -> None:
    """Something documents record by name has changed, such as an image: those that hold it follow."""
    bump(lists)
    if not _paused.get():
        _settle_after_commit()


def reconcile_branches(tree_paths: Iterable[str]) -> None:
    """Everything at or below places in the page tree: after a move, or a change of privacy."""
    reconcile(PAGE, branch_keys(tree_paths))


@contextmanager
def paused() -> Iterator[None]:
    """For bulk loads: nothing is published inside; ``reconcile`` and ``settle`` at the end."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def _settle_after_commit() -> None:
    from publications.tasks import settle_task

    transaction.on_commit(settle_task.enqueue)
