"""Compiling catalogues, and finding what is missing in the Dutch one."""

import gettext
import os
from pathlib import Path

import polib

from cms.management.commands.check_catalogues import faults
from cms.management.commands.compile_catalogues import compile_catalogues


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
