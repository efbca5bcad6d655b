"""/metrics: what monitoring reads."""

import datetime
from typing import Any
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families
from wagtail.models import Revision

from publications.models import Publication, Release, TranslationSet
from tests.cms.test_tick import a_finished_task
from tests.factories.pages import an_article
from tests.factories.publications import listed_pages
from tests.factories.snippets import a_figure

TOKEN = "a long random text for monitoring"

pytestmark = pytest.mark.django_db


def metrics(client: Client) -> dict[str, float]:
    """Every number by its name, with the value of its label where it has one."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    return {
        ":".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


def ask(client: Client, authorization: str = "") -> Any:
    return client.get("/metrics", headers={"authorization": authorization} if authorization else {})


def test_publications_are_counted_by_kind(client: Client) -> None:
    before = metrics(client)
    an_article()
    a_figure()
    after = metrics(client)
    languages = Publication.objects.filter(kind="figure").count()
    assert after["houvast_publications:page"] - before["houvast_publications:page"] == languages
    assert after["houvast_publications:figure"] == languages


def test_failed_waiting_and_outdated_publications_are_counted(client: Client) -> None:
    now = timezone.now()
    failed, waiting, changing, expiring = (Publication.objects.filter(key=key) for key in listed_pages(4))
    failed.update(failure="ValueError: no", failed_at=now)
    waiting.update(pending=True, built_at=now - datetime.timedelta(minutes=10))
    changing.update(next_change_at=now - datetime.timedelta(minutes=1))
    expiring.update(expires_at=now - datetime.timedelta(minutes=1))
    found = metrics(client)
    assert found["houvast_publications_failed"] == 1
    assert found["houvast_publications_pending"] == 1
    assert found["houvast_publications_pending_seconds"] >= 600
    assert found["houvast_publications_outdated"] == 2


def test_all_is_nought_where_all_is_well(client: Client) -> None:
    an_article()
    found = metrics(client)
    for name in ("failed", "undecided", "pending", "pending_seconds", "outdated", "of_former_releases"):
        assert found[f"houvast_publications_{name}"] == 0
    assert found["houvast_scheduled_overdue"] == 0


def test_things_nobody_could_decide_on_are_counted(client: Client) -> None:
    article = an_article()
    TranslationSet.objects.filter(key=article.translation_key).update(failure="Error: no", failed_at=timezone.now())
    assert metrics(client)["houvast_publications_undecided"] == 1


def test_versions_that_should_be_live_are_counted(client: Client) -> None:
    article = an_article(draft=True)
    late = timezone.now() - datetime.timedelta(minutes=6)
    Revision.objects.for_instance(article).update(approved_go_live_at=late)
    assert metrics(client)["houvast_scheduled_overdue"] == 1


def test_tasks_are_counted_by_status(client: Client) -> None:
    a_finished_task(datetime.timedelta(hours=1))
    a_finished_task(datetime.timedelta(hours=1), "FAILED")
    a_finished_task(datetime.timedelta(hours=1), "FAILED")
    found = metrics(client)
    assert (found["houvast_tasks:successful"], found["houvast_tasks:failed"]) == (1, 2)


def test_documents_of_former_releases_are_counted(client: Client) -> None:
    former, newest = (Release.objects.create(fingerprint=name).number for name in ("a", "b"))
    Publication.objects.update(release=newest)
    Publication.objects.filter(key__in=listed_pages(3)).update(release=former)
    found = metrics(client)
    assert found["houvast_release"] == newest
    assert found["houvast_publications_of_former_releases"] == 3


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    with CaptureQueriesContext(connection) as few:
        metrics(client)
    listed_pages(50)
    with CaptureQueriesContext(connection) as many:
        metrics(client)
    assert len(many) == len(few) <= 4


def test_names_no_one_and_nothing(client: Client) -> None:
    an_article(title="Over iemand")
    assert b"iemand" not in client.get("/metrics").content


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN, "Bearer é"])
def test_whoever_does_not_know_the_token_learns_nothing(client: Client, settings: Any, authorization: str) -> None:
    settings.METRICS_TOKEN = TOKEN
    answer = ask(client, authorization)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, 'Bearer realm="metrics"')
    assert b"houvast" not in answer.content


def test_whoever_knows_the_token_gets_them(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN
    answer = ask(client, f"Bearer {TOKEN}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    assert "no-store" in answer.headers["Cache-Control"]


def test_without_a_token_there_are_none_but_in_the_demo(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    settings.IS_DEMO = False
    assert ask(client, "Bearer ").status_code == 404
    settings.IS_DEMO = True
    assert ask(client).status_code == 200


def test_unavailable_while_the_database_is(client: Client) -> None:
    with mock.patch.object(connection, "cursor", side_effect=OperationalError("gone")):
        answer = client.get("/metrics")
    assert answer.status_code == 503
    assert b"gone" not in answer.content


def test_ready_all_the_same_when_documents_fail(client: Client) -> None:
    an_article()
    Publication.objects.update(failure="ValueError: no", failed_at=timezone.now())
    assert client.get("/readyz").status_code == 200
