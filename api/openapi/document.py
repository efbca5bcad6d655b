"""The whole document, made once in each process.

OpenAPI 3.1.1. Its schemas are in its own dialect, which is JSON Schema 2020-12 with ``discriminator`` beside it; so
``jsonSchemaDialect`` is left out.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from api.documents import PART
from api.openapi.components import all_definitions, as_openapi, needed, problem_schema, ref
from api.openapi.examples import kept
from api.openapi.operations import (
    TAGS,
    address,
    answer_of,
    endpoint,
    operation,
    part_of,
    problems_of,
    response_name,
    shared_parameters,
)
from api.openapi.parts import parts
from api.problems import CONTENT_TYPE, TOO_MANY_REQUESTS, UNAVAILABLE, Kind
from pages.blocks.base import Schema
from publications.documents import SCHEMA_VERSION

if TYPE_CHECKING:
    from api.urls import Route

_ABOUT = """\
The published content of a care organisation, in every language it is written in, for any front end.

Everything is read-only and public. Every endpoint also answers HEAD and OPTIONS. An unknown parameter or value is
refused by name, never ignored. What is not translated comes in the next language of the chain, and says so: each object
names the language its texts are in.
"""
_HEADERS = {
    "ETag": "Send it back in `If-None-Match` to hear 304 when nothing changed.",
    "Cache-Control": "How long browsers and shared caches may keep the answer.",
    "CDN-Cache-Control": "How long caches of ours may keep it (RFC 9213): they are told when it changes.",
    "Content-Language": "The language the texts are in.",
    "Link": "The same in other languages, what follows and precedes, and this description (RFC 8288).",
    "RateLimit": "What is left of the limit and the seconds until it is full again.",
    "RateLimit-Policy": "The limit of this class of endpoint.",
    "Retry-After": "After how many seconds to try again.",
    "Surrogate-Key": "The cache tags under which the answer is purged.",
}
_SCHEMA_OF_HEADER: dict[str, Schema] = {"Retry-After": {"type": "integer", "minimum": 0}}


@cache
def openapi() -> dict[str, Any]:
    """The description of every endpoint that the index lists. Not to be changed: all callers share it."""
    from api.urls import ENDPOINTS

    root = reverse("api:root")
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "Houvast",
            "version": f"1.{SCHEMA_VERSION}",
            "description": _ABOUT,
            "license": {"name": "BSD-3-Clause", "identifier": "BSD-3-Clause"},
        },
        "servers": [{"url": "/", "description": "Wherever this description was read."}],
        "security": [],
        "tags": [{"name": name, "description": purpose} for name, purpose in TAGS.items()],
        "paths": {root + address(route): {"get": operation(route, kept(route))} for route in ENDPOINTS},
        "components": {
            "schemas": _schemas(ENDPOINTS),
            "parameters": shared_parameters(ENDPOINTS),
            "headers": {name: _header(name) for name in _HEADERS},
            "responses": {"NotModified": _not_modified(), **_problem_responses(ENDPOINTS)},
        },
    }


def _schemas(routes: "list[Route]") -> dict[str, Schema]:
    known = all_definitions()
    roots: list[Schema] = []
    whole: list[Schema] = []
    for route in routes:
        answer, made = answer_of(route)
        known |= made
        roots.append(answer)
        if PART in endpoint(route).media_types:
            part, made = part_of(route)
            known |= made
            roots.append(part)
            whole.append(as_openapi(endpoint(route).answer_schema()))
    known |= parts(whole, known)
    return dict(sorted({**needed(roots, known), "Problem": problem_schema()}.items()))


def _header(name: str) -> dict[str, Any]:
    return {"description": _HEADERS[name], "schema": _SCHEMA_OF_HEADER.get(name, {"type": "string"})}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _not_modified() -> dict[str, Any]:
    return {
        "description": "Nothing changed since the version you named.",
        "headers": _headers("Cache-Control", "CDN-Cache-Control", "ETag", "Link"),
    }


def _problem_responses(routes: "list[Route]") -> dict[str, Any]:
    kinds: dict[str, Kind] = {response_name(kind): kind for route in routes for kind in problems_of(route)}
    return {name: _problem_response(kind) for name, kind in sorted(kinds.items())}


def _problem_response(kind: Kind) -> dict[str, Any]:
    again = ["Retry-After"] if kind in (TOO_MANY_REQUESTS, UNAVAILABLE) else []
    return {
        "description": kind.title,
        "headers": _headers("Cache-Control", "Content-Language", "RateLimit", "RateLimit-Policy", *again),
        "content": {CONTENT_TYPE: {"schema": ref("Problem")}},
    }
