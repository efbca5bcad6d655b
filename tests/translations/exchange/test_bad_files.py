"""Files that are refused, each with one sentence for whoever sent it, before any harm."""

import io
import zipfile

import pytest
from lxml import etree

from tests.factories.units import a_file, a_unit
from translations.exchange import decoding, xliff12
from translations.exchange.reading import Format, read_file, write_file
from translations.exchange.units import FileRefused, UnitFile

FILE = a_file(a_unit("Bel <b>ons</b>", "اتصل <b>بنا</b>"))
XLIFF = xliff12.write(FILE)
BODY = XLIFF.split(b"?>\n", 1)[1]


def reason(data: bytes, name: str = "") -> str:
    with pytest.raises(FileRefused) as refused:
        read_file(data, name)
    return str(refused.value)


def a_zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize("format", Format)
def test_a_format_is_recognised_by_its_content(format: Format) -> None:
    assert read_file(write_file(FILE, format), "vertaling.docx") == FILE
    assert read_file(b"\xef\xbb\xbf" + write_file(FILE, format)) == FILE


@pytest.mark.parametrize("format", Format)
def test_a_format_has_what_a_download_needs(format: Format) -> None:
    assert format.ending in (".xlf", ".po")
    assert "/" in format.content_type
    assert format.label


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_an_empty_file(data: bytes) -> None:
    assert "empty" in reason(data)


def test_a_file_that_is_too_large_is_not_even_looked_at() -> None:
    assert "50 MB" in reason(b"<!DOCTYPE" + b" " * 49_999_991)


def test_a_file_with_too_many_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_UNITS", 2)
    file = a_file(*(a_unit(path=f"body.{number}") for number in range(3)))
    for format in Format:
        assert "more than 2 texts" in reason(write_file(file, format))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (a_zip("word/document.xml"), "Word"),
        (a_zip("xl/workbook.xml"), "Excel"),
        (a_zip("a.xlf"), "ZIP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\xd0\xcf\x11\xe0", "Word or Excel"),
        (b"{\\rtf1", "RTF"),
    ],
)
def test_files_of_other_programs_are_called_by_their_names(data: bytes, kind: str) -> None:
    assert reason(data, "map.xlf") == f"“map.xlf” is a file of the kind {kind}; send XLIFF or PO, not packed."


@pytest.mark.parametrize("data", [b"beste vertaler,", b'{"json": 1}', b"\x00\x01\x02", b"\xff\xd8\xff\xe0"])
def test_files_that_are_no_translations(data: bytes) -> None:
    assert "neither XLIFF nor PO" in reason(data)


@pytest.mark.parametrize(
    ("data", "place"), [(XLIFF[:-20], "line"), (XLIFF.replace(b"</source>", b"</bron>", 1), "line 9"), (b"<", "line 1")]
)
def test_broken_xml_is_refused_with_its_place(data: bytes, place: str) -> None:
    assert "broken XML" in reason(data)
    assert place in reason(data)


def test_xml_that_is_no_xliff() -> None:
    assert "<html>" in reason(b"<html/>")


@pytest.mark.parametrize(
    "text",
    [
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.1" version="1.1"/>',
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.3"/>',
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.2"/>',
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:3.0" version="3.0"/>',
        '<xliff version="1.2"/>',
    ],
)
def test_versions_that_are_not_known(text: str) -> None:
    assert "XLIFF" in reason(text.encode())


# -- document types and entities -----------------------------------------------------------------------------

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE xliff>",
        '<!DOCTYPE xliff SYSTEM "http://localhost:1/x.dtd">',
        f'<!DOCTYPE xliff [<!ENTITY l0 "ha">{_LAUGHS}]>',
        '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE xliff [<!ENTITY % p SYSTEM "http://localhost:1/p">%p;]>',
        "<!-- eerst dit --><?en dit?>\n<!DOCTYPE xliff>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_document_type_is_refused_in_any_encoding(doctype: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<xliff version="1.2">&l9;</xliff>'
    assert "DOCTYPE" in reason(text.encode(encoding))


def test_a_document_type_is_refused_before_the_document_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(decoding.etree, "fromstring", never)
    assert "DOCTYPE" in reason(b"<!DOCTYPE xliff><xliff/>")


def test_words_about_document_types_are_text() -> None:
    file = a_file(a_unit("Zet &lt;!DOCTYPE html&gt; bovenaan", notes=["<!DOCTYPE x>"]))
    for format in Format:
        assert read_file(write_file(file, format)) == file


def test_an_entity_that_nobody_declared_is_broken_xml() -> None:
    assert "broken XML" in reason(XLIFF.replace(b"Bel", b"&bel;", 1))


def test_depth_has_an_end() -> None:
    deep = BODY.replace(b"Bel ", b'<g id="1">' * 5000 + b"Bel" + b"</g>" * 5000, 1)
    assert "broken XML" in reason(deep)


# -- encodings -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "windows-1256", "iso-8859-6"])
def test_other_encodings_are_read_when_they_are_what_they_say(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{BODY.decode()}'
    assert read_file(text.encode(encoding)) == FILE


def test_utf_16_is_read_whatever_it_declares() -> None:
    assert read_file(XLIFF.decode().encode("utf-16")) == FILE


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (XLIFF.replace("اتصل".encode(), b"\xc7\xca\xd5\xe1"), "UTF-8"),
        (XLIFF.replace(b"UTF-8", b"utf-7"), "utf-7"),
        (XLIFF.replace(b"UTF-8", b"klingon"), "klingon"),
        (XLIFF.decode().encode("utf-32"), "UTF-32"),
        (XLIFF.decode().encode("utf-16")[:-1], "utf-16"),
    ],
)
def test_an_encoding_that_is_another_or_unknown_is_refused(data: bytes, words: str) -> None:
    assert words in reason(data)


@pytest.mark.parametrize(
    "line", [" " * 1_000_000 + "x", '"' + "\\" * 200_001, "msgid " + '"' * 100_001, "# " * 500_000 + '\n"x']
)
def test_one_endless_line_is_no_endless_work(line: str) -> None:
    """What takes time in the square of its length would take hours here."""
    assert "broken PO" in reason(b"#\n" + line.encode())


def test_nothing_that_is_read_depends_on_the_name() -> None:
    assert read_file(XLIFF, "../../etc/passwd") == FILE


def test_no_bytes_whatever_give_anything_but_a_file_or_a_sentence() -> None:
    """Every damaged copy of a good file, one byte cut, doubled or replaced, is read or refused."""
    for format in Format:
        good = write_file(FILE, format)
        for place in range(0, len(good), 7):
            for damaged in (good[:place], good[:place] + b"\xff" + good[place + 1 :], good[:place] + good[place - 3 :]):
                assert _is_read_or_refused(damaged)


def _is_read_or_refused(data: bytes) -> bool:
    try:
        return isinstance(read_file(data), UnitFile)
    except FileRefused as refused:
        return str(refused).endswith(".")


def test_the_parser_asks_nobody_for_anything() -> None:
    root = decoding.parse_xml(b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></a>')
    assert etree.tostring(root).count(b"passwd") == 1
