"""What every endpoint of the delivery API has in common."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, ClassVar

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.views import APIView

from api import limits, problems
from api.clients import client_of
from api.negotiation import best_locale
from api.parameters import AUTO, Parameter, read, sent
from pages.blocks.base import Schema
from translations import locales

_JSON = "application/json"
# What nearly everyone sends, so that it need not be parsed. An empty header says no more than none.
_TAKES_ANY = frozenset({"", "*/*"})


class Endpoint(APIView):
    """A read-only endpoint. ``purpose`` is the line the index shows; ``parameters`` are all it knows.

    ``answer_schema`` is the JSON Schema of what it gives, in which ``#/$defs/`` are those of
    ``publications/schema.py``; ``media_types`` in which forms it gives it; ``limit`` the class of requests it is
    counted under.

    Django REST Framework describes it; it does not carry it out. Whoever reads has no account, no session and nothing
    to send, and what the framework does about those takes longer than the reading.
    """

    purpose: str = ""
    parameters: ClassVar[Sequence[Parameter]] = ()
    media_types: ClassVar[Sequence[str]] = (_JSON,)
    limit: str = "read"
    http_method_names = ["get", "head", "options"]

    def answer_schema(self) -> Schema:
        raise NotImplementedError(f"{type(self).__name__} has to say what it gives: define answer_schema().")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = limits.policy_of(self.limit)
        standing = limits.count(policy, client_of(request)) if policy.most and request.method != "OPTIONS" else None
        try:
            method = (request.method or "").lower()
            if method not in self.http_method_names:
                raise MethodNotAllowed(method)
            if standing and not standing.allowed:
                raise problems.Problem(problems.TOO_MANY_REQUESTS)
            if not _takes(request, self.media_types):
                raise problems.Problem(problems.NOT_ACCEPTABLE)
            answer: HttpResponseBase = getattr(self, method)(request, *args, **kwargs)
        except Exception as error:
            answer = problems.handler(error, {"request": request})
            if answer.status_code == problems.METHOD_NOT_ALLOWED.status:
                answer.headers["Allow"] = self._allow()
        if standing:
            for name, value in limits.headers_of(policy, standing).items():
                answer.headers[name] = value
        if _is_negotiated(request):
            answer.headers["Vary"] = "Accept-Language"
        return answer

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # theirs asks for their own Request
        return HttpResponse(status=204, headers={"Allow": self._allow()})

    def read_parameters(self, request: HttpRequest) -> dict[str, Any]:
        values = read(request, self.parameters)
        if "locale" in values:
            values["locale"] = _locale(request, values["locale"])
        return values

    def _allow(self) -> str:
        return ", ".join(self.allowed_methods)


def _locale(request: HttpRequest, asked: str | None) -> str:
    if asked == AUTO:
        header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
        return best_locale(header, locales.codes(), default=locales.source_code())
    return asked or locales.source_code()


def _is_negotiated(request: HttpRequest) -> bool:
    """Whether ``locale=auto`` was asked for, however it is written."""
    query = request.META.get("QUERY_STRING", "")
    if not query:
        return False
    try:
        return AUTO in sent(request).getlist("locale")
    except SuspiciousOperation:
        # More parameters than Django reads.
        return False


def _takes(request: HttpRequest, media_types: Sequence[str]) -> bool:
    accepted = request.META.get("HTTP_ACCEPT", "")
    return accepted in _TAKES_ANY or _fits(accepted, tuple(media_types))


@lru_cache(maxsize=256)
def _fits(accepted: str, media_types: tuple[str, ...]) -> bool:
    """Whether any of the media types fits an ``Accept`` header."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accepted
    return any(request.accepts(media_type) for media_type in media_types)
