"""The screen “Translations”: every language with what is done and what is still to be done."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from translations.admin import access
from translations.admin.counts import ORDER, Counts, LanguageCounts, counted
from translations.admin.marks import ICONS, list_url
from translations.roles import languages_of, may_translate

URL_NAME = "translations_dashboard"
TITLE = _("Translations")
ICON = "wagtail-localize-language"
FILES = "translations_files"


class LanguageSwitch:
    """Between a translator's own languages and all of them, for views that show ``codes``."""

    request: Any

    @cached_property
    def codes(self) -> list[str]:
        return access.target_codes() if self.shows_all else access.usual_languages(self.request.user)

    @cached_property
    def shows_all(self) -> bool:
        return self.request.GET.get("languages") == "all"

    @cached_property
    def header_buttons(self) -> list[Any]:
        files = [_files_button(self.request)] if languages_of(self.request.user) else []
        if access.usual_languages(self.request.user) == access.target_codes():
            return files
        label, query = (_("My languages"), "") if self.shows_all else (_("All languages"), "?languages=all")
        return [HeaderButton(label, url=self.request.path + query, icon_name="globe"), *files]


def _files_button(request: HttpRequest) -> HeaderButton:
    """To the screen of files; from a list that is narrowed to one language straight to the file of what it shows."""
    chosen = request.GET
    if not may_translate(request.user, chosen.get("locale", "")):
        return HeaderButton(_("Files"), url=reverse(FILES), icon_name="download")
    query = [(name, value) for name in ("locale", "state", "type") for value in chosen.getlist(name) if value]
    address = f"{reverse(f'{FILES}_export')}?{urlencode(query)}"
    return HeaderButton(_("Download as XLIFF"), url=address, icon_name="download")


class Dashboard(access.SeenByThoseWhoTranslate, LanguageSwitch, WagtailAdminTemplateMixin, TemplateView):
    template_name = "translations/admin/dashboard.html"
    page_title = TITLE
    header_icon = ICON
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        found = counted(self.codes)
        return context | {
            "states": [(state, state.label, ICONS[state]) for state in ORDER],
            "languages": [_shown(language) for language in found],
            "work_url": reverse("translations_work"),
            "list_url": list_url(),
            "has_work": any(language.waiting or language.failed for language in found),
        }


def _shown(language: LanguageCounts) -> dict[str, Any]:
    return {
        "counts": language,
        "list_url": list_url(locale=language.locale),
        "rows": [
            {
                "counts": counts,
                "cells": [(number, list_url(**_where(counts), state=state)) for state, number in counts.states.items()],
                "all_url": list_url(**_where(counts)),
                "waiting_url": list_url(**_where(counts), work="waiting"),
                "failed_url": list_url(**_where(counts), work="failed"),
            }
            for counts in (language.pages, language.pieces)
        ],
    }


def _where(counts: Counts) -> dict[str, str]:
    return {"locale": counts.locale, "kind": "page" if counts.is_page else "piece"}
