"""The versions of source texts: which readers have now, and what translations were made from."""

from uuid import UUID

from django.db import connection
from django.utils import timezone

from translations.changes import Change, changes, corrected
from translations.models import SourceText
from translations.segments import SourceSegment, digest_of, word_count


def segments_of(text: SourceText) -> list[SourceSegment]:
    return [SourceSegment(*segment) for segment in text.segments]


def latest_text(key: UUID, *, lock: bool = False) -> SourceText | None:
    """The source text that readers have now; None for what was never published.

    With ``lock`` it is held until the end of the transaction, so that nobody else works on its translations.
    """
    found = SourceText.objects.filter(translation_key=key).order_by("-number")
    if lock and connection.features.has_select_for_update:
        found = found.select_for_update(no_key=True)
    return found.first()


def next_text(former: SourceText | None, key: UUID, type_name: str, segments: list[SourceSegment]) -> SourceText:
    """A new version, not stored yet."""
    return SourceText(
        translation_key=key,
        number=former.number + 1 if former else 1,
        type=type_name,
        digest=digest_of(segments),
        segments=[list(segment) for segment in segments],
        words=sum(word_count(segment.text) for segment in segments),
        created_at=timezone.now(),
    )


def correct_history(text: SourceText, former: SourceText) -> None:
    """Every earlier version as if it had never had the mistakes, so that what was made from it stays what it was."""
    found: list[Change] = changes(segments_of(former), segments_of(text))
    mended = [change for change in found if change.former is not None]
    text.corrections = [
        [change.path, change.former.text, change.present.text]
        for change in mended
        if change.former and change.present and change.former.text != change.present.text
    ]
    earlier = list(SourceText.objects.filter(translation_key=text.translation_key))
    for each in earlier:
        segments = corrected(segments_of(each), mended)
        each.segments, each.digest = [list(segment) for segment in segments], digest_of(segments)
    SourceText.objects.bulk_update(earlier, ["segments", "digest"])
