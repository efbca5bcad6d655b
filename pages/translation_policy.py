"""Which fields translators translate, which follow the source, and which each language keeps for itself.

wagtail-localize asks a model for ``translatable_fields`` (``wagtail_localize/fields.py``). Here every model names
what is translated in ``translated`` and what belongs to one language in ``per_language``; all else follows the
source. The address (``slug``) belongs to its language: as a synchronised field localize would put the source's slug
over it at every update.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

# Wagtail's own bookkeeping: never content.
_BOOKKEEPING = {
    "id",
    "path",
    "depth",
    "numchild",
    "content_type",
    "owner",
    "go_live_at",
    "expire_at",
    "first_published_at",
    "slug",
    "translation_key",
    "locale",
    # Said of one revision, in the language it was written in.
    "minor_change",
}


class TranslationPolicy:
    """A class-level property: the list wagtail-localize expects, derived from the names a model declares."""

    def __get__(self, instance: object, owner: Any) -> list[TranslatableField | SynchronizedField]:
        return list(_policy(owner))


def _policy(model: Any) -> Iterator[TranslatableField | SynchronizedField]:
    translated = set(model.translated)
    skipped = _BOOKKEEPING | set(getattr(model, "per_language", ()))
    for field in model._meta.get_fields():
        if not isinstance(field, models.Field) or not field.editable or field.name in skipped:
            continue
        if isinstance(field, (models.AutoField, models.ManyToManyField, ParentalKey, models.OneToOneField)):
            continue
        if field.name in translated:
            yield TranslatableField(field.name)
        else:
            yield SynchronizedField(field.name, overridable=False)
    if issubclass(model, ClusterableModel):
        yield from _child_rows(model, skipped)


def _child_rows(model: Any, skipped: set[str]) -> Iterator[TranslatableField | SynchronizedField]:
    for relation in get_all_child_relations(model):
        if relation.name in skipped or (issubclass(model, Page) and relation.name == COMMENTS_RELATION_NAME):
            continue
        if issubclass(relation.related_model, TranslatableMixin):
            yield TranslatableField(relation.name)
        else:
            yield SynchronizedField(relation.name, overridable=False)
