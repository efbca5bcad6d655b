"""Bytes that came in to text and to XML, refused with one sentence where that cannot be done safely."""

import codecs
import re
from xml.parsers import expat

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.units import FileRefused

# 200 pages with all their texts are about 10 MB of XLIFF.
MAX_BYTES = 20_000_000
MAX_UNITS = 200_000

# What translators' tools write. Python knows more, of which some are no encodings of text.
_CHARSETS = re.compile(r"utf-8|ascii|iso8859-\d+|cp\d{3,4}|koi8-[ru]")

_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# XML 1.0, 2.8 [23] and 4.3.3 [80]
_XML_ENCODING = re.compile(rb"""^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")


def text_of(data: bytes, declared: str = "utf-8") -> str:
    """The text of ``data``. A byte order mark counts for more than what the file declares.

    Raises FileRefused for more than MAX_BYTES, for another encoding than is declared, and for one that files of this
    kind never have.
    """
    check_size(data)
    if data.startswith(_UTF_32):
        raise FileRefused(_("The file is in UTF-32; save it as UTF-8."))
    charset = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else ""
    try:
        return data.decode(charset or _codec(declared))
    except UnicodeDecodeError as error:
        raise FileRefused(
            _("The file says that it is in %(charset)s, and is not: see byte %(position)d.")
            % {"charset": charset.removesuffix("-sig") or declared, "position": error.start}
        ) from error


def check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise FileRefused(
            _("The file has %(size)d MB; at most %(limit)d can be read. Send it in parts.")
            % {"size": -(-len(data) // 1_000_000), "limit": MAX_BYTES // 1_000_000}
        )


def check_count(units: int) -> None:
    if units > MAX_UNITS:
        raise FileRefused(
            _("The file has more than %(limit)d texts, which is the most that can be read. Send it in parts.")
            % {"limit": MAX_UNITS}
        )


def _codec(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        name = ""
    if not _CHARSETS.fullmatch(name):
        raise FileRefused(
            _("The file is in the encoding “%(charset)s”; save it as UTF-8.") % {"charset": declared[:40]}
        )
    return name


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document from a stranger: without document type, entities, comments and instructions.

    A document type is refused as soon as it is seen, before anything that it declares (XML 1.0, 2.8: it stands before
    the root element, so nothing behind that needs to be looked at). Depth and length of texts have libxml2's limits.
    """
    found = _XML_ENCODING.match(data[:1000])
    # Both parsers get the same bytes in the same encoding: what one refuses the other never sees.
    document = text_of(data, found[1].decode() if found else "utf-8").encode()
    try:
        _read_prolog(document)
        root = etree.fromstring(document, _parser())
    except (expat.ExpatError, etree.XMLSyntaxError) as error:
        line, column = (error.lineno, error.offset) if isinstance(error, expat.ExpatError) else error.position
        raise FileRefused(
            _("The file is broken XML: line %(line)d, column %(column)d.") % {"line": line, "column": column}
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _document_type()
    return root


class _RootSeen(Exception):
    pass


def _read_prolog(document: bytes) -> None:
    parser = expat.ParserCreate(encoding="utf-8")

    def on_doctype(*_declaration: object) -> None:
        raise _document_type()

    def on_element(*_element: object) -> None:
        raise _RootSeen

    parser.StartDoctypeDeclHandler = on_doctype
    parser.StartElementHandler = on_element
    try:
        parser.Parse(document, True)
    except _RootSeen:
        return


def _document_type() -> FileRefused:
    return FileRefused(_("The file has a document type (DOCTYPE), which may hide other files in it; remove it."))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
