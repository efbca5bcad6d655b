"""The plain text of a fragment in one spelling, so that what means the same compares the same."""

import re
import unicodedata
from functools import lru_cache

from translations.checks.fragments import read_fragment

# Every way to write a hyphen or a dash between figures, and every space of a fixed width.
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}
_ARABIC_COMMA = re.compile(r"(?<=\d)،(?=\d)")
_FRACTION = re.compile(r"(\d*) ?([½¼¾])")


def plain(html: str) -> str:
    return read_fragment(html).text


@lru_cache(maxsize=1024)
def canonical(html: str) -> str:
    """The plain text with digits of all scripts as 0–9, one hyphen, one space, and no invisible characters.

    Marks of direction stand inside numbers of texts in Arabic; they say nothing of the number.
    """
    visible = "".join(_spelled(character) for character in unicodedata.normalize("NFC", plain(html)))
    return _FRACTION.sub(_as_decimal, _ARABIC_COMMA.sub(",", visible.translate(_DASHES)))


def has_words(html: str) -> bool:
    """Whether a reader sees anything at all."""
    return bool(canonical(html).strip())


def _spelled(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Zs":
        return " "
    return "" if category == "Cf" else character


def _as_decimal(found: re.Match[str]) -> str:
    return f"{found[1] or 0}.{_FRACTIONS[found[2]]}"
