"""Texts that do not fit where they stand."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, CheckedText
from translations.checks.texts import plain
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    length = len(plain(text.target))
    if text.max_length is None or length <= text.max_length:
        return None
    return gettext("This text has %(length)s characters; there is room for %(room)s.") % {
        "length": length,
        "room": text.max_length,
    }


LENGTH = Check("length", _("Too long"), Severity.ERROR, find)
