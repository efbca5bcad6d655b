"""How giving and taking languages reads in Wagtail's log of the site."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from translations import locales
from translations.models import LanguageRole
from translations.roles import GIVEN, TAKEN


def register(actions: Any) -> None:
    @actions.register_action(GIVEN)
    class Given(LogFormatter):
        label = gettext_lazy("Give a language")

        def format_message(self, log_entry: Any) -> str:
            role = LanguageRole(log_entry.data["role"]).label
            return _("%(role)s of %(language)s from now on") % {"role": role, "language": _language(log_entry)}

    @actions.register_action(TAKEN)
    class Taken(LogFormatter):
        label = gettext_lazy("Take a language away")

        def format_message(self, log_entry: Any) -> str:
            return _("Works on %(language)s no more") % {"language": _language(log_entry)}


def _language(log_entry: Any) -> str:
    return locales.translated_name(log_entry.data["language"])
