"""Everything periodic, run each minute by cron or a timer. Each job may run at any moment, any number of times."""

import logging
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession, FormState

from publications.engine import mend
from publications.scheduling import publish_due
from publications.settling import settle
from translations import pipeline
from translations.exchange import runs

logger = logging.getLogger(__name__)

TASK_RESULTS_KEPT = timedelta(days=7)
# Documents of a former release: few enough that the next scheduled page is not kept waiting.
REBUILT_EACH_TIME = 1000

# A number of our own among PostgreSQL's advisory locks.
_LOCK = zlib.crc32(b"houvast tick")


def publish(now: datetime) -> str:
    due = publish_due(now)
    return f"{due.published} published, {due.unpublished} unpublished, {due.failed} failed"


def decide(now: datetime) -> str:
    return f"{mend()} tried again"


def prepare_translations(now: datetime) -> str:
    return f"{pipeline.enqueue_waiting(now=now)} asked for again, {runs.enqueue_waiting(now)} imports"


def settle_publications(now: datetime) -> str:
    result = settle(rebuild=REBUILT_EACH_TIME)
    return f"{result.built} built, {result.changed} with other bytes, {result.failed} failed"


def forget_logins(now: datetime) -> str:
    """Failed logins that no longer count: each holds the address of a visitor."""
    cool_off = get_cool_off()
    if cool_off is None:
        return "kept: there is no cool-off"
    return _deleted(AccessAttempt.objects.filter(attempt_time__lt=now - cool_off).delete())


def forget_sessions(now: datetime) -> str:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return "expired ones deleted"


def forget_tasks(now: datetime) -> str:
    old = DBTaskResult.objects.finished().filter(finished_at__lt=now - TASK_RESULTS_KEPT)
    return _deleted(old.delete())


def forget_editing(now: datetime) -> str:
    """Who was editing what, and forms kept for previews: Wagtail clears them only when the next editor comes."""
    sessions, forms = EditingSession.objects.stale().delete(), FormState.objects.stale().delete()
    return _deleted((sessions[0] + forms[0], {}))


def _deleted(result: tuple[int, dict[str, int]]) -> str:
    return f"{result[0]} deleted"


# In this order: what goes live now is settled in the same minute.
JOBS: tuple[tuple[str, Callable[[datetime], str]], ...] = (
    ("scheduled publishing", publish),
    ("undecided", decide),
    ("translations", prepare_translations),
    ("settle", settle_publications),
    ("failed logins", forget_logins),
    ("sessions", forget_sessions),
    ("task results", forget_tasks),
    ("editing sessions", forget_editing),
)


class Command(BaseCommand):
    help = "Do everything periodic: scheduled publishing, settling, clean-up. To be run each minute."

    def handle(self, *args: Any, **options: Any) -> None:
        with _alone() as alone:
            if not alone:
                self.stdout.write("another tick is running")
                return
            failed = [name for name, job in JOBS if not self._run(name, job)]
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")

    def _run(self, name: str, job: Callable[[datetime], str]) -> bool:
        try:
            self.stdout.write(f"{name}: {job(timezone.now())}")
        except Exception:
            logger.exception("tick_job_failed", extra={"job": name})
            self.stdout.write(f"{name}: FAILED, see the log")
            _reconnect()
            return False
        return True


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other tick runs on this database. SQLite has one writer at a time, and the jobs bear each other."""
    if connection.vendor != "postgresql":
        yield True
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        alone = bool(cursor.fetchone()[0])
    try:
        yield alone
    finally:
        if alone:
            _release()


def _release() -> None:
    """A connection that was lost has lost its lock too."""
    if connection.connection and connection.is_usable():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _reconnect() -> None:
    """The next job gets a connection that works, whatever became of this one."""
    if connection.connection and not connection.in_atomic_block and not connection.is_usable():
        connection.close()
