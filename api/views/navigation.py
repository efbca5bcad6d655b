from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.documents import answer_with
from api.parameters import LOCALE
from api.schemas import named
from api.views.base import Endpoint
from pages.blocks.base import Schema
from publications.models import NAVIGATION
from publications.reading.menu import navigation


class Navigation(Endpoint):
    purpose = "The menu of one language, with the pieces that stand on every page: organisation, help lines, calls."
    parameters = (LOCALE,)

    def answer_schema(self) -> Schema:
        return named("navigation_document")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return answer_with(request, NAVIGATION, navigation(self.read_parameters(request)["locale"]))
