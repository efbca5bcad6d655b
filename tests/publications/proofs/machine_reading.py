"""Everything a reader can ask, asked at once: every endpoint, language, page, path and list."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any
from urllib.parse import parse_qsl

from django.test import Client

from api.urls import ENDPOINTS, PIECES, Route
from tests.publications.proofs.machine_stored import codes, words_in
from tests.publications.proofs.machine_world import World

_WITHOUT_CONTENT = {"labels", "schema", "docs"}
# What each parameter is given; an endpoint that asks for more answers 400, and the machine says so.
_GIVEN = {"limit": ["100"], "view": ["card", "full"]}
_KINDS = {
    "pages/{id}/": "page",
    "images/{id}/": "image",
    **{f"{name}/{{id}}/": kind for name, (kind, _purpose) in PIECES.items()},
}
# So many words are searched for, the newest: texts that have just been written, published or withdrawn.
_SEARCHED = 3
_A_DOCUMENT_A_LINE = "export.ndjson"


@dataclass
class Answer:
    """One question and what came back. ``locale`` is the language asked for, '' where none was."""

    route: str
    place: str
    locale: str
    status: int
    content: bytes

    def __str__(self) -> str:
        return f"{self.route} {self.place} [{self.locale}] → {self.status}"

    @cached_property
    def json(self) -> Any:
        return json.loads(self.content)

    @cached_property
    def words(self) -> set[str]:
        return words_in(self.content.decode())

    @property
    def documents(self) -> list[Any]:
        """The pages and shared pieces the answer is about: itself, or the items of a list."""
        if self.route == _A_DOCUMENT_A_LINE:
            return []
        if self.status != 200 or not isinstance(self.json, dict):
            return []
        items = _entries(self.json) if "items" in self.json else [self.json]
        items = [item.get("card", item) for item in items]
        return [item for item in items if "id" in item]


def _entries(holder: Any) -> list[Any]:
    """The items of a list; of a menu also those below others, and the home page."""
    found = [holder["home"]] if holder.get("home") else []
    for item in holder["items"]:
        found += [item, *(_entries(item) if "items" in item else [])]
    return found


def ask_everything(world: World) -> list[Answer]:
    client = Client(raise_request_exception=True)
    return [answer for route in ENDPOINTS if _concerned(world, route) for answer in _ask(client, world, route)]


def _concerned(world: World, route: Route) -> bool:
    """Lists of types of which there never was a page have nothing to tell, nor has what tells of no content."""
    listing = route.options.get("listing")
    type_name = route.options.get("type_name") or (listing.types[0] if listing else None)
    known = {*world.types, *world.of_kind}
    return route.name not in _WITHOUT_CONTENT and (type_name is None or type_name in known)


def _ask(client: Client, world: World, route: Route) -> Iterator[Answer]:
    path, _mark, query = route.shown.partition("?")
    fixed = dict(parse_qsl(query))
    known = {parameter.name for parameter in route.options.get("parameters", route.view.parameters)} - set(fixed)
    choices = {"locale": codes(), **_GIVEN}
    names = [name for name in choices if name in known]
    for place, values in product(_places(world, route.shown), product(*(choices[name] for name in names))):
        asked = {name: _filled(value, place) for name, value in fixed.items()} | dict(zip(names, values, strict=True))
        answer = client.get(f"/api/v1/{_filled(path, place)}", asked)
        yield Answer(route.shown, place, asked.get("locale", ""), answer.status_code, answer.getvalue())


def _filled(text: str, place: str) -> str:
    for name in ("{id}", "{slug}", "{path}", "{q}"):
        text = text.replace(name, place)
    return text


def _places(world: World, route: str) -> list[str]:
    """What the place in a route is filled with: everything of its kind that was ever there."""
    if "{q}" in route:
        return world.words[-_SEARCHED:]
    if "{path}" in route:
        return sorted(world.paths)
    if "{slug}" in route:
        return sorted(world.slugs)
    if "{id}" in route:
        kinds = [_KINDS[route]] if route in _KINDS else list(world.of_kind)
        return sorted(key for kind in kinds for key in world.of_kind.get(kind, ()))
    return [""]
