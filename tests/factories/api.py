"""Reading as a front end does: through HTTP, JSON in hand."""

from typing import Any

from django.test import Client


def get(path: str, /, *, headers: dict[str, str] | None = None, **parameters: Any) -> Any:
    """The raw answer of the delivery API: the test client's response, which can also give its JSON."""
    return Client().get(f"/api/v1/{path}", parameters, headers=headers or {})


def read(path: str, /, **parameters: Any) -> Any:
    """The JSON of a successful answer."""
    answer = get(path, **parameters)
    assert answer.status_code == 200, answer.content
    return answer.json()


def document(page: Any, locale: str = "nl") -> Any:
    """The document of a page, by its id."""
    return read(f"pages/{page.translation_key}/", locale=locale)


def at_path(path: str) -> Any:
    """What the public gets at a path: a document, or where it went."""
    return read("pages/by-path/", path=path)


def status_at(path: str) -> int:
    return get("pages/by-path/", path=path).status_code


def problem(answer: Any, status: int, name: str) -> Any:
    """The problem details of an answer that must be this problem and nothing else."""
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json"), answer.content
    assert "no-store" in answer.headers["Cache-Control"]
    details = answer.json()
    assert (details["type"], details["status"]) == (f"urn:houvast:problem:{name}", status)
    assert details["title"]
    assert details["instance"].startswith("urn:uuid:")
    return details


def faults(answer: Any) -> list[tuple[str, str]]:
    """Which parameters were refused, and with what code."""
    return [(error["parameter"], error["code"]) for error in problem(answer, 400, "invalid-parameters")["errors"]]
