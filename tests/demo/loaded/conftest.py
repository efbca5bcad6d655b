"""The demo, loaded once for all tests beside this file."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="package", autouse=True)
def words_of_the_command(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What the command said while it loaded the demo.

    The other tests of this worker expect an empty house, so everything is taken back after the last test here: each
    test runs in a savepoint of this one transaction, on SQLite as on PostgreSQL.
    """
    words = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", stdout=words, stderr=words)
        yield words.getvalue()
        transaction.set_rollback(True)
