"""Reading the demo as a front end does, by the names the demo gives its pages."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from cms.demo.names import stable_id
from publications.models import Publication
from tests.factories.api import read

LANGUAGES = ("nl", "en", "de", "tr", "ar", "uk", "pl")
# One worker runs all tests of the loaded demo, so that it is loaded once.
ON_THE_DEMO = [pytest.mark.django_db]


def page(kind: str, name: str, locale: str = "nl") -> Any:
    """The document of a page."""
    return read(f"pages/{stable_id(kind, name)}/", locale=locale)


def hub(locale: str = "nl") -> Any:
    return page("topic", "hechtingsproblematiek", locale)


def cards(locale: str = "nl", **parameters: Any) -> Any:
    """The cards of all pages there are."""
    return read("pages/", locale=locale, limit=100, **parameters)["items"]


def every_page(locale: str = "nl") -> Iterator[Any]:
    """The document of every page."""
    for card in cards(locale):
        yield read(f"pages/{card['id']}/", locale=locale)


def shared(kind: str, name: str, locale: str = "nl") -> Any:
    """The published JSON of a shared piece, which has no address of its own."""
    return json.loads(bytes(Publication.objects.get(kind=kind, key=stable_id(kind, name), locale=locale).body))


def titles(entries: Any) -> list[str]:
    """The titles of cards, also of those that stand in a row with a note."""
    return [entry.get("card", entry)["title"] for entry in entries]


def plain(html: str) -> str:
    """The words of running text."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def lacking(text: str, *words: str) -> list[str]:
    """Those words that a text does not say."""
    said = plain(text).lower()
    return [word for word in words if word.lower() not in said]
