"""Texts to files."""

from collections.abc import Iterable
from typing import Any

import polib
from wagtail.models import Locale, Page

from translations.exchange.units import SLUG, UnitAddress
from translations.segments import existing_translations, source_segments, update_source
from translations.writing import chosen_slug, target_of


def export_po(instances: Iterable[Any], locale: Locale) -> polib.POFile:
    """The texts of the given source-language pages and snippets, with the translations there are.

    One entry for each text at each place; the comment names the page for the translator.
    """
    po = polib.POFile(wrapwidth=110)
    po.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": locale.language_code,
    }
    for instance in instances:
        po.extend(_entries(instance, locale))
    return po


def _entries(instance: Any, locale: Locale) -> Iterable[polib.POEntry]:
    segments = source_segments(update_source(instance))
    translations = existing_translations(segments, locale)
    note = f"{instance._meta.verbose_name}: {instance}"
    if isinstance(instance, Page):
        target = target_of(instance, locale)
        yield _entry(instance, SLUG, instance.slug, chosen_slug(target, instance) if target else "", note)
    for segment in segments:
        known = translations.get((segment.context_id, segment.string_id))
        text = known.data if known and not known.has_error else ""
        yield _entry(instance, segment.path, segment.text, text, note)


def _entry(instance: Any, path: str, source: str, translation: str, note: str) -> polib.POEntry:
    address = UnitAddress(instance.type_name, instance.translation_key, path)
    return polib.POEntry(msgctxt=str(address), msgid=source, msgstr=translation, comment=note)
