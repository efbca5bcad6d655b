"""Nobody reads a page half in one language and half in another: publishing waits for the last text."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation


def refuse_incomplete(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Answers localize's “publish” for a translation that lacks texts; None for everything else.

    localize itself publishes it, with the source's texts in between, and warns afterwards (``edit_translation.py``).
    """
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    missing = _missing(instance) if isinstance(instance, TranslatableMixin) else 0
    if not missing:
        return None
    messages.error(
        request,
        ngettext(
            "Not published: %(count)s text is not translated yet. Your work is kept.",
            "Not published: %(count)s texts are not translated yet. Your work is kept.",
            missing,
        )
        % {"count": missing},
    )
    return redirect(AdminURLFinder(request.user).get_edit_url(instance))


def _missing(instance: Any) -> int:
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=True
    ).first()
    if translation is None:
        return 0
    segments = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    return int(segments.filter(translation__isnull=True).count())
