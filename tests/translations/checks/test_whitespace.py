"""Spaces that a reader sees as a hole in the text."""

from tests.translations.checks.sentences import finds
from translations.checks.whitespace import WHITESPACE


def test_spaces_that_stick_out_or_stand_double_are_found() -> None:
    assert finds(WHITESPACE, "Hulp", "مساعدة ")
    assert finds(WHITESPACE, "Hulp", "\u00a0مساعدة")
    assert finds(WHITESPACE, "Hulp thuis", "مساعدة  منزلية")


def test_spaces_as_in_the_source_are_fine() -> None:
    assert not finds(WHITESPACE, " Hulp ", " مساعدة ")
    assert not finds(WHITESPACE, "Hulp  thuis", "مساعدة  منزلية")
    assert not finds(WHITESPACE, "Hulp thuis", "مساعدة<br>منزلية")
