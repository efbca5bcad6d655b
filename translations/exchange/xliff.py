"""What XLIFF 1.2 and 2 have in common: elements, ids, languages."""

import hashlib
from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange import inline
from translations.exchange.units import FileRefused, Former, Unit, UnitAddress, UnitGroup

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def add(parent: etree._Element, name: str, attributes: dict[str, str] | None = None, text: str = "") -> etree._Element:
    """A child in the namespace of its parent. Raises nothing for characters that XML cannot hold: they are replaced."""
    clean = {key: inline.xml_text(value) for key, value in (attributes or {}).items()}
    element = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}", clean)
    element.text = inline.xml_text(text) or None
    return element


def to_bytes(root: etree._Element, structure: Collection[str]) -> bytes:
    """The document, a line for each element of ``structure`` and its children; texts are left as they are."""
    for element in root.iter():
        if etree.QName(element).localname in structure and len(element):
            depth = sum(1 for _ancestor in element.iterancestors())
            element.text = "\n" + "  " * (depth + 1)
            for child in element:
                child.tail = element.text
            element[-1].tail = "\n" + "  " * depth
    root.tail = "\n"
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def unit_id(unit: Unit) -> str:
    """An id for a text at its place: the same in each export, another when the source text is another.

    One place may hold several texts, so that an address alone is none. Also a valid NMTOKEN.
    """
    return "u" + hashlib.sha256(f"{unit.address}\0{unit.source}".encode("utf-8", "surrogatepass")).hexdigest()[:20]


def distinct(group: UnitGroup) -> Iterator[tuple[str, Unit]]:
    """The units of a group with their ids; what stands there twice counts once."""
    return iter({unit_id(unit): unit for unit in reversed(group.units)}.items().__reversed__())


def thing(group: UnitGroup) -> str:
    """``<type>:<translation key>`` of the page or shared piece that a group is about."""
    if not group.units:
        return ""
    address = group.units[0].address
    return f"{address.type_name}:{address.translation_key}"


def pieces_or_none(fragment: str) -> list[inline.Piece] | None:
    """The pieces of a text that is there and can be written; a translation that cannot is not stored either."""
    try:
        return inline.parse(fragment) or None
    except ValueError:
        return None


def address_of(*candidates: str | None) -> UnitAddress | None:
    """The first of the names of a unit that is an address of ours."""
    for candidate in candidates:
        try:
            return UnitAddress.parse(candidate or "")
        except ValueError:
            continue
    return None


def former_of(source: str, target: str) -> Former | None:
    return Former(source, target) if source or target else None


def the_language(found: Collection[str | None], missing: str) -> str:
    """The one language that all parts of a file say. Raises FileRefused with ``missing`` where one says none."""
    stated = {(code or "").strip() for code in found}
    if not stated or "" in stated:
        raise FileRefused(missing)
    if len(stated) > 1:
        raise FileRefused(
            _("The file is in several languages at once: %(languages)s.") % {"languages": ", ".join(sorted(stated))}
        )
    return stated.pop()
