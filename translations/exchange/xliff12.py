"""XLIFF 1.2 (OASIS standard, 1 February 2008), which every translators' tool reads.

One ``<file>`` for each page or shared piece; ``resname`` holds the address of a text. Former texts are an
``<alt-trans>`` with ``alttranstype="previous-version"``.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange import inline
from translations.exchange.decoding import check_count, parse_xml
from translations.exchange.units import FileRefused, Former, Unit, UnitFile, UnitGroup, UnitState
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

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"

# 2.3, values of the attribute state, for texts that there are
_STATES = {
    UnitState.TRANSLATED: "translated",
    UnitState.REVIEWED: "signed-off",
    UnitState.FINAL: "final",
}
_STATES_READ = {name: state for state, name in _STATES.items()}
_UNCERTAIN = "needs-review-translation"
_APPROVED = (UnitState.REVIEWED, UnitState.FINAL)

# Values of state-qualifier with which a tool says that nobody has looked at a text yet.
_UNSEEN = {"fuzzy-match", "leveraged-inherited", "leveraged-mt", "mt-suggestion", "tm-suggestion"}
_REJECTED = "rejected-"

_PREVIOUS = "previous-version"
# <note from> in the header: the name of the page.
_NAME = "name"

_STRUCTURE = {"xliff", "file", "header", "body", "trans-unit", "alt-trans"}


# -- writing -------------------------------------------------------------------------------------------------


def write(file: UnitFile) -> bytes:
    """The file as XML in UTF-8.

    Raises ValueError for a source text with markup that translators never get; a translation with such is left out.
    """
    root = etree.fromstring(f'<xliff xmlns="{NAMESPACE}" version="1.2"/>')
    # 2.2: a document has at least one file.
    for group in [group for group in file.groups if group.units] or [UnitGroup("")]:
        _write_group(root, group, file)
    return to_bytes(root, _STRUCTURE)


def _write_group(root: etree._Element, group: UnitGroup, file: UnitFile) -> None:
    attributes = {
        "original": thing(group),
        "source-language": file.source_locale,
        "target-language": file.locale,
        "datatype": "html",
    }
    element = add(root, "file", attributes)
    if group.name:
        add(add(element, "header"), "note", {"from": _NAME}, group.name)
    body = add(element, "body")
    for identifier, unit in distinct(group):
        _write_unit(body, identifier, unit)


def _write_unit(body: etree._Element, identifier: str, unit: Unit) -> None:
    attributes = {
        "id": identifier,
        "resname": str(unit.address),
        "approved": "yes" if unit.reached in _APPROVED else "no",
        SPACE: "preserve",
    }
    if unit.max_length is not None:
        attributes |= {"maxwidth": str(unit.max_length), "size-unit": "char"}
    element = add(body, "trans-unit", attributes)
    ids = inline.Ids()
    inline.write_12(add(element, "source"), inline.parse(unit.source), ids)
    target = pieces_or_none(unit.target)
    if target is not None:
        state = _UNCERTAIN if unit.uncertain else _STATES[unit.reached]
        inline.write_12(add(element, "target", {"state": state}), target, inline.Ids(ids))
    for note in unit.notes:
        add(element, "note", text=note)
    if unit.former:
        _write_former(element, unit.former)


def _write_former(element: etree._Element, former: Former) -> None:
    alternative = add(element, "alt-trans", {"alttranstype": _PREVIOUS, SPACE: "preserve"})
    ids = inline.Ids()
    inline.write_12(add(alternative, "source"), pieces_or_none(former.source) or [], ids)
    inline.write_12(add(alternative, "target"), pieces_or_none(former.target) or [], inline.Ids(ids))


# -- reading -------------------------------------------------------------------------------------------------


def read(data: bytes) -> UnitFile:
    """Raises FileRefused for what is no XLIFF 1.2 with a source and a target language."""
    return read_root(parse_xml(data))


def read_root(root: etree._Element) -> UnitFile:
    if root.tag != f"{{{NAMESPACE}}}xliff" or root.get("version") != "1.2":
        raise FileRefused(_("The file is no XLIFF 1.2."))
    elements = root.findall("{*}file")
    file = UnitFile(
        the_language(
            [element.get("source-language") for element in elements],
            _("The file does not say which language its source texts are in (source-language)."),
        ),
        the_language(
            [element.get("target-language") for element in elements],
            _("The file does not say which language it is translated into (target-language)."),
        ),
    )
    check_count(sum(1 for _unit in root.iter(f"{{{NAMESPACE}}}trans-unit")))
    for element in elements:
        group = UnitGroup(_name(element), list(_units(element, file.unknown)))
        if group.units:
            file.groups.append(group)
    return file


def _name(element: etree._Element) -> str:
    notes = (note for note in element.iterfind("{*}header/{*}note") if note.get("from") == _NAME)
    return next((note.text or "" for note in notes), "")


def _units(element: etree._Element, unknown: list[str]) -> Iterator[Unit]:
    for each in element.iterfind(f"{{{NAMESPACE}}}body//{{{NAMESPACE}}}trans-unit"):
        source = _child(each, "source")
        address = address_of(each.get("resname"), each.get("id"))
        if address is None or source is None:
            unknown.append(each.get("id") or each.get("resname") or "?")
            continue
        texts = inline.Texts()
        unit = Unit(address, texts.read(source))
        target = _child(each, "target")
        if target is not None:
            unit.target = texts.read(target)
        if target is not None and unit.target:
            unit.state, unit.uncertain = _state(target, each)
        unit.notes = [note.text for note in _children(each, "note") if note.text]
        unit.former = _former(each)
        unit.max_length = _max_length(each)
        yield unit


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return element.findall(f"{{{NAMESPACE}}}{name}")


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return element.find(f"{{{NAMESPACE}}}{name}")


def _state(target: etree._Element, unit: etree._Element) -> tuple[UnitState, bool]:
    """How far a text is that there is, and whether somebody still has to look at it.

    The state counts for more than ``approved``: some tools approve whatever they save. A text without either was
    put there by somebody. States and qualifiers that are not known are taken with care.
    """
    state, qualifier = target.get("state"), target.get("state-qualifier", "")
    if qualifier.startswith(_REJECTED):
        return UnitState.TRANSLATED, True
    if state is not None:
        return _STATES_READ.get(state, UnitState.TRANSLATED), state not in _STATES_READ
    if unit.get("approved") == "yes":
        return UnitState.REVIEWED, False
    return UnitState.TRANSLATED, qualifier in _UNSEEN


def _former(unit: etree._Element) -> Former | None:
    for alternative in _children(unit, "alt-trans"):
        if alternative.get("alttranstype") == _PREVIOUS:
            texts = inline.Texts()
            parts = (_child(alternative, name) for name in ("source", "target"))
            source, target = (texts.read(part) if part is not None else "" for part in parts)
            return former_of(source, target)
    return None


def _max_length(unit: etree._Element) -> int | None:
    width = unit.get("maxwidth", "")
    # Without a unit it is pixels.
    return int(width) if unit.get("size-unit") == "char" and width.isdecimal() else None
