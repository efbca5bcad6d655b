"""Texts that are not written in the script of their language."""

import re
import unicodedata
from functools import lru_cache

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.addresses import without_addresses
from translations.checks.base import Check, CheckedText, language_of
from translations.checks.texts import canonical
from translations.models.policy import Severity

# The first word of the Unicode names of a script's letters. A language that is not here may use any.
SCRIPTS = {
    "ARABIC": ("ar", "fa", "ur", "ps", "ckb"),
    "CYRILLIC": ("uk", "ru", "bg", "be", "mk"),
    "ETHIOPIC": ("ti", "am"),
    "GREEK": ("el",),
    "HEBREW": ("he", "yi"),
    "LATIN": ("nl", "en", "de", "tr", "pl", "fr", "es", "it", "pt", "ro", "cs", "hu", "so", "fy", "sv", "da", "nb"),
}
_SCRIPT_OF = {language: script for script, languages in SCRIPTS.items() for language in languages}
# Fewer letters than this are a name or an abbreviation as likely as a text.
ENOUGH_LETTERS = 12
_HARDLY_ANY = 0.2
_WORD = re.compile(r"[^\W\d_]+")


def find(text: CheckedText) -> str | None:
    expected = script_of_language(text.locale)
    if expected is None:
        return None
    letters = "".join(_own_words(text))
    if len(letters) < ENOUGH_LETTERS:
        return None
    share = sum(_script_of_letter(letter) == expected for letter in letters) / len(letters)
    if share > _HARDLY_ANY:
        return None
    return gettext("Hardly any letter of this text is in the script of its language.")


def script_of_language(locale: str) -> str | None:
    """The script as Unicode names it; None for a language of which we know none."""
    return _SCRIPT_OF.get(language_of(locale))


def _own_words(text: CheckedText) -> list[str]:
    """The words that the source does not have, without abbreviations: names stay what they are in another script."""
    kept = set(_WORD.findall(canonical(text.source)))
    words = _WORD.findall(without_addresses(canonical(text.target)))
    return [word for word in words if word not in kept and not _is_abbreviation(word)]


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) <= 6


@lru_cache(maxsize=4096)
def _script_of_letter(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


SCRIPT = Check("script", _("Wrong script"), Severity.WARNING, find)
