"""A translation written by hand with which somebody is to go on text by text: what it says is not asked again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import validate_translation_links

from translations.models import SourceText, TranslationStatus
from translations.segments import Segment, SourceSegment, existing_translations, extracted, source_segments
from translations.sources import segments_of
from translations.writing import target_of


def adopt(source: TranslationSource, locale: Locale, instance: Any) -> int:
    """Store what readers have of ``instance`` in ``locale`` as translations of its source's texts; how many.

    Only where localize has never had the translation. A text is taken where the source still says what it said when
    the translation was published, and where its place holds as many texts in both; the others are asked anew.
    """
    if Translation.objects.filter(source__object_id=source.object_id, target_locale=locale).exists():
        return 0
    target = target_of(instance, locale)
    made_from = _made_from(source, locale)
    if target is None or not target.live or made_from is None:
        return 0
    segments = source_segments(source)
    known = existing_translations(segments, locale)
    pairs = _pairs(segments_of(made_from), extracted(target))
    found = [
        StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for segment, text in _translated(segments, pairs)
        if (segment.context_id, segment.string_id) not in known
    ]
    StringTranslation.objects.bulk_create(found)
    return len(found)


def _made_from(source: TranslationSource, locale: Locale) -> SourceText | None:
    """The source text of which readers have a translation; None where it is not known."""
    status = TranslationStatus.objects.filter(translation_key=source.object_id, locale=locale.language_code).first()
    if status is None or status.made_from is None:
        return None
    return SourceText.objects.filter(translation_key=source.object_id, number=status.made_from).first()


Pairs = dict[tuple[str, str], str]


def _pairs(former: Iterable[SourceSegment], written: Iterable[SourceSegment]) -> Pairs:
    """(path, source text) → what was written in its place."""
    said, here = _by_path(former), _by_path(written)
    return {
        (path, original): text
        for path, originals in said.items()
        if len(originals) == len(here[path])
        for original, text in zip(originals, here[path], strict=True)
    }


def _by_path(segments: Iterable[SourceSegment]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for segment in segments:
        found[segment.path].append(segment.text)
    return found


def _translated(segments: Iterable[Segment], pairs: Pairs) -> Iterator[tuple[Segment, str]]:
    for segment in segments:
        text = pairs.get((segment.path, segment.text), "")
        # The source's own words may be a translation or nobody's work: that is for a translator to say.
        if text and text != segment.text and _fits(segment.text, text):
            yield segment, text


def _fits(source: str, text: str) -> bool:
    try:
        validate_translation_links(source, text)
    except ValueError:
        return False
    return True
