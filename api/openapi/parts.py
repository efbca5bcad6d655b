"""The shapes of answers that hold only some fields: what ``api/projection.py`` may leave of a whole."""

from typing import Any

from api.openapi.components import REF, inside, needed, ref, target
from api.projection import ALWAYS
from pages.blocks.base import Schema

_SUFFIX = "Part"


def with_parts(schema: Schema) -> Schema:
    """An answer whose documents may be parts; what stands around them, such as a list, is whole."""
    if "$ref" in schema:
        return ref(target(schema) + _SUFFIX)
    return inside(schema, with_parts)


def parts(answers: list[Schema], known: dict[str, Schema]) -> dict[str, Schema]:
    """The components that answers with parts need; ``known`` are the whole ones, ``answers`` refer to those."""
    whole = needed(answers, known)
    return {name + _SUFFIX: _part(schema, known) for name, schema in whole.items()}


def _part(schema: Schema, known: dict[str, Schema]) -> Schema:
    if "$ref" in schema:
        return ref(target(schema) + _SUFFIX)
    shaped = inside(schema, lambda inner: _part(inner, known))
    if "properties" in shaped:
        return _without_demands(shaped)
    if "oneOf" in shaped:
        return _union(shaped, schema, known)
    return shaped


def _without_demands(schema: Schema) -> Schema:
    names = schema["properties"]
    always = [name for name in ALWAYS if name in names] if "locale" in names else []
    rest = {keyword: value for keyword, value in schema.items() if keyword != "required"}
    return {**rest, "required": always} if always else rest


def _union(shaped: Schema, whole: Schema, known: dict[str, Schema]) -> Schema:
    """A union of parts can only be told apart where each still says what it is."""
    if all(_always_says_its_type(branch, known) for branch in whole["oneOf"]):
        mapping: dict[str, Any] = {
            value: address + _SUFFIX for value, address in shaped["discriminator"]["mapping"].items()
        }
        return {**shaped, "discriminator": {"propertyName": "type", "mapping": mapping}}
    return {"anyOf": shaped["oneOf"]}


def _always_says_its_type(branch: Schema, known: dict[str, Schema]) -> bool:
    properties = (known[branch["$ref"].removeprefix(REF)] if "$ref" in branch else branch).get("properties", {})
    return {"type", "locale"} <= properties.keys()
