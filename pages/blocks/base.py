"""The protocol between blocks and whoever publishes them, and the containers that follow it.

A block has ``to_json(value, context)`` and ``json_schema()``. Containers derive both from their children, so a new
block is a list of fields. ``pages.checks`` refuses a block that lacks either.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from django.db import models
from wagtail import blocks

Json = Any
Schema = dict[str, Any]

# What people read, in the language of the nearest object that has one; codes, addresses and numbers are plain strings.
TEXT: Schema = {"type": "string", "contentMediaType": "text/plain"}


class JsonContext(Protocol):
    """What a block may ask for while it is being written out. ``publications`` implements it.

    Everything it returns is in the language that is being built, never unpublished, and None where the thing asked
    for may not be shown.
    """

    locale: str
    now: datetime

    def html(self, source: str) -> str:
        """Rich text with links resolved to public paths and sanitised."""

    def card(self, thing: models.Model | None) -> Json | None:
        """The small public projection of a page or snippet, or None where it is not public."""

    def image(self, image: models.Model | None, alt: str) -> Json | None:
        """The facts of an image, or None without one."""

    def hub_list(self, name: str) -> list[Json]:
        """The cards of one of the page's own relations, by its public name."""

    def crisis_box(self) -> Json:
        """The help lines for this page; the emergency number is always among them."""


def closed_object(properties: dict[str, Schema]) -> Schema:
    """A JSON Schema object in which every property is required and no other is allowed."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def union(names: Iterable[str]) -> Schema:
    """One of several definitions, told apart by their ``type``."""
    return {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in names]}


class GroupBlock(blocks.StructBlock):
    """Several fields that belong together: a JSON object with one property for each."""

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return {name: child.to_json(value.get(name), context) for name, child in self.child_blocks.items()}

    def json_properties(self) -> dict[str, Schema]:
        return {name: child.json_schema() for name, child in self.child_blocks.items()}

    def json_schema(self) -> Schema:
        return closed_object(self.json_properties())


class RowsBlock(blocks.ListBlock):
    """A list of one kind of thing: a JSON array."""

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return [self.child_block.to_json(item, context) for item in value or ()]

    def json_schema(self) -> Schema:
        return {"type": "array", "items": self.child_block.json_schema()}


class FlowBlock(blocks.StreamBlock):
    """A flow of different blocks: a JSON array of objects told apart by ``type``, each with its stable ``id``."""

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return [
            {"type": child.block_type, "id": child.id, **child.block.to_json(child.value, context)}
            for child in value or ()
        ]

    def json_schema(self) -> Schema:
        return {"type": "array", "items": union(f"{name}_block" for name in self.child_blocks)}

    def json_definitions(self) -> dict[str, Schema]:
        """The blocks of the flow, under the names by which its schema refers to them."""
        return {
            f"{name}_block": closed_object(
                {"type": {"const": name}, "id": {"type": "string"}, **block.json_properties()}
            )
            for name, block in self.child_blocks.items()
        }


class ListFlowBlock(blocks.StreamBlock):
    """A flow of one kind of item, for the structured fields of a page type: a JSON array of plain items."""

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return [child.block.to_json(child.value, context) for child in value or ()]

    def json_schema(self) -> Schema:
        (item,) = self.child_blocks.values()
        return {"type": "array", "items": item.json_schema()}
