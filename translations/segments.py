"""The pieces of text of a page or snippet that a translator sees, and where each stands."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.html import strip_tags
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue


class SourceSegment(NamedTuple):
    """A text of the source. ``links`` tells where its links lead, which translators do not see; '' for none."""

    path: str
    text: str
    links: str = ""


def extracted(instance: Any) -> list[SourceSegment]:
    """The texts of a page or shared piece as it is in memory, in reading order, without a query.

    The same text twice at one place counts once: localize keeps one translation for both.
    """
    found = (value for value in extract_segments(instance) if isinstance(value, StringSegmentValue))
    return list(dict.fromkeys(SourceSegment(value.path, value.string.data, _links(value.attrs)) for value in found))


def _links(attributes: dict[str, Any] | None) -> str:
    return json.dumps(attributes, sort_keys=True, separators=(",", ":")) if attributes else ""


def digest_of(segments: Iterable[SourceSegment]) -> str:
    """Changes if and only if a text, a link or the place of one changes; the order of the places has no part in it."""
    digest = hashlib.sha256()
    for segment in sorted(segments, key=lambda each: each.path):
        digest.update("\0".join(segment).encode() + b"\1")
    return digest.hexdigest()


_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


def word_count(text: str) -> int:
    """How many words a translator counts in a text, its tags left out."""
    return sum(1 for _word in _WORD.finditer(strip_tags(text)))


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


def digest_of_source(source: TranslationSource) -> str:
    """:func:`digest_of` the texts that localize has frozen."""
    return digest_of(extracted(source.as_instance()))


def existing_translations(segments: list[Segment], locale: Locale) -> dict[tuple[int, int], StringTranslation]:
    """(context, string) → translation, for the given segments, in one query."""
    found = StringTranslation.objects.filter(
        locale=locale,
        context_id__in={segment.context_id for segment in segments},
        translation_of_id__in={segment.string_id for segment in segments},
    )
    return {(item.context_id, item.translation_of_id): item for item in found}


def usable_translations(segments: list[Segment], locale: Locale) -> dict[tuple[int, int], StringTranslation]:
    """:func:`existing_translations` without those that are empty or in error."""
    found = existing_translations(segments, locale)
    keys = {(segment.context_id, segment.string_id) for segment in segments}
    return {key: item for key, item in found.items() if key in keys and item.data and not item.has_error}
