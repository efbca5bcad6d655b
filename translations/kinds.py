"""Finding translatable things by their public type name and translation key."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from wagtail.models import Locale, TranslatableMixin

from pages.models import PAGE_TYPES, SNIPPETS
from translations import locales


@functools.cache
def translatable_models() -> dict[str, Any]:
    """Public type name → model, for everything with text in several languages."""
    models: list[Any] = [*SNIPPETS, *PAGE_TYPES]
    return {model.type_name: model for model in models if issubclass(model, TranslatableMixin)}


def translatable_snippets() -> list[Any]:
    """The models of shared pieces with text in several languages."""
    return [model for model in SNIPPETS if issubclass(model, TranslatableMixin)]


def source_locale() -> Locale:
    return Locale.objects.get(language_code=locales.source_code())


def find_source(type_name: str, translation_key: UUID) -> Any | None:
    """The version in the source language, or None."""
    model = translatable_models().get(type_name)
    if model is None:
        return None
    return model.objects.filter(translation_key=translation_key, locale__language_code=locales.source_code()).first()


def find_sources(things: Iterable[tuple[str, UUID]]) -> Iterator[Any]:
    """The source-language versions of many things, given by type and key, in one query for each type."""
    keys: dict[str, list[UUID]] = defaultdict(list)
    for name, key in things:
        keys[name].append(key)
    for name, found in keys.items():
        yield from translatable_models()[name].objects.filter(
            translation_key__in=found, locale__language_code=locales.source_code()
        )
