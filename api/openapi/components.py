"""The shapes of answers as components of an OpenAPI document (OpenAPI 3.1.1, section 4.8.7)."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from api import problems
from api.openapi.names import pascal
from pages.blocks.base import Schema, closed_object
from publications.schema import definitions

REF = "#/components/schemas/"
# Keywords of JSON Schema by what they hold: one schema, an array of them, or a schema for each name.
_ONE = ("items", "additionalProperties")
_MANY = ("anyOf", "oneOf")
_NAMED = ("properties", "patternProperties")
_TYPE_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number"}

_SCALAR: Schema = {"type": ["null", "boolean", "number", "string"]}
_OBJECT: Schema = {"$ref": "#/$defs/json_object"}
_ROW: Schema = {"type": "array", "items": {"anyOf": [_SCALAR, _OBJECT, {"type": "array", "items": _SCALAR}]}}
# What others decide the shape of: the OpenAPI Initiative. Arrays of arrays end after the rows of a table, because in
# TypeScript only objects may be made of themselves.
JSON_OBJECT: Schema = {"type": "object", "additionalProperties": {"anyOf": [_SCALAR, _OBJECT, _ROW]}}


def ref(name: str) -> Schema:
    return {"$ref": REF + name}


def target(schema: Schema) -> str:
    """The name of the component that a reference leads to."""
    return str(schema["$ref"]).rpartition("/")[2]


def inside(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """A schema with each schema directly inside it changed."""
    shaped = dict(schema)
    for keyword in _ONE:
        if isinstance(shaped.get(keyword), dict):
            shaped[keyword] = change(shaped[keyword])
    for keyword in _MANY:
        if keyword in shaped:
            shaped[keyword] = [change(part) for part in shaped[keyword]]
    for keyword in _NAMED:
        if keyword in shaped:
            shaped[keyword] = {name: change(part) for name, part in shaped[keyword].items()}
    return shaped


def everything_in(schema: Schema) -> Iterator[Schema]:
    """A schema and all that are inside it, without those it refers to."""
    yield schema
    for keyword in _ONE:
        if isinstance(schema.get(keyword), dict):
            yield from everything_in(schema[keyword])
    for keyword in _MANY:
        for part in schema.get(keyword, ()):
            yield from everything_in(part)
    for keyword in _NAMED:
        for part in schema.get(keyword, {}).values():
            yield from everything_in(part)


def as_openapi(schema: Schema) -> Schema:
    """A schema of ``publications`` or of an endpoint as it stands in the document."""
    shaped = inside(schema, as_openapi)
    if "$ref" in shaped:
        return {**shaped, "$ref": REF + pascal(target(shaped))}
    if "type" not in shaped and ("const" in shaped or "enum" in shaped):
        values = shaped.get("enum", [shaped.get("const")])
        return {"type": _TYPE_NAMES[type(values[0])], **shaped}
    if "oneOf" in shaped:
        return {**shaped, **_discriminated(shaped["oneOf"])}
    return shaped


def definition(name: str) -> Schema:
    """What endpoints and documents refer to as ``#/$defs/{name}``. Raises KeyError for an unknown name."""
    return JSON_OBJECT if name == "json_object" else definitions()[name]


def all_definitions() -> dict[str, Schema]:
    """Every definition under the name it has in the document."""
    return {pascal(name): as_openapi(definition(name)) for name in [*definitions(), "json_object"]}


def needed(roots: Iterable[Schema], known: dict[str, Schema]) -> dict[str, Schema]:
    """Those of the known components that are reached from some schemas, by name."""
    found: dict[str, Schema] = {}
    waiting = [target(schema) for root in roots for schema in everything_in(root) if "$ref" in schema]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = known[name]
            waiting += [target(schema) for schema in everything_in(known[name]) if "$ref" in schema]
    return dict(sorted(found.items()))


def problem_schema() -> Schema:
    """Problem details (RFC 9457) as ``api/problems.py`` gives them; ``errors`` only where parameters are at fault."""
    fault = closed_object(
        {
            "parameter": {"type": "string"},
            "code": {"type": "string", "enum": ["unknown", "repeated", "invalid", "required"]},
            "detail": {"type": "string"},
        }
    )
    whole = closed_object(
        {
            "type": {"type": "string", "enum": [kind.type for kind in problems.KINDS]},
            "title": {"type": "string"},
            "status": {"type": "integer", "enum": sorted({kind.status for kind in problems.KINDS})},
            "instance": {"type": "string", "format": "uri"},
            "errors": {"type": "array", "items": fault},
        }
    )
    return {**whole, "required": [name for name in whole["required"] if name != "errors"]}


def _discriminated(branches: list[Any]) -> Schema:
    """The discriminator of a union, where each of its branches says in ``type`` what it is."""
    mapping = {_type_of(branch): branch["$ref"] for branch in branches if _type_of(branch)}
    if len(mapping) != len(branches):
        return {}
    return {"discriminator": {"propertyName": "type", "mapping": mapping}}


def _type_of(branch: Schema) -> str:
    return _types().get(str(branch.get("$ref")), "")


@cache
def _types() -> dict[str, str]:
    """What each component that says what it is says, by its address."""
    said = {name: shape.get("properties", {}).get("type", {}).get("const") for name, shape in definitions().items()}
    return {REF + pascal(name): value for name, value in said.items() if value}
