"""A minute of writers and builders, builders that are killed among them, and the state machine for long."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as project

from publications.engine import reconcile
from tests.publications.proofs.capture_world import LANGUAGES
from tests.publications.proofs.together_house import Enough, Seen, busy_house, faults, furnish, mortal_builder

pytestmark = pytest.mark.soak

Report = Callable[..., None]

MINUTE = 60
# No proof may take longer; the machine is cut off before, so that it still says where it was.
LONGEST = 14 * MINUTE


@pytest.fixture
def house(settings: Any, transactional_db: None, django_db_serialized_rollback: None) -> None:
    """A furnished house in the languages of the small proof, with tasks stored as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in LANGUAGES]
    reconcile()
    furnish()


def _for_a_minute() -> Enough:
    end = time.monotonic() + MINUTE
    return lambda number: time.monotonic() > end


@pytest.mark.usefixtures("house")
def test_minute_of_writers_and_builders_leaves_nothing_out_of_date(report: Report) -> None:
    seen = Seen()
    with mortal_builder(seen) as mortal:
        busy_house(_for_a_minute(), seen, mortal)
    found = faults(seen)
    ends = [fault.strip()[-400:] for fault in found[:20]]
    report(held=not found, faults=ends, done=seen.done, told=seen.told)
    assert not found
    assert seen.done["settle, killed"]


def test_whatever_editors_do_for_long_readers_get_what_they_should(report: Report) -> None:
    """The state machine of the suite, in its large size. It needs no services: a process of its own, on SQLite."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CACHE_URL"}}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/publications/proofs/test_machine.py"],
        cwd=project.BASE_DIR,
        env=environment | {"PROOF": "large"},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    report(held=done.returncode == 0, summary=done.stdout.strip().rsplit("\n", 1)[-1])
    assert done.returncode == 0, done.stdout[-5000:]
