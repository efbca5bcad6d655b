"""A text without a translation.

Whether that keeps a page from being published is up to the rules of its language (``partial``).
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, CheckedText
from translations.checks.texts import has_words
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    if has_words(text.source) and not has_words(text.target):
        return gettext("This text has no translation.")
    return None


MISSING = Check("missing", _("No translation"), Severity.ERROR, find, adjustable=False)
