"""What one text says otherwise than another, word by word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Kind(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Part:
    """A stretch of text that is in both versions, in the former alone, or in the present alone."""

    kind: Kind
    text: str


# A tag or an entity is never cut in two; the space behind a word goes with it, so that marks do not break up a phrase.
_WORD = re.compile(r"(?:<[^<>]*>|&#?\w+;|\w+(?:['’\-]\w+)*|[^\w\s])\s*|\s+")


def difference(former: str, present: str) -> list[Part]:
    """The two texts laid over each other, in reading order.

    Without the inserted parts it is ``former``, without the removed ones it is ``present``, to the letter.
    """
    before, after = _WORD.findall(former), _WORD.findall(present)
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    return [part for part in _parts(matcher, before, after) if part.text]


def _parts(matcher: SequenceMatcher[str], before: list[str], after: list[str]) -> Iterator[Part]:
    for name, i1, i2, j1, j2 in matcher.get_opcodes():
        if name == "equal":
            yield Part(Kind.KEPT, "".join(before[i1:i2]))
            continue
        yield Part(Kind.REMOVED, "".join(before[i1:i2]))
        yield Part(Kind.INSERTED, "".join(after[j1:j2]))


_HTML = {Kind.KEPT: "{}", Kind.REMOVED: "<del>{}</del>", Kind.INSERTED: "<ins>{}</ins>"}


def as_html(parts: Iterable[Part]) -> SafeString:
    """The parts for a screen, with ``<ins>`` and ``<del>``; markup in the texts is shown, not obeyed."""
    return format_html_join("", "{}", ((format_html(_HTML[part.kind], part.text),) for part in parts))
