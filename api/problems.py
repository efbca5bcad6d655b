"""One error shape for everything below ``/api/``: problem details (RFC 9457)."""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _
from rest_framework import exceptions

logger = structlog.get_logger(__name__)

CONTENT_TYPE = "application/problem+json"
# Problems are read by developers: English, unless the request names another language they are complete in. Any other
# would come out in Dutch, the language Django falls back to.
DEFAULT_LANGUAGE = "en"
SPOKEN = ("en", "nl")
RETRY_AFTER_SECONDS = 5


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its stable name, its status and its title."""

    name: str
    status: int
    title: str

    @property
    def type(self) -> str:
        return f"urn:houvast:problem:{self.name}"


INVALID_PARAMETERS = Kind("invalid-parameters", 400, _("The request has parameters that are not understood."))
BAD_REQUEST = Kind("bad-request", 400, _("The request is not understood."))
NOT_FOUND = Kind("not-found", 404, _("There is nothing here."))
METHOD_NOT_ALLOWED = Kind("method-not-allowed", 405, _("This method is not possible here."))
NOT_ACCEPTABLE = Kind("not-acceptable", 406, _("The answer is only available as JSON."))
PRECONDITION_FAILED = Kind("precondition-failed", 412, _("This is not the version you asked for."))
GONE = Kind("gone", 410, _("What was here has been removed."))
UNSUPPORTED_MEDIA_TYPE = Kind("unsupported-media-type", 415, _("Send JSON."))
TOO_MANY_REQUESTS = Kind("too-many-requests", 429, _("Too many requests. Try again later."))
SERVER_ERROR = Kind("server-error", 500, _("Something went wrong on our side."))
UNAVAILABLE = Kind("unavailable", 503, _("The service is not available at the moment."))

KINDS = [
    INVALID_PARAMETERS,
    BAD_REQUEST,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    GONE,
    PRECONDITION_FAILED,
    UNSUPPORTED_MEDIA_TYPE,
    TOO_MANY_REQUESTS,
    SERVER_ERROR,
    UNAVAILABLE,
]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a request. ``detail`` is a message id with ``%(name)s`` places."""

    parameter: str
    code: str
    detail: str
    places: dict[str, Any]

    def as_json(self) -> dict[str, str]:
        return {"parameter": self.parameter, "code": self.code, "detail": gettext(self.detail) % self.places}


class Problem(Exception):
    """Raise it anywhere in a view; the caller gets it as problem details."""

    def __init__(self, kind: Kind, faults: Sequence[Fault] = ()) -> None:
        super().__init__(kind.name)
        self.kind = kind
        self.faults = faults


def response(
    request: HttpRequest, kind: Kind, faults: Sequence[Fault] = (), error: Exception | None = None
) -> JsonResponse:
    """The answer for a problem, and its line in the log. Missing, draft and private things give the same answer."""
    reference = str(uuid.uuid4())
    _write_down(request, kind, reference, error)
    language = _language(request)
    with override(language):
        body: dict[str, Any] = {
            "type": kind.type,
            "title": gettext(kind.title),
            "status": kind.status,
            "instance": f"urn:uuid:{reference}",
        }
        if faults:
            body["errors"] = [fault.as_json() for fault in faults]
    answer = JsonResponse(
        body, status=kind.status, content_type=CONTENT_TYPE, json_dumps_params={"ensure_ascii": False}
    )
    answer["Cache-Control"] = "no-store"
    answer["Content-Language"] = language
    if kind is UNAVAILABLE:
        answer["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return answer


def handler(error: Exception, context: dict[str, Any]) -> JsonResponse:
    """Django REST Framework's ``EXCEPTION_HANDLER``: every exception of a view becomes a problem."""
    request = context["request"]
    if isinstance(error, Problem):
        return response(request, error.kind, error.faults)
    kind = next((kind for classes, kind in _KIND_OF if isinstance(error, classes)), SERVER_ERROR)
    return response(request, kind, error=error if kind.status >= 500 else None)


_KIND_OF: list[tuple[type[Exception] | tuple[type[Exception], ...], Kind]] = [
    ((Http404, exceptions.NotFound, PermissionDenied), NOT_FOUND),
    (exceptions.MethodNotAllowed, METHOD_NOT_ALLOWED),
    (exceptions.NotAcceptable, NOT_ACCEPTABLE),
    (exceptions.UnsupportedMediaType, UNSUPPORTED_MEDIA_TYPE),
    ((exceptions.ParseError, SuspiciousOperation), BAD_REQUEST),
    ((OperationalError, InterfaceError), UNAVAILABLE),
]


def _write_down(request: HttpRequest, kind: Kind, reference: str, error: Exception | None) -> None:
    """One line for each problem, under the name its caller can report. What is read without one has no line.

    Never the query string: that may hold a name, an address or a token.
    """
    logger.log(
        logging.ERROR if kind.status >= 500 else logging.INFO,
        "api_problem",
        problem=reference,
        code=kind.status,
        request=f"{request.method} {request.path}",
        **({"exc_info": error} if error else {}),
    )


def _language(request: HttpRequest) -> str:
    try:
        asked = request.GET.get("locale", "")
    except SuspiciousOperation:
        # More parameters than Django reads: that is the problem we are here to tell.
        return DEFAULT_LANGUAGE
    return asked if asked in SPOKEN else DEFAULT_LANGUAGE
