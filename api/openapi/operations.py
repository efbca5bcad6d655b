"""One operation of the document for each endpoint, from what the endpoint says of itself."""

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from api import problems
from api.documents import PART
from api.filtering import order_parameter
from api.listing import CURSOR_ASKED, VIEW
from api.openapi.components import as_openapi, ref, target
from api.openapi.examples import values_of
from api.openapi.names import address, operation_id, pascal
from api.openapi.parts import with_parts
from api.parameters import FALLBACK, IDS, LIMIT, LOCALE, OFFSET, UPDATED_SINCE, Parameter
from api.problems import Kind
from api.projection import fields_of
from api.views.by_path import ByPath
from api.views.export import Export
from api.views.labels import Labels
from api.views.navigation import Navigation
from api.views.page import Page
from api.views.page_by_slug import PageBySlug
from api.views.pages import PARENT, Pages, PagesOfType
from api.views.pieces import Piece, Pieces
from api.views.sitemap import LOCALE_OR_ALL
from pages.blocks.base import Schema

if TYPE_CHECKING:
    from api.urls import Route
    from api.views.base import Endpoint

TAGS = {
    "Pages": "What editors write, by type, id, slug or public path.",
    "Shared pieces": "What many pages use: help lines, words explained, sources, people.",
    "Site": "What a front end needs around its pages.",
    "This API": "The API about itself.",
}
_PAGES = (Pages, PagesOfType, Page, PageBySlug, ByPath)
_PIECES = (Pieces, Piece)
_ABOUT_ITSELF = ("root", "schema", "docs")
# Answers with one language, which they name.
_IN_ONE_LANGUAGE = (Page, PageBySlug, ByPath, Piece, Navigation, Labels)
# What several operations know, by the name it has in the document.
_SHARED = {
    "Locale": LOCALE,
    "LocaleOrAll": LOCALE_OR_ALL,
    "Fallback": FALLBACK,
    "View": VIEW,
    "Fields": Parameter("fields", fields_of(["topic"], cards=False), "Only these fields, as dotted paths."),
    "Order": order_parameter((), "position"),
    "Limit": LIMIT,
    "Offset": OFFSET,
    "Cursor": CURSOR_ASKED,
    "Ids": IDS,
    "UpdatedSince": UPDATED_SINCE,
    "Parent": PARENT,
}
_IN_PATH: dict[str, tuple[str, Schema]] = {
    "id": ("The id, the same in every language.", {"type": "string", "format": "uuid"}),
    "slug": (
        "The last step of the public path, in the language asked for.",
        {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[^/]+$"},
    ),
}
_ALWAYS_POSSIBLE = [
    problems.INVALID_PARAMETERS,
    problems.NOT_ACCEPTABLE,
    problems.TOO_MANY_REQUESTS,
    problems.SERVER_ERROR,
    problems.UNAVAILABLE,
]


def endpoint(route: "Route") -> "Endpoint":
    return route.view(**route.options)


def operation(route: "Route", example: Any = None) -> dict[str, Any]:
    """What can be asked of an endpoint and what it answers. ``example`` is one of its answers."""
    view = endpoint(route)
    name = operation_id(route)
    asked = [_in_path(place, example) for place in re.findall(r"{(\w+)}", address(route))]
    asked += [_shared_or_own(parameter, example) for parameter in view.parameters]
    return {
        "operationId": name,
        "tags": [_tag(route)],
        "summary": _words(name),
        "description": route.purpose,
        **({"parameters": asked} if asked else {}),
        "responses": {"200": _success(route, view, example), **_others(route, view)},
    }


def answer_of(route: "Route") -> tuple[Schema, dict[str, Schema]]:
    """What an endpoint answers in JSON, and the components made for it, by name."""
    made: dict[str, Schema] = {}
    schema = as_openapi(endpoint(route).answer_schema())
    return _with_names(schema, f"{pascal(route.name)}Answer", made), made


def part_of(route: "Route") -> tuple[Schema, dict[str, Schema]]:
    """The same of an answer that holds only some fields."""
    made: dict[str, Schema] = {}
    schema = with_parts(as_openapi(endpoint(route).answer_schema()))
    return _with_names(schema, f"{pascal(route.name)}PartAnswer", made), made


def query_parameter(parameter: Parameter) -> dict[str, Any]:
    schema = as_openapi(parameter.kind.schema())
    if parameter.default not in (None, ()):
        schema = {**schema, "default": parameter.default}
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.purpose,
        **({"required": True} if parameter.required else {}),
        "schema": schema,
        **({"style": "form", "explode": False} if parameter.kind.several else {}),
    }


def shared_parameters(routes: "list[Route]") -> dict[str, Any]:
    """The parameters that operations refer to, by name."""
    used = Counter(
        name for route in routes for parameter in endpoint(route).parameters if (name := _shared_name(parameter))
    )
    return {name: query_parameter(parameter) for name, parameter in _SHARED.items() if used[name]}


def problems_of(route: "Route") -> list[Kind]:
    """The problems a caller has to reckon with, in the order of their statuses."""
    found = [*_ALWAYS_POSSIBLE]
    if "{" in address(route) or issubclass(route.view, (ByPath, Navigation)):
        found.append(problems.NOT_FOUND)
    if issubclass(route.view, ByPath):
        found.append(problems.GONE)
    if _has_validator(route):
        found.append(problems.PRECONDITION_FAILED)
    return sorted(found, key=lambda kind: kind.status)


def response_name(kind: Kind) -> str:
    return pascal(kind.name)


def _others(route: "Route", view: "Endpoint") -> dict[str, Any]:
    unchanged = {"304": {"$ref": "#/components/responses/NotModified"}} if _has_validator(route) else {}
    return unchanged | {
        str(kind.status): {"$ref": f"#/components/responses/{response_name(kind)}"} for kind in problems_of(route)
    }


def _has_validator(route: "Route") -> bool:
    return not issubclass(route.view, Export)


def _success(route: "Route", view: "Endpoint", example: Any) -> dict[str, Any]:
    names = ["Cache-Control", "Link", "RateLimit", "RateLimit-Policy"]
    if _has_validator(route):
        names = ["ETag", "CDN-Cache-Control", "Surrogate-Key", *names]
    if issubclass(route.view, _IN_ONE_LANGUAGE):
        names.append("Content-Language")
    return {
        "description": "What was asked for.",
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in sorted(names)},
        "content": {
            media_type: _content(route, media_type, example if media_type == "application/json" else None)
            for media_type in view.media_types
        },
    }


def _content(route: "Route", media_type: str, example: Any) -> dict[str, Any]:
    schema, _made = part_of(route) if media_type == PART else answer_of(route)
    return {"schema": schema, **({} if example is None else {"example": example})}


def _in_path(place: str, example: Any) -> dict[str, Any]:
    purpose, schema = _IN_PATH[place]
    shown = values_of(example).get(place)
    return {
        "name": place,
        "in": "path",
        "required": True,
        "description": purpose,
        "schema": schema,
        **({"example": shown} if shown else {}),
    }


def _shared_or_own(parameter: Parameter, example: Any) -> dict[str, Any]:
    name = _shared_name(parameter)
    if name:
        return {"$ref": f"#/components/parameters/{name}"}
    shown = values_of(example).get(parameter.name) if parameter.required else None
    return {**query_parameter(parameter), **({"example": shown} if shown else {})}


def _shared_name(parameter: Parameter) -> str:
    written = query_parameter(parameter)
    return next((name for name, shared in _SHARED.items() if query_parameter(shared) == written), "")


def _with_names(schema: Schema, name: str, made: dict[str, Schema]) -> Schema:
    """An answer whose own objects are components, so that client libraries have a name for each."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [_with_names(branch, "", made) for branch in schema["anyOf"]]}
    items = schema.get("properties", {}).get("items", {}).get("items", {})
    name = f"{target(items)}List" if "$ref" in items else name
    if "properties" not in schema or not name:
        return schema
    made[name] = schema
    return ref(name)


def _tag(route: "Route") -> str:
    if issubclass(route.view, _PAGES):
        return "Pages"
    if issubclass(route.view, _PIECES):
        return "Shared pieces"
    return "This API" if route.name in _ABOUT_ITSELF else "Site"


def _words(name: str) -> str:
    """``listTopics`` as “List topics”."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: f" {found[0].lower()}", name).capitalize()
