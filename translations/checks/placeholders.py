"""Places that a program fills in: their names are not for translating."""

from collections import Counter

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.addresses import placeholders
from translations.checks.base import Check, CheckedText, listed
from translations.checks.texts import plain
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    source, target = Counter(placeholders(plain(text.source))), Counter(placeholders(plain(text.target)))
    if dropped := source - target:
        return gettext("Placeholders of the source that are missing: %(places)s.") % {"places": listed(list(dropped))}
    if added := target - source:
        return gettext("Placeholders that the source does not have: %(places)s.") % {"places": listed(list(added))}
    return None


PLACEHOLDERS = Check("placeholders", _("Changed placeholders"), Severity.ERROR, find)
