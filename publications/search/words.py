"""From text to search terms, the same way for what is published and for what is asked.

A page is found by a word of a query when one of the word's alternatives (`query_terms`) is among the page's
terms (`index_terms`).
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from publications.search.folding import APOSTROPHES, UNSEEN, fold, language_of
from publications.search.stems import LONGEST_TERM, has_stemmer, is_stop_word, stems

__all__ = [
    "LONGEST_TERM",
    "MOST_WORDS",
    "Token",
    "Word",
    "fold",
    "has_stemmer",
    "index_terms",
    "query_terms",
    "terms_of",
    "tokens",
    "words_of",
]

MOST_WORDS = 12
# Twelve words fit well; nobody types more.
_SHORTEST_BEGINNING = 4
_LONGEST_QUERY = 2_000
_MOST_PARTS = 4
_HYPHENS = frozenset("-\u2010\u2011")
# Elsewhere it stands between two words: l’attachement.
_LANGUAGES_WITH_APOSTROPHES_IN_WORDS = frozenset({"az", "be", "de", "en", "nl", "pl", "tr", "uk"})


class Word(NamedTuple):
    """A word of a text: where it stands in the text as given, and its first term."""

    start: int
    end: int
    term: str


class Token(NamedTuple):
    """A word with all its terms, or, `joined`, words with hyphens between them taken as one (e-mail, email)."""

    start: int
    end: int
    terms: tuple[str, ...]
    joined: bool = False


def _combining_marks() -> str:
    r"""The inside of a character class with every combining mark; `\w` has none of them."""
    numbers = [*range(0x20000), *range(0xE0100, 0xE01F0)]
    ranges: list[list[int]] = []
    for number in numbers:
        if not unicodedata.category(chr(number)).startswith("M"):
            continue
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


def _pattern(inside: str) -> re.Pattern[str]:
    return re.compile(rf"[^\W_](?:[^\W_]+|[{_combining_marks()}]+|[{inside}]+(?=[^\W_]))*")


_PLAIN = _pattern(UNSEEN)
_WITH_APOSTROPHES = _pattern(UNSEEN + APOSTROPHES)


def _simple_tokens(text: str, code: str) -> Iterator[Token]:
    with_apostrophes = language_of(code) in _LANGUAGES_WITH_APOSTROPHES_IN_WORDS
    for match in (_WITH_APOSTROPHES if with_apostrophes else _PLAIN).finditer(text):
        if terms := stems(match.group(), code):
            yield Token(match.start(), match.end(), terms)


def _hyphenated(text: str, code: str) -> Iterator[list[Token]]:
    """The words of a text, those with only a hyphen between them together."""
    together: list[Token] = []
    for token in _simple_tokens(text, code):
        if together and not (token.start == together[-1].end + 1 and text[token.start - 1] in _HYPHENS):
            yield together
            together = []
        together.append(token)
    if together:
        yield together


def _joined(together: list[Token], text: str, code: str) -> Token | None:
    # Years, ages and numbers of telephones with a hyphen between them are no compounds; nor is a very long chain.
    if not 1 < len(together) <= _MOST_PARTS:
        return None
    whole = "".join(text[token.start : token.end] for token in together)
    terms = stems(whole, code)
    if not terms or terms[0].isdecimal():
        return None
    return Token(together[0].start, together[-1].end, terms, joined=True)


def tokens(text: str, code: str) -> Iterator[Token]:
    """Every word of the text in order, with all its terms; behind the parts of a hyphenated word, the whole of it."""
    for together in _hyphenated(text, code):
        yield from together
        if joined := _joined(together, text, code):
            yield joined


def words_of(text: str, code: str) -> Iterator[Word]:
    """Every word of the text in order, with its first term. A hyphenated word counts as its parts."""
    for token in _simple_tokens(text, code):
        yield Word(token.start, token.end, token.terms[0])


def terms_of(text: str, code: str) -> list[str]:
    """The first term of every word of the text, in order, with repetitions."""
    return [word.term for word in words_of(text, code)]


def index_terms(text: str, code: str) -> list[str]:
    """All terms under which the text is to be found, in order, with repetitions; at most two for a word.

    Words between which a hyphen stands are found apart and together.
    """
    return [term for token in tokens(text, code) for term in token.terms]


def may_begin_a_word(term: str) -> bool:
    """Whether a term also finds the words that begin with it: a shorter one begins too many.

    Dutch and German write compounds as one word: who looks for “trauma” wants “traumabehandeling” too.
    """
    return len(term) >= _SHORTEST_BEGINNING and not term[-1].isdigit()


def query_terms(text: str, code: str) -> list[tuple[str, ...]]:
    """What a reader asks for: for each word the terms of which a page must have one.

    At most `MOST_WORDS` words of at most `LONGEST_TERM` letters, each once. Stop words are left out, unless
    there is nothing else. Empty when the text holds no letter or digit.
    """
    asked = list(_asked_words(text[:_LONGEST_QUERY], code))
    telling = [alternatives for alternatives, is_telling in asked if is_telling]
    chosen = telling or [alternatives for alternatives, _ in asked]
    return list(islice(dict.fromkeys(chosen), MOST_WORDS))


def _asked_words(text: str, code: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    for together in _hyphenated(text, code):
        joined = _joined(together, text, code)
        for token in together:
            # A part is also found in the page that writes the word without hyphens.
            alternatives = token.terms + (joined.terms if joined else ())
            is_telling = joined is not None or not is_stop_word(text[token.start : token.end], code)
            yield tuple(dict.fromkeys(alternatives)), is_telling
