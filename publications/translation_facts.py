"""What a document says of its translation: how its text stands to the source's, and in what it differs."""

import hashlib
from collections.abc import Collection
from typing import Any
from uuid import UUID

import orjson

from pages.blocks.base import Json
from publications.context import BuildContext
from publications.models import Publication
from publications.properties import property_names
from publications.serializers.fields import iso_moment
from publications.shelf import source_number, translation_list, translations_of
from translations import locales
from translations.models import Origin, State, TranslationStatus
from translations.segments import extracted

SOURCE = "source"
FALLBACK = "fallback"
# Of a page in a language: its source, a translation of it, or another language in its place.
STATES = (SOURCE, *map(str, (State.CURRENT, State.OUTDATED, State.PARTIAL)), FALLBACK)
# What of a state stands in documents; how far the next translation has come does not.
_TOLD = ("locale", "state", "origin", "made_from", "untranslated", "outdated_since", "changed")


def translation_facts(page: Any, row: Publication, context: BuildContext) -> dict[str, Json]:
    """All of ``translation`` but ``untranslated``, which only the finished document can tell.

    Of a fallback it is about the text that stands in. The states are recorded as an input.
    """
    source = locales.source_code()
    is_source = row.served_locale == source
    context.see(translation_list(row.key))
    status = None if is_source else context.shelf.translation(row.key, row.served_locale)
    return {
        "state": _state(row, status, is_source=is_source),
        "source_locale": source,
        "source_version": context.shelf.source_version(row.key) if is_source else _made_from(status),
        "outdated_since": iso_moment(status.outdated_since) if status else None,
        "changed_fields": property_names(status.changed) if status else [],
        "untranslated": [],
        "completeness": completeness(page, untranslated_paths(row, context)),
        "origin": None if is_source else status.origin if status else Origin.HUMAN,
    }


def translations_version(key: UUID) -> int:
    """A number (63 bits) that is another one whenever any document of a thing would tell something else of it."""
    told = [list(translations_of(key).values_list(*_TOLD)), source_number(key)]
    digest = hashlib.sha256(orjson.dumps(told)).digest()
    return int.from_bytes(digest[:8]) >> 1


def untranslated_paths(row: Publication, context: BuildContext) -> list[str]:
    """The places of texts in the page that readers get in the source language."""
    if row.served_locale == locales.source_code():
        return []
    status = context.shelf.translation(row.key, row.served_locale)
    return list(status.untranslated) if status else []


def completeness(page: Any, untranslated: Collection[str]) -> float:
    """The part of a page's texts that is in its own language, from 0 to 1, rounded down to hundredths.

    Texts are counted as translators get them. Of running text only the whole is known to hold some of the source
    language, so none of its sentences count as translated.
    """
    if not untranslated:
        return 1.0
    paths = [segment.path for segment in extracted(page)]
    own = sum(path not in untranslated for path in paths)
    return 100 * own // len(paths) / 100 if paths else 1.0


def _state(row: Publication, status: TranslationStatus | None, *, is_source: bool) -> str:
    if row.is_fallback:
        return FALLBACK
    if is_source:
        return SOURCE
    # Of one without a known state nothing is known that speaks against it.
    return str(status.state if status else State.CURRENT)


def _made_from(status: TranslationStatus | None) -> int | None:
    """None where nobody kept the text it was made from (``translations.standing.UNKNOWN``)."""
    return status.made_from or None if status else None
