"""The words of a document that are its own: not those of the cards it holds, which have documents of their own."""

from collections.abc import Iterator
from typing import Any

from pages.blocks.base import Json, Schema
from publications.html import plain_text

# What a page says by showing it, though it is kept elsewhere.
_PART_OF_THE_TEXT = frozenset({"definition", "figure", "image"})


def words_of(document: dict[str, Json], schema: Schema, *, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every text of a document in its order, HTML as plain text.

    ``schema`` is the closed schema it follows: it tells words from codes. ``without`` are properties of the document
    to leave out.
    """
    definitions = schema["$defs"]
    for name, part in schema["properties"].items():
        if name not in without:
            yield from _words(document[name], part, definitions, document["locale"])


def _words(value: Json, schema: Schema, definitions: dict[str, Any], locale: str) -> Iterator[str]:
    if value is None:
        return
    if "$ref" in schema:
        yield from _of_definition(value, schema["$ref"].rpartition("/")[2], definitions, locale)
    elif "anyOf" in schema:
        yield from _words(value, schema["anyOf"][0], definitions, locale)
    elif "oneOf" in schema:
        yield from _of_union(value, schema["oneOf"], definitions, locale)
    elif "items" in schema:
        for item in value:
            yield from _words(item, schema["items"], definitions, locale)
    elif "properties" in schema:
        for name, part in schema["properties"].items():
            yield from _words(value.get(name), part, definitions, locale)
    elif value and (kind := schema.get("contentMediaType")):
        yield plain_text(value) if kind == "text/html" else value


def _of_definition(value: Json, name: str, definitions: dict[str, Any], locale: str) -> Iterator[str]:
    if name.endswith("_block") or (name in _PART_OF_THE_TEXT and value.get("locale", locale) == locale):
        yield from _words(value, definitions[name], definitions, locale)


def _of_union(value: Json, variants: list[Schema], definitions: dict[str, Any], locale: str) -> Iterator[str]:
    for variant in variants:
        name = variant["$ref"].rpartition("/")[2]
        if definitions[name]["properties"]["type"].get("const") == value["type"]:
            yield from _of_definition(value, name, definitions, locale)
