from typing import Any

from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.request import Request

from api.responses import composed
from api.views.base import Endpoint


class Root(Endpoint):
    purpose = "Every endpoint with its link and purpose."

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        from api.urls import ENDPOINTS

        self.read_parameters(request)
        return composed(
            request,
            {
                "endpoints": [
                    {"path": reverse("api:root") + route, "purpose": view.purpose} for route, view in ENDPOINTS
                ]
            },
        )
