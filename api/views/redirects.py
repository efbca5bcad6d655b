from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.kinds import whole_number
from api.links import list_links
from api.listing import offset_links
from api.parameters import LOCALE, OFFSET, Parameter
from api.responses import composed
from api.schemas import PUBLIC_PATH, list_of, locale
from api.views.base import Endpoint
from pages.blocks.base import Schema, closed_object, nullable
from publications.models import PAGE
from publications.reading.directory import moved_addresses
from publications.tags import list_tags


class Redirects(Endpoint):
    purpose = "Public paths of one language that lead elsewhere now, or whose page was deleted (`to` is null)."
    parameters = (
        LOCALE,
        Parameter("limit", whole_number(1, 1000), "How many items at most.", default=1000),
        OFFSET,
    )

    def answer_schema(self) -> Schema:
        return list_of(closed_object({"locale": locale(), "path": PUBLIC_PATH, "to": nullable(PUBLIC_PATH)}))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        total, moved = moved_addresses(asked["locale"], limit=asked["limit"], offset=asked["offset"])
        following, previous = offset_links(request, asked, total)
        body = {
            "count": total,
            "items": [each._asdict() for each in moved],
            "next": following,
            "previous": previous,
        }
        tags = list_tags(PAGE, asked["locale"])
        return composed(request, body, tags=tags, links=list_links(following, previous))
