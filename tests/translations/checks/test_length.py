"""What does not fit is told before a form or the database refuses it."""

from tests.translations.checks.sentences import pair
from translations.checks.length import LENGTH


def test_what_fits_exactly_is_fine_and_one_more_is_not() -> None:
    assert LENGTH.find(pair("Hulp", "مساعدة", max_length=6)) is None
    message = LENGTH.find(pair("Hulp", "مساعدة!", max_length=6))
    assert message is not None
    assert "7" in message
    assert "6" in message


def test_tags_and_escapes_take_no_room() -> None:
    assert LENGTH.find(pair("Hulp", "<b>&lt;a&gt;</b> &amp;", max_length=5)) is None
    assert LENGTH.find(pair("Hulp", "<b>&lt;a&gt;</b> &amp;", max_length=4)) is not None


def test_a_line_break_takes_one_character() -> None:
    assert LENGTH.find(pair("a<br>b", "a<br>b", max_length=3)) is None
    assert LENGTH.find(pair("a<br>b", "a<br>b", max_length=2)) is not None


def test_without_a_limit_anything_fits() -> None:
    assert LENGTH.find(pair("Hulp", "x" * 10_000)) is None
