"""Bytes as an HTTP answer: validators, caching, language, links and cache tags."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import http_date

from api import conditions
from api.caching import cache_headers
from api.links import described
from api.problems import PRECONDITION_FAILED, Problem
from publications.tags import ALL

JSON = "application/json"
# Of bytes that are not sent (RFC 9110, 15.4.5).
_OF_THE_BYTES = ("Content-Type", "Content-Length")


@dataclass(frozen=True)
class Answer:
    """What goes out, and what is said of it.

    ``etag`` is a digest of the bytes. ``language`` is that of the text, '' where there are several or none;
    ``built_at`` since when these are the bytes, ``changes_at`` until when at most.
    """

    body: bytes
    etag: str
    tags: Sequence[str] = (ALL,)
    language: str = ""
    built_at: datetime | None = None
    changes_at: datetime | None = None
    holds_help: bool = False
    links: str = ""
    media_type: str = JSON
    headers: dict[str, str] = field(default_factory=dict)


def answered(request: HttpRequest, what: Answer) -> HttpResponseBase:
    """The answer byte for byte, or 304 when the caller has it (RFC 9110, section 13)."""
    response = HttpResponse(what.body, content_type=what.media_type)
    headers = response.headers
    headers["Content-Length"] = str(len(what.body))
    headers["ETag"] = f'"{what.etag}"'
    headers["Cache-Control"], headers["CDN-Cache-Control"] = cache_headers(what.changes_at, holds_help=what.holds_help)
    headers["Link"] = what.links or described()
    if what.language:
        headers["Content-Language"] = what.language
    if what.built_at:
        headers["Last-Modified"] = http_date(what.built_at.timestamp())
    if conditions.has_condition(request):
        response = _conditional(request, response, what)
    _tag(response, what.tags)
    for name, value in what.headers.items():
        response.headers[name] = value
    return response


def composed(request: HttpRequest, body: Any, **facts: Any) -> HttpResponseBase:
    """An answer put together for this request; ``facts`` are those of :class:`Answer`."""
    data = body if isinstance(body, bytes) else orjson.dumps(body)
    return answered(request, Answer(data, hashlib.sha256(data).hexdigest(), **facts))


def _conditional(request: HttpRequest, answer: HttpResponse, what: Answer) -> HttpResponse:
    modified = int(what.built_at.timestamp()) if what.built_at else None
    outcome = conditions.outcome(request, f'"{what.etag}"', modified)
    if outcome == conditions.PRECONDITION_FAILED:
        raise Problem(PRECONDITION_FAILED)
    if outcome != conditions.NOT_MODIFIED:
        return answer
    kept = {name: value for name, value in answer.headers.items() if name not in _OF_THE_BYTES}
    return HttpResponseNotModified(headers=kept)


def _tag(answer: HttpResponse, tags: Sequence[str]) -> None:
    """The same names for Fastly and Varnish, for Cloudflare and Akamai, and for whoever follows RFC 9875."""
    answer.headers["Surrogate-Key"] = " ".join(tags)
    answer.headers["Cache-Tag"] = ",".join(tags)
    answer.headers["Cache-Groups"] = '"' + '", "'.join(tags) + '"'
