"""``fields``: only some properties of a document, picked by dotted paths that its schema knows."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_noop as _

from api.kinds import Kind, Unreadable
from pages.blocks.base import Json, Schema
from publications.schema import card_schema, document_schema

# What says which thing it is and in which language: no text goes without them.
ALWAYS = ("id", "type", "locale", "direction")
_MOST = 50
_DEEPEST = 6
_LONGEST = 2000
_PATH = rf"^[a-z_]+(\.[a-z_]+){{0,{_DEEPEST - 1}}}$"

# Name → what is wanted below it; empty for all of it.
Wanted = dict[str, "Wanted"]


def fields_of(types: Sequence[str], *, cards: bool) -> Kind:
    """The kind of a ``fields`` parameter for documents or cards of these types; one of them must know each path."""

    def read(text: str) -> Wanted:
        paths = text.split(",")
        if len(paths) > _MOST or len(text) > _LONGEST:
            raise Unreadable(_("Give at most %(most)s values."), most=_MOST)
        for path in paths:
            if not any(_knows(_root(name, cards=cards), path) for name in types):
                raise Unreadable(_("There is no field “%(field)s” here."), field=path[:80])
        return _tree([*ALWAYS, *paths])

    return Kind(
        read,
        lambda: {"type": "array", "items": {"type": "string", "pattern": _PATH}, "minItems": 1, "maxItems": _MOST},
        True,
    )


def project(thing: Json, wanted: Wanted) -> Json:
    """What is wanted of a document, in its order; of an array, of each item."""
    if not wanted or thing is None:
        return thing
    if isinstance(thing, list):
        return [project(item, wanted) for item in thing]
    if not isinstance(thing, dict):
        return thing
    always = ALWAYS if "locale" in thing else ()
    return {
        name: project(value, wanted.get(name, {})) for name, value in thing.items() if name in wanted or name in always
    }


def _tree(paths: Iterable[str]) -> Wanted:
    tree: Wanted = {}
    whole: set[str] = set()
    for path in paths:
        if any(path.startswith(f"{parent}.") for parent in whole):
            continue
        whole.add(path)
        steps = path.split(".")
        branch = tree
        for step in steps[:-1]:
            branch = branch.setdefault(step, {})
        branch[steps[-1]] = {}
    return tree


@lru_cache(maxsize=64)
def _root(type_name: str, *, cards: bool) -> Schema:
    return card_schema(type_name) if cards else document_schema(type_name)


def _knows(schema: Schema, path: str) -> bool:
    steps = path.split(".")
    return len(steps) <= _DEEPEST and _leads(schema, steps, schema["$defs"])


def _leads(schema: Schema, steps: list[str], definitions: dict[str, Any]) -> bool:
    if not steps:
        return True
    return any(
        _leads(properties[steps[0]], steps[1:], definitions)
        for properties in _objects(schema, definitions)
        if steps[0] in properties
    )


def _objects(schema: Schema, definitions: dict[str, Any]) -> Iterator[dict[str, Schema]]:
    """The properties of every object that a value of this schema may be, or hold as an item."""
    if "$ref" in schema:
        yield from _objects(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _objects(part, definitions)
    if isinstance(schema.get("items"), dict):
        yield from _objects(schema["items"], definitions)
    if "properties" in schema:
        yield schema["properties"]
