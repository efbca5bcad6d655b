"""Our files in a translators' tool that is not ours, and back: translate-toolkit, on which Weblate and Pootle stand."""

from collections.abc import Callable
from typing import Any

import pytest
from translate.storage.placeables import StringElem
from translate.storage.placeables.xliff import G, UnknownXML, X
from translate.storage.po import pofile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from tests.factories.units import a_file, a_unit
from translations.exchange.reading import Format, read_file, write_file
from translations.exchange.units import Former, Unit, UnitFile, UnitGroup, UnitState

KINDS: dict[Format, Callable[[], Any]] = {Format.PO: pofile, Format.XLIFF12: xlifffile, Format.XLIFF2: Xliff2File}
XLIFFS = [Format.XLIFF12, Format.XLIFF2]
EVERY_FORMAT = pytest.mark.parametrize("format", Format)


def a_job() -> UnitFile:
    """Two pages: texts in every state, with tags, notes, a former text, a length, right-to-left and emoji."""
    first = [
        a_unit("Bel ons", path="title", notes=["Informeel"], max_length=40),
        a_unit('Bel <b>nu</b><br/>of <a id="a1">mail</a>', path="summary", former=Former("Bel", "اتصل")),
        a_unit("Welkom", "مرحبا\u200f 👩\u200d⚕️", path="why"),
        a_unit("Misschien", "ربما", path="body.1", uncertain=True),
    ]
    other = Unit(a_unit().address.parse("symptom:5f2b7f52-2a3c-4a63-9a61-0f3b2f9d6c11:title"), "Stress &amp; slaap")
    return UnitFile("nl", "ar", [UnitGroup("behandeling: EMDR", first), UnitGroup("klacht: Stress", [other])])


def opened(file: UnitFile, format: Format) -> Any:
    store = KINDS[format]()
    store.parse(write_file(file, format))
    return store


def units(store: Any) -> list[Any]:
    return [unit for unit in store.units if not unit.isheader()]


def saved(store: Any) -> UnitFile:
    return read_file(bytes(store))


@EVERY_FORMAT
def test_the_tool_sees_every_text(format: Format) -> None:
    found = units(opened(a_job(), format))
    assert len(found) == len(a_job().units())
    plain = [number for number, unit in enumerate(a_job().units()) if "<" not in unit.source and "&" not in unit.source]
    assert [found[number].source for number in plain] == [a_job().units()[number].source for number in plain]


@EVERY_FORMAT
def test_the_tool_sees_how_far_each_text_is(format: Format) -> None:
    found = units(opened(a_job(), format))
    assert [bool(unit.target) for unit in found] == [bool(unit.target) for unit in a_job().units()]
    sees_review = [unit.isreview() if format == Format.XLIFF12 else unit.isfuzzy() for unit in found]
    assert sees_review == [unit.uncertain for unit in a_job().units()]


@EVERY_FORMAT
def test_the_tool_sees_both_languages(format: Format) -> None:
    store = opened(a_job(), format)
    assert store.gettargetlanguage() == "ar"
    assert format == Format.PO or store.getsourcelanguage() == "nl"


# In XLIFF 2 it looks for them in the segment, where the standard (4.2.2.6) has none.
@pytest.mark.parametrize("format", [Format.PO, Format.XLIFF12])
def test_the_tool_sees_notes(format: Format) -> None:
    found = units(opened(a_job(), format))
    assert "Informeel" in found[0].getnotes()


def test_the_tool_offers_the_former_translation() -> None:
    (alternative,) = units(opened(a_job(), Format.XLIFF12))[1].getalttrans()
    assert (alternative.source, alternative.target) == ("Bel", "اتصل")


@EVERY_FORMAT
def test_what_the_tool_only_saves_is_unchanged(format: Format) -> None:
    assert saved(opened(a_job(), format)) == a_job()


@EVERY_FORMAT
def test_a_text_that_is_filled_in_is_the_only_change(format: Format) -> None:
    store, expected = opened(a_job(), format), a_job()
    units(store)[0].target = "اتصل بنا & “الآن”" if format != Format.PO else "اتصل بنا &amp; “الآن”"
    unit = expected.units()[0]
    unit.target, unit.state = "اتصل بنا &amp; “الآن”", UnitState.TRANSLATED
    assert saved(store) == expected


@EVERY_FORMAT
def test_a_text_that_is_changed_is_the_only_change(format: Format) -> None:
    store, expected = opened(a_job(), format), a_job()
    units(store)[2].target = "أهلا وسهلا"
    expected.units()[2].target = "أهلا وسهلا"
    assert saved(store) == expected


@EVERY_FORMAT
def test_a_text_that_is_confirmed_is_the_only_change(format: Format) -> None:
    store, expected = opened(a_job(), format), a_job()
    units(store)[3].markfuzzy(False)
    expected.units()[3].uncertain = False
    assert saved(store) == expected


def _with_tags_moved(format: Format, rich: StringElem) -> list[StringElem]:
    """The tags of a source text around other words: first the link, then the line break, then what is bold."""
    bold, line, link = [part for part in rich.sub if isinstance(part, (G, X, UnknownXML))]
    for part, text in ((link, "راسلنا"), (bold, "الآن")):
        part.sub = [StringElem(text)]
    return [StringElem([link, line, StringElem("اتصل "), bold])]


@pytest.mark.parametrize("format", XLIFFS)
def test_tags_that_are_moved_in_the_tool_are_the_tags_of_the_source(format: Format) -> None:
    store, expected = opened(a_job(), format), a_job()
    unit = units(store)[1]
    unit.rich_target = _with_tags_moved(format, unit.rich_source[0].copy())
    unit.marktranslated()
    changed = expected.units()[1]
    changed.target, changed.state = '<a id="a1">راسلنا</a><br/>اتصل <b>الآن</b>', UnitState.TRANSLATED
    assert saved(store) == expected


def test_tags_in_a_po_file_are_text_that_stays_as_it_is_typed() -> None:
    store, expected = opened(a_job(), Format.PO), a_job()
    units(store)[1].target = '<a id="a1">راسلنا</a><br/>اتصل <b>الآن</b>'
    changed = expected.units()[1]
    changed.target, changed.state = '<a id="a1">راسلنا</a><br/>اتصل <b>الآن</b>', UnitState.TRANSLATED
    assert saved(store) == expected


@EVERY_FORMAT
def test_hundreds_of_texts_are_all_there_and_all_kept(format: Format) -> None:
    file = a_file(*(a_unit(f"Tekst {number % 40}", path=f"body.{number}") for number in range(400)))
    store = opened(file, format)
    for number, unit in enumerate(units(store)):
        unit.target = f"نص {number}"
    for number, changed in enumerate(file.units()):
        changed.target, changed.state = f"نص {number}", UnitState.TRANSLATED
    assert saved(store) == file
