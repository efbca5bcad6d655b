from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.documents import answer_with
from api.schemas import named
from api.views.base import Endpoint
from pages.blocks.base import Schema
from publications.models import IMAGE
from publications.reading.documents import image


class Image(Endpoint):
    purpose = "One image that public pages show: its size, its focal point, its files."

    def answer_schema(self) -> Schema:
        return named("image_document")

    def get(self, request: HttpRequest, image_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.read_parameters(request)
        return answer_with(request, IMAGE, image(image_id))
