"""JSON held against TypeScript types by the compiler itself: ``faults({"name": ("Person", value)}, folder)``."""

import fcntl
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

NPM = Path(__file__).parents[1] / "npm"
MODULES = NPM / "node_modules"
VOCABULARY = MODULES / "schema-dts" / "dist" / "schema.d.ts"
_FAULT = re.compile(r"graphs\.ts\((\d+),\d+\): error (.*)")


def install() -> None:
    """Bring ``tests/npm/node_modules`` in line with the lock file, once for all workers."""
    npm = shutil.which("npm") or pytest.fail("This needs node and npm: install Node.js 20 or newer.")
    lock, installed = NPM / "package-lock.json", MODULES / ".package-lock.json"
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
            _run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", check=True)


def faults(typed: Mapping[str, tuple[str, Any]], folder: Path) -> dict[str, str]:
    """What the compiler has against each value, given with the name of its schema-dts type; of those it refuses."""
    names = sorted({type_name for type_name, _value in typed.values()})
    # One line each, so that the line of a fault says whose it is.
    lines = [
        f'import type {{ {", ".join(names)} }} from "schema-dts";',
        *(f"export const v{n}: {kind} = {json.dumps(value)};" for n, (kind, value) in enumerate(typed.values())),
    ]
    (folder / "graphs.ts").write_text("\n".join(lines))
    options = {"paths": {"schema-dts": [str(VOCABULARY)]}}
    config = {"extends": str(NPM / "tsconfig.json"), "compilerOptions": options, "files": ["graphs.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config))
    done = _run(str(MODULES / ".bin" / "tsc"), "--project", str(folder), "--pretty", "false")
    found = {list(typed)[int(line) - 2]: message for line, message in _FAULT.findall(done.stdout)}
    assert bool(found) == bool(done.returncode), done.stdout + done.stderr
    return found


def _run(*command: str, check: bool = False) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=NPM, capture_output=True, text=True, check=check)  # noqa: S603  (all ours)
