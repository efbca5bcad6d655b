"""Finding pages by words: the database finds, the ranking is ours and the same in every database.

A page is searched in the language of its text. Who asks in Arabic and gets some pages in Dutch finds those by Dutch
words: the query is read once in each language of the chain.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from django.db import connection
from django.utils import timezone

from publications.reading.conditions import earliest
from publications.reading.members import Condition, ThingList, members
from publications.search.terms import LEAD, NAME, scope
from publications.search.words import may_begin_a_word, query_terms
from publications.serializers import PAGES
from publications.statements import rows
from translations import locales

# What a word counts: in a title or another name, in a summary, elsewhere; less where it only begins a longer word.
_WEIGHTS = ((NAME, 12, 8), (LEAD, 4, 3), ("", 2, 1))
# Among pages that fit equally these come last: who looks for help is not looking for work.
_LAST = ", ".join(f"'{name}'" for name, serializer in PAGES.items() if serializer.comes_last)

# Each word as the terms any of which may stand for it.
Words = Sequence[tuple[str, ...]]


class Hit(NamedTuple):
    """A page that was found: its card as it is stored, and the text an excerpt can be cut from."""

    card: bytes
    text: str
    served_locale: str


class Found(NamedTuple):
    """``facets`` are how many pages of each type fit; ``words`` what was looked for, by language of the text."""

    total: int
    hits: list[Hit]
    facets: dict[str, int]
    words: dict[str, Words]
    changes_at: datetime | None


@dataclass(frozen=True)
class _Question:
    asked: ThingList
    words: dict[str, Words]
    any_word: bool = False


def words_asked(query: str, asked: ThingList) -> dict[str, Words]:
    """The words of a query in each language a page of the list may be in; empty where the query has none."""
    codes = [asked.locale] if asked.own_only else locales.chain(asked.locale)
    return {code: words for code in codes if (words := query_terms(query, code))}


def search(words: dict[str, Words], asked: ThingList, *, limit: int, offset: int) -> Found:
    """Pages that hold all of the words; where none does, those that hold the most of them. Four statements at most."""
    now = timezone.now()
    question = _Question(asked, words)
    facets = _facets(question, now)
    if not facets and any(len(each) > 1 for each in words.values()):
        question = replace(question, any_word=True)
        facets = _facets(question, now)
    total = sum(number for name, number in facets.items() if not asked.types or name in asked.types)
    if offset >= total:
        return Found(total, [], facets, words, None)
    return _hits(question, now, total, facets, limit, offset)


def _facets(question: _Question, now: datetime) -> dict[str, int]:
    """By type, also those the reader did not ask for: they are what there is to choose from."""
    condition, values = _condition(question, now, types=False)
    found = rows(f"SELECT p.type, COUNT(*) {_FROM} WHERE {condition} GROUP BY p.type ORDER BY p.type", values)
    return dict(list(found))


def _hits(question: _Question, now: datetime, total: int, facets: dict[str, int], limit: int, offset: int) -> Found:
    condition, values = _condition(question, now, types=True)
    score, weighed = _score(question)
    found = rows(
        "SELECT p.card, s.text, p.built_locale, p.next_change_at, p.expires_at, p.listed_until"
        f" {_FROM} WHERE {condition} ORDER BY {score} DESC, p.type IN ({_LAST}), s.title_length, p.position, p.id"
        f" LIMIT {limit:d} OFFSET {offset:d}",
        [*values, *weighed],
    )
    hits = [Hit(bytes(card), text, code) for card, text, code, *_ in found]
    return Found(total, hits, facets, question.words, earliest(moment for row in found for moment in row[3:]))


_FROM = "FROM publications_searchtext s JOIN publications_publication p ON p.id = s.publication_id"


def _condition(question: _Question, now: datetime, *, types: bool) -> Condition:
    asked = question.asked if types else replace(question.asked, types=())
    condition, values = members(asked, now)
    matching, matched = _engine().matches(_everywhere(question))
    # Its path may have been taken from it since.
    return f"{matching} AND p.path IS NOT NULL AND {condition}", [matched, *values]


def _everywhere(question: _Question) -> str:
    """For each language of a text its words, bound to the pages of that language."""
    engine = _engine()
    parts = []
    for code, words in question.words.items():
        every = [engine.any_of([*map(engine.term, each), *_beginnings(each)]) for each in words]
        together = engine.any_of(every) if question.any_word else engine.all_of(every)
        parts.append(engine.all_of([engine.term(scope(question.asked.locale, code)), together]))
    return engine.any_of(parts)


def _score(question: _Question) -> Condition:
    """What the words count together, for the language of each text."""
    values: list[Any] = []
    cases = []
    for code, words in question.words.items():
        weights = [_weight(each) for each in words]
        cases.append(f"WHEN '{code}' THEN {' + '.join(text for text, _values in weights)}")
        values += [value for _text, each in weights for value in each]
    return f"CASE p.built_locale {' '.join(cases)} ELSE 0 END", values


def _weight(alternatives: tuple[str, ...]) -> Condition:
    """What one word counts at the best place it has in a page."""
    engine = _engine()
    whens, values = [], []
    for mark, whole, begun in _WEIGHTS:
        exact = [engine.term(mark + term) for term in alternatives]
        for weight, terms in ((whole, exact), (begun, _beginnings(alternatives, mark))):
            if terms:
                text, value = engine.matches(engine.any_of(terms))
                whens.append(f"WHEN {text} THEN {weight}")
                values.append(value)
    return f"(CASE {' '.join(whens)} ELSE 0 END)", values


def _beginnings(alternatives: tuple[str, ...], mark: str = "") -> list[str]:
    return [_engine().beginning(mark + term) for term in alternatives if may_begin_a_word(term)]


class _Engine(Protocol):
    """How a database writes a search for terms."""

    def term(self, term: str) -> str: ...

    def beginning(self, term: str) -> str:
        """Any term that begins with this one."""
        ...

    def all_of(self, parts: Sequence[str]) -> str: ...

    def any_of(self, parts: Sequence[str]) -> str: ...

    def matches(self, query: str) -> tuple[str, str]:
        """SQL that is true of a search text ``s`` the query fits, and the value in it."""
        ...


class _PostgreSQL:
    """``tsquery`` (PostgreSQL 8.11.2). Terms hold letters, digits and our own marks, so quotes suffice."""

    def term(self, term: str) -> str:
        return f"'{term}'"

    def beginning(self, term: str) -> str:
        return f"'{term}':*"

    def all_of(self, parts: Sequence[str]) -> str:
        return f"({' & '.join(parts)})"

    def any_of(self, parts: Sequence[str]) -> str:
        return f"({' | '.join(parts)})"

    def matches(self, query: str) -> tuple[str, str]:
        return "s.vector @@ CAST(%s AS tsquery)", query


class _SQLite:
    """The query language of FTS5 (sqlite.org/fts5.html, section 3)."""

    def term(self, term: str) -> str:
        return f'"{term}"'

    def beginning(self, term: str) -> str:
        return f'"{term}"*'

    def all_of(self, parts: Sequence[str]) -> str:
        return f"({' AND '.join(parts)})"

    def any_of(self, parts: Sequence[str]) -> str:
        return f"({' OR '.join(parts)})"

    def matches(self, query: str) -> tuple[str, str]:
        inside = "SELECT rowid FROM publications_searchindex WHERE publications_searchindex MATCH %s"
        return f"s.publication_id IN ({inside})", query


_ENGINES: dict[str, _Engine] = {"postgresql": _PostgreSQL(), "sqlite": _SQLite()}


def _engine() -> _Engine:
    return _ENGINES[connection.vendor]
