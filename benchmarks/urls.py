"""The addresses of what we are compared with: each mounted as Wagtail's documentation says, one for each process."""

from collections.abc import Callable
from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from benchmarks.contenders import BARE, BARE_URL, V2, V3, WHOLE
from benchmarks.settings import BENCH_BODY_BYTES, BENCH_VARIANT

_BODY = b'{"text":"%s"}' % (b"x" * max(BENCH_BODY_BYTES - len('{"text":""}'), 0))


def constant_bytes(request: HttpRequest) -> HttpResponse:
    """The least a Django view can do."""
    return HttpResponse(_BODY, content_type="application/json")


def _bare() -> list[Any]:
    return [path(BARE_URL.lstrip("/"), constant_bytes)]


def _v2() -> list[Any]:
    from wagtail.api.v2.router import WagtailAPIRouter
    from wagtail.api.v2.views import PagesAPIViewSet
    from wagtail.documents.api.v2.views import DocumentsAPIViewSet
    from wagtail.images.api.v2.views import ImagesAPIViewSet

    router = WagtailAPIRouter("wagtailapi")
    router.register_endpoint("pages", PagesAPIViewSet)
    router.register_endpoint("images", ImagesAPIViewSet)
    router.register_endpoint("documents", DocumentsAPIViewSet)
    return [path("api/v2/", router.urls), *_pages()]


def _v3() -> list[Any]:
    from wagtail.api.v3.urls import api

    return [path("api/v3/", api.urls), *_pages()]


def _pages() -> list[Any]:
    """Wagtail's pages themselves, or neither API could say at which address a page stands."""
    from wagtail import urls as wagtail_urls

    return list(i18n_patterns(path("", include(wagtail_urls))))


_PATTERNS: dict[str, Callable[[], list[Any]]] = {V2: _v2, V3: _v3, BARE: _bare, WHOLE: _bare}

urlpatterns = _PATTERNS[BENCH_VARIANT]()
