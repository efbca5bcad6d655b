"""Translators' files as they come and go, whatever their format."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange import po, xliff2, xliff12
from translations.exchange.decoding import MAX_BYTES, MAX_UNITS, check_size, parse_xml
from translations.exchange.units import FileRefused, UnitFile

__all__ = ["MAX_BYTES", "MAX_UNITS", "Format", "read_file", "write_file"]


class Format(StrEnum):
    """A format that we write. All of them are recognised when they come back."""

    XLIFF12 = "xliff12"
    XLIFF2 = "xliff2"
    PO = "po"

    @property
    def label(self) -> str:
        return _WRITERS[self].label

    @property
    def ending(self) -> str:
        """The ending of a file name, with its dot."""
        return _WRITERS[self].ending

    @property
    def content_type(self) -> str:
        return _WRITERS[self].content_type


@dataclass(frozen=True)
class _Writer:
    label: str
    ending: str
    content_type: str
    write: Callable[[UnitFile], bytes]


# “xlf” is what both standards ask for (1.2: 1.5; 2.1: 4.1); the content type is registered with IANA.
_WRITERS = {
    Format.XLIFF12: _Writer("XLIFF 1.2", ".xlf", "application/xliff+xml", xliff12.write),
    Format.XLIFF2: _Writer("XLIFF 2.1", ".xlf", "application/xliff+xml", xliff2.write),
    Format.PO: _Writer("PO (gettext)", ".po", "text/x-gettext-translation; charset=utf-8", po.write),
}

# What people send by mistake, by its first bytes.
_OTHERS = {
    b"%PDF-": "PDF",
    b"\xd0\xcf\x11\xe0": "Word or Excel",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "gzip",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
}
_ZIP = b"PK\x03\x04"
_IN_ZIP = {b"word/": "Word", b"xl/": "Excel", b"mimetypeapplication/vnd.oasis.opendocument": "OpenDocument"}

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# With a byte order mark, or without one and so that XML can still be told (XML 1.0, appendix F).
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_PO = re.compile(rb"""\s*(\#|msgid|msgctxt|domain\s)""")


def write_file(file: UnitFile, format: Format) -> bytes:
    """Raises ValueError for a source text with markup that translators never get."""
    return _WRITERS[format].write(file)


def read_file(data: bytes, name: str = "") -> UnitFile:
    """What is in a file, recognised by its content; ``name`` is only used to speak of it.

    Raises FileRefused with one sentence for whoever sent it.
    """
    check_size(data)
    if not data.strip():
        raise FileRefused(_("The file is empty."))
    _refuse_others(data, name)
    start = data.removeprefix(_BYTE_ORDER_MARK).lstrip()
    if start.startswith(b"<") or data.startswith(_WIDE):
        return _read_xml(parse_xml(data))
    if _PO.match(start):
        return po.read(data)
    raise FileRefused(_("%(file)s is neither XLIFF nor PO.") % {"file": _called(name)})


def _refuse_others(data: bytes, name: str) -> None:
    kind = next((kind for start, kind in _OTHERS.items() if data.startswith(start)), "")
    if data.startswith(_ZIP):
        kind = next((kind for part, kind in _IN_ZIP.items() if part in data), "ZIP")
    if kind:
        raise FileRefused(
            _("%(file)s is a file of the kind %(kind)s; send XLIFF or PO, not packed.")
            % {"file": _called(name), "kind": kind}
        )


def _called(name: str) -> str:
    return f"“{name[:80]}”" if name else _("The file")


def _read_xml(root: etree._Element) -> UnitFile:
    tag = etree.QName(root)
    if tag.namespace == xliff12.NAMESPACE:
        return xliff12.read_root(root)
    if tag.namespace in xliff2.VERSIONS:
        return xliff2.read_root(root)
    if tag.localname == "xliff":
        raise FileRefused(
            _("The file is XLIFF of a version that is not known here (%(version)s); send 1.2, 2.0, 2.1 or 2.2.")
            % {"version": root.get("version", "")[:20] or "?"}
        )
    raise FileRefused(_("The file is XML, but no XLIFF: it begins with <%(tag)s>.") % {"tag": tag.localname[:40]})
