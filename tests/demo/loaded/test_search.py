"""What readers of the demo find: the same pages in the same order, whatever database they are found in."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.demo.loaded.reading import ON_THE_DEMO
from tests.factories.api import read

pytestmark = ON_THE_DEMO

# Language, query → the first ten paths. The suite runs on SQLite and on PostgreSQL, and both read this.
HITS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "search_hits.json").read_text())


def hits(query: str, locale: str) -> tuple[int, list[str]]:
    answer = read("search/", q=query, locale=locale, limit=10)
    return answer["count"], [item["card"]["path"] for item in answer["items"]]


@pytest.mark.parametrize("asked", HITS, ids=lambda asked: f"{asked['locale']}-{asked['q']}")
def test_same_pages_are_found_in_every_database(asked: dict[str, Any]) -> None:
    assert hits(asked["q"], asked["locale"]) == (asked["count"], asked["paths"])


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("gehechte", "/nl/hechtingsproblematiek/"),
        ("vermijdende hechting", "/nl/hechtingsproblematiek/onveilig-vermijdende-hechting/"),
        ("emdr", "/nl/behandelingen/emdr/"),
        ("vacature psycholoog", "/nl/werken-bij/emdr-therapeut-utrecht/"),
    ],
)
def test_what_a_reader_has_in_mind_comes_first(query: str, path: str) -> None:
    assert hits(query, "nl")[1][0] == path
