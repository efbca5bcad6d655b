"""The verbs of publishing from the command line."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from publications.engine import reconcile
from publications.settling import settle


class Command(BaseCommand):
    help = "Keep the published copies true: reconcile (which rows must exist), then settle (bring them up to date)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["reconcile", "settle"])

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        if verb == "reconcile":
            reconcile()
        result = settle()
        self.stdout.write(f"{result.built} built, {result.changed} with other bytes, {result.failed} failed")
