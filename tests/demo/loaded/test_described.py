"""The description of the API holds for everything the demo publishes, and for nothing else."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from api.openapi.examples import has_example, kept, made
from api.openapi.names import operation_id
from api.urls import ENDPOINTS, PIECES, Route
from publications.models import IMAGE, NAVIGATION, Publication
from publications.serializers import PAGES
from tests.demo.loaded.reading import ON_THE_DEMO
from tests.factories.api import read
from tests.factories.described import validators

pytestmark = ON_THE_DEMO


def documents(type_name: str) -> list[Any]:
    return [json.loads(bytes(row.body)) for row in Publication.objects.filter(type=type_name).order_by("pk")]


def test_every_document_that_has_an_address_fits_its_description() -> None:
    fits = validators()
    assert {*PAGES, *(kind for kind, _purpose in PIECES.values()), IMAGE, NAVIGATION} <= fits.keys()
    for row in Publication.objects.filter(type__in=fits):
        fits[row.type].validate(json.loads(bytes(row.body)))


@pytest.mark.parametrize("type_name", list(PAGES))
def test_schema_refuses_every_changed_field(type_name: str) -> None:
    """Each field of the longest document, however deep: of another type, absent, or with one more beside it."""
    fits = validators()[type_name]
    document = max(documents(type_name), key=lambda found: len(json.dumps(found)))
    fits.validate(document)
    changed = [(place, how) for place, how in _changes(document) if fits.is_valid(document)]
    assert [each for each in changed if not _is_left_out_of_a_graph(*each)] == []


def _is_left_out_of_a_graph(place: str, how: str) -> bool:
    """In JSON-LD a property that nothing is known for is absent, never null."""
    return how == "absent" and place.startswith(".json_ld.@graph")


@pytest.mark.parametrize("route", [route for route in ENDPOINTS if has_example(route)], ids=operation_id)
def test_example_is_what_the_demo_gives(route: Route) -> None:
    found, shown = _without_renditions(made(route, _at)), _without_renditions(kept(route))
    assert found == shown, "The demo changed: run `manage.py openapi --examples`, then --docs."


def _at(path: str) -> Any:
    place, _mark, query = path.partition("?")
    return read(place, **dict(part.split("=", 1) for part in query.split("&") if part))


def _without_renditions(thing: Any) -> Any:
    """They are drawn after the commit, which never comes here."""
    if isinstance(thing, dict):
        return {name: [] if name == "srcset" else _without_renditions(value) for name, value in thing.items()}
    return [_without_renditions(item) for item in thing] if isinstance(thing, list) else thing


def _changes(thing: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Change a document in one place after the other, and put each back."""
    if isinstance(thing, list):
        for number, item in enumerate(thing):
            yield from _changes(item, f"{place}[{number}]")
        return
    if not isinstance(thing, dict):
        return
    thing["nobody_knows_this"] = 1
    yield place, "one more"
    del thing["nobody_knows_this"]
    for name in list(thing):
        value = thing[name]
        yield from _changes(value, f"{place}.{name}")
        thing[name] = "text" if isinstance(value, dict) else {"nobody_knows_this": 1}
        yield f"{place}.{name}", "of another type"
        del thing[name]
        yield f"{place}.{name}", "absent"
        thing[name] = value
