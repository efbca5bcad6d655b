"""The verbs of publishing from the command line."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from publications.engine import mend, reconcile
from publications.settling import settle
from publications.verifying import repair, verify


class Command(BaseCommand):
    help = (
        "Keep the published copies true. reconcile: which rows must exist; settle: bring them up to date; "
        "verify: build everything again and compare, exit 1 on any difference."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["reconcile", "settle", "verify"])
        parser.add_argument("--repair", action="store_true", help="with verify: mend what differs, then look again")

    def handle(self, *args: Any, verb: str, repair: bool, **options: Any) -> None:
        if repair and verb != "verify":
            raise CommandError("--repair belongs to verify.")
        if verb == "verify":
            self._verify(mend_it=repair)
            return
        if verb == "reconcile":
            reconcile()
        mend()
        result = settle()
        self.stdout.write(f"{result.built} built, {result.changed} with other bytes, {result.failed} failed")

    def _verify(self, *, mend_it: bool) -> None:
        found = verify()
        if found and mend_it:
            for difference in found:
                self.stdout.write(f"mending {difference}")
            repair(found)
            found = verify()
        for difference in found:
            self.stderr.write(str(difference))
        if found:
            raise CommandError(f"{len(found)} differences", returncode=1)
        self.stdout.write("Everything that is served is what has been published.")
