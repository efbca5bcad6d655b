"""Doors of wagtail-localize that lead nowhere here."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from translations.admin.refusals import refused, refused_json

# Where the report on translations was; it showed all languages to everybody.
REPORT_TARGET = "translations_dashboard"


def stop_translation(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """A stopped translation is a page nobody keeps up with its source."""
    return refused(
        request, _("A translation stays connected to its source. To take it from readers, unpublish the page.")
    )


def restart_translation(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """localize's discards what was written by hand in between."""
    return refused(
        request,
        _("This would throw away what was written by hand. Start the translation from the source instead."),
    )


def convert_to_alias(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Readers get the fallback language by themselves where there is no translation."""
    return refused(
        request,
        _("A translation is not replaced by its source. Unpublish it, and readers get the language that comes next."),
    )


def edit_override(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """What is no text follows the source (``pages/translation_policy.py``)."""
    return refused_json(_("This is the same in every language and is changed in the source."))


def machine_translate(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def preview(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """It needs a template to show a page in; ours are shown by front ends."""
    raise Http404


def snippets_api(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """It lists shared pieces for overrides, to everybody who may enter the admin."""
    raise Http404


def translations_report(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return redirect(REPORT_TARGET)
