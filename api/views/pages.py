from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.listing import LIST_PARAMETERS, answer_with_list
from api.parameters import Parameter, one_of
from api.views.base import Endpoint
from publications.candidates import page_models


class Pages(Endpoint):
    purpose = "All pages as cards, in the order of the menu; one type with type=, whole documents with view=full."
    parameters = (*LIST_PARAMETERS, Parameter("type", one_of(lambda: list(page_models())), default=""))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        return answer_with_list(request, asked, asked["type"])


class PagesOfType(Endpoint):
    """One endpoint for each type; ``api/urls.py`` names them."""

    purpose = "All pages of one type as cards, in the order of the menu; whole documents with view=full."
    parameters = LIST_PARAMETERS
    type_name: str = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return answer_with_list(request, self.read_parameters(request), self.type_name)
