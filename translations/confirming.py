"""Saying of a translation that it still says what its source says, although the source is worded otherwise now."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import extract_ids

from translations.asking import Kind, Question, questions
from translations.kinds import find_source
from translations.segments import source_segments, update_source
from translations.sources import latest_text
from translations.states import taken_as_current


class SourceChanged(Exception):
    """The source says something else again than what was looked at."""


class NeedsWork(Exception):
    """Some of what changed cannot stay as it is in the translation; ``places`` names where."""

    def __init__(self, places: Sequence[str]) -> None:
        super().__init__(", ".join(places))
        self.places = list(places)


def needing_work(found: Sequence[Question]) -> list[Question]:
    """What was added, what went and where links lead is not in the old translation: that has to be published again."""
    return [question for question in found if not _can_stay(question)]


def _can_stay(question: Question) -> bool:
    if question.kind != Kind.CHANGED:
        return False
    if question.links_changed:
        return False
    if question.target:
        return question.target == question.former_target
    # A link that is new in the source is not in the old translation.
    return bool(question.former_target) and extract_ids(question.source) == extract_ids(question.former_target)


@transaction.atomic
def still_right(key: UUID, locale: str, number: int, user: AbstractBaseUser) -> None:
    """Keep every old translation as that of the present text; nothing changes for readers.

    ``number`` is that of the source text the user had before her. Raises SourceChanged when there is a later one, and
    NeedsWork where an old translation cannot stand for the present text.
    """
    text = latest_text(key, lock=True)
    if text is None or text.number != number:
        raise SourceChanged
    found = questions(key, locale)
    if needing := needing_work(found):
        raise NeedsWork([question.label for question in needing])
    _keep_texts(find_source(text.type, key), found, locale, user)
    taken_as_current(key, locale)


def _keep_texts(instance: Any, found: Sequence[Question], locale: str, user: AbstractBaseUser) -> None:
    kept = {(question.path, question.source): question.former_target for question in found if not question.target}
    target_locale = Locale.objects.get(language_code=locale)
    for segment in source_segments(update_source(instance)):
        if former := kept.get((segment.path, segment.text)):
            StringTranslation.objects.update_or_create(
                locale=target_locale,
                context_id=segment.context_id,
                translation_of_id=segment.string_id,
                defaults={
                    "data": former,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "last_translated_by": user,
                    "has_error": False,
                    "field_error": "",
                },
            )
