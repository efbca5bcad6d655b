"""What every test of files may count on."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _reasons_are_told_in_english() -> Iterator[None]:
    """Without it they come in the house's own language wherever the catalogues are compiled."""
    with translation.override("en"):
        yield
