"""How a translation stands, worked out from what is stored: pure reading, nothing is written here."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from translations import locales
from translations.changes import changed_paths
from translations.kinds import translatable_models
from translations.models import Origin, SourceText, State, TranslationStatus
from translations.segments import word_count
from translations.sources import segments_of

# The number of a source text that nobody kept: of a translation that was published before there were any, and has texts
# for a part of what its source says now.
UNKNOWN = 0


# The columns that are worked out, as against what happened.
DERIVED = (
    "type",
    "is_page",
    "source_live",
    "state",
    "target_pk",
    "outdated_since",
    "changed",
    "segments",
    "segments_done",
    "words",
    "words_done",
    "worked_at",
    "worked_by_id",
)


@dataclass
class _Version:
    """The stored translation in one language."""

    pk: int
    is_live: bool
    is_alias: bool
    revision: int | None
    published_at: datetime | None


@dataclass
class _Done:
    """The usable translations in one language, and the last work on any of them."""

    texts: dict[tuple[str, str], bool] = field(default_factory=dict)
    worked_at: datetime | None = None
    worked_by: int | None = None


def work_out(rows: list[TranslationStatus], text: SourceText) -> None:
    """Fill in what follows. Three queries, and one where a translation is of an older source."""
    key = text.translation_key
    model = translatable_models()[text.type]
    versions = _versions(model, key)
    done = _done(key)
    texts = _texts(key, text, {row.made_from for row in rows})
    present = segments_of(text)
    words = {segment: word_count(segment.text) for segment in present}
    source = versions.get(locales.source_code())
    for row in rows:
        version = versions.get(row.locale)
        work = done.get(row.locale, _Done())
        ready = [segment for segment in present if work.texts.get((segment.path, segment.text))]
        row.type, row.is_page = text.type, issubclass(model, Page)
        row.source_live = source is not None and source.is_live
        row.target_pk = version.pk if version else None
        row.segments, row.segments_done = len(present), len(ready)
        row.words, row.words_done = text.words, sum(words[segment] for segment in ready)
        row.worked_at, row.worked_by_id = work.worked_at, work.worked_by
        _stand(row, version, text, texts)
        if row.made_from == UNKNOWN:
            row.changed = list(dict.fromkeys(segment.path for segment in present if segment not in ready))


def _stand(row: TranslationStatus, version: _Version | None, text: SourceText, texts: dict[int, SourceText]) -> None:
    """The state itself, from what is stored in the language and what it was made from."""
    row.changed, row.outdated_since = [], None
    if version is None:
        # Whatever comes next is a new translation.
        row.made_from, row.untranslated, row.published_at, row.translated_by_id = None, [], None, None
        row.origin, row.state = Origin.HUMAN, State.MISSING
        return
    if version.is_alias or not version.is_live:
        row.state = State.FALLBACK if version.is_alias else State.DRAFT
        return
    if row.made_from is None:
        is_whole = row.segments_done in (0, row.segments)
        row.made_from, row.published_at = text.number if is_whole else UNKNOWN, version.published_at
    former = texts.get(row.made_from)
    row.changed = changed_paths(segments_of(former) if former else [], segments_of(text))
    if row.changed:
        row.state = State.OUTDATED
        later = [each.created_at for each in texts.values() if each.number > row.made_from and _differs(each, former)]
        row.outdated_since = min(later, default=text.created_at)
    else:
        row.state = State.PARTIAL if row.untranslated else State.CURRENT


def _differs(text: SourceText, former: SourceText | None) -> bool:
    return former is None or text.digest != former.digest


def _versions(model: Any, key: UUID) -> dict[str, _Version]:
    """The stored versions of a thing by language, in one query."""
    root = Page if issubclass(model, Page) else model
    alias = models.F("alias_of_id") if root is Page else models.Value(None, output_field=models.BigIntegerField())
    rows = root.objects.filter(translation_key=key).values_list(
        "locale__language_code", "pk", "live", alias, "live_revision_id", "last_published_at"
    )
    return {
        code: _Version(pk, is_live, alias_of is not None, revision, published_at)
        for code, pk, is_live, alias_of, revision, published_at in rows
    }


def _done(key: UUID) -> dict[str, _Done]:
    """The stored translations of a thing by language, in one query."""
    found: dict[str, _Done] = {}
    rows = StringTranslation.objects.filter(context__object_id=key).values_list(
        "locale__language_code",
        "context__path",
        "translation_of__data",
        "data",
        "has_error",
        "updated_at",
        "last_translated_by_id",
    )
    for code, path, source, data, has_error, updated_at, user in rows:
        work = found.setdefault(code, _Done())
        work.texts[path, source] = bool(data) and not has_error
        if work.worked_at is None or updated_at > work.worked_at:
            work.worked_at, work.worked_by = updated_at, user
    return found


def _texts(key: UUID, present: SourceText, numbers: set[int | None]) -> dict[int, SourceText]:
    """The present source text, and where a translation is of an older one all since the oldest of those."""
    older = {number for number in numbers if number is not None and number < present.number}
    if not older:
        return {present.number: present}
    rows = SourceText.objects.filter(translation_key=key, number__gte=min(older))
    return {row.number: row for row in rows} | {present.number: present}


def identity(text: SourceText) -> dict[str, Any]:
    """What a row says of the thing it is about."""
    return {"type": text.type, "is_page": issubclass(translatable_models()[text.type], Page)}
