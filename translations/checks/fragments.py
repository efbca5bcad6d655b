"""A fragment as translators write it, taken apart: its text, its links and other tags, and what is wrong with them."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser


@dataclass
class Fragment:
    """``text`` is plain, with a line break for each ``br``. ``links`` counts ids of links, '' for one without.

    ``empty_links`` are ids of links with nothing to click on. ``tags`` counts the other tags, without ``br``; ``b`` and
    ``i`` count as ``strong`` and ``em``. ``unbalanced`` names tags that are not closed, or closed but never opened.
    ``has_instructions`` tells of comments, declarations and what else begins like one.
    """

    text: str = ""
    links: Counter[str] = field(default_factory=Counter)
    empty_links: list[str] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    unbalanced: list[str] = field(default_factory=list)
    has_instructions: bool = False


_SAME = {"b": "strong", "i": "em"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Fragment()
        self.parts: list[str] = []
        # The open tags: name, id of a link, and how many parts of text stood before it.
        self.open: list[tuple[str, str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
            return
        link = dict(attrs).get("id") or ""
        if tag == "a":
            self.found.links[link] += 1
        else:
            self.found.tags[_SAME.get(tag, tag)] += 1
        self.open.append((tag, link, len(self.parts)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Browsers take “<b/>” for “<b>”.
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        if not self.open or self.open[-1][0] != tag:
            self.found.unbalanced.append(f"</{tag}>")
            return
        _tag, link, before = self.open.pop()
        if tag == "a" and not "".join(self.parts[before:]).strip():
            self.found.empty_links.append(link)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.has_instructions = True

    def handle_decl(self, decl: str) -> None:
        self.found.has_instructions = True

    def unknown_decl(self, data: str) -> None:
        self.found.has_instructions = True

    def handle_pi(self, data: str) -> None:
        self.found.has_instructions = True


@lru_cache(maxsize=1024)
def read_fragment(html: str) -> Fragment:
    """Read once for all checks of a text; do not change the answer."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:
        # The parser's way to refuse a declaration that is none (``_markupbase.ParserBase``).
        reader.found.has_instructions = True
    reader.found.unbalanced += [f"<{tag}>" for tag, _link, _before in reader.open]
    reader.found.text = "".join(reader.parts)
    return reader.found
