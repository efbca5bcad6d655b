"""The piece of a text that shows why it was found."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from html import escape
from typing import NamedTuple

from publications.search.words import may_begin_a_word, tokens

LOOKED_AT = 20_000
_LEFT_OUT = "…"
_JOINER = "\u200d"
# No letter carries more marks than this; what does is cut all the same.
_MOST_MARKS = 30


class _Match(NamedTuple):
    start: int
    end: int
    term: str


def excerpt(text: str, wanted: Collection[str], code: str, *, around: int = 240) -> str:
    """HTML with the stretch of a plain text in which most of the wanted terms occur, their words in `<mark>`.

    The first such stretch, of at most `around` characters, cut between words where it can be; `…` stands where
    text was left out. The beginning of the text when no word matches. White space is collapsed. Only the first
    `LOOKED_AT` characters are looked at. `wanted` holds terms as `query_terms` gives them, all in one collection.
    """
    plain = " ".join(text[:LOOKED_AT].split())
    matches = list(_matches(plain, wanted, code))
    first, last = _richest(matches, around)
    start, end = _stretch(plain, first, last, around)
    is_cut = end < len(plain) or len(text) > LOOKED_AT
    before = _LEFT_OUT if start else ""
    after = _LEFT_OUT if is_cut else ""
    return f"{before}{_marked(plain, start, end, matches)}{after}"


def highlighted(text: str, wanted: Collection[str], code: str) -> str:
    """HTML of a whole plain text, such as a title, with the words of the wanted terms in `<mark>`."""
    return _marked(text, 0, len(text), list(_matches(text[:LOOKED_AT], wanted, code)))


def _matches(text: str, wanted: Collection[str], code: str) -> Iterator[_Match]:
    terms = frozenset(wanted)
    if not terms:
        return
    beginnings = tuple(sorted(filter(may_begin_a_word, terms)))
    for token in tokens(text, code):
        # Only the first, or a word with two terms would count for more than another.
        term = next((term for term in token.terms if term in terms), None) or _begun(token.terms, beginnings)
        if term is not None:
            yield _Match(token.start, token.end, term)


def _begun(terms: tuple[str, ...], beginnings: tuple[str, ...]) -> str | None:
    """The wanted term that one of a word's own begins with, as a compound does."""
    if not any(term.startswith(beginnings) for term in terms):
        return None
    return next(each for each in beginnings for term in terms if term.startswith(each))


def _richest(matches: list[_Match], around: int) -> tuple[int, int]:
    """Where the first match and the last one end of the stretch that holds most different terms."""
    best, most = (0, 0), 0
    counts: Counter[str] = Counter()
    first = 0
    for match in matches:
        counts[match.term] += 1
        while matches[first].start < match.start and match.end - matches[first].start > around:
            _take_away(counts, matches[first].term)
            first += 1
        if len(counts) > most:
            best, most = (matches[first].start, match.end), len(counts)
    return best


def _take_away(counts: Counter[str], term: str) -> None:
    counts[term] -= 1
    if not counts[term]:
        del counts[term]


def _stretch(text: str, first: int, last: int, around: int) -> tuple[int, int]:
    """From where to where, so that what was found stands in the middle and no word is cut."""
    if len(text) <= around:
        return 0, len(text)
    start = max(0, min(first - max(0, around - (last - first)) // 2, len(text) - around))
    end = start + around
    if start:
        space = text.rfind(" ", start - 1, first)
        next_space = text.find(" ", start - 1, first)
        start = next_space + 1 if space >= 0 else _whole_character(text, start)
    if end < len(text):
        space = text.rfind(" ", max(last, start + 1), end + 1)
        end = space if space >= 0 else _whole_character(text, end)
    return start, max(start, end)


def _whole_character(text: str, position: int) -> int:
    """The nearest place at or before this one that is not inside a letter with its marks."""
    for place in range(position, max(0, position - _MOST_MARKS), -1):
        follows = text[place : place + 1]
        is_inside = follows and (unicodedata.category(follows).startswith("M") or follows == _JOINER)
        if not is_inside and text[place - 1] != _JOINER:
            return place
    return position


def _marked(text: str, start: int, end: int, matches: list[_Match]) -> str:
    pieces: list[str] = []
    done = start
    for first, last in _spans(matches):
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        pieces += [escape(text[done:first]), "<mark>", escape(text[first:last]), "</mark>"]
        done = last
    return "".join([*pieces, escape(text[done:end])])


def _spans(matches: list[_Match]) -> Iterator[tuple[int, int]]:
    """From where to where to mark: a hyphenated word and its parts are marked once."""
    spans: list[tuple[int, int]] = []
    for start, end, _ in sorted(matches):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    yield from spans
