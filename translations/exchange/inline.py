"""The inline tags of a text, between HTML and the two XLIFFs.

HTML: a fragment as wagtail-localize has it, ``Bel <b>nu</b><br/><a id="a1">ons</a>``. XLIFF 1.2 (2.3 of its
specification) has ``<g id ctype>`` around text and ``<x id ctype>`` for what stands alone; XLIFF 2 (2.1, 4.2.3)
``<pc id type subType dataRefStart dataRefEnd>`` and ``<ph>``, whose literal tags stand in ``<originalData>``.

An element has the same id in source and target: a link its own (``a1``), others the number of the first, second …
element of that name in the source. What the target has more gets numbers of its own, and a link that is repeated the
id ``a1-2``. What is read back is what stands in the target: tags dropped, repeated, moved or nested otherwise.

Characters that XML 1.0 cannot hold are kept: XLIFF 2 has ``<cp hex>`` for them, in XLIFF 1.2 they are an ``<x>``.
Where neither can stand (names and notes) :func:`xml_text` puts U+FFFD.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple

from bs4 import BeautifulSoup
from lxml import etree

NAMES = ("a", "abbr", "acronym", "b", "code", "em", "i", "strong", "br")
VOID = "br"
# Not a tag: a character that XML cannot hold.
CHARACTER = "cp"

_LINK = re.compile(r"a[1-9][0-9]*")
_REPEATED_LINK = re.compile(r"(a[1-9][0-9]*)(?:-[0-9]+)?")
# All but XML 1.0, 2.2 [2] Char
_NOT_XML = re.compile("([^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")


class Code(NamedTuple):
    """An element: its name, and the id of a link or the hexadecimal number of a character."""

    name: str
    value: str = ""

    @property
    def start(self) -> str:
        attribute = f' id="{self.value}"' if self.value else ""
        return f"<{self.name}{attribute}/>" if self.name == VOID else f"<{self.name}{attribute}>"

    @property
    def end(self) -> str:
        return f"</{self.name}>"

    @property
    def stands_alone(self) -> bool:
        return self.name in (VOID, CHARACTER)


@dataclass
class Element:
    code: Code
    children: "list[Piece]" = field(default_factory=list)


Piece = str | Element


# -- HTML ----------------------------------------------------------------------------------------------------


def parse(fragment: str) -> list[Piece]:
    """The pieces of a fragment. Raises ValueError for markup that translators never get."""
    if "<" not in fragment:
        return list(_characters(unescape(fragment)))
    parser = _Parser()
    parser.feed(fragment)
    parser.close()
    return parser.pieces()


class _Parser(HTMLParser):
    """Keeps every space, which Beautiful Soup does not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside = [Element(Code(""))]

    def pieces(self) -> list[Piece]:
        if len(self._inside) > 1:
            raise ValueError(f"not closed: {self._inside[-1].code.start}")
        return self._inside[0].children

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(_code(tag, attrs))
        self._inside[-1].children.append(element)
        if not element.code.stands_alone:
            self._inside.append(element)

    def handle_endtag(self, tag: str) -> None:
        # What is written as one tag, <br/>, ends here too.
        if tag == VOID:
            return
        if self._inside.pop().code.name != tag:
            raise ValueError(f"not open: </{tag}>")

    def handle_data(self, data: str) -> None:
        self._inside[-1].children += _characters(data)

    def handle_comment(self, data: str) -> None:
        raise ValueError(f"not text and no tag: {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)


def _characters(text: str) -> Iterator[Piece]:
    for number, part in enumerate(_NOT_XML.split(text)):
        if number % 2:
            yield Element(Code(CHARACTER, f"{ord(part):04X}"))
        elif part:
            yield part


def _code(name: str, attributes: list[tuple[str, str | None]]) -> Code:
    link = dict(attributes).get("id") or ""
    is_link = name == "a" and len(attributes) == 1 and _LINK.fullmatch(link)
    if name not in NAMES or (attributes and not is_link):
        raise ValueError(f"not a tag of a translatable text: <{name}>")
    return Code(name, link)


def html_text(text: str) -> str:
    """Text as wagtail-localize escapes it."""
    return escape(text, quote=False)


def xml_text(text: str) -> str:
    """Text for an attribute or a note."""
    return _NOT_XML.sub("\ufffd", text)


def character(hexadecimal: str) -> str:
    """A character that XML cannot hold; U+FFFD for one that no database holds either."""
    try:
        number = int(hexadecimal, 16)
    except ValueError:
        return "\ufffd"
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    return html_text(chr(number))


# -- to XLIFF ------------------------------------------------------------------------------------------------


class Ids:
    """The ids of the elements of one text, in the order in which :meth:`of` is asked for them.

    Those of a translation are made from the ids of its source, once that is written.
    """

    def __init__(self, source: "Ids | None" = None) -> None:
        self._known: dict[tuple[Code, int], str] = dict(source._known) if source else {}
        self._last: int = source._last if source else 0
        self._seen: Counter[Code] = Counter()

    def of(self, code: Code) -> str:
        self._seen[code] += 1
        place = (code, self._seen[code])
        if place not in self._known:
            self._known[place] = self._new(code, self._seen[code])
        return self._known[place]

    def _new(self, code: Code, number: int) -> str:
        if code.name == "a" and code.value:
            return code.value if number == 1 else f"{code.value}-{number}"
        self._last += 1
        return str(self._last)


def _append(parent: etree._Element, pieces: Iterable[Piece], make: Callable[[Code], etree._Element]) -> None:
    last: etree._Element | None = None
    for piece in pieces:
        if isinstance(piece, Element):
            last = make(piece.code)
            parent.append(last)
            _append(last, piece.children, make)
        elif last is None:
            parent.text = (parent.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece


# XLIFF 1.2: 2.3, the values of ctype. Names of our own start with “x-”.
_CTYPES = {"a": "link", "b": "bold", "i": "italic", "br": "lb"} | {
    name: f"x-html-{name}" for name in ("abbr", "acronym", "code", "em", "strong")
}

# XLIFF 2.1: 4.3.1.38 type and 4.3.1.37 subType, which has to have an authority before its colon.
_TYPES = {
    "a": ("link", ""),
    "abbr": ("other", "html:abbr"),
    "acronym": ("other", "html:acronym"),
    "b": ("fmt", "xlf:b"),
    "br": ("fmt", "xlf:lb"),
    "code": ("fmt", "html:code"),
    "em": ("fmt", "html:em"),
    "i": ("fmt", "xlf:i"),
    "strong": ("fmt", "html:strong"),
}


def write_12(parent: etree._Element, pieces: Iterable[Piece], ids: Ids) -> None:
    """Fill a ``<source>`` or ``<target>`` of XLIFF 1.2."""
    namespace = etree.QName(parent).namespace

    def make(code: Code) -> etree._Element:
        name = "x" if code.stands_alone else "g"
        ctype = f"x-cp-{code.value}" if code.name == CHARACTER else _CTYPES[code.name]
        return etree.Element(f"{{{namespace}}}{name}", {"id": ids.of(code), "ctype": ctype})

    _append(parent, pieces, make)


def write_2(parent: etree._Element, pieces: Iterable[Piece], ids: Ids, data: dict[str, str]) -> None:
    """Fill a ``<source>`` or ``<target>`` of XLIFF 2; ``data`` gets the literal tags with their ids."""
    namespace = etree.QName(parent).namespace

    def reference(literal: str) -> str:
        return data.setdefault(literal, f"d{len(data) + 1}")

    def make(code: Code) -> etree._Element:
        if code.name == CHARACTER:
            return etree.Element(f"{{{namespace}}}cp", {"hex": code.value})
        kind, sub_type = _TYPES[code.name]
        attributes = {"id": ids.of(code), "type": kind} | ({"subType": sub_type} if sub_type else {})
        if code.stands_alone:
            return etree.Element(f"{{{namespace}}}ph", attributes | {"dataRef": reference(code.start)})
        ends = {"dataRefStart": reference(code.start), "dataRefEnd": reference(code.end)}
        return etree.Element(f"{{{namespace}}}pc", attributes | ends)

    _append(parent, pieces, make)


# -- from XLIFF ----------------------------------------------------------------------------------------------


class Kind(Enum):
    """What an inline element of XLIFF does."""

    AROUND = "holds what is between a start and an end tag"
    ALONE = "stands for a tag without content"
    START = "stands for a start tag"
    END = "stands for an end tag"
    THROUGH = "annotates text"
    CHARACTER = "stands for a character"


# Anything else says nothing about the text: <sub>, <sm>, <em>, elements of others.
_KINDS = {
    "g": Kind.AROUND,
    "pc": Kind.AROUND,
    "x": Kind.ALONE,
    "ph": Kind.ALONE,
    "bx": Kind.START,
    "bpt": Kind.START,
    "sc": Kind.START,
    "ex": Kind.END,
    "ept": Kind.END,
    "ec": Kind.END,
    "mrk": Kind.THROUGH,
    "cp": Kind.CHARACTER,
}

_NAMES_BY_CTYPE = {ctype: name for name, ctype in _CTYPES.items()}
_NAMES_BY_SUB_TYPE = {sub_type: name for name, (_type, sub_type) in _TYPES.items() if sub_type}
_LITERAL = re.compile(r"""</?([a-z]+)(?:\s+id\s*=\s*["']([^"']*)["'])?\s*/?>""")


class Texts:
    """Reads the texts of one unit, the source first: it says what the ids in the target stand for.

    ``data`` are the literal tags of XLIFF 2 by their ids.
    """

    def __init__(self, data: dict[str, str] | None = None) -> None:
        self._data = data or {}
        self._known: dict[str, Code] = {}
        self._open: dict[str, Code] = {}
        self._has_loose_tags = False

    def read(self, *parts: etree._Element) -> str:
        """The HTML of an element of text, or of several that follow each other."""
        self._open, self._has_loose_tags = {}, False
        text = "".join(self._content(part) for part in parts)
        # Start and end tags that stand by themselves need not be nested as HTML wants it.
        return str(BeautifulSoup(text, "html.parser")) if self._has_loose_tags else text

    def _content(self, parent: etree._Element) -> str:
        texts = [html_text(parent.text or "")]
        for child in parent:
            texts += [self._element(child), html_text(child.tail or "")]
        return "".join(texts)

    def _element(self, element: etree._Element) -> str:
        name, parent = etree.QName(element), element.getparent()
        if parent is None or name.namespace != etree.QName(parent).namespace:
            return ""
        kind = _KINDS.get(name.localname)
        if kind is None:
            return ""
        return _READERS[kind](self, element)

    def _around(self, element: etree._Element) -> str:
        code, content = self._code(element), self._content(element)
        return content if code is None or code.stands_alone else f"{code.start}{content}{code.end}"

    def _alone(self, element: etree._Element) -> str:
        code = self._code(element)
        if code is None or not code.stands_alone:
            return ""
        return character(code.value) if code.name == CHARACTER else code.start

    def _start(self, element: etree._Element) -> str:
        code = self._code(element)
        if code is None or code.stands_alone:
            return ""
        self._has_loose_tags = True
        self._open[_pair(element)] = code
        return code.start

    def _end(self, element: etree._Element) -> str:
        code = self._open.get(_pair(element))
        return code.end if code else ""

    def _hexadecimal(self, element: etree._Element) -> str:
        return character(element.get("hex", ""))

    def _code(self, element: etree._Element) -> Code | None:
        identifier = element.get("id", "")
        code = (
            _literal(self._data.get(element.get("dataRefStart") or element.get("dataRef") or "", ""))
            or self._known.get(element.get("copyOf", ""))
            or self._known.get(identifier)
            or _described(element, identifier)
        )
        if code:
            self._known.setdefault(identifier, code)
        return code


_READERS: dict[Kind, Callable[[Texts, etree._Element], str]] = {
    Kind.AROUND: Texts._around,
    Kind.ALONE: Texts._alone,
    Kind.START: Texts._start,
    Kind.END: Texts._end,
    Kind.THROUGH: Texts._content,
    Kind.CHARACTER: Texts._hexadecimal,
}


def _pair(element: etree._Element) -> str:
    """What a start tag and its end tag have in common."""
    return element.get("startRef") or element.get("rid") or element.get("id") or ""


def _literal(text: str) -> Code | None:
    found = _LITERAL.fullmatch(text.strip())
    return _checked(found[1], found[2] or "") if found else None


def _described(element: etree._Element, identifier: str) -> Code | None:
    """What the element says of itself: ``ctype`` in XLIFF 1.2, ``type`` and ``subType`` in XLIFF 2."""
    ctype = element.get("ctype", "")
    if ctype.startswith("x-cp-"):
        return Code(CHARACTER, ctype.removeprefix("x-cp-"))
    name = _NAMES_BY_CTYPE.get(ctype) or _NAMES_BY_SUB_TYPE.get(element.get("subType", ""))
    if not name and element.get("type") == "link":
        name = "a"
    found = _REPEATED_LINK.fullmatch(identifier)
    return _checked(name or "", found[1] if found and name == "a" else "")


def _checked(name: str, link: str) -> Code | None:
    if name not in NAMES or (link and (name != "a" or not _LINK.fullmatch(link))):
        return None
    return Code(name, link)
