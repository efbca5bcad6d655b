"""The vocabulary in which graphs are written: a node is a list of properties, each a name, how to read it, its schema.

Because all three stand in one line, a graph and its schema cannot drift apart. A property without a value is left
out; so is a node that lacks a required one, since without it the node says nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pages.blocks.base import Json, Schema, closed_object
from publications.jsonld.served import Served

Node = dict[str, Json]
Read = Callable[[Any, Served], Json]

STRING: Schema = {"type": "string", "minLength": 1}
ADDRESS: Schema = {"type": "string", "format": "iri", "minLength": 1}
DATE: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
REFERENCE = closed_object({"@id": ADDRESS})


@dataclass(frozen=True)
class Property:
    """One property of a node. ``read`` gets the JSON that the node describes, and the document it stands in."""

    name: str
    read: Read
    schema: Schema
    required: bool = False


@dataclass(frozen=True)
class NodeType:
    """How things of one schema.org type are written, and the closed schema of that."""

    type_name: str
    properties: Sequence[Property]

    def write(self, thing: Any, served: Served) -> Node | None:
        """The node that describes ``thing``; None where a required property has no value."""
        values = {entry.name: entry.read(thing, served) for entry in self.properties}
        if any(entry.required and is_empty(values[entry.name]) for entry in self.properties):
            return None
        return {"@type": self.type_name, **{name: value for name, value in values.items() if not is_empty(value)}}

    def schema(self) -> Schema:
        return {
            "type": "object",
            "properties": {
                "@type": {"const": self.type_name},
                **{entry.name: entry.schema for entry in self.properties},
            },
            "required": ["@type", *(entry.name for entry in self.properties if entry.required)],
            "additionalProperties": False,
        }


def is_empty(value: Json) -> bool:
    """Nothing to say. False and 0 are something."""
    return value is None or value in ("", [], {})


def any_of(types: Sequence[NodeType]) -> Schema:
    """One of several types, told apart by ``@type``."""
    return types[0].schema() if len(types) == 1 else {"anyOf": [node.schema() for node in types]}


def key(name: str) -> Read:
    """Read a property of the thing as it stands."""
    return lambda thing, served: thing[name]


def text(name: str, read: Read, *, required: bool = False) -> Property:
    return Property(name, read, STRING, required)


def texts(name: str, read: Read) -> Property:
    return Property(name, read, {"type": "array", "items": STRING, "minItems": 1})


def html(name: str, read: Read, *, required: bool = False) -> Property:
    """Sanitised HTML: only for properties whose readers expect it."""
    return Property(name, read, {**STRING, "contentMediaType": "text/html"}, required)


def address(name: str, read: Read, *, required: bool = False) -> Property:
    return Property(name, read, ADDRESS, required)


def number(name: str, read: Read, *, required: bool = False) -> Property:
    return Property(name, read, {"type": "number"}, required)


def constant(name: str, value: str | bool) -> Property:
    return Property(name, lambda thing, served: value, {"const": value}, required=True)


def reference(name: str, read: Read, *, required: bool = False) -> Property:
    """Another node, by its ``@id``, which ``read`` gives."""

    def refer(thing: Any, served: Served) -> Json:
        target = read(thing, served)
        return {"@id": target} if target else None

    return Property(name, refer, REFERENCE, required)


def one(name: str, node: NodeType, read: Read = lambda thing, served: thing, *, required: bool = False) -> Property:
    """A node inside this one, for what ``read`` gives: this same thing unless told otherwise."""

    def write(thing: Any, served: Served) -> Json:
        found = read(thing, served)
        return None if found is None else node.write(found, served)

    return Property(name, write, node.schema(), required)


def many(
    name: str,
    types: Sequence[NodeType],
    read: Read,
    choose: Callable[[Any], NodeType | None] | None = None,
    *,
    required: bool = False,
) -> Property:
    """A node for each of the things that ``read`` gives; ``choose`` says of which type, None to leave it out."""

    def write(thing: Any, served: Served) -> Json:
        chosen = [(choose(found) if choose else types[0], found) for found in read(thing, served)]
        nodes = [node.write(found, served) for node, found in chosen if node]
        return [node for node in nodes if node]

    return Property(name, write, {"type": "array", "items": any_of(types), "minItems": 1}, required)
