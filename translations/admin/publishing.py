"""What the admin answers when somebody wants to publish a translation.

localize publishes from its editor past the admin's hooks and after the commit, with the source's texts in between
(``edit_translation.py``); Wagtail's own editor goes past ``Page.publish()``. Each is answered here, before it happens.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from translations.publishing import (
    PublishingRefused,
    is_translation,
    managed,
    publish_translation,
    reasons_against,
)
from translations.roles import may_publish_translation


def answer_publishing(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Answers “publish” from localize's editor; None for everything else. Before localize's own hook."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not is_translation(instance) or managed(instance) is None:
        return None
    user: Any = request.user
    if not may_publish_translation(user, instance):
        raise PermissionDenied
    try:
        publish_translation(instance, user)
    except PublishingRefused as refusal:
        tell_refusal(request, refusal.reasons)
    else:
        messages.success(request, _("“%(title)s” is published.") % {"title": instance})
    return redirect(request.path)


def before_publishing(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Answers “publish” from Wagtail's own editor, which has stored the draft by now."""
    reasons = reasons_against(instance)
    if not reasons:
        return None
    tell_refusal(request, reasons)
    return redirect(AdminURLFinder(request.user).get_edit_url(instance))


def before_bulk_action(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publishes none of the chosen pages where one of them may not be, and says which."""
    if action_type != "publish":
        return None
    refusals = [(thing, reasons_against(thing.get_latest_revision_as_object())) for thing in objects]
    refusals = [(thing, reasons) for thing, reasons in refusals if reasons]
    if not refusals:
        return None
    tell_refusal(request, [f"“{thing}”: {' '.join(reasons)}" for thing, reasons in refusals])
    return redirect(action.next_url)


def tell_refusal(request: HttpRequest, reasons: Iterable[str]) -> None:
    messages.error(request, _("Not published: %(reasons)s Your work is kept.") % {"reasons": " ".join(reasons)})
