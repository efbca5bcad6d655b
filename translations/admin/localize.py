"""What wagtail-localize adds to the admin, and what of it is taken away.

Its hooks look at one right, ``wagtail_localize.submit_translation``, which knows neither languages nor pages; here that
right gives nothing. Wagtail has no way to take a hook back, so the registry is asked directly: Wagtail's ``_hooks`` and
the names below are checked by ``tests/translations/test_doors.py``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import wagtail_localize.wagtail_hooks as localize
from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.action_menu import PublishMenuItem, UnpublishMenuItem
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.edit_translation import edit_translation

from translations.admin.views import closed
from translations.admin.views.submit import codes_for
from translations.publishing import is_translation, managed
from translations.roles import may_edit_translation, may_publish_translation
from translations.submitting import is_source

TAKEN_BACK: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("register_permissions", localize.register_submit_translation_permission),
    ("register_page_header_buttons", localize.page_listing_more_buttons),
    ("register_page_listing_more_buttons", localize.page_listing_more_buttons),
    ("register_snippet_listing_buttons", localize.register_snippet_listing_buttons),
    ("register_page_action_menu_item", localize.register_restart_translation_page_action_menu_item),
    ("register_page_action_menu_item", localize.register_convert_back_to_alias_page_action_menu_item),
    ("register_snippet_action_menu_item", localize.register_restart_translation_snippet_action_menu_item),
    ("register_reports_menu_item", localize.register_wagtail_localize2_report_menu_item),
)

_CLOSED_BUTTONS: dict[str, Callable[..., HttpResponse]] = {
    "localize-restart-translation": closed.restart_translation,
    "localize-convert-to-alias": closed.convert_to_alias,
}


def take_back() -> None:
    """Unregister what of localize has no place here."""
    for name, function in TAKEN_BACK:
        hooks._hooks[name] = [entry for entry in hooks._hooks.get(name, []) if entry[0] is not function]


def refuse_buttons(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Answers a form with a button of localize that leads nowhere here, wherever it came from."""
    if request.method != "POST":
        return None
    pressed = [answer for name, answer in _CLOSED_BUTTONS.items() if name in request.POST]
    return pressed[0](request) if pressed else None


def page_buttons(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    return _buttons(page, user)


def snippet_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    return _buttons(snippet, user)


def _buttons(thing: Any, user: Any) -> Iterator[Button]:
    """“Translate” and “To be translated”, for those who may, on what stands in the source language."""
    if not isinstance(thing, TranslatableMixin) or (isinstance(thing, Page) and thing.is_root()):
        return
    if not is_source(thing):
        return
    if codes_for(user, thing):
        yield Button(_("Translate"), _submit_url(thing), icon_name="wagtail-localize-language", priority=60)
        source = TranslationSource.objects.get_for_instance_or_none(thing)
        if source is not None and source.translations.filter(enabled=True).exists():
            url = reverse("wagtail_localize:update_translations", args=[source.pk])
            yield Button(_("To be translated"), url, icon_name="resubmit", priority=61)


def _submit_url(thing: Any) -> str:
    if isinstance(thing, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[thing.pk])
    meta = thing._meta
    return reverse(
        "wagtail_localize:submit_snippet_translation", args=[meta.app_label, meta.model_name, quote(thing.pk)]
    )


def open_shared_piece(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """localize's editor for a shared piece, showing “Publish” to those who may publish in its language.

    It asks Django for the right on all pieces of the kind, which no reviewer has.
    """
    if request.method != "GET" or not is_translation(instance):
        return None
    translation = managed(instance)
    if translation is None:
        return None
    right = get_permission_name("publish", type(instance))
    with _answering(request.user, right, may_publish_translation(request.user, instance)):
        response: HttpResponse = edit_translation(request, translation, instance)
    return response


@contextmanager
def _answering(user: Any, right: str, answer: bool) -> Iterator[None]:
    """Within, ``user.has_perm(right)`` gives ``answer``."""
    asked = user.has_perm
    user.has_perm = lambda name, obj=None: answer if name == right else asked(name, obj)
    try:
        yield
    finally:
        del user.has_perm


def snippet_action_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Publishing and unpublishing of shared pieces, for those who may do it with this one."""
    piece = context.get("instance")
    if piece is None or not isinstance(piece, TranslatableMixin):
        return
    if not may_publish_translation(request.user, piece):
        items[:] = [item for item in items if not isinstance(item, (PublishMenuItem, UnpublishMenuItem))]
    elif not any(isinstance(item, PublishMenuItem) for item in items) and may_edit_translation(request.user, piece):
        items.append(PublishMenuItem(order=30))
        if piece.live:
            items.append(UnpublishMenuItem(order=20))
