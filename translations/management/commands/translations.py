import sys
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from translations import locales, rebuilding
from translations.exchange import Format, export_units, import_units, read_file, write_file
from translations.exchange.selecting import Selection
from translations.exchange.units import FileRefused
from translations.kinds import translatable_models
from translations.models import Origin, State


class Command(BaseCommand):
    help = "Translations: files out and in for the tools of translators; states worked out anew, or checked."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("rebuild", help="work out all states from what is stored")
        verbs.add_parser("verify", help="compare the stored states with what is stored; 1 where they differ")
        self._add_export(verbs.add_parser("export", help="write the texts of one language to a file"))
        self._add_import(verbs.add_parser("import", help="take in a file that translators have sent back"))

    def _add_export(self, parser: CommandParser) -> None:
        parser.add_argument("language", choices=locales.codes()[1:])
        parser.add_argument("-o", "--output", default="-", help="the file; without it standard output")
        parser.add_argument("--format", choices=[each.value for each in Format], default=Format.XLIFF12.value)
        parser.add_argument("--key", action="append", default=[], type=UUID, help="only this translation key")
        parser.add_argument("--type", action="append", default=[], choices=sorted(translatable_models()))
        parser.add_argument("--state", action="append", default=[], choices=State.values)
        parser.add_argument("--open", action="store_true", help="only texts that somebody has to work on")

    def _add_import(self, parser: CommandParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--language", choices=locales.codes()[1:], help="refuse a file for any other")
        parser.add_argument("--user", default="", help="who it is that publishes; without it nothing is asked")
        parser.add_argument("--origin", choices=Origin.values, default=Origin.HUMAN.value)

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        {
            "rebuild": self._rebuild,
            "verify": self._verify,
            "export": self._export,
            "import": self._import,
        }[verb](options)

    def _rebuild(self, options: dict[str, Any]) -> None:
        number = rebuilding.rebuild()
        self.stdout.write(_("States of %(number)d things worked out.") % {"number": number})

    def _verify(self, options: dict[str, Any]) -> None:
        found = rebuilding.differences()
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(
                _("%(number)d differences. `manage.py translations rebuild` mends them.") % {"number": len(found)}
            )
        self.stdout.write(_("All states are as they should be."))

    def _export(self, options: dict[str, Any]) -> None:
        only_open = options["open"]
        selection = Selection(
            options["language"], options["key"], options["type"], options["state"], only_open=only_open
        )
        file = export_units(selection.found(), options["language"], only_open=only_open)
        data = write_file(file, Format(options["format"]))
        if options["output"] == "-":
            sys.stdout.buffer.write(data)
        else:
            Path(options["output"]).write_bytes(data)
        counted = {"texts": len(file.units()), "things": len(file.groups)}
        self.stderr.write(_("%(texts)d texts of %(things)d pages and shared pieces.") % counted)

    def _import(self, options: dict[str, Any]) -> None:
        path = Path(options["file"])
        try:
            file = read_file(path.read_bytes(), path.name)
            language = options["language"] or file.locale
            report = import_units(file, language, user=_user(options["user"]), origin=options["origin"])
        except OSError as error:
            raise CommandError(_("The file cannot be read: %(reason)s") % {"reason": error.strerror}) from error
        except FileRefused as error:
            raise CommandError(str(error)) from error
        counted = {
            "texts": report.texts,
            "published": len(report.published),
            "drafts": len(report.drafts),
            "unchanged": len(report.unchanged),
        }
        self.stdout.write(
            _("%(texts)d texts written; %(published)d published, %(drafts)d drafts, %(unchanged)d unchanged.") % counted
        )
        labels = {"held": _("held back"), "skipped": _("skipped"), "refused": _("refused")}
        for name, label in labels.items():
            for address, reason in getattr(report, name):
                self.stdout.write(f"{label}: {address}: {reason}")
        if report.refused:
            raise CommandError(_("%(number)d refused.") % {"number": len(report.refused)})


def _user(name: str) -> Any:
    if not name:
        return None
    found = get_user_model().objects.filter(username=name).first()
    if found is None:
        raise CommandError(_("There is no user “%(name)s”.") % {"name": name})
    return found
