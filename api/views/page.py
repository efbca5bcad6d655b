from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from api.parameters import FALLBACK, LOCALE
from api.problems import NOT_FOUND, Problem
from api.responses import stored
from api.views.base import Endpoint
from publications.reading import document_by_id


class Page(Endpoint):
    purpose = "One page by its id, which is the same in every language."
    parameters = (LOCALE, FALLBACK)

    def get(self, request: Request, page_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        found = document_by_id(page_id, asked["locale"])
        if found is None or (asked["fallback"] == "none" and found.is_fallback):
            raise Problem(NOT_FOUND)
        return stored(request, found.body, found.etag, found.served_locale)
