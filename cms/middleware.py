"""What happens around every request, above what Django and Wagtail do themselves."""

from collections.abc import Callable
from functools import lru_cache, partial
from http import HTTPStatus
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.exception import convert_exception_to_response
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import ResolverMatch, resolve
from django.utils.translation import gettext as _
from django_structlog.middlewares import RequestMiddleware
from wagtail.admin import messages

from api import problems
from pages.retrying import again_after_deadlock
from translations.admin.refusals import address_of_origin, refused_json
from translations.publishing import PublishingRefused

ADMIN = "/admin/"
API = "/api/"
SITEMAP = "/sitemap"
HEALTH = frozenset({"/livez", "/readyz"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})

# JSON loads nothing and stands in no frame; a view that gives something else says so itself.
API_POLICY = "default-src 'none'; frame-ancestors 'none'"
# Public and without cookies, so any site may read it: the answer is the same for all and does not vary by origin.
API_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After",
}
BODILESS = frozenset({204, 304})
# What a browser is told that asks before it asks.
PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "accept, accept-language, content-type, if-none-match",
    "Access-Control-Max-Age": "86400",
}


class ApiMiddleware:
    """Everything of the API is answered here: what stands below in ``MIDDLEWARE`` is for people alone.

    Sessions, logins, forms and the language of a browser have no part in its answers, and passing through all of that
    costs several times as much as reading what is asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.answer: Callable[[HttpRequest], Any] = convert_exception_to_response(_answer)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_api(request):
            return self.get_response(request)
        is_preflight = request.method == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in request.META
        response: Any = HttpResponse(headers=PREFLIGHT_HEADERS) if is_preflight else self.answer(request)
        for name, value in API_HEADERS.items():
            response.headers[name] = value
        response.headers.setdefault("Content-Security-Policy", API_POLICY)
        # RFC 9110, 8.6: what has no body says no length of one.
        if not response.streaming and response.status_code not in BODILESS:
            response.headers.setdefault("Content-Length", str(len(response.content)))
        answered: HttpResponseBase = response
        return answered


def _answer(request: HttpRequest) -> HttpResponseBase:
    """What Django's own handler does once a request has come through all middleware."""
    try:
        request.get_host()
    except DisallowedHost:
        # Not ours, and none of our doing: one line in the log, as for every problem.
        return problems.response(request, problems.BAD_REQUEST)
    match = request.resolver_match = _match(request.path_info, settings.ROOT_URLCONF)
    response = match.func(request, *match.args, **match.kwargs)
    return response.render() if hasattr(response, "render") else response


@lru_cache(maxsize=8192)
def _match(path: str, urlconf: str) -> ResolverMatch:
    """The same addresses are asked for again and again, and finding their view takes as long as reading a document."""
    return resolve(path, urlconf)


def _is_api(request: HttpRequest) -> bool:
    path = request.path_info
    # The sitemap is read by programs too, and is the same whatever language they prefer.
    return path.startswith((API, SITEMAP)) or path == "/api"


class AdminTransactionMiddleware:
    """What an editor saves and what follows from it (publications!) succeeds or fails as one.

    Not ATOMIC_REQUESTS: on SQLite our transactions take the write lock at BEGIN, so every look into
    the admin would wait for every writer. And in `process_view`, not around `get_response`: Django
    has turned an exception of the view into a response before it gets there, so nothing would roll
    back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        if request.method in SAFE_METHODS or not request.path_info.startswith(ADMIN):
            return None
        # Django's own way for a view to say that it opens its transactions itself.
        if "default" in getattr(view, "_non_atomic_requests", ()):
            return None
        try:
            return again_after_deadlock(partial(_as_one, request, partial(view, request, *args, **kwargs)))
        except PublishingRefused as refusal:
            # From where no view asks first, such as the last step of a workflow. All of it has been undone by now.
            return _refused(request, refusal)


def _refused(request: HttpRequest, refusal: PublishingRefused) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return refused_json(" ".join(refusal.reasons), status=HTTPStatus.CONFLICT)
    reasons = " ".join(refusal.reasons)
    messages.error(request, _("Not published: %(reasons)s Nothing has been changed.") % {"reasons": reasons})
    return redirect(address_of_origin(request, default="wagtailadmin_home"))


def _as_one(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """One attempt. What an attempt before it said or read, which the database then broke off, never happened."""
    messages = getattr(request, "_messages", None)
    said = list(getattr(messages, "_queued_messages", ()))
    try:
        with transaction.atomic():
            return view()
    except OperationalError:
        if messages is not None:
            messages._queued_messages[:] = said
        for _name, files in request.FILES.lists():
            for uploaded in files:
                uploaded.seek(0)
        raise


class AdminContentSecurityMiddleware:
    """Wagtail's admin still writes scripts and styles into its pages; nothing else may.

    Wagtail 8.0 fills in its date and time choosers and inline panels with inline scripts that take no
    nonce, as does wagtail-localize with its editor (wagtail#1288, wagtail#7053).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(ADMIN):
            allowed = {"script-src": [SELF, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE]}
            response._csp_replace = allowed  # type: ignore[attr-defined]  # django-csp's own way in
        return response


class RequestLogMiddleware(RequestMiddleware):
    """One line per request of a person, without its query string: that may hold a name, an address or a token.

    None for the health checks, which ask every few seconds and would bury the rest.
    """

    def __call__(self, request: HttpRequest) -> Any:
        if request.path_info in HEALTH:
            return self.get_response(request)
        return super().__call__(request)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"
