"""Short ways to say: this source, this translation."""

from translations.checks import Check, CheckedText


def pair(source: str, target: str, locale: str = "ar", *, max_length: int | None = None) -> CheckedText:
    return CheckedText("body", source, target, locale, "nl", max_length)


def finds(check: Check, source: str, target: str, locale: str = "ar") -> bool:
    return check.find(pair(source, target, locale)) is not None
