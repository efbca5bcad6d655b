import unicodedata
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.documents import PART, answer_with_page
from api.problems import NOT_FOUND, Problem
from api.schemas import named
from api.views.base import Endpoint
from pages.blocks.base import Schema
from publications.reading.documents import page_by_slug


class PageBySlug(Endpoint):
    """One endpoint for each type; ``api/urls.py`` names them."""

    purpose = "One page of a type by its slug in the language asked for."
    media_types = ("application/json", PART)
    type_name: str = ""

    def answer_schema(self) -> Schema:
        return named(f"{self.type_name}_document")

    def get(self, request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        if "\0" in slug:
            # PostgreSQL refuses it with an error of its own.
            raise Problem(NOT_FOUND)
        found = page_by_slug(self.type_name, unicodedata.normalize("NFC", slug), asked["locale"])
        return answer_with_page(request, asked, found)
