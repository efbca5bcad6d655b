"""Saying what is refused, with which sentence, and by whom."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation


@contextmanager
def refused(whole: str = "", /, **sentences: str) -> Iterator[None]:
    """What happens inside is refused with exactly these sentences: one per field, or one about the whole.

    Exactly: an editor never sees the name of a database constraint beside them.
    """
    expected = {name: [sentence] for name, sentence in sentences.items()}
    if whole:
        expected[NON_FIELD_ERRORS] = [whole]
    with translation.override("en"):
        with pytest.raises(ValidationError) as refusal:
            yield
        assert refusal.value.message_dict == expected


@contextmanager
def refused_by_the_database(constraint: str = "") -> Iterator[None]:
    """What goes past ``clean()`` is stopped by a constraint of this name (SQLite does not name unique ones)."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        yield
