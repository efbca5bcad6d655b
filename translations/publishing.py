"""Publishing a translation: the one way there is, and what may stand in it."""

import html
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Revision, TranslatableMixin
from wagtail_localize.models import Translation

from translations import locales
from translations.checks import Finding, blocking
from translations.checks.missing import MISSING
from translations.findings import findings
from translations.segments import extracted, source_segments, update_source, usable_translations
from translations.writing import publish_draft, save_draft


class PublishingRefused(ValidationError):
    """A translation that readers may not have yet. ``reasons`` are sentences for whoever wanted to publish it.

    With a dict inside: localize's editor fails on a ``ValidationError`` without one (``edit_translation.py``).
    """

    def __init__(self, reasons: list[str]) -> None:
        super().__init__({NON_FIELD_ERRORS: reasons})
        self.reasons = reasons


@transaction.atomic
def publish_translation(instance: Any, user: AbstractBaseUser | None = None) -> Revision:
    """Publish what has been translated, as of the source's present texts; the new live revision.

    Whether ``user`` may do so is for the caller to ask (``translations.roles.may_publish_translation``).

    Raises PublishingRefused with the reasons; nothing has changed then, not even a draft.
    """
    translation = managed(instance)
    if translation is None:
        raise PublishingRefused([_("This is not translated text by text: publish it from its own editor.")])
    try:
        source = update_source(translation.source.get_source_instance())
    except ObjectDoesNotExist:
        raise PublishingRefused([_("What this is a translation of is gone.")]) from None
    try:
        revision = save_draft(source, translation.target_locale, user=user)
    except ValidationError as error:
        raise PublishingRefused(_sentences(error)) from error
    if reasons := reasons_against(revision.as_object()):
        raise PublishingRefused(reasons)
    publish_draft(revision, user=user)
    return revision


def managed(instance: Any) -> Translation | None:
    """localize's record of this translation, where its texts are translated one by one; None where they are not."""
    translation = _record(instance)
    return translation if translation is not None and translation.enabled else None


def is_translation(instance: Any) -> bool:
    """Whether it is a version in another language than the source's, and not the source's text under its address."""
    return (
        isinstance(instance, TranslatableMixin)
        and not getattr(instance, "alias_of_id", None)
        and instance.locale.language_code != locales.source_code()
    )


# -- what may stand in the way -------------------------------------------------------------------------------


# So many are told at once; the rest when those are mended.
_TOLD = 10


def reasons_against(instance: Any) -> list[str]:
    """Why readers may not have a translation as it is in memory, each reason a sentence; [] where they may.

    Asked by everything that publishes (``translations.gates``).
    """
    if not is_translation(instance):
        return []
    found = blocking(findings(instance, untranslated(instance), is_managed=_record(instance) is not None))
    missing = [finding for finding in found if finding.code == MISSING.code]
    others = [finding for finding in found if finding.code != MISSING.code]
    reasons = [_quoted(finding) for finding in others[:_TOLD]]
    if len(others) > _TOLD:
        count = len(others) - _TOLD
        reasons.append(ngettext("And %(count)s more.", "And %(count)s more.", count) % {"count": count})
    return [*_missing_texts(len(missing)), *reasons]


def _missing_texts(count: int) -> list[str]:
    if not count:
        return []
    sentence = ngettext("%(count)s text is not translated yet.", "%(count)s texts are not translated yet.", count)
    return [sentence % {"count": count}]


def _quoted(finding: Finding) -> str:
    """With the first words of the source, by which a translator finds the place."""
    words = Truncator(strip_tags(html.unescape(finding.source))).words(8)
    return _("“%(text)s”: %(message)s") % {"text": words, "message": finding.message}


def untranslated(instance: Any) -> list[tuple[str, str]]:
    """The (path, text) of what is still the source's, in reading order.

    Told from what ``instance`` holds: a text is missing where it reads as in the source and nobody has stored that as
    its translation. So an old draft lacks what was translated after it. Nothing is known of a translation that localize
    has never had; that gives [].
    """
    translation = _record(instance)
    if translation is None:
        return []
    segments = source_segments(translation.source)
    stored = usable_translations(segments, translation.target_locale)
    here = {(segment.path, segment.text) for segment in extracted(instance)}
    missing = []
    for segment in segments:
        known = stored.get((segment.context_id, segment.string_id))
        if (segment.path, segment.text) in here and (known is None or known.data != segment.text):
            missing.append((segment.path, segment.text))
    return missing


def _record(instance: Any) -> Translation | None:
    """The record that counts: an enabled one before one that was stopped."""
    found = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id
    ).exclude(source__locale_id=instance.locale_id)
    return found.select_related("source", "target_locale").order_by("-enabled", "pk").first()


def _sentences(error: ValidationError) -> list[str]:
    """What a page cannot hold, with the name of its field."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items()]
