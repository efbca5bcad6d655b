"""Spaces that stick out or stand double."""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, CheckedText
from translations.checks.texts import plain
from translations.models.policy import Severity

_DOUBLE = re.compile(r"(?<=\S)[^\S\n]{2,}(?=\S)")


def find(text: CheckedText) -> str | None:
    source, target = plain(text.source), plain(text.target)
    if (source.strip() == source) and target.strip() != target:
        return gettext("This text begins or ends with a space; the source does not.")
    if _DOUBLE.search(target) and not _DOUBLE.search(source):
        return gettext("Several spaces stand next to each other.")
    return None


WHITESPACE = Check("whitespace", _("Spaces too many"), Severity.WARNING, find)
