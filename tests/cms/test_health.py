"""/livez and /readyz."""

from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client


def test_alive_without_a_database(client: Client) -> None:
    # No django_db mark: pytest-django would refuse any query.
    answer = client.get("/livez")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_the_database_can_be_read(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_not_ready_when_it_cannot(client: Client) -> None:
    with mock.patch.object(connection, "cursor", side_effect=OperationalError("gone")):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert b"gone" not in answer.content


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/livez").status_code == 405
