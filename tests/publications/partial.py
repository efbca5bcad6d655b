"""Pages that are published with some of their texts still in the source language."""

from collections.abc import Collection
from typing import Any

from tests.factories.pages import stored
from tests.factories.translators import imported, placed, returned, translation_of
from translations.models import LanguagePolicy
from translations.models.policy import PartialPages


def partly_translated(page: Any, *, without: Collection[str], locale: str = "ar", **texts: str) -> Any:
    """The live translation of ``page`` in a language whose rules allow it to lack the texts that end like these."""
    LanguagePolicy.objects.update_or_create(locale=locale, defaults={"publishing": PartialPages.PARTIAL})
    imported(returned(placed(page, locale), locale=locale, without=without, texts=texts))
    translation = translation_of(page, locale)
    translation.get_latest_revision().publish()
    return stored(translation)
