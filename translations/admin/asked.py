"""In localize's editor: how the translation stands, what changed since, and the button that says it is still right."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from translations import locales, naming
from translations.admin.counts import Amount
from translations.admin.marks import mark
from translations.admin.side_panel import source_pk_of
from translations.asking import Kind, Question, questions
from translations.confirming import NeedsWork, SourceChanged, needing_work, still_right
from translations.differences import as_html, difference
from translations.kinds import translatable_models
from translations.models import State, TranslationStatus
from translations.sources import latest_text
from translations.writing import may_publish

# Where localize's template opens the element its script fills (``edit_translation.html``).
EDITOR = '<div class="js-translation-editor"'

_KINDS = {
    Kind.ADDED: gettext_lazy("New text"),
    Kind.CHANGED: gettext_lazy("Other words"),
    Kind.LINKS: gettext_lazy("Other links, same words"),
    Kind.REMOVED: gettext_lazy("Gone"),
}


def before_editor(screen: str, request: HttpRequest, instance: Any) -> SafeString:
    """localize's screen with ours right above its editor; on top of it where the editor is not found."""
    html = render_to_string("translations/admin/before_editor.html", context(instance, request.user), request)
    before, found, after = screen.partition(EDITOR)
    # Both are templates that were rendered, and so escaped.
    return mark_safe(before + html + found + after if found else html + screen)  # noqa: S308


def context(instance: Any, user: Any) -> dict[str, Any]:
    source, target = locales.language(locales.source_code()), locales.language(instance.locale.language_code)
    row = TranslationStatus.objects.filter(translation_key=instance.translation_key, locale=target.code).first()
    return {
        "source": source,
        "target": target,
        "source_language": naming.language_name(source.code),
        "source_url": _source_url(instance),
        "row": row,
        "may_publish": may_publish(instance, user),
        **(_asked(row, instance, user) if row else {}),
    }


def _source_url(instance: Any) -> str | None:
    pk = source_pk_of(instance)
    return naming.edit_url(Page if isinstance(instance, Page) else type(instance), pk) if pk else None


def _asked(row: TranslationStatus, instance: Any, user: Any) -> dict[str, Any]:
    is_outdated = row.state == State.OUTDATED
    found = questions(row.translation_key, row.locale) if row.made_from is not None or row.target_pk else []
    # Of what was never translated there is nothing to say but what the editor below says itself.
    changed = [question for question in found if is_outdated or question.former_source]
    text = latest_text(row.translation_key)
    may_confirm = is_outdated and bool(changed) and may_publish(instance, user)
    return {
        "mark": mark(row, None, []),
        "segments": Amount(row.segments_done, row.segments),
        "changed": [_shown(question) for question in changed],
        "may_confirm": may_confirm and not needing_work(changed),
        "needing": [question.label for question in needing_work(changed)] if may_confirm else [],
        "number": text.number if text else 0,
    }


def _shown(question: Question) -> dict[str, Any]:
    return {
        "question": question,
        "kind": _KINDS[question.kind],
        "difference": as_html(difference(question.former_source, question.source)),
    }


@require_POST
def confirm(request: HttpRequest, key: UUID, locale: str) -> HttpResponse:
    """“This is still right”: for who may publish the translation."""
    row = TranslationStatus.objects.filter(translation_key=key, locale=locale, target_pk__isnull=False).first()
    if row is None:
        raise Http404
    model = translatable_models()[row.type]
    target = model.objects.filter(pk=row.target_pk).first()
    if target is None:
        raise Http404
    user: Any = request.user
    if not may_publish(target, user):
        raise PermissionDenied
    _confirm(request, user, row, target)
    return redirect(naming.edit_url(model, target.pk))


def _confirm(request: HttpRequest, user: Any, row: TranslationStatus, target: Any) -> None:
    number = request.POST.get("number", "")
    try:
        still_right(row.translation_key, row.locale, int(number) if number.isdecimal() else 0, user)
    except SourceChanged:
        messages.warning(request, _("The source has changed again meanwhile. Look at what is different now."))
    except NeedsWork as error:
        places = ", ".join(error.places)
        messages.error(
            request, _("This cannot stay as it is: %(places)s. Translate it and publish.") % {"places": places}
        )
    else:
        title = {"title": str(target)}
        messages.success(request, _("“%(title)s” is up to date: it stays as readers have it.") % title)
