"""`manage.py tick`: everything periodic, each job by itself."""

import datetime
import logging
import threading
import uuid
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession
from wagtail.models import Page

from cms.management.commands import tick
from publications.models import Publication, TranslationSet
from tests.factories.api import document
from tests.factories.pages import an_article

HOUR = datetime.timedelta(hours=1)

pytestmark = pytest.mark.django_db


def lines() -> list[str]:
    """What a tick that succeeds says."""
    output = StringIO()
    call_command("tick", stdout=output)
    return output.getvalue().splitlines()


def with_jobs(monkeypatch: pytest.MonkeyPatch, **jobs: Callable[[datetime.datetime], str]) -> None:
    monkeypatch.setattr(tick, "JOBS", tuple(jobs.items()))


def a_finished_task(ago: datetime.timedelta, status: str = TaskResultStatus.SUCCESSFUL) -> DBTaskResult:
    return DBTaskResult.objects.create(
        id=uuid.uuid4(),
        status=status,
        finished_at=timezone.now() - ago,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="publications.tasks.settle_task",
        backend_name="default",
        run_after=timezone.now() - ago,
    )


def an_attempt(ago: datetime.timedelta) -> AccessAttempt:
    attempt = AccessAttempt.objects.create(
        username=str(uuid.uuid4()), ip_address="192.0.2.1", user_agent="x", failures_since_start=1
    )
    AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=timezone.now() - ago)
    return attempt


def test_says_one_line_for_each_job() -> None:
    assert [line.split(":")[0] for line in lines()] == [name for name, _job in tick.JOBS]


def test_what_is_scheduled_goes_live_and_what_is_outdated_is_built_again() -> None:
    scheduled, waiting = an_article(title="Straks", draft=True), an_article(title="Wacht")
    scheduled.go_live_at = timezone.now() + HOUR
    scheduled.save_revision().publish()
    Publication.objects.filter(key=waiting.translation_key).update(pending=True)
    with time_machine.travel(timezone.now() + 2 * HOUR):
        said = lines()
        assert document(scheduled)["title"] == "Straks"
    assert said[0] == "scheduled publishing: 1 published, 0 unpublished, 0 failed"
    assert not Publication.objects.filter(pending=True).exists()


def test_thing_nobody_could_decide_on_is_decided() -> None:
    article = an_article(title="Hechting")
    TranslationSet.objects.filter(key=article.translation_key).update(failure="Error: no", failed_at=timezone.now())
    assert "undecided: 1 tried again" in lines()
    assert not TranslationSet.objects.exclude(failure="").exists()


def test_what_a_former_release_built_is_built_again() -> None:
    article = an_article(title="Hechting")
    Publication.objects.filter(key=article.translation_key).update(release=0)
    lines()
    assert not Publication.objects.filter(release=0).exists()


def test_failed_logins_are_forgotten_after_the_cool_off(settings: Any) -> None:
    settings.AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
    an_attempt(datetime.timedelta(minutes=16))
    counting = an_attempt(datetime.timedelta(minutes=14))
    lines()
    assert list(AccessAttempt.objects.all()) == [counting]


def test_failed_logins_stay_where_there_is_no_cool_off(settings: Any) -> None:
    settings.AXES_COOLOFF_TIME = None
    an_attempt(datetime.timedelta(days=1))
    lines()
    assert AccessAttempt.objects.count() == 1


def test_sessions_are_forgotten_when_they_expired() -> None:
    for seconds in (-60, 3600):
        session = SessionStore()
        session.set_expiry(timezone.now() + datetime.timedelta(seconds=seconds))
        session.create()
    lines()
    assert Session.objects.count() == 1


def test_results_of_tasks_are_kept_for_a_week() -> None:
    day = datetime.timedelta(days=1)
    a_finished_task(8 * day)
    a_finished_task(8 * day, TaskResultStatus.FAILED)
    kept = {a_finished_task(6 * day).pk, a_finished_task(8 * day, TaskResultStatus.READY).pk}
    lines()
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept


def test_editing_sessions_are_forgotten_after_an_hour() -> None:
    editor = get_user_model().objects.create_superuser("redactie", "redactie@lindehof.example", "x")
    kind = ContentType.objects.get_for_model(Page)
    for ago in (2 * HOUR, HOUR / 2):
        EditingSession.objects.create(user=editor, content_type=kind, object_id="1", last_seen_at=timezone.now() - ago)
    lines()
    assert EditingSession.objects.count() == 1


def test_job_that_fails_is_logged_and_the_others_run(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(now: datetime.datetime) -> str:
        raise RuntimeError("no room left")

    with_jobs(monkeypatch, first=failing, second=lambda now: "done")
    output = StringIO()
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError, match=r"^failed: first$") as refused:
        call_command("tick", stdout=output)
    assert refused.value.returncode == 1
    assert output.getvalue().splitlines() == ["first: FAILED, see the log", "second: done"]
    [record] = [record for record in caplog.records if record.message == "tick_job_failed"]
    assert vars(record)["job"] == "first"


def test_database_without_content_is_no_reason_to_fail() -> None:
    for page in Page.objects.filter(depth=2):
        page.specific.delete()
    Publication.objects.all().delete()
    assert len(lines()) == len(tick.JOBS)


def test_second_tick_finds_nothing_left_to_do() -> None:
    lines()
    assert lines()[0] == "scheduled publishing: 0 published, 0 unpublished, 0 failed"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_two_at_once_the_second_leaves_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def second_tick() -> None:
        try:
            said.extend(lines())
        finally:
            connections.close_all()

    def first_job(now: datetime.datetime) -> str:
        thread = threading.Thread(target=second_tick)
        thread.start()
        thread.join(timeout=20)
        return "done"

    with_jobs(monkeypatch, first=first_job)
    assert lines() == ["first: done"]
    assert said == ["another tick is running"]
