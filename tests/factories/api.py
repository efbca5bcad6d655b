"""Reading as a front end does: through HTTP, JSON in hand."""

from typing import Any

from django.http import HttpResponse
from django.test import Client


def get(path: str, /, *, headers: dict[str, str] | None = None, **parameters: Any) -> HttpResponse:
    """The raw answer of the delivery API."""
    return Client().get(f"/api/v1/{path}", parameters, headers=headers or {})  # type: ignore[return-value]


def read(path: str, /, **parameters: Any) -> Any:
    """The JSON of a successful answer."""
    answer = get(path, **parameters)
    assert answer.status_code == 200, answer.content
    return answer.json()  # type: ignore[attr-defined]


def document(page: Any, locale: str = "nl") -> Any:
    """The document of a page, by its id."""
    return read(f"pages/{page.translation_key}/", locale=locale)


def at_path(path: str) -> Any:
    """What the public gets at a path: a document, or where it went."""
    return read("pages/by-path/", path=path)


def status_at(path: str) -> int:
    return get("pages/by-path/", path=path).status_code
