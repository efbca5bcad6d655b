"""Whatever the description allows is answered as it says, and whatever it does not allow is refused.

`EXAMPLES=100` tries harder: so many requests for each operation.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import settings as hypothesis_settings
from schemathesis import Case, GenerationMode

from api.cursors import START
from api.openapi.document import openapi
from publications.search.words import query_terms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_house")]

EXAMPLES = int(os.environ.get("EXAMPLES", "10"))
schema = schemathesis.openapi.from_dict(openapi())
schema.app = get_wsgi_application()


@pytest.fixture(autouse=True)
def no_limit(settings: Any) -> None:
    """So many requests of one client would be refused, as they should."""
    settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, (0, 60))


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """The house stands in a transaction, which the end of a request would break off (Django's own client knows)."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@schema.parametrize()
@hypothesis_settings(max_examples=EXAMPLES, derandomize=True)
def test_every_request_is_answered_as_described(case: Case) -> None:
    _ask_for_something(case)
    case.call_and_validate()


def _ask_for_something(case: Case) -> None:
    """Mend what is valid parameter by parameter and still asks for nothing: OpenAPI has no words for these.

    A cursor is signed and stands in place of an offset; a field is one that the type asked for has; a search is for a
    word. That anything else is refused is tested in test_parameters.py and its neighbours.
    """
    query: dict[str, Any] = case.query or {}
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if "cursor" in query:
        query["cursor"] = START
        query.pop("offset", None)
    if "fields" in query:
        query["fields"] = "id,type"
    if "q" in query and not query_terms(query["q"], ""):
        query["q"] = "hechting"
