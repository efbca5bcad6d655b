"""Texts to files: what readers of the source have now, with the translations there are.

Read in bulk: the number of queries depends on the kinds of things in a file, not on how many there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import polib
from django.utils.text import capfirst
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringTranslation, TranslationContext

from translations import locales
from translations.asking import Kind, questions_about
from translations.exchange import po
from translations.exchange.units import SLUG, Former, Unit, UnitAddress, UnitFile, UnitGroup, UnitState
from translations.kinds import translatable_models
from translations.lengths import max_length
from translations.models import SourceText
from translations.sources import segments_of
from translations.writing import slug_chosen_for

# Databases limit how many values one statement may hold.
_AT_ONCE = 500


@dataclass
class _Stored:
    """A stored translation: its text, and whether a machine wrote it and nobody has looked at it since."""

    data: str
    by_machine: bool


@dataclass
class _Thing:
    """One page or shared piece on its way into a file."""

    text: SourceText
    model: Any
    name: str = ""
    # Where it stands in the tree; '' for a shared piece.
    tree_path: str = ""
    slug: str = ""
    chosen_slug: str = ""
    # (path, text) → what stood in its place when the translation was made.
    formers: dict[tuple[str, str], Former] = field(default_factory=dict)
    translations: dict[tuple[str, str], _Stored] = field(default_factory=dict)
    field_paths: dict[str, str] = field(default_factory=dict)


def export_units(keys: Collection[UUID], locale_code: str, *, only_open: bool = False) -> UnitFile:
    """The texts of the things with these translation keys: shared pieces first, then pages in the order of the tree.

    With ``only_open`` those that have no translation yet, or one that somebody has to look at. What was never published
    in the source language is left out: readers do not have it.
    """
    file = UnitFile(locales.source_code(), locale_code)
    for thing in sorted(_things(list(keys), locale_code), key=lambda each: (each.tree_path, each.text.type, each.name)):
        units = list(_units(thing))
        if only_open:
            units = [unit for unit in units if not unit.target or unit.uncertain]
        if units:
            file.groups.append(UnitGroup(thing.name, units))
    return file


def export_po(instances: Iterable[Any], locale: Locale) -> polib.POFile:
    """The texts of the given source-language pages and shared pieces as a PO file in memory."""
    file = export_units([instance.translation_key for instance in instances], locale.language_code)
    return polib.pofile(po.write(file).decode())


# -- units ---------------------------------------------------------------------------------------------------


def _units(thing: _Thing) -> Iterator[Unit]:
    if issubclass(thing.model, Page):
        yield Unit(_address(thing, SLUG), thing.slug, thing.chosen_slug, _reached(thing.chosen_slug))
    for segment in dict.fromkeys((each.path, each.text) for each in segments_of(thing.text)):
        path, source = segment
        known = thing.translations.get(segment)
        yield Unit(
            _address(thing, path),
            source,
            known.data if known else "",
            _reached(known.data if known else ""),
            uncertain=bool(known and known.by_machine),
            former=thing.formers.get(segment) if known is None else None,
            max_length=max_length(thing.model, thing.field_paths.get(path, path)),
        )


def _reached(target: str) -> UnitState:
    return UnitState.TRANSLATED if target else UnitState.INITIAL


def _address(thing: _Thing, path: str) -> UnitAddress:
    return UnitAddress(thing.text.type, thing.text.translation_key, path)


# -- reading -------------------------------------------------------------------------------------------------


def _things(keys: list[UUID], locale_code: str) -> Iterator[_Thing]:
    for start in range(0, len(keys), _AT_ONCE):
        yield from _read(keys[start : start + _AT_ONCE], locale_code)


def _read(keys: list[UUID], locale_code: str) -> list[_Thing]:
    models = translatable_models()
    things = {}
    for text in SourceText.objects.filter(translation_key__in=keys).order_by("number"):
        things[text.translation_key] = _Thing(text, models[text.type])
    _add_names(things)
    found = {key: thing for key, thing in things.items() if thing.name}
    _add_slugs(found, locale_code)
    _add_translations(found, locale_code)
    _add_field_paths(found)
    _add_formers(found, locale_code)
    return list(found.values())


def _add_names(things: dict[UUID, _Thing]) -> None:
    """The name under which a translator knows each, in one query for all pages and one for each kind of piece."""
    source = {"locale__language_code": locales.source_code(), "live": True}
    pages = [key for key, thing in things.items() if issubclass(thing.model, Page)]
    for key, title, slug, path in Page.objects.filter(translation_key__in=pages, **source).values_list(
        "translation_key", "title", "slug", "path"
    ):
        thing = things[key]
        thing.name, thing.slug, thing.tree_path = _named(thing.model, title), slug, path
    by_model: dict[Any, list[UUID]] = defaultdict(list)
    for key, thing in things.items():
        if not issubclass(thing.model, Page):
            by_model[thing.model].append(key)
    for model, keys in by_model.items():
        for piece in model.objects.filter(translation_key__in=keys, **source):
            things[piece.translation_key].name = _named(model, str(piece))


def _named(model: Any, name: str) -> str:
    return f"{capfirst(model._meta.verbose_name)}: {name}"


def _add_slugs(things: dict[UUID, _Thing], locale_code: str) -> None:
    """The slugs somebody chose: of the latest draft, as a file that comes back replaces it."""
    pages = [key for key, thing in things.items() if thing.tree_path]
    targets = {
        row["translation_key"]: row
        for row in Page.objects.filter(
            translation_key__in=pages, locale__language_code=locale_code, alias_of__isnull=True
        ).values("translation_key", "title", "slug", "first_published_at", "latest_revision_id")
    }
    revisions = dict(
        Revision.objects.filter(pk__in=[row["latest_revision_id"] for row in targets.values()]).values_list(
            "pk", "content"
        )
    )
    for key, row in targets.items():
        draft = revisions.get(row["latest_revision_id"], row)
        things[key].chosen_slug = slug_chosen_for(
            draft["title"],
            draft["slug"],
            original=things[key].slug,
            locale_code=locale_code,
            was_published=row["first_published_at"] is not None,
        )


def _add_translations(things: dict[UUID, _Thing], locale_code: str) -> None:
    rows = StringTranslation.objects.filter(
        context__object_id__in=things, locale__language_code=locale_code, has_error=False
    ).values_list("context__object_id", "context__path", "translation_of__data", "data", "translation_type")
    for key, path, source, data, kind in rows:
        by_machine = kind == StringTranslation.TRANSLATION_TYPE_MACHINE
        things[key].translations[path, source] = _Stored(data, by_machine)


def _add_field_paths(things: dict[UUID, _Thing]) -> None:
    rows = TranslationContext.objects.filter(object_id__in=things).values_list("object_id", "path", "field_path")
    for key, path, field_path in rows:
        things[key].field_paths[path] = field_path or path


def _add_formers(things: dict[UUID, _Thing], locale_code: str) -> None:
    for key, asked in questions_about(things, locale_code).items():
        for question in asked:
            if question.kind is Kind.CHANGED:
                former = Former(question.former_source, question.former_target)
                things[key].formers[question.path, question.source] = former
