"""Markup that cannot be stored or that a browser would mend in its own way."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail_localize.strings import StringValue

from translations.checks.base import Check, CheckedText, listed
from translations.checks.fragments import read_fragment
from translations.models.policy import Severity


def find(text: CheckedText) -> str | None:
    fragment = read_fragment(text.target)
    if fragment.unbalanced:
        return gettext("Tags that are not opened and closed in order: %(tags)s.") % {
            "tags": listed(fragment.unbalanced)
        }
    if fragment.has_instructions:
        return gettext("This text holds a comment or instruction; leave it out.")
    if "<" not in text.target:
        return None
    try:
        # What reads the text in the end is also what says which tags there may be.
        StringValue.from_translated_html(text.target)
    except ValueError as error:
        return str(error)
    return None


MARKUP = Check("markup", _("Broken or unknown markup"), Severity.ERROR, find)
