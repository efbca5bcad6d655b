"""wagtail-localize as it comes: its own functions and views, past all of ours."""

from typing import Any

from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory


def a_request(user: Any, path: str = "/", **values: Any) -> HttpRequest:
    """A form that was sent, as one of its views gets it."""
    request = RequestFactory().post(path, values)
    request.user = user
    request.session = SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def without_gates(monkeypatch: Any) -> None:
    """Take our last line away, so that what stands before it shows."""
    from translations import gates

    monkeypatch.setattr(gates, "reasons_against", lambda instance: [])
