"""Lists of pages, put together from stored cards or documents without parsing them."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.parameters import FALLBACK, LIMIT, LOCALE, OFFSET, Parameter, one_of, sent
from api.responses import composed
from publications.models import PAGE
from publications.reading import PageList, pages_in
from publications.tags import list_tags

VIEW = Parameter("view", one_of(lambda: ["card", "full"]), default="card")
LIST_PARAMETERS = (LOCALE, FALLBACK, VIEW, LIMIT, OFFSET)


def answer_with_list(request: HttpRequest, asked: dict[str, Any], type_name: str) -> HttpResponseBase:
    """One stretch of the pages of a type ('' for all), as the parameters of ``LIST_PARAMETERS`` ask for it."""
    limit, offset = asked["limit"], asked["offset"]
    count, items = pages_in(
        PageList(asked["locale"], type_name, own_only=asked["fallback"] == "none"),
        limit=limit,
        offset=offset,
        full=asked["view"] == "full",
    )
    body = list_body(request, count, items, limit, offset)
    return composed(request, body, tags=list_tags(type_name or PAGE, asked["locale"]))


def list_body(request: HttpRequest, count: int, items: Sequence[bytes], limit: int, offset: int) -> bytes:
    """``{"count", "items", "next", "previous"}``; links keep the caller's parameters and are relative to the host."""
    following = _link(request, limit, offset + limit) if offset + limit < count else None
    previous = _link(request, limit, max(offset - limit, 0)) if offset else None
    return b'{"count":%d,"items":[%s],"next":%s,"previous":%s}' % (
        count,
        b",".join(items),
        orjson.dumps(following),
        orjson.dumps(previous),
    )


def _link(request: HttpRequest, limit: int, offset: int) -> str:
    return f"{request.path}?{urlencode({**sent(request).dict(), 'limit': limit, 'offset': offset})}"
