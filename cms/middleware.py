"""What happens around every request, above what Django and Wagtail do themselves."""

from collections.abc import Callable
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django_structlog.middlewares import RequestMiddleware

ADMIN = "/admin/"
API = "/api/"
HEALTH = frozenset({"/livez", "/readyz"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


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
        with transaction.atomic():
            return view(request, *args, **kwargs)


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


class LocaleOutsideApiMiddleware(LocaleMiddleware):
    """The visitor's language for people; for the API the language is in the address alone.

    Else every answer of the API would vary on Accept-Language, and no cache could share it.
    """

    def process_request(self, request: HttpRequest) -> None:
        if _is_api(request):
            # Not just left alone: this thread still has the language of its last visitor.
            translation.activate(settings.LANGUAGE_CODE)
        else:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if _is_api(request):
            return response
        return super().process_response(request, response)


def _is_api(request: HttpRequest) -> bool:
    return f"{request.path_info}/".startswith(API)


class RequestLogMiddleware(RequestMiddleware):
    """One line per request, without its query string: that may hold a name, an address or a token.

    None for the health checks, which ask every few seconds and would bury the rest.
    """

    def __call__(self, request: HttpRequest) -> Any:
        if request.path_info in HEALTH:
            return self.get_response(request)
        return super().__call__(request)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"
