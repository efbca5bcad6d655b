"""Texts from files. Each thing is stored whole or not at all; what does not fit is reported, never applied."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import polib
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue, validate_translation_links

from translations import locales
from translations.exchange.units import SLUG, UnitAddress
from translations.kinds import find_source
from translations.models import Origin, TranslationRecord
from translations.segments import (
    Segment,
    existing_translations,
    segments_hash,
    source_segments,
    update_source,
)
from translations.writing import (
    ParentNotTranslated,
    create_target,
    is_stored,
    may_publish,
    publish_draft,
    save_draft,
    target_of,
)


@dataclass
class ImportReport:
    """What an import did. ``refused`` holds (address, reason) for every unit that was not applied."""

    published: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


Progress = Callable[[str], None]
Units = dict[str, polib.POEntry]


def import_po(
    po: polib.POFile,
    locale_code: str,
    *,
    user: AbstractBaseUser | None = None,
    origin: str = Origin.HUMAN,
    progress: Progress = lambda name: None,
) -> ImportReport:
    """Apply a translators' file to ``locale_code`` and publish what is complete.

    A page with texts still missing is stored as a draft and not published, so that nobody reads it half translated; so
    is one whose source is not public itself, or that ``user`` may not publish. A text whose source has changed since
    the export is reported and not applied. Importing the same file again changes nothing.

    Raises ValueError when the file is for another language, or ``locale_code`` is the source language or none of ours.
    """
    if locale_code not in locales.codes():
        raise ValueError(f"“{locale_code}” is none of the configured languages.")
    if locale_code == locales.source_code():
        raise ValueError(f"“{locale_code}” is the source language; translations go into another one.")
    stated = po.metadata.get("Language", "")
    if stated and stated != locale_code:
        raise ValueError(f"This file is for “{stated}”, not for “{locale_code}”.")
    locale = Locale.objects.get(language_code=locale_code)
    report = ImportReport()
    for (type_name, key), units in _in_tree_order(_by_thing(po, report)):
        progress(f"{type_name} {key}")
        _import_thing(type_name, key, units, locale, user, origin, report)
    return report


def _by_thing(po: Iterable[polib.POEntry], report: ImportReport) -> dict[tuple[str, UUID], Units]:
    things: dict[tuple[str, UUID], Units] = defaultdict(dict)
    for entry in po:
        if entry.obsolete:
            continue
        try:
            address = UnitAddress.parse(entry.msgctxt or "")
        except ValueError:
            report.refused.append((entry.msgctxt or entry.msgid[:40], "not an address of a text"))
            continue
        things[address.type_name, address.translation_key][address.path + "\0" + entry.msgid] = entry
    return things


def _in_tree_order(things: dict[tuple[str, UUID], Units]) -> list[tuple[tuple[str, UUID], Units]]:
    """Snippets first, then pages with parents before their children: a page needs its parent's translation."""
    tree_paths = dict(
        Page.objects.filter(
            translation_key__in=[key for _type, key in things],
            locale__language_code=locales.source_code(),
        ).values_list("translation_key", "path")
    )
    return sorted(things.items(), key=lambda item: (tree_paths.get(item[0][1], ""), str(item[0])))


def _import_thing(
    type_name: str,
    key: UUID,
    units: Units,
    locale: Locale,
    user: AbstractBaseUser | None,
    origin: str,
    report: ImportReport,
) -> None:
    name = f"{type_name}:{key}"
    instance = find_source(type_name, key)
    if instance is None:
        report.refused.append((name, "there is no such page or snippet"))
        return
    try:
        with transaction.atomic():
            outcome = _store(instance, units, locale, user, origin, report)
    except ParentNotTranslated:
        report.refused.append((name, "its parent page has no translation in this language"))
        return
    except ValidationError as error:
        report.refused.append((name, _reason(error)))
        return
    getattr(report, outcome).append(name)


def _reason(error: ValidationError) -> str:
    """What is wrong, with the name of its field where there is one."""
    if not hasattr(error, "error_dict"):
        return "; ".join(error.messages)
    return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())


def _store(
    instance: Any,
    units: Units,
    locale: Locale,
    user: AbstractBaseUser | None,
    origin: str,
    report: ImportReport,
) -> str:
    """Store one thing and return the list of the report it belongs to."""
    source = update_source(instance)
    segments = source_segments(source)
    changed = _store_texts(instance, segments, units, locale, user, origin, report)
    texts = _texts(segments, locale)
    if not texts:
        return "unchanged"
    target = target_of(instance, locale)
    is_new = target is None
    if target is None:
        target = create_target(instance, locale)
    record = TranslationRecord.objects.filter(
        translation_key=instance.translation_key, locale=locale.language_code
    ).first()
    fingerprint = segments_hash(segments)
    slug = _slug(units)
    # What readers of the source never had, readers of a translation do not get either.
    ready = len(texts) == len(segments) and instance.live and may_publish(target, user)
    is_due = ready and (not target.first_published_at or (record and record.source_hash != fingerprint))
    if not (is_new or changed or is_due) and is_stored(source, locale, slug=slug):
        return "unchanged"
    revision = save_draft(source, locale, slug=slug, user=user)
    # The record tells of what readers have: a draft above a live translation does not change it.
    if ready or not target.live:
        TranslationRecord.objects.update_or_create(
            translation_key=instance.translation_key,
            locale=locale.language_code,
            defaults={"origin": _origin_of_all(origin, texts, record), "source_hash": fingerprint},
        )
    if not ready:
        return "drafts"
    publish_draft(revision, user=user)
    return "published"


def _slug(units: Units) -> str:
    """The address the translators chose, or ''."""
    chosen = (entry.msgstr for place, entry in units.items() if place.startswith(SLUG + "\0") and not entry.fuzzy)
    return next(chosen, "")


def _texts(segments: list[Segment], locale: Locale) -> list[StringTranslation]:
    """The translation of every segment that has a usable one."""
    translations = existing_translations(segments, locale)
    found = (translations.get((segment.context_id, segment.string_id)) for segment in segments)
    return [translation for translation in found if translation and translation.data and not translation.has_error]


def _origin_of_all(origin: str, texts: list[StringTranslation], record: TranslationRecord | None) -> str:
    """A few texts by a human's hand do not make the machine's others a human's work."""
    by_machine = any(text.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE for text in texts)
    if origin != Origin.HUMAN or not by_machine:
        return origin
    return record.origin if record and record.origin != Origin.HUMAN else Origin.MACHINE


def _store_texts(
    instance: Any,
    segments: list[Segment],
    units: Units,
    locale: Locale,
    user: AbstractBaseUser | None,
    origin: str,
    report: ImportReport,
) -> bool:
    """Store the texts that fit; true if any differs from what was there."""
    known = existing_translations(segments, locale)
    by_place = {f"{segment.path}\0{segment.text}": segment for segment in segments}
    created: list[StringTranslation] = []
    updated: list[StringTranslation] = []
    for place, entry in units.items():
        if place.startswith(SLUG + "\0") or not entry.msgstr or entry.fuzzy:
            continue
        segment = by_place.get(place)
        if segment is None:
            report.refused.append((entry.msgctxt, "the source text has changed since the export"))
            continue
        try:
            text = _checked(segment, entry.msgstr)
        except ValueError as error:
            report.refused.append((entry.msgctxt, str(error)))
            continue
        translation = known.get((segment.context_id, segment.string_id))
        if translation and translation.data == text and not translation.has_error:
            continue
        (updated if translation else created).append(_translation(translation, segment, text, locale, user, origin))
    # The draft title that post_save would keep is written with the revision, right after this.
    StringTranslation.objects.bulk_create(created)
    StringTranslation.objects.bulk_update(updated, _WRITTEN)
    return bool(created or updated)


_WRITTEN = ["data", "translation_type", "last_translated_by", "updated_at", "has_error", "field_error"]


def _checked(segment: Segment, text: str) -> str:
    """The text as it will be stored. Raises ValueError for markup or links that the source does not have."""
    value = StringValue.from_translated_html(text)
    validate_translation_links(segment.text, value.data)
    return value.data


def _translation(
    known: StringTranslation | None,
    segment: Segment,
    text: str,
    locale: Locale,
    user: AbstractBaseUser | None,
    origin: str,
) -> StringTranslation:
    translation = known or StringTranslation(
        locale=locale, context_id=segment.context_id, translation_of_id=segment.string_id
    )
    translation.data = text
    translation.translation_type = (
        StringTranslation.TRANSLATION_TYPE_MANUAL
        if origin == Origin.HUMAN
        else StringTranslation.TRANSLATION_TYPE_MACHINE
    )
    translation.last_translated_by = user
    translation.updated_at = timezone.now()
    translation.has_error = False
    translation.field_error = ""
    return translation
