"""Emphasis and other inline tags. Languages emphasise differently: what differs is worth a look, no more."""

from collections import Counter

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, CheckedText
from translations.checks.fragments import read_fragment
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    source, target = read_fragment(text.source).tags, read_fragment(text.target).tags
    if source == target:
        return None
    return gettext("The source has other tags (%(source)s) than the translation (%(target)s).") % {
        "source": _shown(source),
        "target": _shown(target),
    }


def _shown(tags: Counter[str]) -> str:
    return ", ".join(f"{count} × <{tag}>" for tag, count in sorted(tags.items())) or gettext("none")


TAGS = Check("tags", _("Other emphasis"), Severity.WARNING, find)
