"""A text without a translation, and what else looks like one."""

import pytest

from tests.translations.checks.sentences import finds
from translations.checks.missing import MISSING


@pytest.mark.parametrize("target", ["", " ", "\u00a0", "<b></b>", "<br>", "\u200f\u200b"])
def test_a_text_that_shows_nothing_is_missing(target: str) -> None:
    assert finds(MISSING, "Hulp", target)


def test_a_text_that_shows_something_is_there() -> None:
    assert not finds(MISSING, "Hulp", "…")
    assert not finds(MISSING, "Hulp", "مساعدة")


def test_a_source_that_shows_nothing_needs_no_translation() -> None:
    assert not finds(MISSING, " ", "")
