import contextlib
import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import to_locale

from translations import locales
from translations.labels.catalogues import is_english
from translations.labels.checking import Key, key, label_faults, label_keys, plural_forms

# The language of the admin beside English: its catalogue holds every text of the house.
LANGUAGE = "nl"
# No texts of the house are in these; hidden folders are left out by makemessages itself.
LEFT_OUT = ["var", "tests", "node_modules", "benchmarks", "docs"]
SHOWN = 20


def catalogue_of(code: str) -> Path:
    return Path("locale") / to_locale(code) / "LC_MESSAGES" / "django.po"


CATALOGUE = catalogue_of(LANGUAGE)


def collect(folder: Path) -> None:
    """Let makemessages bring the Dutch catalogue below this folder up to date with its sources."""
    (folder / "locale").mkdir(exist_ok=True)
    with contextlib.chdir(folder):
        call_command(
            "makemessages",
            locale=[LANGUAGE],
            ignore_patterns=LEFT_OUT,
            # Line numbers and line breaks change with every edit and would fill each diff.
            add_location="file",
            no_wrap=True,
            no_obsolete=True,
            stdout=io.StringIO(),
        )


def entries(catalogue: polib.POFile) -> set[tuple[str | None, str, str]]:
    return {(e.msgctxt, e.msgid, e.msgid_plural) for e in catalogue if not e.obsolete}


def faults(stored: polib.POFile, fresh: polib.POFile) -> list[str]:
    """What is wrong with the stored catalogue, one line for each text."""
    found = [f"not collected yet: {text[1]!r}" for text in sorted(entries(fresh) - entries(stored), key=str)]
    found += _unused(stored, fresh)
    found += [f"not translated: {entry.msgid!r}" for entry in stored.untranslated_entries()]
    found += [f"fuzzy: {entry.msgid!r}" for entry in stored.fuzzy_entries()]
    return found


def reader_faults(stored: polib.POFile, fresh: polib.POFile) -> list[str]:
    """What is wrong with a catalogue that holds no more than what readers see, one line for each text."""
    return [*_unused(stored, fresh), *label_faults(stored)]


def _unused(stored: polib.POFile, fresh: polib.POFile) -> list[str]:
    return [f"no longer used: {text[1]!r}" for text in sorted(entries(stored) - entries(fresh), key=str)]


def refresh(stored: polib.POFile, fresh: polib.POFile, wanted: set[Key]) -> None:
    """Bring the catalogue of a language of readers in line with the Dutch one.

    It gets the wanted texts, keeps what else it has of those still in use, and loses the rest.
    """
    known = {key(entry): entry for entry in stored if not entry.obsolete}
    stored[:] = [
        _with_translation(entry, known.get(key(entry)), plural_forms(stored))
        for entry in fresh
        if not entry.msgctxt and (key(entry) in wanted or key(entry) in known)
    ]


def _with_translation(entry: polib.POEntry, known: polib.POEntry | None, forms: int) -> polib.POEntry:
    """The entry as the sources have it now, with the translation there was; without one, places for it."""
    # Whether a translation is unsure is a fact of the language, not of the sources.
    flags = [flag for flag in entry.flags if flag != "fuzzy"]
    made = polib.POEntry(
        msgid=entry.msgid, msgid_plural=entry.msgid_plural, occurrences=entry.occurrences, comment=entry.comment
    )
    made.flags = ["fuzzy", *flags] if known and known.fuzzy else flags
    if entry.msgid_plural:
        made.msgstr_plural = dict(known.msgstr_plural) if known else dict.fromkeys(range(forms), "")
    else:
        made.msgstr = known.msgstr if known else ""
    return made


def read(file: Path) -> polib.POFile:
    return polib.pofile(str(file), encoding="utf-8", wrapwidth=0)


def languages_of_readers() -> list[str]:
    """The configured languages that the admin does not speak. English needs no catalogue."""
    return [code for code in locales.codes() if code != LANGUAGE and not is_english(code)]


def reader_report(house: Path, code: str, fresh: polib.POFile) -> list[str]:
    """What is wrong with the catalogue of a language of readers, for people; nothing when it is complete."""
    file = catalogue_of(code)
    if not (house / file).exists():
        return [f"There is no {file}: `manage.py makemessages --locale {to_locale(code)}` makes one."]
    return _report(file, reader_faults(read(house / file), fresh))


def _report(file: Path, found: list[str]) -> list[str]:
    if not found:
        return []
    rest = [f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return [f"{file} is not complete; run `make messages` and translate:", *found[:SHOWN], *rest]


class Command(BaseCommand):
    help = "Does the Dutch catalogue hold every text of the house, each other one every label, all translated?"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--update", action="store_true", help="collect the texts into the catalogues, and check nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not shutil.which("xgettext"):
            raise CommandError("This needs xgettext, of GNU gettext (on Debian: `apt-get install gettext`).")
        house: Path = settings.BASE_DIR
        if options["update"]:
            self._update(house)
        else:
            self._check(house)

    def _update(self, house: Path) -> None:
        collect(house)
        fresh = read(house / CATALOGUE)
        for code in languages_of_readers():
            file = house / catalogue_of(code)
            if file.exists():
                stored = read(file)
                refresh(stored, fresh, label_keys())
                stored.save(str(file))
        self.stdout.write("The catalogues are up to date with the sources.")

    def _check(self, house: Path) -> None:
        if not (house / CATALOGUE).exists():
            raise CommandError(f"There is no {CATALOGUE} yet: run `make messages` and translate it.")
        with tempfile.TemporaryDirectory() as temporary:
            copy = Path(temporary) / "house"
            shutil.copytree(house, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "*.mo", *LEFT_OUT))
            collect(copy)
            fresh = read(copy / CATALOGUE)
        dutch = read(house / CATALOGUE)
        found = _report(CATALOGUE, list(dict.fromkeys([*faults(dutch, fresh), *label_faults(dutch)])))
        for code in languages_of_readers():
            found += reader_report(house, code, fresh)
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"{CATALOGUE} is complete: {len(entries(fresh))} texts.")
        self.stdout.write(f"Every label is translated: {', '.join(languages_of_readers())}.")
