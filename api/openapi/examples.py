"""Answers of the demo content, kept beside the code so that the document shows real ones."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import orjson

from api.openapi.names import operation_id

if TYPE_CHECKING:
    from api.urls import Route

FOLDER = Path(__file__).parent / "examples"
# Everything in the demo is dated from the day it was loaded.
_MOMENT = "2026-01-31T08:00:00Z"
_DATE = "2026-01-31"
_WORD = "hechting"
_ITEMS_OF_A_LIST = 2

# Address below the root of the API → the JSON that stands there.
Get = Callable[[str], Any]


def kept(route: "Route") -> Any:
    """An answer of the endpoint; None where none is kept."""
    file = file_of(route)
    return orjson.loads(file.read_bytes()) if file.exists() else None


def file_of(route: "Route") -> Path:
    return FOLDER / f"{operation_id(route)}.json"


def has_example(route: "Route") -> bool:
    """Not what is no JSON, and not the document itself, which would hold itself."""
    return "application/json" in route.view.media_types and route.name != "schema"


def values_of(example: Any) -> dict[str, str]:
    """What the places in the address were filled with, as the answer tells."""
    facts = example if isinstance(example, dict) else {}
    return {"q": _WORD} | {name: facts[name] for name in ("id", "slug", "path") if facts.get(name)}


def filled(route: "Route", values: dict[str, str]) -> str:
    """The address of an endpoint, below the root of the API, with its places filled."""
    return re.sub(r"{(\w+)}", lambda place: quote(values.get(place[1], place[0]), safe="{}/"), route.shown)


def made(route: "Route", get: Get) -> Any:
    """An answer of the running code, made small; always the same for the same content."""
    places = _PLACES.get(route.name, _first_of_its_list) if "{" in route.shown else _none
    values = places(get, route)
    return _small(get(filled(route, values)), _ITEMS_OF_A_LIST)


def _small(value: Any, most: int = 1) -> Any:
    if isinstance(value, dict):
        return {name: _small(inner, most if name == "items" else 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_small(inner) for inner in value[:most]]
    if isinstance(value, str):
        return _undated(value)
    return value


def _undated(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text):
        return _MOMENT
    return _DATE if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


def _none(get: Get, route: "Route") -> dict[str, str]:
    return {}


def _first_of_its_list(get: Get, route: "Route") -> dict[str, str]:
    """The first of the list beside it; what stands on the page of another has no slug to be read by."""
    cards = get(route.shown.partition("{")[0] + "?limit=100")["items"]
    if "{id}" in route.shown:
        return {"id": cards[0]["id"]}
    return {"slug": next(card["path"].rstrip("/").rpartition("/")[2] for card in cards if card["path"])}


def _first_topic(get: Get, route: "Route") -> dict[str, str]:
    card = get("topics/")["items"][0]
    return {"id": card["id"], "path": card["path"]}


def _first_image(get: Get, route: "Route") -> dict[str, str]:
    cards = get("pages/?limit=100")["items"]
    return {"id": next(card["image"]["id"] for card in cards if card["image"])}


_PLACES: dict[str, Callable[[Get, "Route"], dict[str, str]]] = {
    "page": _first_topic,
    "by-path": _first_topic,
    "search": lambda get, route: values_of(None),
    "image": _first_image,
}
