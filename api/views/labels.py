from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.parameters import LOCALE
from api.responses import composed
from api.views.base import Endpoint
from pages.blocks.base import Schema
from translations.labels.reading import labels
from translations.labels.schema import labels_schema


class Labels(Endpoint):
    purpose = "The texts of buttons, headings and notices in one language, and of every value of a closed vocabulary."
    parameters = (LOCALE,)

    def answer_schema(self) -> Schema:
        return labels_schema()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        code = self.read_parameters(request)["locale"]
        return composed(request, labels(code), language=code)
