"""Storing one text from localize's editor. Its script stays; who may write, and what, is decided here."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.authentication import SessionAuthentication
from rest_framework.decorators import (
    api_view,
    authentication_classes,
    parser_classes,
    permission_classes,
    renderer_classes,
)
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.views.edit_translation import StringTranslationSerializer

from translations.roles import may_edit_translation

# Far above any text there is; what a page's own field holds is checked when it is put together.
MAX_LENGTH = 20_000


@api_view(["PUT", "DELETE"])
@parser_classes([MultiPartParser, FormParser])
@renderer_classes([JSONRenderer])
@permission_classes([IsAuthenticated])
@authentication_classes([SessionAuthentication])
def edit_string_translation(request: Request, translation_id: int, string_segment_id: int) -> Response:
    """PUT ``value``, or DELETE what is stored. The answer is what localize's script expects: the stored text.

    Markup and links that the source does not have are stored with their error, as a text that does not count: so
    nobody's typing is lost, and it reaches no page.
    """
    translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=translation_id)
    segment = get_object_or_404(StringSegment, pk=string_segment_id, source_id=translation.source_id)
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        return _error(_("This translation is gone."), 404)
    if not may_edit_translation(request.user, target):
        return _error(_("You may not translate this."), 403)
    if not translation.enabled:
        return _error(_("This is not translated text by text any more. Load the page again."), 409)
    lock = target.get_lock()
    if lock and lock.for_user(request.user):
        return _error(_("This is locked: somebody else works on it."), 423)
    if request.method == "DELETE":
        return _delete(translation, segment)
    return _put(request, translation, segment)


def _put(request: Request, translation: Translation, segment: StringSegment) -> Response:
    value = request.data.get("value") if hasattr(request.data, "get") else None
    if not isinstance(value, str) or not value.strip():
        return _error(_("There is no text in this request."), 400)
    if len(value) > MAX_LENGTH:
        return _error(_("This text is too long: at most %(count)s characters.") % {"count": MAX_LENGTH}, 400)
    if "\0" in value:
        return _error(_("This text holds a character that no text can hold."), 400)
    with transaction.atomic():
        stored, created = StringTranslation.objects.update_or_create(
            **_place(translation, segment),
            defaults={
                "data": value,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": request.user,
                "has_error": False,
                "field_error": "",
            },
        )
    return Response(_answer(stored, translation), status=201 if created else 200)


def _delete(translation: Translation, segment: StringSegment) -> Response:
    stored = StringTranslation.objects.filter(**_place(translation, segment)).first()
    if stored is None:
        # A success to localize's script.
        return Response(status=404)
    stored.delete()
    return Response(_answer(stored, translation))


def _place(translation: Translation, segment: StringSegment) -> dict[str, Any]:
    return {
        "translation_of_id": segment.string_id,
        "locale_id": translation.target_locale_id,
        "context_id": segment.context_id,
    }


def _answer(stored: StringTranslation, translation: Translation) -> Any:
    return StringTranslationSerializer(stored, context={"translation_source": translation.source}).data


def _error(reason: str, status: int) -> Response:
    return Response({"error": reason}, status=status)
