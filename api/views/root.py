from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from api.responses import composed
from api.views.base import Endpoint
from pages.blocks.base import Schema, closed_object
from publications.serializers.fields import STRING


class Root(Endpoint):
    purpose = "Every endpoint with its link and purpose."

    def answer_schema(self) -> Schema:
        endpoint = closed_object({"path": STRING, "purpose": STRING})
        return closed_object({"endpoints": {"type": "array", "items": endpoint}})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        from api.urls import ENDPOINTS

        self.read_parameters(request)
        root = reverse("api:root")
        return composed(
            request,
            {"endpoints": [{"path": root + endpoint.shown, "purpose": endpoint.purpose} for endpoint in ENDPOINTS]},
        )
