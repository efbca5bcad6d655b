"""Many pages whose translations real workers prepare, some of which are killed; and what came of it.

``begin(pages)`` fills the house, ``work_off()`` has a worker do what is in the queue, ``outcome()`` is all that must
be the same whoever died on the way.
"""

import hashlib
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from benchmarks import content
from pages.models.treatment import TreatmentRiskFactor, TreatmentSymptom
from publications.engine import paused
from translations import locales, rebuilding
from translations.exchange import Format, export_units, write_file
from translations.exchange.units import SLUG, UnitState
from translations.models import SourceText, TranslationStatus
from translations.tasks import prepare_task

_ROOT = Path(settings.BASE_DIR)
# Nothing here takes as long on any machine; a worker that hangs must not hold up the run.
_PATIENCE = 14 * 60
_CALM = "calm"

# -- the house -----------------------------------------------------------------------------------------------


def begin(pages: int) -> int:
    """Public pages of which nothing was translated yet, and a task for each and every language; how many things."""
    with paused(), transaction.atomic():
        content.make(pages, [locales.source_code()])
    rebuilding.record_unknown()
    return len(set(SourceText.objects.values_list("translation_key", flat=True)))


@contextmanager
def calm_house() -> Iterator[str]:
    """A copy of the house as it is now, in a database of its own, in which nobody dies; the name of that."""
    connection.close()
    connection.creation.clone_test_db(_CALM, verbosity=0)
    try:
        yield connection.creation.get_test_db_clone_settings(_CALM)["NAME"]
    finally:
        connection.creation.destroy_test_db(suffix=_CALM, verbosity=0)


@contextmanager
def looking_into(database: str) -> Iterator[None]:
    """What is read meanwhile is read there."""
    before = this_house()
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def this_house() -> str:
    """The name of the database of the test."""
    return str(connection.settings_dict["NAME"])


# -- who works in it -----------------------------------------------------------------------------------------

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Worker:
    """``manage.py db_worker`` as operators start it. ``name`` is what it signs the tasks with that it takes."""

    name: str
    process: subprocess.Popen[bytes]
    said: IO[bytes]

    def tasks(self, **columns: Any) -> Any:
        """The translations it has taken up."""
        return tasks(worker_ids=[self.name], **columns)

    def is_preparing(self) -> bool:
        return bool(self.tasks(status="RUNNING").exists())

    def finish(self) -> None:
        """Wait until it goes home by itself."""
        assert self.process.wait(_PATIENCE) == 0, self.last_words()

    def kill_in_the_middle(self, *, after: int) -> None:
        """SIGKILL while it prepares a translation, once it has prepared ``after`` of them."""
        self.wait_until(lambda: self.tasks(status="SUCCESSFUL").count() >= after)
        while True:
            self.wait_until(self.is_preparing)
            self.process.send_signal(signal.SIGSTOP)
            # What it had sent to the database by then is done after that.
            time.sleep(0.2)
            if self.is_preparing():
                break
            self.process.send_signal(signal.SIGCONT)
        self.kill()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def last_words(self) -> str:
        self.said.seek(0)
        return self.said.read().decode(errors="replace")[-3000:]

    def wait_until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not condition():
            assert self.process.poll() is None, f"the worker went home too early\n{self.last_words()}"
            assert time.monotonic() < end, "the worker does nothing"
            time.sleep(0.005)


def a_worker(database: str) -> Worker:
    """One that goes home when the queue is empty."""
    name, said = f"worker-{next(_numbers)}", TemporaryFile()  # noqa: SIM115  (open as long as the process)
    process = subprocess.Popen(  # noqa: S603  (our own command)
        [sys.executable, "manage.py", "db_worker", "--worker-id", name, "--batch", "--no-startup-delay"],
        cwd=_ROOT,
        env=os.environ | _environment(database),
        stdout=said,
        stderr=said,
    )
    return Worker(name, process, said)


@contextmanager
def at_work(*databases: str) -> Iterator[list[Worker]]:
    """A worker in each of these houses, or in this; none of them outlives the test."""
    workers = [a_worker(database) for database in databases or [this_house()]]
    try:
        yield workers
    finally:
        for worker in workers:
            worker.kill()
            worker.said.close()


def work_off() -> None:
    """One worker, until the queue is empty."""
    with at_work() as (worker,):
        worker.finish()


def _environment(database: str) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "tests.translations.worker_settings",
        "DATABASE_URL": urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}")),
        "TEST_LANGUAGES": json.dumps(locales.codes()),
        "TEST_MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }


def tasks(**columns: Any) -> Any:
    """The tasks that prepare translations."""
    return DBTaskResult.objects.filter(task_path=prepare_task.module_path, **columns)


# -- what came of it -----------------------------------------------------------------------------------------

# Primary keys, which depend on who came first, and times.
_OF_THE_RUN = {"id", "target_pk", "translated_by_id", "worked_by_id"}


def outcome() -> dict[str, list[Any]]:
    """Everything a pipeline makes, without primary keys and times, in an order of its own; doubles are in it twice."""
    pages = {page.path: page for page in Page.objects.select_related("locale", "content_type")}
    by_pk = {page.pk: page for page in pages.values()}
    return {
        "pages": sorted(
            [*_name(page), str(_parent(page, pages)), page.live, page.title, page.slug, page.url_path, page.numchild]
            for page in pages.values()
            if page.depth > 1
        ),
        "states": sorted((_without_times(row) for row in TranslationStatus.objects.values()), key=str),
        "source texts": sorted(
            [str(key), *row] for key, *row in _values(SourceText, "translation_key", "number", "digest")
        ),
        "segments": sorted(
            ([str(key), *row] for key, *row in _values(StringSegment, *_SEGMENT)),
            key=str,
        ),
        "sources": sorted(str(row) for row in _values(TranslationSource, "object_id", "locale__language_code")),
        "translations": sorted(str(row) for row in _values(Translation, *_TRANSLATION)),
        "revisions": sorted(
            [*_name(by_pk[int(pk)]), number]
            for pk, number in Counter(Revision.objects.page_revisions().values_list("object_id", flat=True)).items()
        ),
        "rows": sorted(
            [*_name(by_pk[page]), str(by_pk[symptom].translation_key), order, note]
            for page, symptom, order, note in _values(TreatmentSymptom, "page_id", "symptom_id", "sort_order", "note")
        ),
        "rows without text": sorted(
            [*_name(by_pk[page]), str(by_pk[other].translation_key), order]
            for page, other, order in _values(TreatmentRiskFactor, "page_id", "risk_factor_id", "sort_order")
        ),
    }


_SEGMENT = ("source__object_id", "source__locale__language_code", "context__path", "string__data", "order", "attrs")
_TRANSLATION = ("source__object_id", "source__locale__language_code", "target_locale__language_code", "enabled")


def _values(model: Any, *names: str) -> Any:
    return model.objects.values_list(*names)


def _name(page: Page) -> list[str]:
    return [page.locale.language_code, page.content_type.model, str(page.translation_key)]


def _parent(page: Page, pages: dict[str, Page]) -> Any:
    return pages[page.path[: -Page.steplen]].translation_key


def _without_times(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: str(value)
        for name, value in sorted(row.items())
        if name not in _OF_THE_RUN and not name.endswith(("_at", "_since"))
    }


def doubled() -> list[Any]:
    """Pages and states of which there are two for one language."""
    found: Counter[Any] = Counter()
    found.update(("page", *row) for row in Page.objects.values_list("translation_key", "locale") if row[0])
    found.update(("state", *row) for row in TranslationStatus.objects.values_list("translation_key", "locale"))
    found.update(("editor", *row) for row in Translation.objects.values_list("source__object_id", "target_locale"))
    return [what for what, number in found.items() if number > 1]


# -- files ----------------------------------------------------------------------------------------------------


def filled(
    keys: Collection[UUID], code: str, format: Format = Format.XLIFF12, *, only_first: int | None = None
) -> bytes:
    """The file of these things as it comes back: with a translation of every text, or of the first of each thing."""
    file = export_units(keys, code)
    for group in file.groups:
        for unit in [unit for unit in group.units if unit.address.path != SLUG][:only_first]:
            unit.target, unit.state = unit.target or f"{code}: {unit.source}", UnitState.TRANSLATED
    return write_file(file, format)


def everything() -> dict[str, tuple[int, str]]:
    """Of each table that an import may write: how many rows, and a digest of all they hold, times too."""
    found = {}
    for model in (StringTranslation, Revision, Page, TranslationStatus):
        rows = [repr(row) for row in model.objects.order_by("pk").values_list()]
        found[model.__name__] = len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def is_whole_tree() -> bool:
    return not any(Page.find_problems())
