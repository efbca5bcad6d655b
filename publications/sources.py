"""The stored pages and shared pieces that rows are made from, loaded for all languages of a set at once.

Texts are those of a version's own language. What is the same in every language (a phone number, ages, a closing date)
comes from the source-language version as it is published now: a number corrected there is corrected everywhere at once,
whether or not a translator has looked at it since.
"""

import copy
import functools
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from publications.candidates import page_models, snippet_models
from publications.models import IMAGE, NAVIGATION, PAGE, Publication
from publications.shelf import Shelf
from translations import locales

# In stored rich text, and in the raw data of a flow that holds it.
_LINKED = re.compile(r"""\blinktype=.{0,2}page.{0,2}\s+id=.{0,2}?(\d+)|\bid=.{0,2}?(\d+).{0,2}\s+linktype=.{0,2}page""")


def load_sources(rows: Collection[Publication], shelf: Shelf) -> dict[int, Any]:
    """Primary key → the published version, for the given rows of one set, in a number of queries that does not grow.

    What is gone or not published is absent. ``shelf`` learns the public ids of whatever the versions point to.
    """
    row = next(iter(rows))
    if row.kind == NAVIGATION:
        return {row.source_pk: None}
    if row.kind == IMAGE:
        return {image.pk: image for image in get_image_model().objects.filter(pk=row.source_pk)}
    found: dict[int, Any] = {}
    for type_name in {row.type for row in rows}:
        found |= _of_type(type_name, [row for row in rows if row.type == type_name], shelf)
    return found


def _of_type(type_name: str, rows: list[Publication], shelf: Shelf) -> dict[int, Any]:
    model = page_models()[type_name] if rows[0].kind == PAGE else snippet_models()[type_name]
    original_pk = _original_pk(rows)
    pks = {row.source_pk for row in rows} | ({original_pk} if original_pk else set())
    loaded: dict[int, Any] = _load(model, pks)
    _learn_ids(loaded.values(), shelf)
    original = loaded.get(original_pk or 0)
    versions = {row.source_pk: loaded[row.source_pk] for row in rows if row.source_pk in loaded}
    for version in versions.values():
        if original is not None and version is not original:
            _take_neutral_facts(version, original)
    return {pk: version for pk, version in versions.items() if version.live}


def _original_pk(rows: list[Publication]) -> int | None:
    """The public source-language version of the set; None where none of the rows is a translation, or it has none."""
    code = locales.source_code()
    for row in rows:
        if row.locale == row.served_locale == code:
            return row.source_pk
    if all(row.served_locale in ("", code) for row in rows):
        return None
    own = Publication.objects.filter(kind=rows[0].kind, key=rows[0].key, locale=code, served_locale=code)
    return own.values_list("source_pk", flat=True).first()


def _load(model: Any, pks: Collection[int]) -> dict[int, Any]:
    related = ["locale"] if issubclass(model, TranslatableMixin) else []
    loaded = {version.pk: version for version in model.objects.filter(pk__in=pks).select_related(*related)}
    for relation in child_relations(model):
        rows: dict[int, list[Any]] = {pk: [] for pk in loaded}
        parent = relation.field.attname
        for item in relation.related_model.objects.filter(**{f"{parent}__in": loaded}):
            rows[getattr(item, parent)].append(item)
        for pk, version in loaded.items():
            getattr(version, relation.get_accessor_name()).set(rows[pk])
    return loaded


def child_relations(model: Any) -> list[Any]:
    """The rows that belong to a page or shared piece, without the comments of editors."""
    return [
        relation
        for relation in get_all_child_relations(model)
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME
    ]


def _learn_ids(versions: Iterable[Any], shelf: Shelf) -> None:
    targets: dict[Any, set[int]] = {}
    for thing in _with_rows(versions):
        model: Any = type(thing)
        keys, texts = _pointers(model)
        for name, target in keys:
            if pk := getattr(thing, name):
                targets.setdefault(target, set()).add(pk)
        for name in texts:
            targets.setdefault(Page, set()).update(_linked(getattr(thing, name)))
    for target, pks in targets.items():
        shelf.fetch_keys(target, pks)


@functools.cache
def _pointers(model: Any) -> tuple[list[tuple[str, Any]], list[str]]:
    """The columns of a model that point to pages and shared pieces, and the texts in which links may stand."""
    keys, texts = [], []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            target = Page if issubclass(field.related_model, Page) else field.related_model
            if target is Page or target in snippet_models().values():
                keys.append((field.attname, target))
        elif isinstance(field, models.TextField | StreamField):
            texts.append(field.attname)
    return keys, texts


def _with_rows(versions: Iterable[Any]) -> Iterator[Any]:
    for version in versions:
        yield version
        for relation in child_relations(type(version)):
            yield from getattr(version, relation.get_accessor_name()).all()


def _linked(value: Any) -> set[int]:
    text = str(list(value.raw_data)) if isinstance(value, StreamValue) else value
    if not isinstance(text, str) or "linktype" not in text:
        return set()
    return {int(first or second) for first, second in _LINKED.findall(text)}


def _take_neutral_facts(version: Any, original: Any) -> None:
    for policy in version.translatable_fields:
        field = policy.get_field(type(version))
        if isinstance(field, models.ManyToOneRel):
            getattr(version, str(field.name)).set(_neutral_rows(field, version, original))
        elif isinstance(policy, SynchronizedField):
            setattr(version, field.attname, getattr(original, field.attname))
        elif isinstance(field, models.CharField | models.TextField) and not getattr(original, field.attname):
            # A text that was cleared in the source says nothing in any language.
            setattr(version, field.attname, "")


def _neutral_rows(relation: models.ManyToOneRel, version: Any, original: Any) -> list[Any]:
    """The source's rows in its order, each with the words of the translation; none where it has no words yet."""
    rows = [copy.copy(row) for row in getattr(original, str(relation.name)).all()]
    translated = getattr(relation.related_model, "translated", ())
    if translated:
        own = {row.translation_key: row for row in getattr(version, str(relation.name)).all()}
        for row in rows:
            for name in translated:
                setattr(row, name, getattr(own.get(row.translation_key), name, ""))
    return rows
