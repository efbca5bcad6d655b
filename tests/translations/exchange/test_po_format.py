"""PO as we write it, and as others send it back."""

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, given, settings

from tests.factories.units import KEY, a_file, a_unit, files
from translations.exchange import po
from translations.exchange.reading import Format, read_file, write_file
from translations.exchange.units import FileRefused, Former, Unit, UnitFile, UnitGroup, UnitState

WHOLE_FILES = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MSGFMT = shutil.which("msgfmt")
DEMO = Path(django_settings.BASE_DIR) / "cms" / "demo" / "translations"

HEADER = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
ENTRY = f'msgctxt "treatment:{KEY}:title"\nmsgid "Bel ons"\nmsgstr "اتصل بنا"\n'


def as_po_tells_it(file: UnitFile) -> UnitFile:
    """PO knows of no reviews, and has a use of its own for one character."""
    for unit in file.units():
        unit.source, unit.target = (text.replace("\x04", "\ufffd") for text in (unit.source, unit.target))
        if unit.former:
            former = (unit.former.source, unit.former.target)
            unit.former = Former(*(text.replace("\x04", "\ufffd") for text in former))
        unit.state = UnitState.TRANSLATED if unit.target else UnitState.INITIAL
    return file


def read(text: str) -> UnitFile:
    return po.read(text.encode())


def only_unit(text: str) -> Unit:
    (unit,) = read(text).units()
    return unit


def accepted(data: bytes, folder: Path) -> str:
    """What msgfmt says against a file."""
    assert MSGFMT
    path = folder / "file.po"
    path.write_bytes(data)
    done = subprocess.run(  # noqa: S603  (our own command)
        [MSGFMT, "--check", "--output-file", str(folder / "file.mo"), str(path)], capture_output=True, text=True
    )
    return done.stderr if done.returncode else ""


# -- what we write -------------------------------------------------------------------------------------------


@WHOLE_FILES
@given(files())
def test_any_file_comes_back_as_it_was(file: UnitFile) -> None:
    assert po.read(po.write(file)) == as_po_tells_it(file)


def test_an_entry_holds_address_former_text_flags_and_comments() -> None:
    unit = a_unit("Bel", "اتصل", uncertain=True, notes=["Kort"], former=Former("Mail", "راسل"), max_length=9)
    entry = polib.pofile(po.write(a_file(unit)).decode())[0]
    assert (entry.msgctxt, entry.previous_msgid) == (f"treatment:{KEY}:title", "Mail")
    assert entry.flags == ["fuzzy", "max-length:9"]
    assert entry.comment == 'behandeling: EMDR\nKort\nprevious-target: "راسل"'


def test_the_header_names_both_languages_and_no_date() -> None:
    metadata = polib.pofile(po.write(a_file(a_unit())).decode()).metadata
    assert metadata == {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "ar",
        "X-Source-Language": "nl",
    }


@pytest.mark.skipif(not MSGFMT, reason="gettext is not installed")
def test_gettext_accepts_all_that_may_stand_in_a_unit(tmp_path: Path) -> None:
    units = [
        a_unit('Zeg "ja" \\ <b>nu</b>\n%s {0} 100%\u2028', "نعم", notes=["regel\ntwee"], max_length=60),
        a_unit("Lees meer", "اقرأ", uncertain=True, former=Former("Lees", "ق"), path="why"),
        a_unit("Lees meer", path="summary"),
        a_unit("Lees meer", path="summary"),
    ]
    assert accepted(po.write(a_file(*units)), tmp_path) == ""


@pytest.mark.skipif(not MSGFMT, reason="gettext is not installed")
@settings(WHOLE_FILES, max_examples=15, suppress_health_check=list(HealthCheck))
@given(files())
def test_gettext_accepts_any_file(tmp_path: Path, file: UnitFile) -> None:
    for unit in file.units():
        # gettext wants both texts to begin, and to end, with a line end or neither; localize strips its texts.
        unit.source, unit.target = f".{unit.source}.", f".{unit.target}." if unit.target else ""
    assert accepted(po.write(file), tmp_path) == ""


def test_the_separator_of_gettext_is_replaced() -> None:
    assert po.read(po.write(a_file(a_unit("a\x04b")))) == a_file(a_unit("a\ufffdb"))


def test_the_same_text_at_one_place_is_one_entry() -> None:
    unit = a_unit("Lees meer", "اقرأ")
    groups = [UnitGroup("a", [unit, unit]), UnitGroup("b", [unit])]
    assert len(polib.pofile(po.write(UnitFile("nl", "ar", groups)).decode())) == 1


def test_several_hundred_texts_keep_their_order() -> None:
    file = a_file(*(a_unit(f"Tekst {number % 50} <b>{number}</b>", path=f"body.{number}") for number in range(600)))
    assert po.read(po.write(file)) == file


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.po")), ids=lambda path: path.stem)
@pytest.mark.parametrize("format", Format)
def test_real_texts_go_through_every_format_unchanged(path: Path, format: Format) -> None:
    file = read_file(path.read_bytes(), path.name)
    assert (file.locale, file.source_locale, file.unknown) == (path.stem, "nl", [])
    entries = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(path.read_text())}
    assert {(str(unit.address), unit.source): unit.target for unit in file.units()} == entries
    assert read_file(write_file(file, format)) == file


# -- what others send ----------------------------------------------------------------------------------------


def test_a_file_of_gettext_alone_is_read() -> None:
    assert read(HEADER + ENTRY) == a_file(a_unit("Bel ons", "اتصل بنا"), name="")


def test_a_byte_order_mark_and_line_ends_of_windows_change_nothing() -> None:
    text = HEADER + ENTRY
    assert po.read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == read(text)


def test_another_charset_is_read_as_it_says() -> None:
    text = (HEADER + ENTRY).replace("utf-8", "windows-1256")
    assert po.read(text.encode("cp1256")).units()[0].target == "اتصل بنا"


def test_a_template_is_in_utf_8() -> None:
    assert only_unit((HEADER + ENTRY).replace("utf-8", "CHARSET")).target == "اتصل بنا"


@pytest.mark.parametrize("charset", ["utf-7", "rot13", "unicode_escape", "klingon"])
def test_a_charset_that_no_tool_writes_is_refused(charset: str) -> None:
    with pytest.raises(FileRefused, match=charset):
        read((HEADER + ENTRY).replace("utf-8", charset))


def test_another_charset_than_it_says_is_refused() -> None:
    with pytest.raises(FileRefused, match="utf-8"):
        po.read((HEADER + ENTRY).encode("cp1256"))


def test_fuzzy_is_uncertain_and_a_language_has_a_hyphen() -> None:
    file = read((HEADER + "#, fuzzy, c-format\n" + ENTRY).replace("Language: ar", "Language: pt_BR"))
    assert (file.locale, file.units()[0].uncertain) == ("pt-BR", True)


def test_what_is_obsolete_is_passed_over() -> None:
    obsolete = "".join(f"#~ {line}\n" for line in ENTRY.replace("title", "weg").splitlines())
    assert len(read(HEADER + ENTRY + "\n" + obsolete).units()) == 1


def test_entries_that_are_none_of_ours_are_kept_apart() -> None:
    plural = ENTRY.replace("msgstr ", 'msgid_plural "Bel ons allen"\nmsgstr[0] ').replace("title", "why")
    file = read(HEADER + ENTRY + '\nmsgid "OK"\nmsgstr "x"\n\nmsgctxt "menu"\nmsgid "OK"\nmsgstr "x"\n\n' + plural)
    assert file.unknown == ["OK", "menu", f"treatment:{KEY}:why"]
    assert len(file.units()) == 1


@pytest.mark.parametrize("text", [ENTRY, HEADER.replace("Language: ar", "X-Other: ar") + ENTRY], ids=["none", "other"])
def test_a_file_that_does_not_say_its_language_is_refused(text: str) -> None:
    with pytest.raises(FileRefused, match="Language"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        HEADER + ENTRY[:-2],
        HEADER + ENTRY.replace('"Bel ons"', '"Bel "ons"'),
        HEADER + ENTRY.replace("msgid", "msgidd"),
        HEADER + 'msgstr "x"\n' + ENTRY,
        HEADER + ENTRY + "los\n",
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(FileRefused, match=r"line \d+"):
        read(text)


def test_text_is_never_taken_for_the_name_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "#"
    secret.write_text(HEADER + ENTRY)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileRefused):
        po.read(b"#")
