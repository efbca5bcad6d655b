"""Compiling catalogues, and finding what is missing in them."""

import gettext
import os
from pathlib import Path

import polib
import pytest
from django.conf import settings

from cms.management.commands.check_catalogues import catalogue_of, faults, read, reader_faults, reader_report, refresh
from cms.management.commands.compile_catalogues import compile_catalogues
from translations.labels.checking import label_faults
from translations.labels.messages import Plural


def catalogue(**texts: str) -> polib.POFile:
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    for msgid, msgstr in texts.items():
        made.append(polib.POEntry(msgid=msgid, msgstr=msgstr))
    return made


def test_compiles_what_is_translated_and_only_when_it_changed(tmp_path: Path) -> None:
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    made = catalogue(Page="Pagina", Draft="")
    made.append(polib.POEntry(msgid="Unsure", msgstr="Onzeker", flags=["fuzzy"]))
    made.save(str(folder / "django.po"))

    assert compile_catalogues([tmp_path]) == 1
    assert compile_catalogues([tmp_path]) == 0
    found = gettext.translation("django", tmp_path, ["nl"]).gettext
    assert [found(text) for text in ("Page", "Draft", "Unsure")] == ["Pagina", "Draft", "Unsure"]

    os.utime(folder / "django.mo", (0, 0))
    assert compile_catalogues([tmp_path]) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["django.mo", "django.po"]


def test_works_before_there_are_catalogues(tmp_path: Path) -> None:
    assert compile_catalogues([tmp_path / "locale"]) == 0


def test_names_every_fault() -> None:
    stored = catalogue(Page="Pagina", Old="Oud", Empty="")
    stored.append(polib.POEntry(msgid="Unsure", msgstr="Onzeker", flags=["fuzzy"]))
    fresh = catalogue(Page="", New="", Empty="", Unsure="")
    assert faults(stored, fresh) == [
        "not collected yet: 'New'",
        "no longer used: 'Old'",
        "not translated: 'Empty'",
        "fuzzy: 'Unsure'",
    ]
    assert faults(catalogue(Page="Pagina"), catalogue(Page="")) == []


RESULTS = Plural("%(count)s result", "%(count)s results")


def stored(code: str) -> polib.POFile:
    """The catalogue of the house."""
    return read(settings.BASE_DIR / catalogue_of(code))


def entry_of(catalogue: polib.POFile, text: str) -> polib.POEntry:
    found = catalogue.find(text)
    assert found is not None
    return found


@pytest.mark.parametrize("code", ["nl", "de", "tr", "ar", "uk", "pl"])
def test_catalogues_of_the_house_have_every_label(code: str) -> None:
    assert label_faults(stored(code)) == []


def test_names_a_label_that_a_language_of_readers_lacks() -> None:
    polish = stored("pl")
    for text in ("Menu", "School"):
        polish.remove(entry_of(polish, text))
    entry_of(polish, "Close").msgstr = ""
    entry_of(polish, "Back").flags.append("fuzzy")
    assert sorted(label_faults(polish)) == [
        "fuzzy: 'Back'",
        "not translated: 'Close'",
        "not translated: 'Menu'",
        "not translated: 'School'",
    ]


def test_names_a_translation_with_other_places() -> None:
    german = stored("de")
    entry_of(german, "Page %(page)s of %(pages)s").msgstr = "Seite %(page)s von %(page)s"
    assert label_faults(german) == ["other places than the English: 'Page %(page)s of %(pages)s'"]


def test_names_a_plural_with_too_few_forms() -> None:
    ukrainian = stored("uk")
    del entry_of(ukrainian, RESULTS.one).msgstr_plural[3]
    assert label_faults(ukrainian) == [f"3 plural forms instead of 4: {RESULTS.one!r}"]


def test_only_a_form_of_one_number_may_leave_out_the_number() -> None:
    polish, ukrainian = stored("pl"), stored("uk")
    entry_of(polish, RESULTS.one).msgstr_plural[0] = "jeden wynik"
    assert label_faults(polish) == []
    # In Ukrainian that form is of 21 and 31 too.
    entry_of(ukrainian, RESULTS.one).msgstr_plural[0] = "один результат"
    assert label_faults(ukrainian) == [f"other places than the English in plural form 0: {RESULTS.one!r}"]


def test_names_what_readers_no_longer_get() -> None:
    german = stored("de")
    german.append(polib.POEntry(msgid="Old", msgstr="Alt"))
    assert reader_faults(german, stored("nl")) == ["no longer used: 'Old'"]


def test_names_a_language_of_readers_without_a_catalogue(tmp_path: Path) -> None:
    (fault,) = reader_report(tmp_path, "pt-br", polib.POFile())
    assert fault.startswith("There is no locale/pt_BR/LC_MESSAGES/django.po")


def test_catalogue_of_readers_gets_new_labels_keeps_its_texts_and_loses_what_is_gone() -> None:
    fresh = catalogue(Menu="Menu", Admin="Beheer", Sentence="Zin", Unsure="Onzeker")
    fresh.append(polib.POEntry(msgid="one", msgid_plural="many", msgstr_plural={0: "een", 1: "veel"}))
    polish = catalogue(Gone="Poszło", Sentence="Zdanie")
    polish.append(polib.POEntry(msgid="Unsure", msgstr="Niepewne", flags=["fuzzy"]))
    polish.metadata["Plural-Forms"] = "nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);"
    refresh(polish, fresh, {("Menu", ""), ("one", "many")})
    assert [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in polish] == [
        ("Menu", "", False),
        ("Sentence", "Zdanie", False),
        ("Unsure", "Niepewne", True),
        ("one", "", False),
    ]
    assert polish[-1].msgstr_plural == {0: "", 1: "", 2: ""}


def test_bringing_catalogues_up_to_date_again_changes_nothing(tmp_path: Path) -> None:
    dutch = stored("nl")
    for code in ("de", "tr", "ar", "uk", "pl"):
        again = stored(code)
        refresh(again, dutch, set())
        again.save(str(tmp_path / f"{code}.po"))
        assert (tmp_path / f"{code}.po").read_text() == (settings.BASE_DIR / catalogue_of(code)).read_text()
