"""Changing a page as an editor does, and saying what is refused, with which sentence and by whom."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation


def revised(page: Any, **fields: Any) -> Any:
    """The page with other values, as its editor saves it: checked in full, stored as a new revision."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    return page


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
    with pytest.raises(IntegrityError, match=constraint or None), transaction.atomic():
        yield
