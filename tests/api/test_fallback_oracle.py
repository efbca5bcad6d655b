"""Which language a reader gets: one rule, and every surface of the API held against it.

The rule is :func:`served_language`. A surface is a way in which a thing reaches a reader: as an answer of its own, in a
list, in another document, behind a link. What each says of a thing must be what the rule says, for each language and
each set of translations.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client
from lxml import etree, html
from pytest_django import DjangoDbBlocker

from tests.api.languages_house import CASES, CHAINS, CODES, DIRECTIONS, Case, House, languages_house
from tests.factories.api import get

pytestmark = pytest.mark.django_db

# What a surface says of a thing, by name.
Facts = dict[str, Any]


def served_language(public: Collection[str], chain: list[str], asked: str, fallback: str) -> str | None:
    """The language of the text a reader gets, or None where there is nothing for him."""
    steps = [asked] if fallback == "none" else [asked, *chain]
    return next((code for code in steps if code in public), None)


def expected(case: Case, asked: str, fallback: str, *, of_a_piece: bool = False) -> Facts | None:
    """All that can be said of a thing of this case.

    A shared piece is one fact in many languages: withdrawn in the source it is withdrawn in all.
    """
    public = () if of_a_piece and CODES[0] not in case.public else case.public
    served = served_language(public, CHAINS[asked], asked, fallback)
    if served is None:
        return None
    return {
        "locale": served,
        "is_fallback": served != asked,
        "direction": DIRECTIONS[served],
        "language of its text": served,
        "language of its address": asked,
        "language of its canonical address": served,
        "Content-Language": served,
        "other languages": sorted(case.public),
    }


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


@pytest.fixture(scope="module")
def readers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Readers]:
    with django_db_blocker.unblock(), languages_house() as house:
        yield Readers(house, {})


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


@dataclass(frozen=True)
class Surface:
    """``tells`` is all that it has to say of a thing; ``fallback`` what it is asked for, or what it always does.

    ``closed_to`` are the languages in which there is nothing that could show the thing.
    """

    name: str
    look: Look
    tells: frozenset[str]
    fallback: str = "chain"
    can_be_asked: bool = False
    of_a_piece: bool = False
    closed_to: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.name


def asked_both_ways(name: str, look: Look, tells: frozenset[str], **more: bool) -> list[Surface]:
    modes = ("chain", "none")
    return [Surface(f"{name} fallback={mode}", look, tells, mode, can_be_asked=True, **more) for mode in modes]


def named(items: str) -> Callable[[Any], Iterable[Any]]:
    return lambda document: document[items]


def cards_of(entries: str) -> Callable[[Any], Iterable[Any]]:
    return lambda document: [entry["card"] for entry in document[entries]]


LINK = frozenset({"locale", "language of its address"})
CRUMB = frozenset({"locale", "direction", "language of its text", "language of its address"})

SURFACES = [
    *asked_both_ways("by id", by_id("pages/", "symptom"), DOCUMENT),
    *asked_both_ways("some fields", some_fields, CRUMB - LINK | {"locale", "Content-Language"}),
    *asked_both_ways("by slug", by_slug, DOCUMENT),
    Surface("by path", by_path, DOCUMENT),
    *asked_both_ways("cards of its type", in_list("symptoms/"), CARD),
    *asked_both_ways("documents of its type", in_list("symptoms/", view="full"), DOCUMENT - {"Content-Language"}),
    *asked_both_ways("cards of all types", in_list("pages/"), CARD),
    *asked_both_ways("documents of all types", in_list("pages/", view="full"), DOCUMENT - {"Content-Language"}),
    *asked_both_ways("filter on a value", in_list("symptoms/", domain="school"), CARD),
    *asked_both_ways("filter on several values", in_list("symptoms/", domain__in="school,feelings"), CARD),
    *asked_both_ways("filter on a range", in_list("treatments/", "treatment", age=10), CARD),
    *asked_both_ways("filter on what it points to", by_filter_on_what_it_points_to, CARD),
    *asked_both_ways("by ids", in_list_of_ids, CARD),
    *asked_both_ways("below its parent", in_list_below_its_parent, CARD),
    *asked_both_ways("ordered by title", in_list("symptoms/", order="title"), CARD),
    *asked_both_ways("ordered by title, last first", in_list("pages/", order="-title"), CARD),
    *asked_both_ways("by cursor", in_list("symptoms/", cursor="start", limit=4), CARD),
    *asked_both_ways("by cursor, by title", in_list("symptoms/", cursor="start", order="-title", limit=3), CARD),
    *asked_both_ways("search", in_search, CARD),
    Surface("relation of a topic", embedded("topic", cards_of("symptoms")), CARD),
    Surface("list in a body", embedded("topic", lambda document: document["body"][0]["items"]), CARD),
    Surface("definition of a topic", embedded("topic", named("definitions"), "definition"), ITEM, of_a_piece=True),
    Surface("relation of a document that is partly translated", embedded("partly", cards_of("symptoms")), CARD),
    Surface("related page", embedded("everywhere", named("related")), CARD),
    Surface("relation from the other side", embedded("stress", named("treatments"), "treatment"), CARD),
    Surface("child of a section", embedded("hub", named("children"), "section"), CARD),
    Surface(
        "help line in a document",
        embedded("everywhere", lambda document: document["crisis_box"]["helplines"], "helpline"),
        ITEM,
        of_a_piece=True,
    ),
    Surface("breadcrumb", in_breadcrumbs, CRUMB, closed_to=frozenset({"de"})),
    Surface("menu", in_menu, CARD),
    Surface("help line in the menu", in_help_lines_of_the_menu, ITEM, of_a_piece=True),
    Surface("link in a text", link_in_text("everywhere"), LINK),
    Surface("link in a text that is partly translated", link_in_text("partly"), LINK),
    Surface("alternates", in_alternates, frozenset({"is_fallback", "language of its address"})),
    Surface("export of a language", in_export("symptom"), DOCUMENT - {"Content-Language"}),
    Surface("export", in_export("symptom", every_language=True), DOCUMENT - {"Content-Language"}),
    Surface("export of a shared piece", in_export("glossary_term"), ITEM, of_a_piece=True),
    Surface("sitemap", in_sitemap, LINK | {"other languages"}, "none"),
    Surface("sitemap.xml", in_sitemap_xml, frozenset({"other languages"}), "none"),
    *asked_both_ways("glossary", in_list("glossary/", "glossary_term"), ITEM, of_a_piece=True),
    *asked_both_ways("term by id", by_id("glossary/", "glossary_term"), PIECE, of_a_piece=True),
    *asked_both_ways("help lines", in_list("helplines/", "helpline", country="NL"), ITEM, of_a_piece=True),
    *asked_both_ways("help line by id", by_id("helplines/", "helpline"), PIECE, of_a_piece=True),
    *asked_both_ways("people", in_list("people/", "person", order="-title"), ITEM, of_a_piece=True),
    *asked_both_ways("person by id", by_id("people/", "person"), PIECE, of_a_piece=True),
]


@pytest.mark.parametrize(
    ("surface", "locale"),
    [(surface, locale) for surface in SURFACES for locale in CODES if locale not in surface.closed_to],
    ids=str,
)
def test_reader_gets_the_language_the_rule_says(readers: Readers, surface: Surface, locale: str) -> None:
    mode = {"fallback": surface.fallback} if surface.can_be_asked else {}
    wrong = {}
    for case in CASES:
        seen = surface.look(readers, case, locale, **mode)
        rule = expected(case, locale, surface.fallback, of_a_piece=surface.of_a_piece)
        right = None if rule is None else {name: rule[name] for name in surface.tells}
        if seen != right:
            wrong[str(case)] = {"seen": seen, "by the rule": right}
    assert not wrong, f"{surface}, read in {locale}"


def test_cases_hold_every_way_a_reader_can_fare() -> None:
    """His own language, the first and the second to stand in for it, and nothing."""
    seen = set()
    for case in CASES:
        for asked, chain in CHAINS.items():
            served = served_language(case.public, chain, asked, "chain")
            seen.add([asked, *chain].index(served) if served else "nothing")
    assert seen == {0, 1, 2, "nothing"}
