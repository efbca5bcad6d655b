"""A stored page as an answer, however it was found."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.problems import NOT_FOUND, Problem
from api.responses import stored
from publications.models import PAGE
from publications.reading import StoredDocument
from publications.tags import document_tags


def answer_with_page(request: HttpRequest, asked: dict[str, Any], found: StoredDocument | None) -> HttpResponseBase:
    """``asked`` holds the parameter ``fallback`` where the endpoint knows it."""
    if found is None or (found.is_fallback and asked.get("fallback") == "none"):
        raise Problem(NOT_FOUND)
    return stored(request, found.body, found.etag, found.served_locale, document_tags(PAGE, found.key))
