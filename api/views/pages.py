from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from api.listing import list_body
from api.parameters import FALLBACK, LIMIT, LOCALE, OFFSET, Parameter, one_of
from api.responses import composed
from api.views.base import Endpoint
from publications.candidates import page_models
from publications.reading import page_cards


class Pages(Endpoint):
    purpose = "All pages as cards, in the order of the menu; one type with type=."
    parameters = (
        LOCALE,
        FALLBACK,
        LIMIT,
        OFFSET,
        Parameter("type", one_of(lambda: list(page_models()))),
    )

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        count, cards = page_cards(
            asked["locale"],
            type_name=asked["type"],
            own_only=asked["fallback"] == "none",
            limit=asked["limit"],
            offset=asked["offset"],
        )
        return composed(request, list_body(request, count, cards, asked["limit"], asked["offset"]))
