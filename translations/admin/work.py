"""The screen “Preparation”: what the pipeline still has to put before translators, and what it could not."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from translations import locales, naming
from translations.admin import access
from translations.admin.counts import FAILED, counted
from translations.admin.dashboard import ICON
from translations.admin.dashboard import URL_NAME as DASHBOARD
from translations.admin.marks import list_url
from translations.models import TranslationStatus
from translations.pipeline import enqueue_waiting

URL_NAME = "translations_work"
SHOWN = 100


class WorkView(access.SeenByThoseWhoTranslate, WagtailAdminTemplateMixin, TemplateView):
    template_name = "translations/admin/work.html"
    page_title = gettext_lazy("Preparation of translations")
    header_icon = ICON
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(DASHBOARD), "label": _("Translations")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        languages = counted(access.target_codes())
        source = locales.language(locales.source_code())
        return context | {
            "languages": [
                {
                    "counts": counts,
                    "waiting_url": list_url(locale=counts.locale, work="waiting"),
                    "failed_url": list_url(locale=counts.locale, work="failed"),
                }
                for counts in languages
            ],
            "failures": failures(),
            "shown": SHOWN,
            "failed": sum(counts.failed for counts in languages),
            "has_work": any(counts.waiting or counts.failed for counts in languages),
            "source_code": source.code,
            "source_direction": source.direction,
        }


def failures() -> list[Any]:
    """The latest of what could not be prepared, each with ``reason``, ``language`` and the ``url`` of its source."""
    rows = TranslationStatus.objects.filter(FAILED, source_live=True, locale__in=access.target_codes())
    found = list(naming.titled(rows).order_by("-failed_at", "pk")[:SHOWN])
    for row in found:
        row.reason = last_line(row.failure)
        row.language = naming.language_name(row.locale)
        row.title, row.url = naming.title_of(row), naming.source_url(row)
    return found


def last_line(failure: str) -> str:
    """What went wrong, of a whole traceback."""
    lines = failure.strip().splitlines()
    return lines[-1] if lines else ""


@require_POST
def try_again(request: HttpRequest) -> HttpResponse:
    """Put everything that waits or failed on the queue again; what is there already is done once."""
    access.check(request.user)
    enqueue_waiting(everything=True)
    messages.success(request, _("What is waiting is being prepared. Look again in a minute."))
    return redirect(URL_NAME)
