"""The large and timed proofs (``make soak``): what each came to stands in ``benchmarks/results/soak.json``."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

RESULTS = Path(settings.BASE_DIR) / "benchmarks" / "results" / "soak.json"


@pytest.fixture(autouse=True)
def needs_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.fail(
            "The large proofs need PostgreSQL: set DATABASE_URL, such as postgres://user:password@localhost:5432/name "
            "(a database beside it, test_name, is made and dropped)."
        )


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Iterator[Callable[..., None]]:
    """Adds facts to what is stored of this proof: whether it held, how long it took, and what is given here."""
    facts: dict[str, Any] = {}
    begun = time.monotonic()
    yield facts.update
    _store(request.node.name, {"seconds": round(time.monotonic() - begun, 1), **facts})


def _store(name: str, facts: dict[str, Any]) -> None:
    stored = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({**stored, name: facts}, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
