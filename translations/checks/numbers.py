"""Numbers that the source does not have: a changed dose or age does harm."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, CheckedText, listed
from translations.checks.comparing import compare_numbers
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    difference = compare_numbers(text)
    if not difference.added:
        return None
    if difference.missing:
        return gettext("The source says %(source)s where the translation says %(target)s.") % {
            "source": listed(difference.missing),
            "target": listed(difference.added),
        }
    return gettext("Numbers that the source does not have: %(numbers)s.") % {"numbers": listed(difference.added)}


NUMBERS = Check("numbers", _("Changed numbers"), Severity.ERROR, find)
