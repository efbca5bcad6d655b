"""Texts that say in the source language what they should say in their own."""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.addresses import without_addresses
from translations.checks.base import Check, CheckedText
from translations.checks.script import script_of_language
from translations.checks.texts import canonical
from translations.models.policy import Severity

# A word in small letters of some length. Names and abbreviations have capitals, what stands between them is short.
_REAL_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{4,}(?![^\W_])")


def find(text: CheckedText) -> str | None:
    source, target = _words(text.source), _words(text.target)
    if source.casefold() != target.casefold() or not _holds_real_words(source):
        return None
    if " " not in source and script_of_language(text.locale) == script_of_language(text.source_locale):
        # One word may be the same in two languages: “website”, “contract”.
        return None
    return gettext("The translation is the same as the source.")


def _words(html: str) -> str:
    return " ".join(without_addresses(canonical(html)).split())


def _holds_real_words(text: str) -> bool:
    return any(word.islower() for word in _REAL_WORD.findall(text))


UNTRANSLATED = Check("untranslated", _("Left in the source language"), Severity.WARNING, find)
