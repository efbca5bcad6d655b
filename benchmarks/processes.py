"""The processes of a run: each site's own, with its database and languages, and the one that asks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, cast

from benchmarks.contenders import HOUSE
from benchmarks.databases import Databases
from benchmarks.load import Phase

Answer = dict[str, Any]

_TEMPLATE = "template"
_LOCALES = ["nl", "en", "de", "tr", "ar", "uk", "pl"]


class Sites:
    """Runs our own parts in processes of their own, each with the environment of its site."""

    def __init__(self, folder: Path, databases: Databases) -> None:
        self._folder = folder
        self._databases = databases

    def environment(self, name: str, languages: int, variant: str = HOUSE, **more: str) -> dict[str, str]:
        """Nothing of the shell's own settings: a benchmark knows its profile."""
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR") if key in os.environ}
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "BENCH_VARIANT": variant,
            "DATABASE_URL": self._databases.url(name),
            "HOUVAST_LOCALES": ",".join(_LOCALES[:languages]),
            "MEDIA_ROOT": str(self._folder / "media"),
            "STATIC_ROOT": str(self._folder / "static"),
            **more,
        }

    def migrate(self) -> None:
        (self._folder / "static").mkdir()
        self._databases.make(_TEMPLATE)
        self._run(["manage.py", "migrate", "--no-input", "--verbosity", "0"], self.environment(_TEMPLATE, 1))

    def prepare(self, name: str, pages: int, languages: int) -> Answer:
        """Make the content of a site and build its documents; see ``prepare.py``."""
        self._databases.make(name, template=_TEMPLATE)
        return self.ask("benchmarks.prepare", str(pages), environment=self.environment(name, languages))

    def ask(self, module: str, argument: str, *, environment: dict[str, str], given: str = "") -> Answer:
        answer: Answer = json.loads(self._run(["-m", module, argument], environment, given))
        return answer

    def _run(self, arguments: list[str], environment: dict[str, str], given: str = "") -> str:
        done = subprocess.run(  # noqa: S603  (our own command)
            [sys.executable, *arguments], env=environment, input=given, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr[-4000:]}")
        return done.stdout


class Load:
    """The process that asks; see ``load.py``."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "benchmarks.load"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603  (our own)
        self._asked, self._answered = cast(IO[str], self._process.stdin), cast(IO[str], self._process.stdout)

    def __enter__(self) -> "Load":
        return self

    def __exit__(self, *exception: object) -> None:
        self._asked.close()
        self._process.wait(timeout=60)

    def run(self, phase: Phase) -> Answer:
        self._asked.write(json.dumps(vars(phase)) + "\n")
        self._asked.flush()
        answer: Answer = json.loads(self._answered.readline())
        if "error" in answer:
            raise SystemExit(f"The load failed on {phase.units[0][0]}: {answer['error']}")
        return answer
