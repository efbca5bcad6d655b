"""Where in a document the source language still stands, under rules that let a page be published in part.

States know places of texts in a page (paths of segments); readers need places in the JSON. No second description of the
JSON could be kept true, so the document itself is asked: it is written once more from a copy of the page in which those
texts carry a mark, and what then differs is what they went into, wherever that is.
"""

import copy
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import Error as DatabaseError
from django.db import models, transaction
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import RichTextField, StreamField

from pages.blocks.base import Json
from pages.retrying import is_deadlock
from publications.properties import property_names

logger = logging.getLogger(__name__)

# A private-use character: neither HTML nor text treats it as anything but a letter.
MARK = "\ue000"
# The beginning of each line that says something: some texts are published as one item to a line.
_LINE = re.compile(r"^(?=.*\S)", re.MULTILINE)


def untranslated_pointers(
    page: Any, paths: Iterable[str], document: dict[str, Json], write: Callable[[Any], dict[str, Json]]
) -> list[str]:
    """JSON pointers (RFC 6901) of the texts of ``document`` that are made from texts at ``paths``, in its order.

    ``write`` gives the document of a page like this one. Should that fail for the marked copy, the document is still
    published: then the properties that hold such texts are named as a whole.
    """
    wanted = list(paths)
    try:
        with transaction.atomic():
            return list(_differing(document, write(with_marks(page, wanted))))
    except Exception as error:
        if isinstance(error, DatabaseError) and is_deadlock(error):
            raise
        logger.exception("untranslated_not_located", extra={"key": document["id"], "locale": document["locale"]})
        return [f"/{name}" for name in property_names(wanted) if name in document]


def with_marks(page: Any, paths: Iterable[str]) -> Any:
    """A copy of a page in memory, the texts at these paths of segments marked; places that are gone are passed over."""
    marked = copy.copy(page)
    # A copy of the rows' holder too, or the rows of the page itself would be exchanged.
    marked._cluster_related_objects = dict(page._cluster_related_objects)
    for path in paths:
        name, *steps = path.split(".")
        field = type(page)._meta.get_field(name)
        if isinstance(field, models.ManyToOneRel):
            _mark_row(marked, name, *steps)
        elif isinstance(field, StreamField):
            setattr(marked, name, _marked_flow(field, getattr(marked, name), steps))
        else:
            setattr(marked, name, _marked_text(field, getattr(marked, name)))
    return marked


def _mark_row(page: Any, relation: str, key: str, name: str) -> None:
    rows = []
    for row in getattr(page, relation).all():
        if str(row.translation_key) == key:
            row = copy.copy(row)
            setattr(row, name, _marked_text(type(row)._meta.get_field(name), getattr(row, name)))
        rows.append(row)
    page._cluster_related_objects[relation] = rows


def _marked_text(field: Any, text: str) -> str:
    return f"{MARK}{text}" if isinstance(field, RichTextField) else _LINE.sub(MARK, text)


def _marked_flow(field: StreamField, value: StreamValue, steps: list[str]) -> StreamValue:
    raw = copy.deepcopy(list(value.raw_data))
    _mark_block(raw, steps)
    return field.stream_block.to_python(raw)


def _mark_block(raw: Any, steps: list[str]) -> None:
    """Follow the ids of blocks and items and the names of fields to a text in the raw data of a flow."""
    step, *rest = steps
    holder, name = raw, step
    if isinstance(raw, list):
        holder, name = next((item for item in raw if isinstance(item, dict) and item.get("id") == step), {}), "value"
    if not isinstance(holder, dict) or name not in holder:
        return
    if rest:
        _mark_block(holder[name], rest)
    elif isinstance(holder[name], str):
        holder[name] = MARK + holder[name]


def without_untranslated(document: dict[str, Json]) -> dict[str, Json]:
    """A document without the words that are in the source language: what it says in its own."""
    pointers = document["translation"]["untranslated"] if "translation" in document else ()
    if not pointers:
        return document
    own = copy.deepcopy(document)
    for pointer in pointers:
        *steps, last = (_step(each) for each in pointer.split("/")[1:])
        holder: Any = own
        for step in steps:
            holder = holder[int(step) if isinstance(holder, list) else step]
        place = int(last) if isinstance(holder, list) else last
        # A property that is named as a whole loses all it holds.
        holder[place] = type(holder[place])() if isinstance(holder[place], str | list) else None
    return own


def _differing(plain: Json, marked: Json, pointer: str = "") -> Iterator[str]:
    if isinstance(plain, dict) and isinstance(marked, dict):
        for name in (each for each in plain if each in marked):
            yield from _differing(plain[name], marked[name], f"{pointer}/{_escaped(name)}")
    elif isinstance(plain, list) and isinstance(marked, list):
        for number, (one, other) in enumerate(zip(plain, marked, strict=False)):
            yield from _differing(one, other, f"{pointer}/{number}")
    elif isinstance(plain, str) and plain != marked:
        yield pointer


def _escaped(name: str) -> str:
    """RFC 6901, section 3."""
    return name.replace("~", "~0").replace("/", "~1")


def _step(escaped: str) -> str:
    return escaped.replace("~1", "/").replace("~0", "~")
