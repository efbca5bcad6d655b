from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.documents import answer_with_page
from api.parameters import FALLBACK, LOCALE
from api.views.base import Endpoint
from publications.models import PAGE
from publications.reading import document_of


class Page(Endpoint):
    purpose = "One page by its id, which is the same in every language."
    parameters = (LOCALE, FALLBACK)

    def get(self, request: HttpRequest, page_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        return answer_with_page(request, asked, document_of(PAGE, page_id, asked["locale"]))
