"""The shape of every list, put together from stored cards without parsing them."""

from collections.abc import Sequence

import orjson
from django.http import HttpRequest


def list_body(request: HttpRequest, count: int, cards: Sequence[bytes], limit: int, offset: int) -> bytes:
    """``{"count", "items", "next", "previous"}``; links keep the caller's parameters and are relative to the host."""
    following = _link(request, limit, offset + limit) if offset + limit < count else None
    previous = _link(request, limit, max(offset - limit, 0)) if offset else None
    return b'{"count":%d,"items":[%s],"next":%s,"previous":%s}' % (
        count,
        b",".join(cards),
        orjson.dumps(following),
        orjson.dumps(previous),
    )


def _link(request: HttpRequest, limit: int, offset: int) -> str:
    query = request.GET.copy()
    query["limit"], query["offset"] = str(limit), str(offset)
    return f"{request.path}?{query.urlencode()}"
