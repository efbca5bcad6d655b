"""What was to go live or to expire does so at its moment; one that fails holds up no other."""

import datetime
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from pages.models import ArticlePage, Helpline
from publications.scheduling import OVERDUE_AFTER, Due, overdue_revisions, publish_due
from publications.settling import settle
from tests.factories.api import document, get
from tests.factories.pages import an_article, home, stored
from tests.factories.snippets import a_helpline

HOUR = datetime.timedelta(hours=1)

pytestmark = pytest.mark.django_db


def scheduled(thing: Any, *, at: datetime.datetime | None = None, **fields: Any) -> Revision:
    """A version of a page or shared piece that is to go live at a moment, in an hour unless it is said."""
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.go_live_at = at or timezone.now() + HOUR
    revision = thing.save_revision()
    revision.publish()
    return revision


def tick(after: datetime.timedelta = 2 * HOUR) -> Due:
    """What the scheduler does when it next runs so much later."""
    with time_machine.travel(timezone.now() + after, tick=False):
        due = publish_due(timezone.now())
        settle()
    return due


def break_publishing_of(monkeypatch: pytest.MonkeyPatch, broken: Any) -> None:
    """Saving this one page fails halfway, after its row was written."""
    save = ArticlePage.save

    def failing(self: ArticlePage, *args: Any, **kwargs: Any) -> None:
        save(self, *args, **kwargs)
        if self.pk == broken.pk:
            raise RuntimeError("the disk is full")

    monkeypatch.setattr(ArticlePage, "save", failing)


def test_page_goes_live_at_its_moment_and_not_before() -> None:
    article = an_article(title="Hechting", draft=True)
    scheduled(article)
    assert tick(HOUR / 2) == Due()
    assert get(f"pages/{article.translation_key}/").status_code == 404
    assert tick() == Due(published=1)
    assert document(article)["title"] == "Hechting"


def test_new_version_of_a_live_page_waits_for_its_moment() -> None:
    article = an_article(title="Nu")
    scheduled(article, title="Straks")
    assert document(article)["title"] == "Nu"
    tick()
    assert document(article)["title"] == "Straks"


def test_shared_piece_goes_live_at_its_moment() -> None:
    helpline = a_helpline(draft=True)
    scheduled(helpline)
    assert tick() == Due(published=1)
    assert Helpline.objects.get(pk=helpline.pk).live


def test_later_of_two_due_versions_is_what_readers_get() -> None:
    article = an_article(title="Nu")
    for moment, title in ((timezone.now() + HOUR, "Tweede"), (timezone.now() + HOUR / 2, "Eerste")):
        article.title, article.go_live_at = title, moment
        article.save_revision(approved_go_live_at=moment)
    assert tick() == Due(published=2)
    assert document(article)["title"] == "Tweede"


def test_page_that_expired_is_taken_down_and_marked() -> None:
    article = an_article(title="Tijdelijk", expire_at=timezone.now() + HOUR)
    assert tick() == Due(unpublished=1)
    page = stored(article)
    assert (page.live, page.expired) == (False, True)
    assert get(f"pages/{article.translation_key}/").status_code == 404


def test_shared_piece_that_expired_is_taken_down() -> None:
    helpline = a_helpline(expire_at=timezone.now() + HOUR)
    assert tick() == Due(unpublished=1)
    assert Helpline.objects.get(pk=helpline.pk).expired


def test_version_that_is_due_replaces_the_one_that_expires() -> None:
    now = timezone.now()
    article = an_article(title="Oud", expire_at=now + HOUR / 2)
    scheduled(stored(article), title="Nieuw", at=now + HOUR, expire_at=None)
    assert tick() == Due(published=1)
    assert document(article)["title"] == "Nieuw"


def test_history_says_that_the_schedule_did_it() -> None:
    now = timezone.now()
    article, leaving = an_article(draft=True), an_article(expire_at=now + HOUR)
    helpline = a_helpline(draft=True)
    scheduled(article)
    scheduled(helpline)
    tick()
    actions = dict(PageLogEntry.objects.filter(action__endswith=".scheduled").values_list("page_id", "action"))
    assert actions == {article.pk: "wagtail.publish.scheduled", leaving.pk: "wagtail.unpublish.scheduled"}
    assert ModelLogEntry.objects.filter(object_id=helpline.pk, action="wagtail.publish.scheduled").count() == 1


def test_nothing_happens_twice() -> None:
    scheduled(an_article(draft=True))
    an_article(expire_at=timezone.now() + HOUR)
    assert tick() == Due(published=1, unpublished=1)
    entries = PageLogEntry.objects.count()
    assert tick() == Due()
    assert PageLogEntry.objects.count() == entries


def test_one_that_fails_holds_up_no_other_and_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    broken, whole = an_article(title="Kapot", draft=True), an_article(title="Heel", draft=True)
    scheduled(broken, at=now + HOUR / 2)
    scheduled(whole, at=now + HOUR)
    leaving = an_article(expire_at=now + HOUR)
    with monkeypatch.context() as patch:
        break_publishing_of(patch, broken)
        assert tick() == Due(published=1, unpublished=1, failed=1)
    assert not stored(broken).live
    assert stored(whole).live
    assert not stored(leaving).live
    assert tick() == Due(published=1)
    assert document(broken)["title"] == "Kapot"


def test_failed_take_down_is_undone_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    article = an_article(expire_at=timezone.now() + HOUR)
    with mock.patch("publications.engine.retract", side_effect=RuntimeError("no")):
        assert tick() == Due(failed=1)
    assert stored(article).live
    assert tick() == Due(unpublished=1)


def test_log_names_what_failed_and_nobody(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    article = an_article(title="Kapot", draft=True)
    scheduled(article)
    break_publishing_of(monkeypatch, article)
    with caplog.at_level(logging.ERROR):
        tick()
    [record] = [record for record in caplog.records if record.message == "scheduled_publishing_failed"]
    assert (vars(record)["model"], vars(record)["pk"]) == ("articlepage", str(article.pk))
    assert "Kapot" not in caplog.text


def test_version_whose_page_is_gone_fails_alone() -> None:
    orphan = scheduled(an_article(draft=True))
    Revision.objects.filter(pk=orphan.pk).update(object_id="999999")
    scheduled(an_article(draft=True))
    assert tick() == Due(published=1, failed=1)


def test_database_without_content_has_nothing_due() -> None:
    for page in Page.objects.filter(depth=2):
        page.specific.delete()
    assert publish_due(timezone.now()) == Due()


def test_version_is_overdue_only_some_minutes_after_its_moment() -> None:
    revision = scheduled(an_article(draft=True))
    moment = stored(revision.content_object).revisions.get(pk=revision.pk).approved_go_live_at
    assert not overdue_revisions(moment + OVERDUE_AFTER / 2)
    assert list(overdue_revisions(moment + OVERDUE_AFTER)) == [revision]


@contextmanager
def due_and_held_by_another() -> Iterator[None]:
    """A version of the home page that is due, stored for all to see, and being published by somebody else."""
    page = home()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute(
                "INSERT INTO wagtailcore_revision (content_type_id, base_content_type_id, object_id, object_str,"
                " content, created_at, approved_go_live_at) VALUES (%s, %s, %s, '', %s, now(), now()) RETURNING id",
                [
                    page.content_type_id,
                    page.get_base_content_type().pk,
                    str(page.pk),
                    json.dumps(page.serializable_data(), default=str),
                ],
            )
            [pk] = cursor.fetchone()
            other.set_autocommit(False)
            cursor.execute("SELECT FROM wagtailcore_revision WHERE id = %s FOR UPDATE", [pk])
            try:
                yield
            finally:
                other.rollback()
                other.set_autocommit(True)
                cursor.execute("DELETE FROM wagtailcore_revision WHERE id = %s", [pk])
    finally:
        other.close()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_version_that_another_is_publishing_is_left_to_him() -> None:
    with due_and_held_by_another():
        assert Revision.objects.filter(approved_go_live_at__lte=timezone.now()).count() == 1
        assert tick() == Due()
