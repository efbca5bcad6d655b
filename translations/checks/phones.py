"""Telephone numbers: whoever is in need dials what stands there."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.addresses import without_addresses
from translations.checks.base import Check, CheckedText, listed
from translations.checks.telephones import telephones
from translations.checks.texts import canonical
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    source, target = _numbers(text.source), _numbers(text.target)
    if dropped := [number for number in source if number not in target]:
        return gettext("Telephone numbers of the source that are missing or changed: %(numbers)s.") % {
            "numbers": listed(dropped)
        }
    if added := [number for number in target if number not in source]:
        return gettext("Telephone numbers that the source does not have: %(numbers)s.") % {"numbers": listed(added)}
    return None


def _numbers(html: str) -> list[str]:
    return telephones(without_addresses(canonical(html)))


PHONES = Check("phones", _("Changed telephone numbers"), Severity.ERROR, find)
