"""Lists of pages, put together from stored cards or documents without parsing them."""

import hashlib
from typing import Any
from urllib.parse import urlencode

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.parameters import FALLBACK, LIMIT, LOCALE, OFFSET, Parameter, one_of, sent
from api.responses import composed, stored
from publications.models import PAGE
from publications.reading import PageList, pages_in
from publications.tags import list_tags

VIEW = Parameter("view", one_of(lambda: ["card", "full"]), default="card")
LIST_PARAMETERS = (LOCALE, FALLBACK, VIEW, LIMIT, OFFSET)


def answer_with_list(request: HttpRequest, asked: dict[str, Any], type_name: str) -> HttpResponseBase:
    """One stretch of the pages of a type ('' for all), as the parameters of ``LIST_PARAMETERS`` ask for it."""
    limit, offset, full = asked["limit"], asked["offset"], asked["view"] == "full"
    found = pages_in(
        PageList(asked["locale"], type_name, own_only=asked["fallback"] == "none"),
        limit=limit,
        offset=offset,
        full=full,
    )
    head, tail = _around(request, found.total, limit, offset)
    body = head + b",".join(found.items) + tail
    tags = list_tags(type_name or PAGE, asked["locale"])
    if not full:
        return composed(request, body, tags=tags)
    # Of many long documents it takes longer to make a digest than to read them; each has one already.
    digest = hashlib.sha256(head + ",".join(found.etags).encode() + tail).hexdigest()
    return stored(request, body, digest, "", tags)


def _around(request: HttpRequest, count: int, limit: int, offset: int) -> tuple[bytes, bytes]:
    """What stands before and after the items in ``{"count", "items", "next", "previous"}``.

    Links keep the caller's parameters and are relative to the host.
    """
    following = _link(request, limit, offset + limit) if offset + limit < count else None
    previous = _link(request, limit, max(offset - limit, 0)) if offset else None
    links = orjson.dumps(following), orjson.dumps(previous)
    return b'{"count":%d,"items":[' % count, b'],"next":%s,"previous":%s}' % links


def _link(request: HttpRequest, limit: int, offset: int) -> str:
    return f"{request.path}?{urlencode({**sent(request).dict(), 'limit': limit, 'offset': offset})}"
