from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.problems import NOT_FOUND, Problem
from api.responses import stored
from api.views.base import Endpoint
from publications.models import IMAGE
from publications.reading import image
from publications.tags import document_tags


class Image(Endpoint):
    purpose = "One image that public pages show: its size, its focal point, its files."

    def get(self, request: HttpRequest, image_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.read_parameters(request)
        found = image(image_id)
        if found is None:
            raise Problem(NOT_FOUND)
        return stored(request, found.body, found.etag, found.served_locale, document_tags(IMAGE, found.key))
