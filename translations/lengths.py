"""How long a text may be, by its place in a page or shared piece."""

import functools
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField


@functools.lru_cache(maxsize=4096)
def max_length(model: Any, field_path: str) -> int | None:
    """The most characters a text may have; None where there is no limit, or the place is not known.

    ``field_path`` is that of a ``TranslationContext``: names of fields, blocks and children, without ids.
    """
    name, *rest = field_path.split(".")
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if isinstance(field, models.ManyToOneRel):
        return max_length(field.related_model, rest[-1]) if rest else None
    if isinstance(field, StreamField):
        return _of_block(field.stream_block, rest)
    # Of rich text the limit would count its markup.
    return None if isinstance(field, RichTextField) else getattr(field, "max_length", None)


def _of_block(block: Any, names: list[str]) -> int | None:
    if isinstance(block, blocks.ListBlock):
        return _of_block(block.child_block, names[1:])
    if not names:
        return getattr(getattr(block, "field", None), "max_length", None)
    child = getattr(block, "child_blocks", {}).get(names[0])
    return _of_block(child, names[1:]) if child is not None else None
