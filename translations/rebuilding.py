"""All states at once: worked out anew, or compared with what is stored."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from translations import locales
from translations.kinds import translatable_models
from translations.models import SourceText, TranslationStatus
from translations.segments import digest_of, extracted
from translations.sources import latest_text
from translations.standing import DERIVED, work_out
from translations.states import refresh, source_deleted, source_published

# When somebody last worked on a text says nothing of how it stands.
_COMPARED = tuple(name for name in DERIVED if not name.startswith("worked_"))

Progress = Callable[[str], None]


def rebuild(progress: Progress = lambda name: None) -> int:
    """Work out everything from what is stored, and forget what is about nothing any more; how many things there are."""
    stored: set[UUID] = set()
    for source in _live_sources():
        source_published(source)
        progress(str(source))
    for model in translatable_models().values():
        sources = model.objects.filter(locale__language_code=locales.source_code())
        stored |= set(sources.values_list("translation_key", flat=True))
    for key in _known() - stored:
        source_deleted(key)
    for key in _known():
        refresh(key)
    return len(_known())


def record_unknown() -> int:
    """Begin with the published sources of which nothing is known yet; how many there were."""
    number = 0
    for model in translatable_models().values():
        known = SourceText.objects.filter(translation_key=OuterRef("translation_key"))
        for source in _live(model).filter(~Exists(known)):
            source_published(source)
            number += 1
    return number


def differences() -> list[str]:
    """What is stored and would not be worked out so now, one line each; nothing is changed."""
    found: list[str] = []
    for key in sorted(_known(), key=str):
        found += _of_thing(key)
    digests = dict(SourceText.objects.order_by("number").values_list("translation_key", "digest"))
    return found + [
        f"{source.type_name} {source.translation_key}: other texts are published"
        for source in _live_sources()
        if digests.get(source.translation_key) != digest_of(extracted(source))
    ]


def _of_thing(key: UUID) -> list[str]:
    text = latest_text(key)
    if text is None:
        return []
    rows = list(TranslationStatus.objects.filter(translation_key=key))
    stored = {row.locale: _compared(row) for row in rows}
    work_out(rows, text)
    name = f"{text.type} {key}"
    wrong = {row.locale: [each for each in _COMPARED if stored[row.locale][each] != getattr(row, each)] for row in rows}
    return [
        *(f"{name} {code}: {', '.join(columns)}" for code, columns in wrong.items() if columns),
        *(f"{name} {code}: no row" for code in locales.codes()[1:] if code not in stored),
    ]


def _compared(row: TranslationStatus) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _COMPARED}


def _known() -> set[UUID]:
    return set(SourceText.objects.values_list("translation_key", flat=True))


def _live_sources() -> Iterator[Any]:
    for model in translatable_models().values():
        yield from _live(model).iterator(chunk_size=200)


def _live(model: Any) -> Any:
    return model.objects.filter(locale__language_code=locales.source_code(), live=True).select_related("locale")
