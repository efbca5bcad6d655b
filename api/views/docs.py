from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse

from api.responses import composed
from api.views.base import Endpoint
from pages.blocks.base import Schema

_HTML = "text/html"
# Swagger UI draws its arrows and locks from data: addresses, and sets style attributes.
_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)


class Docs(Endpoint):
    purpose = "This API, described for people: every endpoint, its parameters and answers, to try out."
    media_types = (_HTML,)

    def answer_schema(self) -> Schema:
        return {"type": "string", "contentMediaType": _HTML}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        from api.urls import ENDPOINTS

        self.read_parameters(request)
        root = reverse("api:root")
        endpoints = [
            {"path": root + route.shown, "purpose": route.purpose, "is_whole": "{" not in route.shown}
            for route in ENDPOINTS
        ]
        page = render_to_string("api/docs.html", {"schema": reverse("api:schema"), "endpoints": endpoints})
        return composed(
            request,
            page.encode(),
            media_type=f"{_HTML}; charset=utf-8",
            headers={"Content-Security-Policy": _POLICY},
        )
