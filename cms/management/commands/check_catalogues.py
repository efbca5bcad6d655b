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

LANGUAGE = "nl"
CATALOGUE = Path("locale") / LANGUAGE / "LC_MESSAGES" / "django.po"
# No texts of the house are in these; hidden folders are left out by makemessages itself.
LEFT_OUT = ["var", "tests", "node_modules", "benchmarks", "docs"]
SHOWN = 20


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
    found += [f"no longer used: {text[1]!r}" for text in sorted(entries(stored) - entries(fresh), key=str)]
    found += [f"not translated: {entry.msgid!r}" for entry in stored.untranslated_entries()]
    found += [f"fuzzy: {entry.msgid!r}" for entry in stored.fuzzy_entries()]
    return found


class Command(BaseCommand):
    help = "Does the Dutch catalogue hold every text of the house, and a translation of each?"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--update", action="store_true", help="collect the texts into the catalogue, and check nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not shutil.which("xgettext"):
            raise CommandError("This needs xgettext, of GNU gettext (on Debian: `apt-get install gettext`).")
        house: Path = settings.BASE_DIR
        if options["update"]:
            collect(house)
            self.stdout.write(f"{CATALOGUE} is up to date with the sources.")
            return
        if not (house / CATALOGUE).exists():
            raise CommandError(f"There is no {CATALOGUE} yet: run `make messages` and translate it.")
        with tempfile.TemporaryDirectory() as temporary:
            copy = Path(temporary) / "house"
            shutil.copytree(house, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "*.mo", *LEFT_OUT))
            collect(copy)
            fresh = polib.pofile(str(copy / CATALOGUE), encoding="utf-8")
        found = faults(polib.pofile(str(house / CATALOGUE), encoding="utf-8"), fresh)
        if found:
            rest = [f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
            raise CommandError(
                "\n".join(
                    [
                        f"{CATALOGUE} is not complete; run `make messages` and translate:",
                        *found[:SHOWN],
                        *rest,
                    ]
                )
            )
        self.stdout.write(f"{CATALOGUE} is complete: {len(entries(fresh))} texts.")
