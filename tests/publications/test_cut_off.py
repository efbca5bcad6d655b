"""Settling may be cut off anywhere: nothing wrong is served, and the next one finishes the work."""

import datetime
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from pages.models import RelatedPage
from publications.models import Publication
from publications.settling import settle
from publications.verifying import verify
from tests.factories.api import get
from tests.factories.pages import an_article, published
from tests.factories.snippets import a_helpline, republished

HOUR = datetime.timedelta(hours=1)


class CutOff(Exception):
    """The process ended here."""


def cut_off() -> None:
    raise CutOff


Answers = dict[int, tuple[Any, ...]]


def answers() -> Answers:
    columns = ("pk", "served", "built_locale", "title", "card", "card_hash", "body", "etag", "path", "pending")
    return {
        pk: tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
        for pk, *row in Publication.objects.values_list(*columns)
    }


@contextmanager
def taken_back() -> Iterator[None]:
    """What happens inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def much_to_settle() -> Iterator[Any]:
    """A help line that changed, a page that was renamed and one that expired, and documents with all of them."""
    line = a_helpline(is_emergency=True, phone="0800-2000")
    expiring = an_article(title="Verlopen tekst", expire_at=timezone.now() + HOUR, show_in_menus=True)
    renamed = an_article(title="Oude naam")
    related = [RelatedPage(target=expiring), RelatedPage(target=renamed)]
    an_article(title="Bron", related_rows=related, crisis_policy="show")
    settle()
    republished(line, phone="0800-2001")
    renamed.title = "Nieuwe naam"
    published(renamed)
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        yield expiring


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["found", "locked", "arranged", "built", "stored"])
def test_settling_that_is_cut_off_leaves_nothing_wrong_and_is_finished_later(
    much_to_settle: Any, at_step: Any, name: str
) -> None:
    with taken_back():
        settle()
        undisturbed = answers()
        assert verify() == []
    cuts = 0
    while was_cut_off(name, cuts + 1, at_step, much_to_settle, undisturbed):
        cuts += 1
    assert cuts, f"settling never came to “{name}”"


def was_cut_off(name: str, number: int, at_step: Any, expired: Any, undisturbed: Answers) -> bool:
    """Settle up to one step, look, and settle the rest; whether there was such a step."""
    with taken_back():
        at_step(name, cut_off, number)
        with suppress(CutOff):
            settle()
            return False
        at_step(name, lambda: None)
        assert_nothing_wrong(expired)
        settle()
        assert answers() == undisturbed
    return True


def assert_nothing_wrong(expired: Any) -> None:
    """Bytes are whole; what has expired is at no address of its own, in no list and not in the menu."""
    for row in Publication.objects.all():
        if row.served:
            assert row.etag == hashlib.sha256(bytes(row.body)).hexdigest()
            assert row.card_hash == hashlib.sha256(bytes(row.card)).hexdigest()
    assert get(f"pages/{expired.translation_key}/").status_code == 404
    for path in ("articles/", "navigation/"):
        assert b"Verlopen tekst" not in get(path).content
