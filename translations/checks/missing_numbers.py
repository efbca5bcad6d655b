"""Numbers of the source that the translation does not have. They may be spelled out; where another number stands in
their place, ``numbers`` tells.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, CheckedText, listed
from translations.checks.comparing import compare_numbers
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    difference = compare_numbers(text)
    if not difference.missing or difference.added:
        return None
    return gettext("Numbers of the source that are missing, unless they are spelled out: %(numbers)s.") % {
        "numbers": listed(difference.missing)
    }


MISSING_NUMBERS = Check("missing_numbers", _("Missing numbers"), Severity.WARNING, find)
