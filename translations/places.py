"""The names of the places where texts stand, as editors know them from the screen they write on."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

SEPARATOR = " › "


def label_of(instance: Any, path: str) -> str:
    """“Summary”, “Body › Callout › Heading”, “Citation › Where in the source”, in the language that is active.

    ``path`` is that of a segment (``translations.segments``). Of a block that is gone from ``instance`` only the field
    is known, of a field that is gone the path alone.
    """
    name, *rest = path.split(".")
    try:
        field = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return path
    return SEPARATOR.join(str(capfirst(str(label))) for label in _labels(instance, field, rest))


def _labels(instance: Any, field: Any, rest: Sequence[str]) -> Iterator[Any]:
    if isinstance(field, StreamField):
        yield field.verbose_name
        yield from _block_labels(field.stream_block, getattr(instance, field.name).raw_data, rest)
    elif isinstance(field, models.ManyToOneRel):
        # <relation>.<translation key of the row>.<field>
        yield field.related_model._meta.verbose_name
        column: Any = field.related_model._meta.get_field(rest[-1])
        yield column.verbose_name
    else:
        yield field.verbose_name


def _block_labels(block: Block, value: Any, rest: Sequence[str]) -> Iterator[Any]:
    if not rest:
        return
    name, *deeper = rest
    if isinstance(block, StructBlock):
        child = block.child_blocks.get(name)
        if child is not None:
            yield child.label
            yield from _block_labels(child, value.get(name), deeper)
        return
    item = next((item for item in value or () if isinstance(item, dict) and item.get("id") == name), None)
    if item is None:
        return
    if isinstance(block, StreamBlock):
        child = block.child_blocks.get(item["type"])
        if child is not None:
            yield child.label
            yield from _block_labels(child, item["value"], deeper)
    elif isinstance(block, ListBlock):
        yield from _block_labels(block.child_block, item["value"], deeper)
