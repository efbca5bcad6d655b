"""A front end in TypeScript, built on nothing but the description of the API."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from api.openapi.document import openapi
from tests.factories.pages import a_symptom, a_topic

pytestmark = pytest.mark.npm

FOLDER = Path(__file__).parent / "typescript"
_TEXT = ("text", {"heading": "", "html": "<p>Hechting is een band.</p>"})
_CALLOUT = ("callout", {"tone": "info", "heading": "", "html": "<p>Bel gerust.</p>"})


@pytest.fixture(scope="session")
def packages() -> None:
    if not (FOLDER / "node_modules").exists():
        # --ignore-scripts: what is installed runs nothing by itself.
        _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")


@pytest.fixture(scope="session")
def types(packages: None) -> None:
    """The types of the API as it is now."""
    generated = FOLDER / "generated"
    generated.mkdir(exist_ok=True)
    (generated / "openapi.json").write_text(json.dumps(openapi()), encoding="utf-8")
    _run("npm", "run", "types")


def test_linter_finds_no_error(types: None) -> None:
    _run("npm", "run", "lint")


def test_client_fits_the_types(types: None) -> None:
    _run("npm", "run", "check")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_client_reads_a_topic_a_narrowed_list_by_cursor_and_a_search(types: None, live_server: Any) -> None:
    topic = a_topic(title="Hechtingsproblemen", slug="hechting", body=[_TEXT, _CALLOUT])
    for title, stage in (("Angst", "child"), ("Schaamte", "adult"), ("Boosheid", "child"), ("Verdriet", "teenager")):
        a_symptom(topic, title=title, life_stages=[stage])
    _run("npm", "run", "compile")
    said = _run("node", "generated/js/client.js", live_server.url, "/nl/hechting/", "verdriet")
    assert said.splitlines() == [
        "topic: Hechtingsproblemen [nl]",
        f"block: text of {len(_TEXT[1]['html'])} characters",
        f"block: callout of {len(_CALLOUT[1]['html'])} characters",
        "symptoms 1: Angst, Boosheid",
        "symptoms 2: Verdriet",
        "found: symptom Verdriet",
    ]


def _run(*command: str) -> str:
    """What a command said; it has to end well."""
    # Our own commands; nothing of theirs is to be sent anywhere.
    environment = os.environ | {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "CI": "true"}
    done = subprocess.run(command, cwd=FOLDER, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  (our own command)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout
