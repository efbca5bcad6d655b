"""From the plain data of the demo to what model fields hold."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField

from cms.demo.content.values import InDays
from cms.demo.names import stable_id
from pages.blocks.base import ListFlowBlock

_PAGE_LINK = re.compile(r'<a href="page:([a-z0-9-]+)">')


@dataclass
class Known:
    """What has been stored so far, by demo name: the targets of relations."""

    pages: dict[str, Any] = field(default_factory=dict)
    snippets: dict[tuple[str, str], Any] = field(default_factory=dict)
    images: dict[str, Any] = field(default_factory=dict)
    today: datetime.date = field(default_factory=timezone.localdate)

    def find(self, model: type[models.Model], name: str) -> Any:
        """The stored thing of ``model`` with a demo name. Raises KeyError for one that is not there."""
        if model._meta.label == "wagtailimages.Image":
            return self.images[name]
        if hasattr(model, "type_name") and (model.type_name, name) in self.snippets:
            return self.snippets[model.type_name, name]
        return self.pages[name]


def field_value(model_field: Any, value: Any, known: Known, owner: str) -> Any:
    """``value`` as ``model_field`` stores it. ``owner`` names the thing, for the ids of its blocks."""
    if isinstance(value, InDays):
        return _day(model_field, value, known)
    if isinstance(model_field, StreamField):
        block = model_field.stream_block
        return StreamValue(block, _stream(block, value, known, f"{owner}/{model_field.name}"), is_lazy=True)
    if isinstance(model_field, models.ForeignKey):
        return known.find(model_field.remote_field.model, value) if value else None
    if isinstance(model_field, RichTextField):
        return rich_text(value, known)
    return value


def rich_text(html: str, known: Known) -> str:
    """Demo links name a page; Wagtail's name a primary key."""
    return _PAGE_LINK.sub(lambda match: f'<a linktype="page" id="{known.pages[match[1]].pk}">', html)


def _day(model_field: Any, value: InDays, known: Known) -> datetime.date | datetime.datetime:
    day = known.today + datetime.timedelta(days=value.days)
    if isinstance(model_field, models.DateTimeField):
        return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
    return day


def _stream(block: blocks.StreamBlock, items: Any, known: Known, place: str) -> list[dict[str, Any]]:
    if isinstance(block, ListFlowBlock):
        items = [("item", item) for item in items]
    return [
        {
            "type": name,
            "value": _block_value(block.child_blocks[name], value, known, f"{place}/{index}"),
            "id": str(stable_id("block", place, index)),
        }
        for index, (name, value) in enumerate(items)
    ]


def _block_value(block: blocks.Block, value: Any, known: Known, place: str) -> Any:
    if isinstance(block, blocks.StreamBlock):
        return _stream(block, value, known, place)
    if isinstance(block, blocks.ListBlock):
        return [
            {
                "type": "item",
                "value": _block_value(block.child_block, item, known, f"{place}/{index}"),
                "id": str(stable_id("block", place, index)),
            }
            for index, item in enumerate(value)
        ]
    if isinstance(block, blocks.StructBlock):
        given: Mapping[str, Any] = value or {}
        return {
            name: _block_value(child, given.get(name, child.get_default()), known, f"{place}/{name}")
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ChooserBlock):
        return known.find(block.target_model, value).pk if value else None
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value if isinstance(value, str) else value.source, known)
    return value
