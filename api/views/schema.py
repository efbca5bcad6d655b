from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.responses import composed
from api.views.base import Endpoint


class OpenApi(Endpoint):
    purpose = "This API, described for programs (OpenAPI 3.1)."

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.read_parameters(request)
        return composed(request, {})
