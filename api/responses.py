"""Stored bytes as an HTTP answer."""

import hashlib
from collections.abc import Sequence
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from api.problems import PRECONDITION_FAILED, Problem
from publications.tags import ALL

# A cache may keep an answer but asks before each use: a changed phone number is never served from memory.
CACHE_CONTROL = "public, no-cache"
_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE")


def stored(request: HttpRequest, body: bytes, etag: str, language: str, tags: Sequence[str]) -> HttpResponseBase:
    """A published document, byte for byte, or 304 when the caller has it (RFC 9110, section 13)."""
    answer = HttpResponse(body, content_type="application/json")
    answer.headers["Content-Length"] = str(len(body))
    answer.headers["ETag"] = f'"{etag}"'
    answer.headers["Cache-Control"] = CACHE_CONTROL
    if language:
        answer.headers["Content-Language"] = language
    if any(condition in request.META for condition in _CONDITIONS):
        answer = _conditional(request, answer)
    _tag(answer, tags)
    return answer


def composed(request: HttpRequest, body: Any, language: str = "", tags: Sequence[str] = (ALL,)) -> HttpResponseBase:
    """An answer put together for this request."""
    data = body if isinstance(body, bytes) else orjson.dumps(body)
    return stored(request, data, hashlib.sha256(data).hexdigest(), language, tags)


def _conditional(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    conditional = get_conditional_response(request, etag=answer.headers["ETag"], response=answer)
    if conditional is not None and conditional.status_code == PRECONDITION_FAILED.status:
        raise Problem(PRECONDITION_FAILED)
    return conditional or answer


def _tag(answer: HttpResponse, tags: Sequence[str]) -> None:
    """The same names for Fastly and Varnish, for Cloudflare and Akamai, and for whoever follows RFC 9875."""
    answer.headers["Surrogate-Key"] = " ".join(tags)
    answer.headers["Cache-Tag"] = ",".join(tags)
    answer.headers["Cache-Groups"] = '"' + '", "'.join(tags) + '"'
