"""A stored document as an answer, however it was found."""

from hashlib import sha256
from typing import Any

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.caching import holds_help
from api.links import described, page_links
from api.problems import NOT_FOUND, Problem
from api.projection import project
from api.responses import Answer, answered
from publications.models import PAGE
from publications.reading.documents import StoredDocument
from publications.tags import document_tags

# Of an answer that holds only some of the fields: it does not follow the schema of the whole.
PART = "application/vnd.houvast.part+json"


def answer_with_page(request: HttpRequest, asked: dict[str, Any], found: StoredDocument | None) -> HttpResponseBase:
    """``asked`` holds the parameters ``fallback`` and ``fields`` where the endpoint knows them."""
    if found is None or (found.is_fallback and asked.get("fallback") == "none"):
        raise Problem(NOT_FOUND)
    links = page_links(found.key, found.served_locale, found.own_locales)
    return answer_with(request, PAGE, found, asked.get("fields"), links=links)


def answer_with(
    request: HttpRequest, kind: str, found: StoredDocument | None, fields: Any = None, *, links: str = ""
) -> HttpResponseBase:
    """A document of any kind, or only some of its fields."""
    if found is None:
        raise Problem(NOT_FOUND)
    body, etag, built_at, media_type = found.body, found.etag, found.built_at, "application/json"
    if fields:
        body = orjson.dumps(project(orjson.loads(body), fields))
        # The part may have changed when the code did, and the whole not.
        etag, built_at, media_type = sha256(body).hexdigest(), None, PART
    return answered(
        request,
        Answer(
            body,
            etag,
            tags=document_tags(kind, found.key),
            language=found.served_locale,
            built_at=built_at,
            changes_at=found.changes_at,
            holds_help=holds_help(found.body),
            links=links or described(),
            media_type=media_type,
        ),
    )
