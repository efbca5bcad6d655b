"""Every fragment of text is in the language that the nearest object around it names.

A front end sets ``lang`` and ``dir`` by that, and a voice reads by it. So each text of the house is marked with the
language it is written in, some versions are withdrawn, and every answer is walked: the mark must be the language of
the nearest enclosing object that has one. The only exceptions are those a document lists in
``translation.untranslated``.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from api.urls import ENDPOINTS
from pages.models import PAGE_TYPES, SNIPPETS
from publications.schema import document_schema
from publications.settling import settle
from publications.verifying import verify
from tests.api.marked_house import MARK, Version, leave_some_untranslated, marked_house, without_some
from tests.publications.proofs.capture_world import LANGUAGES

pytestmark = pytest.mark.django_db

# Texts that belong to no language of ours: names, and what is described in its own language.
NEUTRAL = {
    ("organisation", "name"),
    ("location", "name"),
    ("location", "place"),
    ("source", "title"),
    ("source", "authors"),
    ("source", "publisher"),
}


@pytest.fixture(scope="module")
def all_versions(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Version]]:
    with django_db_blocker.unblock(), marked_house() as versions:
        yield versions


# -- walking an answer -----------------------------------------------------------------------------------------


def misplaced(thing: Any, locale: str, pointer: str = "", excused: frozenset[str] = frozenset()) -> Iterator[str]:
    """Where a text is marked with another language than that of the nearest object that names one."""
    if isinstance(thing, dict):
        locale = thing.get("locale") or thing.get("inLanguage") or locale
        told = (thing.get("translation") or {}).get("untranslated", ())
        excused |= {pointer + _pointer(each) for each in told}
        for name, value in thing.items():
            yield from misplaced(value, locale, f"{pointer}/{name}", excused)
    elif isinstance(thing, list):
        for number, item in enumerate(thing):
            yield from misplaced(item, locale, f"{pointer}/{number}", excused)
    elif isinstance(thing, str) and pointer not in excused:
        for code in MARK.findall(thing):
            if code != locale:
                yield f"{pointer} is {code} within {locale}: {thing}"


def _pointer(entry: Any) -> str:
    return str(entry["pointer"] if isinstance(entry, dict) else entry)


def unmarked(value: Any, schema: Any, definitions: Any, kind: str, pointer: str = "") -> Iterator[str]:
    """Texts for people without a mark, by the schema that tells them from codes, but for the neutral ones."""
    if value in (None, "", [], {}):
        return
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield from unmarked(value, definitions[name], definitions, name, pointer)
    elif "anyOf" in schema:
        yield from unmarked(value, schema["anyOf"][0], definitions, kind, pointer)
    elif "oneOf" in schema:
        for variant in schema["oneOf"]:
            name = variant["$ref"].rpartition("/")[2]
            if definitions[name]["properties"]["type"].get("const") == value["type"]:
                yield from unmarked(value, variant, definitions, kind, pointer)
    elif "items" in schema:
        for number, item in enumerate(value):
            yield from unmarked(item, schema["items"], definitions, kind, f"{pointer}/{number}")
    elif "properties" in schema:
        for name, part in schema["properties"].items():
            if (kind, name) not in NEUTRAL:
                yield from unmarked(value.get(name), part, definitions, kind, f"{pointer}/{name}")
    elif "contentMediaType" in schema and not MARK.search(value):
        yield f"{kind} {pointer}: {value}"


def export() -> list[Any]:
    content = Client().get("/api/v1/export.ndjson").getvalue()
    return [json.loads(line) for line in content.splitlines()]


def every_answer() -> Iterator[tuple[str, str, Any]]:
    """Each endpoint that gives several things, in each language, with the language asked for."""
    client = Client()
    for route in ENDPOINTS:
        known = {each.name for each in route.options.get("parameters", route.view.parameters)}
        if ("{" in route.shown and route.name != "search") or "locale" not in known or route.name == "export":
            continue
        for code in LANGUAGES:
            asked: dict[str, Any] = {"locale": code}
            questions = [asked | ({"limit": 100} if "limit" in known else {})]
            if route.name == "search":
                questions = [questions[0] | {"q": words} for words in ("woord", "tekst", "anders kanarie woord")]
            if "view" in known:
                questions += [asked | {"view": "full", "limit": 100}, asked | {"fallback": "none", "limit": 100}]
            for question in questions:
                answer = client.get(f"/api/v1/{route.matched}", question)
                assert answer.status_code == 200, f"{route.shown} {question}"
                yield f"{route.shown} {question}", code, answer.json()


# -- what holds ------------------------------------------------------------------------------------------------


def test_every_text_of_the_house_is_marked(all_versions: list[Version]) -> None:
    """Or the walk would pass by a text it knows nothing of."""
    documents = export()
    for document in documents:
        schema = document_schema(document["type"])
        bare = list(unmarked(document, schema, schema["$defs"], document["type"]))
        assert not bare, f"{document['type']} {document.get('id')} in {document['locale']}"
    models: list[Any] = [*PAGE_TYPES, *SNIPPETS]
    types = {model.type_name for model in models}
    assert types | {"navigation"} == {document["type"] for document in documents}
    shown = {block["type"] for document in documents for block in document.get("body", ())}
    assert len(shown) == 14


def test_walk_finds_a_text_in_another_language_and_believes_only_what_a_document_says() -> None:
    card = {"locale": "en", "title": "Help ⟦en⟧", "image": {"alt": "Boom ⟦nl⟧"}}
    page = {"locale": "nl", "title": "Hulp ⟦nl⟧", "related": [card], "source": {"locale": None, "title": "Bron ⟦nl⟧"}}
    assert list(misplaced(page, "nl")) == ["/related/0/image/alt is nl within en: Boom ⟦nl⟧"]
    page["translation"] = {"untranslated": ["/related/0/image/alt"]}
    assert not list(misplaced(page, "nl"))


@given(seed=st.integers(0, 2**32))
@settings(
    max_examples=4,
    deadline=None,
    # The suite says the same twice.
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_every_fragment_is_in_the_language_of_the_nearest_object(all_versions: list[Version], seed: int) -> None:
    with without_some(all_versions, seed):
        fallbacks = 0
        for document in export():
            wrong = list(misplaced(document, document["locale"] or LANGUAGES[0]))
            assert not wrong, f"{document['type']} asked for in {document.get('requested_locale')}"
            fallbacks += bool(document.get("is_fallback"))
        assert fallbacks
        for question, locale, answer in every_answer():
            assert not list(misplaced(answer, locale)), question


@pytest.mark.parametrize("seed", [1, 2])
def test_every_fragment_of_a_partly_translated_page_is_in_its_language_or_named(
    all_versions: list[Version], seed: int
) -> None:
    with transaction.atomic():
        assert leave_some_untranslated(seed) > 8
        settle()
        for document in export():
            wrong = list(misplaced(document, document["locale"] or LANGUAGES[0]))
            assert not wrong, f"{document['type']} asked for in {document.get('requested_locale')}"
            _names_only_dutch(document)
        # Lists, menus and search hold cards, which name nothing: they must be clean by themselves.
        for question, locale, answer in every_answer():
            assert not list(misplaced(answer, locale)), question
        assert verify() == []
        transaction.set_rollback(True)


def _names_only_dutch(document: Any) -> None:
    """Or nobody could read the page by it: what the page itself shows in one piece is in one language."""
    for pointer in (document.get("translation") or {}).get("untranslated", ()):
        text: Any = document
        for step in pointer.split("/")[1:]:
            text = text[int(step)] if isinstance(text, list) else text[step]
        found = set(MARK.findall(text))
        # Search engines get some texts put together from several.
        assert found == {LANGUAGES[0]} or (LANGUAGES[0] in found and pointer.startswith("/json_ld/")), pointer
