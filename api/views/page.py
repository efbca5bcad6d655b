from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.documents import PART, answer_with_page
from api.parameters import FALLBACK, LOCALE, Parameter
from api.projection import fields_of
from api.schemas import named
from api.views.base import Endpoint
from pages.blocks.base import Schema
from publications.models import PAGE
from publications.reading.documents import document_of
from publications.serializers import PAGES


class Page(Endpoint):
    purpose = "One page by its id, which is the same in every language."
    media_types = ("application/json", PART)
    parameters = (
        LOCALE,
        FALLBACK,
        Parameter("fields", fields_of(list(PAGES), cards=False), "Only these fields, as dotted paths."),
    )

    def answer_schema(self) -> Schema:
        return named("page_document")

    def get(self, request: HttpRequest, page_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        return answer_with_page(request, asked, document_of(PAGE, page_id, asked["locale"]))
