"""Texts from files. Each thing is stored whole or not at all; what does not fit is reported, never applied."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

import polib
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue, validate_translation_links

from pages.retrying import again_after_deadlock
from translations import locales
from translations.adopting import adopt
from translations.exchange import po as po_format
from translations.exchange.units import SLUG, FileRefused, Unit, UnitFile
from translations.kinds import find_source
from translations.models import Origin, PartialPages, State, TranslationStatus
from translations.pipeline import ensure_target
from translations.policies import policy_of
from translations.publishing import reasons_against
from translations.segments import (
    Segment,
    existing_translations,
    source_segments,
    update_source,
    usable_translations,
)
from translations.sources import latest_text
from translations.states import refresh
from translations.writing import (
    ParentNotTranslated,
    is_stored,
    may_publish,
    origin_of,
    publish_draft,
    save_draft,
    target_of,
)


@dataclass
class ImportReport:
    """What an import did: things that were published, stored as drafts or left as they were, and how many texts.

    ``held`` holds (thing, reason) for each that was stored and could not be published though nothing is missing;
    ``skipped`` (address, reason) for each text that was left alone as the file itself asks; ``refused`` (address,
    reason) for each that was not applied although it asked to be.
    """

    published: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    texts: int = 0
    held: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


Progress = Callable[[str], None]
# (path, source text) → what the file says of it.
Units = dict[tuple[str, str], Unit]


@dataclass(frozen=True)
class _Import:
    """What holds for all things of a file."""

    locale: Locale
    user: AbstractBaseUser | None
    origin: str
    report: ImportReport


def import_po(po: polib.POFile, locale_code: str, **options: Any) -> ImportReport:
    """:func:`import_units` of a PO file in memory; one that does not say its language is taken at your word."""
    po.metadata.setdefault("Language", locale_code)
    return import_units(po_format.read(str(po).encode()), locale_code, **options)


def import_units(
    file: UnitFile,
    locale_code: str,
    *,
    user: AbstractBaseUser | None = None,
    origin: str = Origin.HUMAN,
    progress: Progress = lambda name: None,
) -> ImportReport:
    """Apply a translators' file to ``locale_code`` and publish what is complete.

    A page with texts still missing is stored as a draft and not published, so that nobody reads it half translated; so
    is one whose source is not public itself, or that ``user`` may not publish. A text whose source has changed since
    the export is reported and not applied. Importing the same file again changes nothing. Each thing is a transaction
    of its own, waits for another import that is busy with it, and is tried again after a deadlock.

    Raises FileRefused when the file is for another language, or ``locale_code`` is the source language or none of ours.
    """
    check_language(file, locale_code)
    run = _Import(Locale.objects.get(language_code=locale_code), user, origin, ImportReport())
    run.report.refused += [(name, _("not an address of a text")) for name in file.unknown]
    for (type_name, key), units in in_tree_order(by_thing(file)):
        progress(f"{type_name} {key}")
        _import_thing(type_name, key, units, run)
    return run.report


def check_language(file: UnitFile, locale_code: str) -> None:
    """Raises FileRefused for a file that is not for this language, or not from ours."""
    if locale_code not in locales.codes():
        raise FileRefused(_("“%(code)s” is none of the configured languages.") % {"code": locale_code})
    if locale_code == locales.source_code():
        raise FileRefused(
            _("“%(code)s” is the source language; translations go into another one.") % {"code": locale_code}
        )
    if _differ(file.locale, locale_code):
        names = {"stated": file.locale, "code": locale_code}
        raise FileRefused(_("This file is for “%(stated)s”, not for “%(code)s”.") % names)
    if _differ(file.source_locale, locales.source_code()):
        names = {"stated": file.source_locale, "code": locales.source_code()}
        raise FileRefused(_("This file is translated from “%(stated)s”, not from “%(code)s”.") % names)


def _differ(stated: str, code: str) -> bool:
    """Tools like to add a country to a language."""
    return bool(stated) and stated.lower() != code.lower() and stated.lower().split("-")[0] != code.lower()


Things = dict[tuple[str, UUID], Units]


def by_thing(file: UnitFile) -> Things:
    things: Things = {}
    for unit in file.units():
        thing = things.setdefault((unit.address.type_name, unit.address.translation_key), {})
        thing[unit.address.path, unit.source] = unit
    return things


def in_tree_order(things: Things) -> list[tuple[tuple[str, UUID], Units]]:
    """Snippets first, then pages with parents before their children: a page needs its parent's translation."""
    tree_paths = dict(
        Page.objects.filter(
            translation_key__in=[key for _type, key in things],
            locale__language_code=locales.source_code(),
        ).values_list("translation_key", "path")
    )
    return sorted(things.items(), key=lambda item: (tree_paths.get(item[0][1], ""), str(item[0])))


def _import_thing(type_name: str, key: UUID, units: Units, run: _Import) -> None:
    name = f"{type_name}:{key}"
    try:
        outcome, of_thing = again_after_deadlock(partial(_store_thing, type_name, key, units, run))
    except _Gone:
        run.report.refused.append((name, _("there is no such page or shared piece")))
        return
    except ParentNotTranslated:
        run.report.refused.append((name, _("its parent page has no translation in this language")))
        return
    except ValidationError as error:
        run.report.refused.append((name, _reason(error)))
        return
    run.report.texts += of_thing.texts
    for column in ("held", "skipped", "refused"):
        getattr(run.report, column).extend(getattr(of_thing, column))
    getattr(run.report, outcome).append(name)


class _Gone(Exception):
    """What the file speaks of is not there, or not any more."""


@transaction.atomic
def _store_thing(type_name: str, key: UUID, units: Units, run: _Import) -> tuple[str, ImportReport]:
    """The list of the report it belongs to, and what is to be said of its texts: true only once it is stored."""
    latest_text(key, lock=True)
    # Read when nobody else can publish it any more: what was read before might have become an older text.
    instance = find_source(type_name, key)
    if instance is None:
        raise _Gone
    of_thing = _Import(run.locale, run.user, run.origin, ImportReport())
    return _store(instance, units, of_thing), of_thing.report


def _reason(error: ValidationError) -> str:
    """What is wrong, with the name of its field where there is one."""
    if not hasattr(error, "error_dict"):
        return "; ".join(error.messages)
    return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())


def _store(instance: Any, units: Units, run: _Import) -> str:
    """Store one thing and return the list of the report it belongs to."""
    locale = run.locale
    source = update_source(instance)
    segments = source_segments(source)
    if any(unit.target for (path, _source), unit in units.items() if path != SLUG):
        adopt(source, locale, instance)
    changed = _store_texts(instance, segments, units, run)
    texts = usable_translations(segments, locale)
    if not texts:
        return "unchanged"
    target = target_of(instance, locale)
    is_new = target is None
    if target is None:
        target = ensure_target(instance, locale)
    status = TranslationStatus.objects.filter(translation_key=instance.translation_key, locale=locale.language_code)
    slug = _slug(units)
    ready = instance.live and may_publish(target, run.user) and (_is_whole(segments, texts) or _may_be_partial(locale))
    is_due = ready and (not target.first_published_at or status.filter(state__in=_BEHIND).exists())
    if not (is_new or changed) and is_stored(source, locale, slug=slug):
        reasons = reasons_against(target.get_latest_revision_as_object()) if is_due else []
        run.report.held += [(_name(instance), reason) for reason in reasons]
        if reasons or not is_due:
            return "unchanged"
    origin = _origin(run.origin, texts.values(), status.first())
    revision = save_draft(source, locale, slug=slug, user=run.user, origin=origin)
    if not ready:
        return "drafts"
    if reasons := reasons_against(revision.as_object()):
        run.report.held += [(_name(instance), reason) for reason in reasons]
        return "drafts"
    publish_draft(revision, user=run.user)
    return "published"


def _name(instance: Any) -> str:
    return f"{instance.type_name}:{instance.translation_key}"


def _may_be_partial(locale: Locale) -> bool:
    return policy_of(locale.language_code).publishing == PartialPages.PARTIAL


_BEHIND = (State.OUTDATED, State.PARTIAL)


def _is_whole(segments: list[Segment], texts: dict[tuple[int, int], StringTranslation]) -> bool:
    return all((segment.context_id, segment.string_id) in texts for segment in segments)


def _slug(units: Units) -> str:
    """The address the translators chose, or ''."""
    return next((unit.target for (path, _source), unit in units.items() if path == SLUG and not unit.uncertain), "")


def _origin(origin: str, texts: Iterable[StringTranslation], status: TranslationStatus | None) -> str:
    """What the importer says of texts, but for what machines wrote before: that stays theirs."""
    if origin != Origin.HUMAN or origin_of(texts) == Origin.HUMAN:
        return origin
    return status.origin if status and status.origin != Origin.HUMAN else Origin.MACHINE


def _store_texts(instance: Any, segments: list[Segment], units: Units, run: _Import) -> bool:
    """Store the texts that fit; true if any differs from what was there."""
    known = existing_translations(segments, run.locale)
    by_place = {(segment.path, segment.text): segment for segment in segments}
    created: list[StringTranslation] = []
    updated: list[StringTranslation] = []
    for (path, _source), unit in units.items():
        if path == SLUG or not unit.target:
            continue
        if unit.uncertain:
            run.report.skipped.append((str(unit.address), _("somebody still has to look at it, says the file")))
            continue
        segment = by_place.get((path, unit.source))
        if segment is None:
            run.report.refused.append((str(unit.address), _("the source text has changed since the export")))
            continue
        try:
            text = _checked(segment, unit.target)
        except ValueError as error:
            run.report.refused.append((str(unit.address), str(error)))
            continue
        translation = known.get((segment.context_id, segment.string_id))
        if translation and _says(translation, text, run.origin):
            continue
        (updated if translation else created).append(_translation(translation, segment, text, run))
    # The draft title that post_save would keep is written with the revision, right after this.
    StringTranslation.objects.bulk_create(created)
    StringTranslation.objects.bulk_update(updated, _WRITTEN)
    run.report.texts += len(created) + len(updated)
    if created or updated:
        refresh(instance.translation_key)
    return bool(created or updated)


_WRITTEN = ["data", "translation_type", "last_translated_by", "updated_at", "has_error", "field_error"]


def _says(translation: StringTranslation, text: str, origin: str) -> bool:
    """Whether there is nothing to write: a machine's text that a human sends back unmarked has been looked at."""
    is_same = translation.data == text and not translation.has_error
    return is_same and not (origin == Origin.HUMAN and translation.translation_type == _BY_MACHINE)


_BY_MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


def _checked(segment: Segment, text: str) -> str:
    """The text as it will be stored. Raises ValueError for markup or links that the source does not have."""
    value = StringValue.from_translated_html(text)
    validate_translation_links(segment.text, value.data)
    return value.data


def _translation(known: StringTranslation | None, segment: Segment, text: str, run: _Import) -> StringTranslation:
    translation = known or StringTranslation(
        locale=run.locale, context_id=segment.context_id, translation_of_id=segment.string_id
    )
    translation.data = text
    translation.translation_type = (
        StringTranslation.TRANSLATION_TYPE_MANUAL if run.origin == Origin.HUMAN else _BY_MACHINE
    )
    translation.last_translated_by = run.user
    translation.updated_at = timezone.now()
    translation.has_error = False
    translation.field_error = ""
    return translation
