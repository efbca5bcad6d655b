from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.parameters import LOCALE
from api.responses import composed
from api.views.base import Endpoint
from translations.labels.reading import labels


class Labels(Endpoint):
    purpose = "The texts of buttons, headings and notices in one language, and of every value of a closed vocabulary."
    parameters = (LOCALE,)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        code = self.read_parameters(request)["locale"]
        return composed(request, labels(code), language=code)
