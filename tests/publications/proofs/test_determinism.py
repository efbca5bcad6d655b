"""The same content gives the same bytes in every process: nothing in them follows from the order of a set.

Python mixes a seed into the hashes of strings, another in each process, and with it into the order of its sets. Here
one process publishes a house, and two others build it again with other seeds.
"""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder for a database of its own, with its images; the tables of the suite's spare it the migrations."""
    if connection.vendor == "sqlite":
        source = sqlite3.connect(str(connection.settings_dict["NAME"]))
        target = sqlite3.connect(tmp_path / "house.sqlite3")
        source.backup(target)
        source.close()
        target.close()
    return tmp_path


def manage(house: Path, seed: int, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
        "DATABASE_URL": f"sqlite:///{house}/house.sqlite3",
        "MEDIA_ROOT": str(house / "media"),
        "LOG_LEVEL": "ERROR",
        # The house is furnished with its translations.
        "TRANSLATIONS_START": "false",
        "PYTHONHASHSEED": str(seed),
    }
    return subprocess.run(  # noqa: S603  (our own command)
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def succeeded(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


def test_processes_with_other_seeds_build_the_bytes_that_are_stored(house: Path) -> None:
    succeeded(manage(house, 0, "migrate", "--no-input", "--verbosity", "0"))
    succeeded(manage(house, 0, "shell", "-c", "from tests.publications.proofs.capture_world import furnish; furnish()"))
    for seed in (1, 2):
        assert "Everything that is served" in succeeded(manage(house, seed, "publications", "verify"))
