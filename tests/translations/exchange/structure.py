"""Whether an XLIFF file is built as its standard says: rules as data, checked one by one.

Sources: XLIFF 1.2, chapter 2, and its schema (transitional); XLIFF 2.1, chapter 4, its schema and the constraints in
its prose, and 5.6 for lengths. Only what we write is in here; any other element is a problem.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

XML = "{http://www.w3.org/XML/1998/namespace}"
NMTOKEN = r"[\w.:\-·]+"
LANGUAGE = r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"
ANY = r"(?s:.*)"
YES_NO = "yes|no"
SPACE = "preserve|default"
OWN = r"x-\S+"


class Shape(NamedTuple):
    """``children``: a pattern for the names of the child elements, each with a space behind it, “*” for those of other
    namespaces. ``required`` and ``optional``: patterns for the values of attributes."""

    children: str = ""
    required: dict[str, str] = {}
    optional: dict[str, str] = {}
    has_text: bool = False
    others: bool = False


@dataclass
class Standard:
    namespace: str
    shapes: dict[str, Shape]
    rules: list[Callable[[etree._Element, str], Iterator[str]]] = field(default_factory=list)


# -- XLIFF 1.2 -----------------------------------------------------------------------------------------------

_CODES_12 = r"((g|x|bx|ex|bpt|ept|ph|it|mrk) )*"
_STATES_12 = (
    "final|needs-adaptation|needs-l10n|needs-review-adaptation|needs-review-l10n|needs-review-translation|"
    f"needs-translation|new|signed-off|translated|{OWN}"
)
_UNITS_12 = f"byte|char|col|cm|dlgunit|em|ex|glyph|in|mm|percent|pixel|point|row|{OWN}"

XLIFF_12 = Standard(
    "urn:oasis:names:tc:xliff:document:1.2",
    {
        "xliff": Shape(r"((\* )*file )+", {"version": r"1\.2"}, {f"{XML}lang": LANGUAGE}, others=True),
        "file": Shape(
            "(header )?body ",
            {"original": ANY, "source-language": LANGUAGE, "datatype": f"html|plaintext|xml|xhtml|{OWN}"},
            # Optional in the standard; a file without it is of no use to anybody.
            {"target-language": r"([a-zA-Z]{2}|[iI]-[a-zA-Z]+|[xX]-[a-zA-Z]{1,8})(-[a-zA-Z]{1,8})*"},
            others=True,
        ),
        "header": Shape(r"(skl )?(phase-group )?((glossary|reference|count-group|prop-group|note|tool) )*(\* )*"),
        "note": Shape(
            "",
            {},
            {"from": ANY, "priority": "[1-9]|10", "annotates": "source|target|general", f"{XML}lang": LANGUAGE},
            has_text=True,
        ),
        "body": Shape("((group|trans-unit|bin-unit) )*"),
        "trans-unit": Shape(
            r"source (seg-source )?(target )?((context-group|count-group|prop-group|note|alt-trans) )*(\* )*",
            {"id": ".+"},
            {
                "resname": ANY,
                "approved": YES_NO,
                "translate": YES_NO,
                "maxwidth": NMTOKEN,
                "size-unit": _UNITS_12,
                f"{XML}space": SPACE,
            },
            others=True,
        ),
        "source": Shape(_CODES_12, {}, {f"{XML}lang": LANGUAGE}, has_text=True, others=True),
        "target": Shape(
            _CODES_12,
            {},
            {"state": _STATES_12, "state-qualifier": rf"[a-z\-]+|{OWN}", f"{XML}lang": LANGUAGE},
            has_text=True,
            others=True,
        ),
        "alt-trans": Shape(
            r"(source )?(seg-source )?(target )+(context-group )*(prop-group )*(note )*(\* )*",
            {},
            {
                "alttranstype": f"proposal|previous-version|rejected|reference|accepted|{OWN}",
                "match-quality": ANY,
                f"{XML}space": SPACE,
            },
            others=True,
        ),
        "g": Shape(
            _CODES_12,
            {"id": ".+"},
            {"ctype": f"bold|italic|underlined|link|{OWN}", "clone": YES_NO, "equiv-text": ANY},
            has_text=True,
            others=True,
        ),
        "x": Shape(
            "",
            {"id": ".+"},
            {"ctype": f"image|pb|lb|{OWN}", "clone": YES_NO, "equiv-text": ANY},
            others=True,
        ),
    },
)


def _units_of_a_file_have_their_own_ids(root: etree._Element, space: str) -> Iterator[str]:
    for file in root.iter(f"{space}file"):
        yield from _repeated("trans-unit", file.iter(f"{space}trans-unit"))


def _codes_of_a_text_have_their_own_ids(root: etree._Element, space: str) -> Iterator[str]:
    for text in root.iter(f"{space}source", f"{space}target"):
        yield from _repeated("code", (each for each in text.iterdescendants() if each.get("id")))


def _a_target_has_a_language(root: etree._Element, space: str) -> Iterator[str]:
    for file in root.iter(f"{space}file"):
        if file.get("target-language") is None and next(file.iter(f"{space}target"), None) is not None:
            yield "a target, and no target-language"


def _a_width_has_a_unit(root: etree._Element, space: str) -> Iterator[str]:
    for unit in root.iter(f"{space}trans-unit"):
        if (unit.get("maxwidth") is None) != (unit.get("size-unit") is None):
            yield "maxwidth and size-unit go together"


XLIFF_12.rules = [
    _units_of_a_file_have_their_own_ids,
    _codes_of_a_text_have_their_own_ids,
    _a_target_has_a_language,
    _a_width_has_a_unit,
]


# -- XLIFF 2 -------------------------------------------------------------------------------------------------

_CODES_2 = r"((cp|ph|pc|sc|ec|mrk|sm|em) )*"
_DIRECTION = "ltr|rtl|auto"
_AUTHORITY = r"[^\s:]+:[^\s:]+"
_TYPES_2 = "fmt|ui|quote|link|image|other"
_EDITING = {"canCopy": YES_NO, "canDelete": YES_NO, "canReorder": "yes|firstNo|no", "copyOf": NMTOKEN}
_DESCRIPTION = {"type": _TYPES_2, "subType": _AUTHORITY}
_UNIT_2 = {
    "name": ANY,
    "canResegment": YES_NO,
    "translate": YES_NO,
    "srcDir": _DIRECTION,
    "trgDir": _DIRECTION,
    "type": _AUTHORITY,
    f"{XML}space": SPACE,
}

XLIFF_2 = Standard(
    "urn:oasis:names:tc:xliff:document:2.0",
    {
        "xliff": Shape(
            "(file )+",
            {"version": r"2\.[01]", "srcLang": LANGUAGE},
            {"trgLang": LANGUAGE, f"{XML}space": SPACE},
            others=True,
        ),
        "file": Shape(
            r"(skeleton )?(\* )*(notes )?((unit|group) )+",
            {"id": NMTOKEN},
            {"original": ANY, "canResegment": YES_NO, "srcDir": _DIRECTION, "trgDir": _DIRECTION},
            others=True,
        ),
        "group": Shape(r"(\* )*(notes )?((unit|group) )*", {"id": NMTOKEN}, _UNIT_2, others=True),
        "unit": Shape(
            r"(\* )*(notes )?(originalData )?(ignorable )*segment ((segment|ignorable) )*",
            {"id": NMTOKEN},
            _UNIT_2,
            others=True,
        ),
        "notes": Shape("(note )+"),
        "note": Shape(
            "",
            {},
            {"id": NMTOKEN, "category": ANY, "priority": "[1-9]|10", "appliesTo": "source|target"},
            has_text=True,
            others=True,
        ),
        "originalData": Shape("(data )+"),
        "data": Shape("(cp )*", {"id": NMTOKEN}, {"dir": _DIRECTION, f"{XML}space": "preserve"}, has_text=True),
        "segment": Shape(
            "source (target )?",
            {},
            {
                "id": NMTOKEN,
                "canResegment": YES_NO,
                "state": "initial|translated|reviewed|final",
                "subState": _AUTHORITY,
            },
        ),
        "ignorable": Shape("source (target )?", {}, {"id": NMTOKEN}),
        "source": Shape(_CODES_2, {}, {f"{XML}lang": LANGUAGE, f"{XML}space": SPACE}, has_text=True),
        "target": Shape(
            _CODES_2, {}, {f"{XML}lang": LANGUAGE, f"{XML}space": SPACE, "order": r"[1-9]\d*"}, has_text=True
        ),
        "cp": Shape("", {"hex": "([0-9A-Fa-f]{2})+"}),
        "ph": Shape("", {"id": NMTOKEN}, {"dataRef": NMTOKEN, **_EDITING, **_DESCRIPTION}, others=True),
        "pc": Shape(
            _CODES_2,
            {"id": NMTOKEN},
            {"dataRefStart": NMTOKEN, "dataRefEnd": NMTOKEN, "dir": _DIRECTION, **_EDITING, **_DESCRIPTION},
            has_text=True,
            others=True,
        ),
    },
)


def _ids_are_unique_where_they_are_looked_up(root: etree._Element, space: str) -> Iterator[str]:
    yield from _repeated("file", root.iter(f"{space}file"))
    for file in root.iter(f"{space}file"):
        yield from _repeated("unit", file.iter(f"{space}unit"))
        yield from _repeated("group", file.iter(f"{space}group"))
    for unit in root.iter(f"{space}unit"):
        yield from _repeated("data", unit.iter(f"{space}data"))
        yield from _repeated("segment", unit.iter(f"{space}segment", f"{space}ignorable"))
        for side in ("source", "target"):
            codes = (code for text in unit.iter(f"{space}{side}") for code in text.iterdescendants())
            yield from _repeated("code", (code for code in codes if code.get("id")))


def _a_translation_has_a_language(root: etree._Element, space: str) -> Iterator[str]:
    if root.get("trgLang") is None and next(root.iter(f"{space}target"), None) is not None:
        yield "a target, and no trgLang"


def _data_is_there(root: etree._Element, space: str) -> Iterator[str]:
    for unit in root.iter(f"{space}unit"):
        there = {data.get("id") for data in unit.iter(f"{space}data")}
        for code in unit.iter(f"{space}pc", f"{space}ph"):
            for name in ("dataRef", "dataRefStart", "dataRefEnd"):
                if code.get(name) is not None and code.get(name) not in there:
                    yield f"{name} leads to no data: {code.get(name)}"


def _copies_are_of_something(root: etree._Element, space: str) -> Iterator[str]:
    for unit in root.iter(f"{space}unit"):
        there = {code.get("id") for code in unit.iter(f"{space}pc", f"{space}ph")}
        for code in unit.iter(f"{space}pc", f"{space}ph"):
            if code.get("copyOf") is not None and code.get("copyOf") not in there:
                yield f"copyOf leads to no code: {code.get('copyOf')}"


def _a_code_is_the_same_in_both_languages(root: etree._Element, space: str) -> Iterator[str]:
    def described(segment: etree._Element, side: str) -> dict[str, tuple[str, str | None, str | None]]:
        return {
            code.get("id", ""): (code.tag, code.get("type"), code.get("subType"))
            for code in segment.iterfind(f"{space}{side}//*[@id]")
        }

    for segment in root.iter(f"{space}segment"):
        source, target = described(segment, "source"), described(segment, "target")
        for name in source.keys() & target.keys():
            if source[name] != target[name]:
                yield f"the code {name} is another one in the target"


def _sub_types_have_their_types(root: etree._Element, space: str) -> Iterator[str]:
    for code in root.iter(f"{space}pc", f"{space}ph"):
        kind, sub_type = code.get("type"), code.get("subType", "")
        if sub_type and not kind:
            yield "subType without type"
        if sub_type in ("xlf:b", "xlf:i", "xlf:u", "xlf:lb", "xlf:pb") and kind != "fmt":
            yield f"{sub_type} is a subType of fmt"


def _sub_states_have_their_states(root: etree._Element, space: str) -> Iterator[str]:
    for segment in root.iter(f"{space}segment"):
        if segment.get("subState") and not segment.get("state"):
            yield "subState without state"


def _lengths_have_a_profile(root: etree._Element, space: str) -> Iterator[str]:
    sizes = "{urn:oasis:names:tc:xliff:sizerestriction:2.0}"
    for file in root.iter(f"{space}file"):
        profiles = file.findall(f"{sizes}profiles")
        stated = [unit.get(f"{sizes}sizeRestriction") for unit in file.iter(f"{space}unit")]
        lengths = [length for length in stated if length is not None]
        if lengths and [each.get("generalProfile") for each in profiles] != ["xliff:codepoints"]:
            yield "sizeRestriction without a profile"
        yield from (f"sizeRestriction: {each}" for each in lengths if not re.fullmatch(r"(\d+,)?\d+", each))


XLIFF_2.rules = [
    _ids_are_unique_where_they_are_looked_up,
    _a_translation_has_a_language,
    _data_is_there,
    _copies_are_of_something,
    _a_code_is_the_same_in_both_languages,
    _sub_types_have_their_types,
    _sub_states_have_their_states,
    _lengths_have_a_profile,
]


# -- checking ------------------------------------------------------------------------------------------------


def problems(root: etree._Element, standard: Standard) -> list[str]:
    """Everything in which a document differs from its standard; nothing for one that does not."""
    space = f"{{{standard.namespace}}}"
    found = [] if root.tag == f"{space}xliff" else [f"the root is {root.tag}"]
    for element in root.iter():
        if str(element.tag).startswith(space):
            found += _of_shape(element, standard, space)
    for rule in standard.rules:
        found += rule(root, space)
    return found


def _of_shape(element: etree._Element, standard: Standard, space: str) -> Iterator[str]:
    name = etree.QName(element).localname
    shape = standard.shapes.get(name)
    if shape is None:
        yield f"no element of these: {name}"
        return
    children = "".join(f"{child.tag.removeprefix(space) if child.tag.startswith(space) else '*'} " for child in element)
    if not re.fullmatch(shape.children, children):
        yield f"{name} holds {children or 'nothing'}"
    if not shape.has_text and any((text or "").strip() for text in (element.text, *(child.tail for child in element))):
        yield f"{name} holds text"
    yield from (f"{name} has no {attribute}" for attribute in shape.required if element.get(attribute) is None)
    allowed = shape.required | shape.optional
    for attribute, value in ((str(key), str(each)) for key, each in element.items()):
        if attribute in allowed:
            if not re.fullmatch(allowed[attribute], value):
                yield f"{name} has {attribute}={value!r}"
        elif not (shape.others and attribute.startswith("{")):
            yield f"{name} has no attribute {attribute}"


def _repeated(kind: str, elements: Iterable[etree._Element]) -> Iterator[str]:
    counts = Counter(element.get("id") for element in elements if element.get("id") is not None)
    yield from (f"{kind} {identifier} is there {count} times" for identifier, count in counts.items() if count > 1)
