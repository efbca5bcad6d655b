"""Everything below ``/api/``. It stands outside ``i18n_patterns``: a 404 here stays a 404 in any language."""

from django.urls import include, path, re_path

from api.views.base import Endpoint
from api.views.by_path import ByPath
from api.views.locales import Locales
from api.views.not_found import not_found
from api.views.page import Page
from api.views.pages import Pages
from api.views.root import Root

# What the index shows, in its order: the route as a caller would write it.
ENDPOINTS: list[tuple[str, type[Endpoint]]] = [
    ("", Root),
    ("locales/", Locales),
    ("pages/", Pages),
    ("pages/{id}/", Page),
    ("pages/by-path/?path={path}", ByPath),
]

v1 = [
    path("", Root.as_view(), name="root"),
    path("locales/", Locales.as_view(), name="locales"),
    path("pages/", Pages.as_view(), name="pages"),
    path("pages/by-path/", ByPath.as_view(), name="by-path"),
    path("pages/<uuid:page_id>/", Page.as_view(), name="page"),
]

urlpatterns = [
    path("v1/", include((v1, "api"))),
    re_path(r"", not_found),
]
