"""The pieces of text of a page or snippet that a translator sees, and where each stands."""

import hashlib
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource


@dataclass(frozen=True)
class Segment:
    """One text at one place. ``path`` is stable over edits: field, block or row id, field within it."""

    path: str
    text: str
    context_id: int
    string_id: int


def update_source(instance: Any) -> TranslationSource:
    """localize's frozen copy of the source, brought up to date with what is stored now."""
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    return source


def source_segments(source: TranslationSource) -> list[Segment]:
    """The texts of a source in reading order; the same text twice at one place counts once."""
    rows = (
        StringSegment.objects.filter(source=source)
        .order_by("order")
        .values_list("context__path", "string__data", "context_id", "string_id")
    )
    return list(dict.fromkeys(Segment(*row) for row in rows))


def segments_hash(segments: list[Segment]) -> str:
    """Changes if and only if a text, or the place of a text, changes."""
    digest = hashlib.sha256()
    for segment in segments:
        digest.update(f"{segment.path}\0{segment.text}\0".encode())
    return digest.hexdigest()


def existing_translations(segments: list[Segment], locale: Locale) -> dict[tuple[int, int], StringTranslation]:
    """(context, string) → translation, for the given segments, in one query."""
    found = StringTranslation.objects.filter(
        locale=locale,
        context_id__in={segment.context_id for segment in segments},
        translation_of_id__in={segment.string_id for segment in segments},
    )
    return {(item.context_id, item.translation_of_id): item for item in found}
