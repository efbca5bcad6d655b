"""XLIFF 2.1 (OASIS standard, 13 February 2018); 2.0 and 2.2 are read as well.

One ``<file>`` for each page or shared piece; the ``name`` of a ``<unit>`` holds the address of its text. Former texts
are notes, which every tool shows; of what is uncertain the ``subState`` says so. How long a text may be is told with
the Size and Length Restriction module (5.6), counted in characters.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange import inline
from translations.exchange.decoding import check_count, parse_xml
from translations.exchange.units import FileRefused, Unit, UnitAddress, UnitFile, UnitGroup, UnitState
from translations.exchange.xliff import (
    SPACE,
    add,
    address_of,
    distinct,
    former_of,
    pieces_or_none,
    the_language,
    thing,
    to_bytes,
)

# 2.0 and 2.1 have the same namespace.
NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
VERSIONS = {
    NAMESPACE: ("2.0", "2.1"),
    "urn:oasis:names:tc:xliff:document:2.2": ("2.2",),
}
SIZES = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
_RESTRICTION = f"{{{SIZES}}}sizeRestriction"

# 4.3.1.36 and 4.3.1.35: a sub-state has an authority before its colon, and stands beside a state.
_UNCERTAIN: dict[str, str] = {"state": UnitState.INITIAL, "subState": "houvast:needs-review"}
# From weak to strong
_SEEN = [UnitState.TRANSLATED, UnitState.REVIEWED, UnitState.FINAL]

# Categories of notes
_NAME = "name"
_PREVIOUS = ("previous-source", "previous-target")

_STRUCTURE = {"xliff", "file", "notes", "unit", "originalData", "segment"}


# -- writing -------------------------------------------------------------------------------------------------


def write(file: UnitFile) -> bytes:
    """The file as XML in UTF-8.

    Raises ValueError for a source text with markup that translators never get; a translation with such is left out.
    """
    root = etree.fromstring(f'<xliff xmlns="{NAMESPACE}" xmlns:slr="{SIZES}" version="2.1"/>')
    root.set("srcLang", file.source_locale)
    root.set("trgLang", file.locale)
    groups = [group for group in file.groups if group.units]
    for number, group in enumerate(groups, start=1):
        _write_group(root, group, f"f{number}")
    if not groups:
        # 4.2.2.2: a file has at least one unit or group, and a group may be empty.
        add(add(root, "file", {"id": "f1"}), "group", {"id": "g1"})
    return to_bytes(root, _STRUCTURE)


def _write_group(root: etree._Element, group: UnitGroup, identifier: str) -> None:
    element = add(root, "file", {"id": identifier, "original": thing(group)})
    if any(unit.max_length is not None for unit in group.units):
        etree.SubElement(element, f"{{{SIZES}}}profiles", {"generalProfile": "xliff:codepoints"})
    if group.name:
        add(add(element, "notes"), "note", {"category": _NAME}, group.name)
    for name, unit in distinct(group):
        _write_unit(element, name, unit)


def _write_unit(file: etree._Element, identifier: str, unit: Unit) -> None:
    attributes = {"id": identifier, "name": str(unit.address), "canResegment": "no", SPACE: "preserve"}
    if unit.max_length is not None:
        attributes[_RESTRICTION] = str(unit.max_length)
    element = add(file, "unit", attributes)
    _write_notes(element, unit)
    original = add(element, "originalData")
    segment = add(element, "segment")
    ids, data = inline.Ids(), dict[str, str]()
    inline.write_2(add(segment, "source"), inline.parse(unit.source), ids, data)
    target = pieces_or_none(unit.target)
    if target is not None:
        for name, value in (_UNCERTAIN if unit.uncertain else {"state": unit.reached}).items():
            segment.set(name, value)
        inline.write_2(add(segment, "target"), target, inline.Ids(ids), data)
    for literal, reference in data.items():
        add(original, "data", {"id": reference}, literal)
    if not data:
        element.remove(original)


def _write_notes(element: etree._Element, unit: Unit) -> None:
    former = (unit.former.source, unit.former.target) if unit.former else ("", "")
    previous = [(category, text) for category, text in zip(_PREVIOUS, former, strict=True) if text]
    if not unit.notes and not previous:
        return
    notes = add(element, "notes")
    for note in unit.notes:
        add(notes, "note", text=note)
    for category, text in previous:
        add(notes, "note", {"category": category}, text)


# -- reading -------------------------------------------------------------------------------------------------


def read(data: bytes) -> UnitFile:
    """Raises FileRefused for what is no XLIFF 2.0, 2.1 or 2.2 with a source and a target language."""
    return read_root(parse_xml(data))


def read_root(root: etree._Element) -> UnitFile:
    name = etree.QName(root)
    if name.localname != "xliff" or root.get("version") not in VERSIONS.get(name.namespace or "", ()):
        raise FileRefused(_("The file is no XLIFF 2.0, 2.1 or 2.2."))
    file = UnitFile(
        the_language(
            [root.get("srcLang")], _("The file does not say which language its source texts are in (srcLang).")
        ),
        the_language([root.get("trgLang")], _("The file does not say which language it is translated into (trgLang).")),
    )
    space = name.namespace or ""
    check_count(sum(1 for _unit in root.iter(f"{{{space}}}unit")))
    for element in root.findall(f"{{{space}}}file"):
        group = UnitGroup(_name(element, space), list(_units(element, space, file.unknown)))
        if group.units:
            file.groups.append(group)
    return file


def _name(file: etree._Element, space: str) -> str:
    notes = (note for note in _notes(file, space) if note.get("category") == _NAME)
    return next((note.text or "" for note in notes), "")


def _notes(element: etree._Element, space: str) -> Iterator[etree._Element]:
    return element.iterfind(f"{{{space}}}notes/{{{space}}}note")


def _units(file: etree._Element, space: str, unknown: list[str]) -> Iterator[Unit]:
    for each in file.iter(f"{{{space}}}unit"):
        address = address_of(each.get("name"), each.get("id"))
        if address is None:
            unknown.append(each.get("id") or each.get("name") or "?")
            continue
        yield _unit(each, space, address)


def _unit(element: etree._Element, space: str, address: UnitAddress) -> Unit:
    parts = [part for part in _parts(element, space) if _child(part, "source") is not None]
    literals = element.iterfind(f"{{{space}}}originalData/{{{space}}}data")
    texts = inline.Texts({each.get("id", ""): each.text or "" for each in literals})
    unit = Unit(address, texts.read(*_children(parts, "source")))
    if any(_child(part, "target") is not None for part in parts if _is_segment(part)):
        unit.target = texts.read(*_targets(parts, unit))
    if unit.target:
        unit.state, unit.uncertain = _state([part for part in parts if _is_segment(part)])
    notes = [(note.get("category"), note.text) for note in _notes(element, space) if note.text]
    unit.notes = [text for category, text in notes if category not in _PREVIOUS]
    former = {category: text for category, text in notes if category in _PREVIOUS}
    unit.former = former_of(*(former.get(category, "") for category in _PREVIOUS))
    restriction = element.get(_RESTRICTION, "")
    unit.max_length = int(restriction) if restriction.isdecimal() else None
    return unit


def _parts(unit: etree._Element, space: str) -> list[etree._Element]:
    names = (f"{{{space}}}segment", f"{{{space}}}ignorable")
    return [part for part in unit if part.tag in names]


def _is_segment(part: etree._Element) -> bool:
    return etree.QName(part).localname == "segment"


def _child(part: etree._Element, name: str) -> etree._Element | None:
    return part.find(f"{{{etree.QName(part).namespace}}}{name}")


def _children(parts: list[etree._Element], name: str) -> list[etree._Element]:
    return [found for part in parts if (found := _child(part, name)) is not None]


def _targets(parts: list[etree._Element], unit: Unit) -> list[etree._Element]:
    """The parts of a translation in its own order (4.3.1.23 order: the place of a part, counted from 1).

    What stands between segments and is not translated stays what it is.
    """
    placed: dict[int, etree._Element] = {}
    for number, part in enumerate(parts, start=1):
        target = _child(part, "target")
        if target is None and not _is_segment(part):
            target = _child(part, "source")
        if target is None:
            continue
        order = target.get("order", str(number))
        if not order.isdecimal() or int(order) in placed:
            raise FileRefused(_("The segments of the text “%(unit)s” have no clear order.") % {"unit": unit.address})
        placed[int(order)] = target
    return [placed[place] for place in sorted(placed)]


def _state(segments: list[etree._Element]) -> tuple[UnitState, bool]:
    """How far a text is that there is, and whether somebody still has to look at it: what its weakest segment is.

    A tool that knows of no states leaves them away. Then somebody put the text there, since without a text we write
    none either; what is “initial” in so many words was seen by nobody.
    """
    found = [segment.get("state", UnitState.TRANSLATED) for segment in segments]
    is_whole = all(_child(segment, "target") is not None for segment in segments)
    if not is_whole or any(state not in _SEEN for state in found):
        return UnitState.TRANSLATED, True
    return _SEEN[min(_SEEN.index(UnitState(state)) for state in found)], False
