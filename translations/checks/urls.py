"""Addresses that stand in the text itself: on the web, and of mail."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.addresses import addresses
from translations.checks.base import Check, CheckedText, listed
from translations.checks.texts import canonical
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    source, target = addresses(canonical(text.source)), addresses(canonical(text.target))
    if dropped := [address for address in source if address not in target]:
        return gettext("Addresses of the source that are missing or changed: %(addresses)s.") % {
            "addresses": listed(dropped)
        }
    if added := [address for address in target if address not in source]:
        return gettext("Addresses that the source does not have: %(addresses)s.") % {"addresses": listed(added)}
    return None


URLS = Check("urls", _("Changed addresses"), Severity.ERROR, find)
