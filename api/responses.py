"""Stored bytes as an HTTP answer."""

import hashlib
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from api.problems import PRECONDITION_FAILED, Problem

# A cache may keep an answer but asks before each use: a changed phone number is never served from memory.
CACHE_CONTROL = "public, no-cache"


def stored(request: HttpRequest, body: bytes, etag: str, language: str) -> HttpResponseBase:
    """A published document, byte for byte, or 304 when the caller has it (RFC 9110, section 13)."""
    answer = HttpResponse(body, content_type="application/json")
    answer["ETag"] = f'"{etag}"'
    answer["Cache-Control"] = CACHE_CONTROL
    if language:
        answer["Content-Language"] = language
    conditional = get_conditional_response(request, etag=answer["ETag"], response=answer)
    if conditional is not None and conditional.status_code == PRECONDITION_FAILED.status:
        raise Problem(PRECONDITION_FAILED)
    return conditional or answer


def composed(request: HttpRequest, body: Any, language: str = "") -> HttpResponseBase:
    """An answer put together for this request."""
    data = body if isinstance(body, bytes) else orjson.dumps(body)
    return stored(request, data, hashlib.sha256(data).hexdigest(), language)
