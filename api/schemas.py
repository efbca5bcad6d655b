"""The shapes of answers that are no documents: lists, and what is put together for a request."""

from collections.abc import Iterable

from pages.blocks.base import Schema, closed_object, nullable
from translations import locales

LINK: Schema = nullable({"type": "string", "format": "uri-reference"})
PUBLIC_PATH: Schema = {"type": "string", "pattern": "^/"}
COUNT: Schema = {"type": "integer", "minimum": 0}


def named(name: str) -> Schema:
    """One of the definitions that all answers share."""
    return {"$ref": f"#/$defs/{name}"}


def optional(schema: Schema, names: Iterable[str]) -> Schema:
    """A closed object some of whose properties may be absent."""
    absent = set(names)
    return {**schema, "required": [name for name in schema["required"] if name not in absent]}


def list_of(item: Schema) -> Schema:
    """A list; reached by a cursor it has no ``count``."""
    whole = closed_object({"count": COUNT, "items": {"type": "array", "items": item}, "next": LINK, "previous": LINK})
    return optional(whole, ["count"])


def everything_of(item: Schema) -> Schema:
    """A list that is never cut."""
    return closed_object({"count": COUNT, "items": {"type": "array", "items": item}})


def locale() -> Schema:
    return {"type": "string", "enum": locales.codes()}


DIRECTION: Schema = {"type": "string", "enum": ["ltr", "rtl"]}
