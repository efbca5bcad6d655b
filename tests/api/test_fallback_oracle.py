"""Which language a reader gets: one rule, and every surface of the API held against it.

The rule is :func:`served_language`. A surface is a way in which a thing reaches a reader: as an answer of its own, in a
list, in another document, behind a link. What each says of a thing must be what the rule says, for each language and
each set of translations.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from tests.api.languages_house import CASES, CHAINS, CODES, DIRECTIONS, Case, languages_house
from tests.api.surfaces import (
    CARD,
    DOCUMENT,
    ITEM,
    PIECE,
    Facts,
    Look,
    Readers,
    by_filter_on_what_it_points_to,
    by_id,
    by_path,
    by_slug,
    embedded,
    in_alternates,
    in_breadcrumbs,
    in_export,
    in_help_lines_of_the_menu,
    in_list,
    in_list_below_its_parent,
    in_list_of_ids,
    in_menu,
    in_search,
    in_sitemap,
    in_sitemap_xml,
    link_in_text,
    some_fields,
)

pytestmark = pytest.mark.django_db


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


@pytest.fixture(scope="module")
def readers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Readers]:
    with django_db_blocker.unblock(), languages_house() as house:
        yield Readers(house, {})


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


def asked_both_ways(name: str, look: Look, tells: frozenset[str], **more: Any) -> list[Surface]:
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
