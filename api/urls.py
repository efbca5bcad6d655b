"""Everything below ``/api/``. It stands outside ``i18n_patterns``: a 404 here stays a 404 in any language."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import path, re_path, register_converter

from api.listing import pages_of, pieces_of
from api.parameters import FALLBACK, LOCALE, Parameter
from api.projection import fields_of
from api.views.base import Endpoint
from api.views.by_path import ByPath
from api.views.docs import Docs
from api.views.export import Export
from api.views.image import Image
from api.views.labels import Labels
from api.views.locales import Locales
from api.views.navigation import Navigation
from api.views.not_found import not_found
from api.views.page import Page
from api.views.page_by_slug import PageBySlug
from api.views.pages import PARENT, Pages, PagesOfType
from api.views.pieces import Piece, Pieces
from api.views.redirects import Redirects
from api.views.root import Root
from api.views.schema import OpenApi
from api.views.search import Search
from api.views.sitemap import Sitemap


class AnyCaseUUID:
    """A UUID in its usual form, in small letters or capitals (RFC 9562)."""

    regex = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"

    def to_python(self, value: str) -> UUID:
        return UUID(value)

    def to_url(self, value: UUID | str) -> str:
        return str(value)


register_converter(AnyCaseUUID, "id")


@dataclass(frozen=True)
class Route:
    """An endpoint and its address: as a caller would write it, and as Django matches it."""

    name: str
    shown: str
    matched: str
    view: type[Endpoint]
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def purpose(self) -> str:
        return str(self.options.get("purpose", self.view.purpose))


# The types that have addresses of their own, and what they are called there.
TYPES = {
    "topics": "topic",
    "attachment-types": "attachment_type",
    "risk-factors": "risk_factor",
    "symptoms": "symptom",
    "treatments": "treatment",
    "articles": "article",
    "sections": "section",
    "vacancies": "vacancy",
    "job-alerts": "job_alert",
}

# The shared pieces that have addresses of their own.
PIECES = {
    "helplines": ("helpline", "Help lines, those for emergencies first."),
    "glossary": ("glossary_term", "Words readers may not know, explained."),
    "sources": ("source", "Where claims come from."),
    "people": ("person", "Authors and reviewers."),
}


def _fields(type_name: str) -> Parameter:
    return Parameter("fields", fields_of([type_name], cards=False), "Only these fields, as dotted paths.")


def _routes_of_type(name: str, type_name: str) -> list[Route]:
    words = name.replace("-", " ")
    every = f"All {words} as cards, in the order of the menu; whole documents with view=full."
    one = f"One of the {words} by its slug in the language asked for."
    listing = pages_of([type_name])
    return [
        Route(
            name,
            f"{name}/",
            f"{name}/",
            PagesOfType,
            {"listing": listing, "parameters": (*listing.parameters, PARENT), "purpose": every},
        ),
        Route(
            f"{name}-by-slug",
            f"{name}/{{slug}}/",
            f"{name}/<str:slug>/",
            PageBySlug,
            {"type_name": type_name, "parameters": (LOCALE, FALLBACK, _fields(type_name)), "purpose": one},
        ),
    ]


def _routes_of_piece(name: str, kind: str, purpose: str) -> list[Route]:
    listing = pieces_of(kind)
    return [
        Route(
            name,
            f"{name}/",
            f"{name}/",
            Pieces,
            {"listing": listing, "parameters": listing.parameters, "purpose": purpose},
        ),
        Route(
            f"{name}-by-id",
            f"{name}/{{id}}/",
            f"{name}/<id:piece_id>/",
            Piece,
            {
                "kind": kind,
                "parameters": (LOCALE, FALLBACK, _fields(kind)),
                "purpose": f"One of these by its id: {purpose[0].lower()}{purpose[1:]}",
            },
        ),
    ]


# What the index shows, in its order.
ENDPOINTS = [
    Route("root", "", "", Root),
    Route("locales", "locales/", "locales/", Locales),
    Route("pages", "pages/", "pages/", Pages),
    Route("page", "pages/{id}/", "pages/<id:page_id>/", Page),
    Route("by-path", "pages/by-path/?path={path}", "pages/by-path/", ByPath),
    *(route for name, type_name in TYPES.items() for route in _routes_of_type(name, type_name)),
    Route("search", "search/?q={q}", "search/", Search),
    Route("navigation", "navigation/", "navigation/", Navigation),
    Route("labels", "labels/", "labels/", Labels),
    *(route for name, (kind, purpose) in PIECES.items() for route in _routes_of_piece(name, kind, purpose)),
    Route("image", "images/{id}/", "images/<id:image_id>/", Image),
    Route("redirects", "redirects/", "redirects/", Redirects),
    Route("sitemap", "sitemap/", "sitemap/", Sitemap),
    Route("export", "export.ndjson", "export.ndjson", Export),
    Route("schema", "schema/", "schema/", OpenApi),
    Route("docs", "docs/", "docs/", Docs),
]

app_name = "api"
# Not an include() of its own for v1: finding the view would take a third longer.
v1 = [path(f"v1/{route.matched}", route.view.as_view(**route.options), name=route.name) for route in ENDPOINTS]

urlpatterns = [*v1, re_path(r"", not_found)]
