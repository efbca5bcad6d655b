"""Translators' files, made by hand and at random."""

from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from translations.exchange.inline import NAMES, Code, Element, Piece, html_text, xml_text
from translations.exchange.units import Former, Unit, UnitAddress, UnitFile, UnitGroup, UnitState

KEY = UUID("33c299c8-4775-5434-a5d3-550093995b96")


def a_unit(source: str = "Bel ons", target: str = "", *, path: str = "title", key: UUID = KEY, **more: Any) -> Unit:
    state = UnitState.TRANSLATED if target else UnitState.INITIAL
    return Unit(UnitAddress("treatment", key, path), source, target, **{"state": state} | more)


def a_file(*units: Unit, locale: str = "ar", name: str = "behandeling: EMDR") -> UnitFile:
    return UnitFile("nl", locale, [UnitGroup(name, list(units))])


# -- at random -----------------------------------------------------------------------------------------------

# What goes wrong in files: escapes, right-to-left text with its controls, characters of several code points,
# spaces and line ends of all kinds, the ends of comments and sections, what looks like a tag, a flag or a field.
_AWKWARD = [
    *("&", "<", ">", '"', "'", "\\", "\\n", "%s", "{0}", "]]>", "<!--", "-->", "&amp;", "&lt;b&gt;", "&nbsp;", "a1"),
    *(
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\xa0",
        "\u2003",
        "\u200b",
        "\ufeff",
        "\x85",
        "\u2028",
        "\u2029",
        "\v",
        "\f",
    ),
    *("\u200f", "\u200e", "\u2067", "\u2068", "\u2069", "\u061c", "العربية", "مرحبا، كيف", "Привіт", "Größe", "Żółć"),
    *("👩\u200d⚕️", "👨\u200d👩\u200d👧", "🇳🇱", "e\u0301", "n\u0303", "क्षि", "𝔘", "\U0010fffd"),
    *("#~ ", "#, fuzzy", 'msgid "x"', "max-length:3", "https://example.org/?a=1&b=2", "24/7", "", "word", "Bel ons nu"),
]
texts = st.lists(st.sampled_from(_AWKWARD) | st.characters(codec="utf-8", exclude_characters="\0"), max_size=6).map(
    "".join
)


def fragments(*, links: bool = True) -> st.SearchStrategy[str]:
    """HTML as wagtail-localize has it: escaped, with nested inline tags."""
    return st.recursive(texts.map(html_text), lambda inner: _tagged(inner, links), max_leaves=8)


def _tagged(inner: st.SearchStrategy[str], links: bool) -> st.SearchStrategy[str]:
    names = st.sampled_from([name for name in NAMES if name != "br"])
    codes = names.map(Code)
    if links:
        codes |= st.integers(1, 4).map(lambda number: Code("a", f"a{number}"))
    wrapped = st.builds(lambda code, content: f"{code.start}{content}{code.end}", codes, inner)
    return st.lists(wrapped | inner | st.just("<br/>"), min_size=1, max_size=4).map("".join)


def codes_in(pieces: list[Piece]) -> list[Code]:
    """All elements of a text, in its order."""
    found: list[Code] = []
    for piece in pieces:
        if isinstance(piece, Element):
            found += [piece.code, *codes_in(piece.children)]
    return found


# A line of a note, as somebody types it.
_notes = st.sampled_from(
    [
        "Let op: informeel",
        "<b>niet</b> & zo",
        "eerste\ntweede regel",
        "pad C:\\nieuw",
        "العربية \u200f!",
        "#, fuzzy",
        "a\u2028b",
    ]
)
_paths = st.sampled_from(["title", "summary", "body.2f1f7d6e.text", "body.2f1f7d6e.list.0a.item", "rows.9c-1.note"])


@st.composite
def units(draw: st.DrawFn, key: UUID) -> Unit:
    unit = a_unit(draw(fragments().filter(bool)), draw(st.just("") | fragments()), path=draw(_paths), key=key)
    if unit.target:
        unit.uncertain = draw(st.booleans())
        states = [UnitState.TRANSLATED, UnitState.REVIEWED, UnitState.FINAL]
        unit.state = UnitState.TRANSLATED if unit.uncertain else draw(st.sampled_from(states))
    unit.notes = draw(st.lists(_notes, max_size=2))
    unit.max_length = draw(st.none() | st.integers(1, 300))
    # In notes, which hold former texts in XLIFF 2, what XML cannot hold is replaced.
    former_text = fragments().map(xml_text)
    former = st.builds(Former, former_text.filter(bool), st.just("") | former_text)
    unit.former = draw(st.none() | former)
    return unit


def files(max_units: int = 4) -> st.SearchStrategy[UnitFile]:
    """Files of a few pages, in which each text stands at its place once."""

    def group(key: UUID) -> st.SearchStrategy[UnitGroup]:
        names = st.sampled_from(["behandeling: EMDR", "organisatie: Żółw & “Zo”", "قسم: العربية", "<b>x</b>"])
        distinct = st.lists(
            units(key), min_size=1, max_size=max_units, unique_by=lambda unit: (unit.address, unit.source)
        )
        return st.builds(UnitGroup, names, distinct)

    groups = st.lists(st.uuids(), min_size=1, max_size=3, unique=True).flatmap(
        lambda keys: st.tuples(*(group(key) for key in keys)).map(list)
    )
    return st.builds(UnitFile, st.just("nl"), st.sampled_from(["ar", "uk", "pt-BR"]), groups)
