"""What a line of the log may say, in the form that production writes."""

import json
import logging
import logging.config
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import structlog

from cms.settings import logs


@pytest.fixture
def written() -> Iterator[StringIO]:
    """The log of production, in memory."""
    before = structlog.get_config()
    configuration = logs.configure(as_json=True, level="INFO")
    handler: Any = logging.StreamHandler(stream := StringIO())
    formatter = configuration["formatters"]["line"]
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=formatter["processors"], foreign_pre_chain=formatter["foreign_pre_chain"]
        )
    )
    logger = logging.getLogger("tests.logs")
    logger.addHandler(handler)
    logger.propagate = False
    yield stream
    logger.removeHandler(handler)
    structlog.configure(**before)


def line(written: StringIO) -> Any:
    return json.loads(written.getvalue())


def test_traceback_does_not_tell_what_stood_in_the_variables(written: StringIO) -> None:
    def sign_in(password: str) -> None:
        raise ValueError("no such account")

    try:
        sign_in("geheim-woord")
    except ValueError:
        logging.getLogger("tests.logs").exception("sign_in_failed")
    assert line(written)["exception"][0]["exc_value"] == "no such account"
    assert "geheim-woord" not in written.getvalue()


def test_failed_document_is_named_and_nothing_else_of_a_record_comes_along(written: StringIO) -> None:
    extra = {"kind": "page", "key": "a-key", "locale": "ar", "request": "GET /?name=Sam"}
    logging.getLogger("tests.logs").error("publication_failed", extra=extra)
    found = line(written)
    assert (found["event"], found["kind"], found["key"], found["locale"]) == (
        "publication_failed",
        "page",
        "a-key",
        "ar",
    )
    assert "Sam" not in written.getvalue()
