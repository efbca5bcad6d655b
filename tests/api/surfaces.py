"""The surfaces of the API: each way in which a thing reaches a reader, and what it says of the thing there."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.test import Client
from lxml import etree, html

from tests.api.languages_house import CODES, Case, House
from tests.factories.api import get

# What a surface says of a thing, by name.
Facts = dict[str, Any]


@dataclass
class Readers:
    """They ask each question once: nothing changes in this house."""

    house: House
    answers: dict[tuple[str, tuple[tuple[str, Any], ...]], Any]

    def ask(self, path: str, /, **parameters: Any) -> Any:
        """The answer, or None where there is nothing."""
        question = (path, tuple(sorted(parameters.items())))
        if question not in self.answers:
            answer = get(path, **parameters)
            assert answer.status_code in (200, 404), f"{path} {parameters}: {answer.content}"
            self.answers[question] = answer if answer.status_code == 200 else None
        return self.answers[question]

    def json(self, path: str, /, **parameters: Any) -> Any:
        answer = self.ask(path, **parameters)
        return None if answer is None else answer.json()

    def items(self, path: str, /, **parameters: Any) -> list[Any]:
        """Every item of a list, by offset or by cursor."""
        question = (f"all of {path}", tuple(sorted(parameters.items())))
        if question not in self.answers:
            answer = self.json(path, **parameters)
            items = answer["items"]
            while answer["next"]:
                answer = Client().get(answer["next"]).json()
                items += answer["items"]
            self.answers[question] = items
        found: list[Any] = self.answers[question]
        return found

    def lines(self, **parameters: Any) -> list[Any]:
        question = ("export", tuple(sorted(parameters.items())))
        if question not in self.answers:
            content = get("export.ndjson", **parameters).getvalue()
            self.answers[question] = [json.loads(line) for line in content.splitlines()]
        lines: list[Any] = self.answers[question]
        return lines


# -- what is said of a thing -----------------------------------------------------------------------------------

ITEM = frozenset({"locale", "is_fallback", "direction", "language of its text"})
CARD = ITEM | {"language of its address"}
DOCUMENT = CARD | {"language of its canonical address", "Content-Language", "other languages"}
PIECE = ITEM | {"Content-Language"}

# What a thing is called, with the language of the text at its end.
_NAMES = ("title", "term", "role", "name")


def said(thing: Any, answer: Any = None) -> Facts:
    """What a card, document or shared piece says of itself, and the answer of it."""
    name = next(name for name in _NAMES if name in thing and (name != "name" or "role" not in thing))
    facts: Facts = {key: thing[key] for key in ("locale", "is_fallback", "direction") if key in thing}
    facts["language of its text"] = thing[name].split()[-1]
    if thing.get("path"):
        facts["language of its address"] = language_of(thing["path"])
    if "seo" in thing:
        facts["language of its canonical address"] = language_of(thing["seo"]["canonical"])
    if "alternates" in thing:
        facts["other languages"] = sorted(each["locale"] for each in thing["alternates"] if not each["is_fallback"])
    if answer is not None:
        facts["Content-Language"] = answer.headers.get("Content-Language")
    return facts


def language_of(path: str) -> str:
    return path.split("/")[1]


def only(found: Iterable[Any]) -> Any:
    """The one there is, or None; twice would be a fault of its own."""
    several = [each for each in found if each is not None]
    assert len(several) <= 1, f"it is there {len(several)} times"
    return several[0] if several else None


def said_in(items: Iterable[Any], key: str) -> Facts | None:
    """What is said of a thing among others."""
    thing = only(item for item in items if item["id"] == key)
    return None if thing is None else said(thing)


# -- the surfaces ----------------------------------------------------------------------------------------------

Look = Callable[..., Facts | None]


def by_id(path: str, name: str) -> Look:
    def look(readers: Readers, case: Case, locale: str, **mode: Any) -> Facts | None:
        answer = readers.ask(f"{path}{readers.house.key(name, case)}/", locale=locale, **mode)
        return None if answer is None else said(answer.json(), answer)

    return look


def some_fields(readers: Readers, case: Case, locale: str, **mode: Any) -> Facts | None:
    answer = readers.ask(f"pages/{readers.house.key('symptom', case)}/", locale=locale, fields="title", **mode)
    return None if answer is None else said(answer.json(), answer)


def by_slug(readers: Readers, case: Case, locale: str, **mode: Any) -> Facts | None:
    """Every slug the thing has in any language is tried."""
    answer = only(readers.ask(f"symptoms/{case.slug(code)}/", locale=locale, **mode) for code in CODES)
    return None if answer is None else said(answer.json(), answer)


def by_path(readers: Readers, case: Case, locale: str) -> Facts | None:
    """Every path that could be its own in this language is tried."""
    paths = [f"/{locale}/hulp/onderwerp/{case.slug(code)}/" for code in CODES]
    answers = [readers.ask("pages/by-path/", path=path) for path in paths]
    answer = only(answer for answer in answers if answer is not None and "redirect" not in answer.json())
    return None if answer is None else said(answer.json(), answer)


def in_list(path: str, name: str = "symptom", **parameters: Any) -> Look:
    def look(readers: Readers, case: Case, locale: str, **mode: Any) -> Facts | None:
        items = readers.items(path, locale=locale, **{"limit": 100} | parameters, **mode)
        return said_in(items, readers.house.key(name, case))

    return look


def in_list_of_ids(readers: Readers, case: Case, locale: str, **mode: Any) -> Facts | None:
    key = readers.house.key("symptom", case)
    return said_in(readers.items("pages/", locale=locale, id__in=key, **mode), key)


def in_list_below_its_parent(readers: Readers, case: Case, locale: str, **mode: Any) -> Facts | None:
    items = readers.items("pages/", locale=locale, parent=readers.house.holders["topic"], limit=100, **mode)
    return said_in(items, readers.house.key("symptom", case))


def by_filter_on_what_it_points_to(readers: Readers, case: Case, locale: str, **mode: Any) -> Facts | None:
    stress = readers.house.holders["stress"]
    items = readers.items("treatments/", locale=locale, symptom=stress, limit=100, **mode)
    return said_in(items, readers.house.key("treatment", case))


def in_search(readers: Readers, case: Case, locale: str, **mode: Any) -> Facts | None:
    hits = readers.items("search/", q=case.word, locale=locale, limit=100, **mode)
    hit = only(hit for hit in hits if hit["card"]["id"] == readers.house.key("symptom", case))
    if hit is None:
        return None
    assert (hit["locale"], hit["direction"]) == (hit["card"]["locale"], hit["card"]["direction"])
    return said(hit["card"])


def embedded(holder: str, cards: Callable[[Any], Iterable[Any]], name: str = "symptom") -> Look:
    """In the document of something else, in the language asked for."""

    def look(readers: Readers, case: Case, locale: str) -> Facts | None:
        document = readers.json(f"pages/{readers.house.holders[holder]}/", locale=locale)
        return said_in(cards(document), readers.house.key(name, case))

    return look


def in_breadcrumbs(readers: Readers, case: Case, locale: str) -> Facts | None:
    """Of the page below it, which is written in Dutch alone: German readers get nothing of that."""
    document = readers.json(f"pages/{readers.house.key('below', case)}/", locale=locale)
    return said_in(document["breadcrumbs"], readers.house.key("section", case))


def in_menu(readers: Readers, case: Case, locale: str) -> Facts | None:
    (hub,) = readers.json("navigation/", locale=locale)["items"]
    return said_in(hub["items"], readers.house.key("section", case))


def in_help_lines_of_the_menu(readers: Readers, case: Case, locale: str) -> Facts | None:
    return said_in(readers.json("navigation/", locale=locale)["helplines"], readers.house.key("helpline", case))


def link_in_text(holder: str) -> Look:
    def look(readers: Readers, case: Case, locale: str) -> Facts | None:
        document = readers.json(f"pages/{readers.house.holders[holder]}/", locale=locale)
        links = html.fromstring(f"<div>{document['body'][0]['html']}</div>").iter("a")
        link = only(link for link in links if link.get("data-id") == readers.house.key("symptom", case))
        if link is None:
            return None
        return {"locale": link.get("data-locale"), "language of its address": language_of(unquote(link.get("href")))}

    return look


def in_alternates(readers: Readers, case: Case, locale: str) -> Facts | None:
    """Of the document in every language in which there is one: they have to say the same."""
    key = readers.house.key("symptom", case)
    documents = [readers.json(f"pages/{key}/", locale=code) for code in CODES]
    told = {json.dumps(document["alternates"]) for document in documents if document is not None}
    alternate = only(each for each in json.loads(only(told)) if each["locale"] == locale)
    if alternate is None:
        return None
    return {"is_fallback": alternate["is_fallback"], "language of its address": language_of(alternate["path"])}


def in_export(name: str, *, every_language: bool = False) -> Look:
    def look(readers: Readers, case: Case, locale: str) -> Facts | None:
        lines = readers.lines(**({} if every_language else {"locale": locale}))
        asked = [line for line in lines if line.get("requested_locale", locale) == locale]
        return said_in((line for line in asked if "id" in line), readers.house.key(name, case))

    return look


def in_sitemap(readers: Readers, case: Case, locale: str) -> Facts | None:
    key = readers.house.key("symptom", case)
    items = readers.items("sitemap/", locale=locale)
    address = only(item for item in items if item["id"] == key)
    if address is None:
        return None
    return {
        "locale": address["locale"],
        "language of its address": language_of(address["path"]),
        "other languages": sorted(each["locale"] for each in address["alternates"]),
    }


def in_sitemap_xml(readers: Readers, case: Case, locale: str) -> Facts | None:
    if ("sitemap.xml", ()) not in readers.answers:
        readers.answers["sitemap.xml", ()] = etree.fromstring(Client().get("/sitemap.xml").content)
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    path = f"/{locale}/hulp/onderwerp/{case.word}-"
    entries = [
        entry
        for entry in readers.answers["sitemap.xml", ()].findall("s:url", spaces)
        if urlsplit(entry.findtext("s:loc", namespaces=spaces)).path.startswith(path)
    ]
    entry = only(entries)
    if entry is None:
        return None
    others = [link.get("hreflang") for link in entry.findall("x:link", spaces)]
    return {"other languages": sorted(code for code in others if code != "x-default")}
