"""Imports that outlive a request: the file is kept until it has been taken in, whatever crashes meanwhile.

A worker that is stopped in the middle leaves what it has stored, thing by thing; the next one begins at the first again
and finds it done.
"""

import hashlib
import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from translations.exchange.importing import by_thing, check_language, import_units
from translations.exchange.reading import read_file
from translations.models import ExchangeRun, RunState

logger = logging.getLogger(__name__)

# A run that has not moved for so long lost its worker.
LOST_AFTER = timedelta(minutes=15)
# How often a run says how far it is: things.
_EACH = 10


def start(data: bytes, name: str, locale_code: str, user: Any = None) -> tuple[ExchangeRun, bool]:
    """Take a file in, after the commit; the run, and whether it is a new one.

    The same file for the same language, while it is still waiting or running, is the same run.

    Raises FileRefused for what cannot be read, or is for another language; nothing is kept of it.
    """
    file = read_file(data, name)
    check_language(file, locale_code)
    digest = hashlib.sha256(data).hexdigest()
    going = ExchangeRun.objects.filter(
        digest=digest, locale=locale_code, state__in=[RunState.WAITING, RunState.RUNNING]
    ).first()
    if going is not None:
        return going, False
    run = ExchangeRun.objects.create(
        locale=locale_code, name=name[:255], digest=digest, content=data, user=user, total=len(by_thing(file))
    )
    transaction.on_commit(partial(_enqueue, run.pk))
    return run, True


def _enqueue(pk: int) -> None:
    from translations.tasks import import_task

    import_task.enqueue(pk)


def enqueue_waiting(now: datetime) -> int:
    """Runs that nobody is busy with any more; how many."""
    found = _going().filter(Q(touched_at__isnull=True) | Q(touched_at__lt=now - LOST_AFTER), created_at__lt=now)
    found = found.filter(Q(touched_at__isnull=False) | Q(created_at__lt=now - LOST_AFTER))
    for pk in found.values_list("pk", flat=True):
        _enqueue(pk)
    return found.count()


def _going() -> QuerySet[ExchangeRun]:
    return ExchangeRun.objects.filter(state__in=[RunState.WAITING, RunState.RUNNING])


def run(pk: int) -> None:
    """Take in what a run holds; nothing where another worker is busy with it, or has done it."""
    found = _claimed(pk)
    if found is None:
        return
    try:
        with translation.override(_language_of(found.user)):
            report = import_units(
                read_file(bytes(found.content), found.name),
                found.locale,
                user=found.user,
                progress=_Counting(found.pk),
            )
    except Exception as error:
        logger.exception("import_failed", extra={"run": pk})
        _finish(pk, state=RunState.FAILED, failure=f"{type(error).__name__}: {error}")
        return
    _finish(pk, state=RunState.DONE, report=report.as_json(), content=b"", done=found.total)


def _language_of(user: Any) -> str:
    """In which the reasons of a report are told: a worker has no language of its own."""
    profile = UserProfile.objects.filter(user=user).first() if user else None
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def again(pk: int) -> None:
    """Try a run that failed once more."""
    if ExchangeRun.objects.filter(pk=pk, state=RunState.FAILED).update(state=RunState.WAITING, failure="", done=0):
        transaction.on_commit(partial(_enqueue, pk))


@transaction.atomic
def _claimed(pk: int) -> ExchangeRun | None:
    found = _going().filter(pk=pk)
    if connection.features.has_select_for_update:
        found = found.select_for_update()
    run = found.select_related(None).first()
    now = timezone.now()
    if run is None or (run.state == RunState.RUNNING and run.touched_at and run.touched_at > now - LOST_AFTER):
        return None
    run.state, run.touched_at = RunState.RUNNING, now
    run.save(update_fields=["state", "touched_at"])
    return run


def _finish(pk: int, **columns: Any) -> None:
    ExchangeRun.objects.filter(pk=pk).update(finished_at=timezone.now(), **columns)


class _Counting:
    """Tells the row how many things have been looked at."""

    def __init__(self, pk: int) -> None:
        self._pk, self._done = pk, 0

    def __call__(self, name: str) -> None:
        if self._done % _EACH == 0:
            ExchangeRun.objects.filter(pk=self._pk).update(done=self._done, touched_at=timezone.now())
        self._done += 1
