"""Print the description of the API, or bring what is kept of it up to date."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test import Client
from django.urls import reverse

from api.openapi.document import openapi
from api.openapi.examples import FOLDER, file_of, has_example, made
from api.openapi.manual import manual
from api.urls import ENDPOINTS


class Command(BaseCommand):
    help = "Print the OpenAPI document; with --examples, --docs or --check keep what is stored of it true."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--examples", action="store_true", help="store new examples, from the loaded demo")
        what.add_argument("--docs", action="store_true", help="write docs/api/ anew")
        what.add_argument("--check", action="store_true", help="fail where docs/api/ is not what the code says")

    def handle(self, *args: Any, examples: bool, docs: bool, check: bool, **options: Any) -> None:
        if examples:
            self._store_examples()
        elif docs:
            self._write_docs()
        elif check:
            self._check_docs()
        else:
            self.stdout.write(snapshot(), ending="")

    def _store_examples(self) -> None:
        root = reverse("api:root")
        FOLDER.mkdir(exist_ok=True)
        files = {
            file_of(route): made(route, lambda path: _read(root + path)) for route in ENDPOINTS if has_example(route)
        }
        for file in set(FOLDER.iterdir()) - files.keys():
            file.unlink()
        for file, answer in files.items():
            file.write_text(pretty(answer), encoding="utf-8")
        self.stdout.write(f"{len(files)} examples. They are part of the document: go on with --docs.")

    def _write_docs(self) -> None:
        folder = docs_folder()
        folder.mkdir(parents=True, exist_ok=True)
        files = kept_files()
        for file in set(folder.iterdir()) - files.keys():
            file.unlink()
        for file, text in files.items():
            file.write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(files)} files in {folder}")

    def _check_docs(self) -> None:
        folder, files = docs_folder(), kept_files()
        there = set(folder.iterdir()) if folder.exists() else set()
        wrong = [file for file, text in files.items() if file not in there or file.read_text("utf-8") != text]
        wrong += there - files.keys()
        if wrong:
            names = ", ".join(sorted(file.name for file in wrong))
            raise CommandError(f"docs/api/ is not what the code says: {names}. Run `manage.py openapi --docs`.")


def snapshot() -> str:
    """The document as it is kept: easy to compare."""
    return pretty(openapi(), sort=True)


def pretty(value: Any, *, sort: bool = False) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=sort) + "\n"


def docs_folder() -> Path:
    return Path(settings.BASE_DIR) / "docs" / "api"


def kept_files() -> dict[Path, str]:
    """Everything in ``docs/api/``, as it should be."""
    texts = {"openapi.json": snapshot(), **manual(openapi())}
    return {docs_folder() / name: text for name, text in texts.items()}


def _read(path: str) -> Any:
    answer = Client().get(path, headers={"host": "localhost"})
    if answer.status_code != 200:
        raise CommandError(f"{path} answered {answer.status_code}. Load the demo first: `manage.py demo`.")
    return answer.json()
