"""Bringing the texts that translators see up to date with the source. What readers have stays as it is."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation, TranslationSource

from translations import locales
from translations.admin.refusals import refused
from translations.roles import may_edit_translation, may_translate
from translations.segments import source_segments, update_source, usable_translations
from translations.submitting import is_source


@dataclass
class Work:
    """What is left to do in one language. ``url`` is None for who may not do it."""

    language: str
    missing: int
    url: str | None


def update_translations(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    try:
        instance = source.get_source_instance()
    except ObjectDoesNotExist:
        raise Http404 from None
    if not _may(request.user, source, instance):
        raise PermissionDenied
    if not is_source(instance):
        return refused(request, _("Only the version in the source language can be translated. Open that one."))
    if request.method == "POST":
        source = update_source(instance)
        _tell(request, _work(request.user, source))
        return redirect(get_valid_next_url_from_request(request) or request.path)
    context = {
        "page_title": _("Texts to be translated"),
        "page_subtitle": str(instance),
        "header_icon": "wagtail-localize-language",
        "work": _work(request.user, source),
        "updated_at": source.last_updated_at,
        "next_url": get_valid_next_url_from_request(request),
    }
    return render(request, "translations/admin/update.html", context)


def _may(user: Any, source: TranslationSource, instance: Any) -> bool:
    """Who writes the source, and who translates it."""
    if may_edit_translation(user, instance):
        return True
    codes = source.translations.filter(enabled=True).values_list("target_locale__language_code", flat=True)
    return any(may_translate(user, code) for code in codes)


def _work(user: Any, source: TranslationSource) -> list[Work]:
    segments = source_segments(source)
    finder = AdminURLFinder(user)
    found = []
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        done = usable_translations(segments, translation.target_locale)
        target = _target(translation)
        found.append(
            Work(
                language=locales.translated_name(translation.target_locale.language_code),
                missing=sum(1 for each in segments if (each.context_id, each.string_id) not in done),
                url=finder.get_edit_url(target) if target and may_edit_translation(user, target) else None,
            )
        )
    return found


def _target(translation: Translation) -> Any | None:
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def _tell(request: HttpRequest, work: list[Work]) -> None:
    waiting = [each for each in work if each.missing]
    if not waiting:
        messages.success(request, _("The texts are up to date, and all of them are translated."))
        return
    for each in waiting:
        text = ngettext(
            "%(language)s: %(count)s text is to be translated. What readers have stays as it is.",
            "%(language)s: %(count)s texts are to be translated. What readers have stays as it is.",
            each.missing,
        )
        messages.warning(request, text % {"language": each.language, "count": each.missing})
