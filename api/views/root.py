from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from api.responses import composed
from api.views.base import Endpoint


class Root(Endpoint):
    purpose = "Every endpoint with its link and purpose."

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        from api.urls import ENDPOINTS

        self.read_parameters(request)
        root = reverse("api:root")
        return composed(
            request,
            {"endpoints": [{"path": root + endpoint.shown, "purpose": endpoint.purpose} for endpoint in ENDPOINTS]},
        )
