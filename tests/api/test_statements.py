"""Statements past the ORM: watched as all others, and given again where a connection broke while it was idle."""

import datetime
from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from publications import statements
from publications.models import Publication
from publications.statements import read_moment, read_uuid, rows
from tests.factories.publications import listed_pages, stored_row

ONE = "SELECT 1"


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> mock.Mock:
    """The first statement finds its connection broken; give it again and it succeeds."""
    fetch = mock.Mock(side_effect=[OperationalError("broken"), [(1,)]])
    monkeypatch.setattr(statements, "_fetch", fetch)
    return fetch


def usable(answer: bool) -> Any:
    return mock.patch.object(connections["default"], "is_usable", return_value=answer)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestBrokenConnection:
    def test_broken_connection_is_replaced(self, breaks: mock.Mock) -> None:
        connection.ensure_connection()
        with usable(False):
            assert rows(ONE, []) == [(1,)]
        assert breaks.call_count == 2

    def test_failure_of_a_connection_that_works_is_told(self, breaks: mock.Mock) -> None:
        connection.ensure_connection()
        with usable(True), pytest.raises(OperationalError):
            rows(ONE, [])
        assert breaks.call_count == 1

    def test_transaction_does_not_go_on_over_another_connection(self, breaks: mock.Mock) -> None:
        with transaction.atomic(), usable(False), pytest.raises(OperationalError):
            rows(ONE, [])
        assert breaks.call_count == 1

    def test_database_that_is_away_is_asked_once(self, breaks: mock.Mock) -> None:
        connection.close()
        with pytest.raises(OperationalError):
            rows(ONE, [])
        assert breaks.call_count == 1

    @pytest.mark.services
    def test_restart_of_the_database_is_not_noticed(self) -> None:
        if connection.vendor != "postgresql":
            pytest.skip("SQLite has no server that restarts")
        ((pid,),) = rows("SELECT pg_backend_pid()", [])
        other = connections.create_connection("default")
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
        other.close()
        ((new_pid,),) = rows("SELECT pg_backend_pid()", [])
        assert new_pid != pid


@pytest.mark.django_db
def test_no_query_asks_whether_the_connection_is_there() -> None:
    database: Any = connections["default"]
    with mock.patch.object(database, "health_check_enabled", True), CaptureQueriesContext(database) as captured:
        database.health_check_done = False
        rows(ONE, [])
    assert [query["sql"] for query in captured] == [ONE]


@pytest.mark.django_db
def test_values_are_found_as_they_were_stored() -> None:
    key, moment = uuid4(), datetime.datetime(2030, 1, 1, 12, 30, 15, 250, tzinfo=datetime.UTC)
    stored_row("page", key, "nl", body={"title": "Gehechtheid"}, expires_at=moment, title="مساعدة")
    statement = "SELECT key, expires_at, title, served FROM publications_publication WHERE key = %s AND expires_at = %s"
    ((found_key, found_moment, title, served),) = rows(statement, [key, moment])
    assert (read_uuid(found_key), read_moment(found_moment), title, bool(served)) == (key, moment, "مساعدة", True)
    elsewhere = moment.astimezone(datetime.timezone(datetime.timedelta(hours=2)))
    assert len(rows(statement, [key, elsewhere])) == 1


@pytest.mark.django_db
def test_moments_are_compared_to_the_microsecond() -> None:
    moment = datetime.datetime(2030, 1, 1, 12, tzinfo=datetime.UTC)
    step = datetime.timedelta(microseconds=1)
    listed_pages(1, expires_at=moment)
    statement = "SELECT COUNT(*) FROM publications_publication WHERE expires_at > %s"
    assert [rows(statement, [moment + step * steps]) for steps in (-1, 0, 1)] == [[(1,)], [(0,)], [(0,)]]
    Publication.objects.filter(expires_at=moment).update(expires_at=moment + step)
    assert [rows(statement, [moment + step * steps]) for steps in (-1, 0, 1)] == [[(1,)], [(1,)], [(0,)]]
