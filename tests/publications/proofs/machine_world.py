"""The world around one run: the clock, the settings, what fails, and all that was ever there."""

import itertools
import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import time_machine
from django.db import connection, transaction
from django.test import override_settings
from wagtail.models import Page

from publications import builder, settling
from publications.models import PAGE, Publication
from tests.publications.proofs.machine_stored import Stored, Version, look

START = datetime(2031, 3, 5, 9, 0, tzinfo=UTC)
LANGUAGES = ["nl", "en", "ar"]
CHAINS = {"ar": ["en", "nl"]}


class Broken(Exception):
    """What a serializer raises that an action broke."""


class Cut(Exception):
    """Settling dies here."""


def house_settings(languages: list[str] = LANGUAGES) -> dict[str, Any]:
    """Three languages, and no middleware: what is asked here is what the endpoints say, thousands of times."""
    return {
        "WAGTAIL_CONTENT_LANGUAGES": [(code, code) for code in languages],
        "LOCALE_FALLBACKS": {code: steps for code, steps in CHAINS.items() if code in languages},
        "MIDDLEWARE": [],
    }


class World:
    """Opened at the start of a run and closed at its end, when everything is as it was before."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.words: list[str] = []
        self.stored = Stored()
        self.failing: set[str] = set()
        self.ever_public: set[str] = set()
        self._former_words: dict[tuple[str, int], set[str]] = {}
        self.of_kind: dict[str, set[str]] = {}
        self.paths: set[str] = {"/"}
        self.slugs: set[str] = set()
        self.types: set[str] = set()
        # Key and language of pages that were deleted, whatever became of them since.
        self.deleted: set[tuple[str, str]] = set()
        # Whether all that is out of date is what waiting tasks will bring up to date.
        self.only_tasks_are_due = True
        self._done = len(connection.run_on_commit)
        self._undo = ExitStack()
        # The same steps make the same keys, so that a failure can be played again.
        self.chance = random.Random(0)  # noqa: S311  (it protects nothing)
        self._undo.enter_context(patch.object(os, "urandom", self.chance.randbytes))
        self.clock = self._undo.enter_context(time_machine.travel(START, tick=False))
        self._transaction = transaction.atomic()
        self._transaction.__enter__()
        self._break_builds()

    def close(self) -> None:
        transaction.set_rollback(True)
        self._transaction.__exit__(None, None, None)
        self._undo.close()

    # -- what actions need ---------------------------------------------------------------------------------

    def word(self) -> str:
        """A word that stands nowhere else."""
        word = f"kanarie{next(self._numbers):04}x"
        self.words.append(word)
        return word

    def configure(self, **values: Any) -> None:
        self._undo.enter_context(override_settings(**values))

    def pass_time(self, amount: timedelta) -> None:
        self.clock.shift(amount)
        self.only_tasks_are_due = False

    def run_tasks(self) -> None:
        """What the engine wants done after the commits so far; other people's wishes are none of ours."""
        wishes = [entry[1] for entry in connection.run_on_commit[self._done :]]
        self._done = len(connection.run_on_commit)
        for wish in wishes:
            if wish.__module__.startswith("publications."):
                wish()

    def observe(self) -> None:
        """Take note of what stands now: after every change, or what was public for a moment is taken for a leak."""
        before, self.stored = self.stored, look()
        self.deleted |= before.pages() - self.stored.pages()
        self.ever_public |= self.stored.public_words()
        for version in self.stored.versions:
            if version.public:
                self._former_words.setdefault((version.kind, version.pk), set()).update(version.words)
            self.of_kind.setdefault(version.kind, set()).add(version.key)
            self.types.add(version.type)
        self.paths |= {path for path in Publication.objects.values_list("path", flat=True) if path}
        for slug, locale in Page.objects.filter(depth__gt=1).values_list("slug", "locale__language_code"):
            self.slugs.add(slug)
            self.paths.add(f"/{locale}/{slug}/")

    def ever_in(self, version: Version) -> set[str]:
        """The words of every text this version ever had in public."""
        return self._former_words.get((version.kind, version.pk), set())

    # -- what goes wrong -----------------------------------------------------------------------------------

    def _break_builds(self) -> None:
        """The documents of the pages in ``failing`` cannot be written out."""
        original = builder._DOCUMENTS[PAGE]

        def page_document(page: Any, row: Any, context: Any) -> Any:
            if str(row.key) in self.failing:
                raise Broken(str(row.key))
            return original(page, row, context)

        self._undo.enter_context(patch.dict(builder._DOCUMENTS, {PAGE: page_document}))

    @contextmanager
    def cut_short(self, after: int) -> Iterator[None]:
        """What settles inside dies at the given step of its work."""
        steps = itertools.count(1)

        def step(name: str) -> None:
            if next(steps) == after:
                raise Cut(name)

        with patch.object(settling, "step", step), suppress(Cut):
            yield
