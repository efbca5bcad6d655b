"""Links that a reader would miss, find twice, or be led nowhere by."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, CheckedText, listed
from translations.checks.fragments import read_fragment
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    source, target = read_fragment(text.source), read_fragment(text.target)
    if dropped := source.links - target.links:
        return gettext("Links of the source that are missing: %(links)s.") % {"links": _shown(dropped)}
    if surplus := target.links - source.links:
        return gettext("Links that the source does not have, or has less often: %(links)s.") % {
            "links": _shown(surplus)
        }
    if empty := [link for link in target.empty_links if link not in source.empty_links]:
        return gettext("Links without a text to click on: %(links)s.") % {"links": _shown(empty)}
    return None


def _shown(links: Iterable[str]) -> str:
    return listed([f'<a id="{link}">' if link else "<a>" for link in links])


LINKS = Check("links", _("Dropped or invented links"), Severity.ERROR, find)
