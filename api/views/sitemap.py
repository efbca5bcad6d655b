from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.kinds import one_of, whole_number
from api.links import list_links
from api.listing import offset_links
from api.parameters import OFFSET, Parameter
from api.responses import composed
from api.schemas import PUBLIC_PATH, list_of, locale
from api.views.base import Endpoint
from pages.blocks.base import Schema, closed_object
from publications.models import PAGE
from publications.reading.directory import Address, addresses
from publications.serializers import PAGES
from publications.serializers.fields import MOMENT, iso_moment
from publications.tags import ALL, list_tag
from translations import locales

ALL_LOCALES = "all"
LOCALE_OR_ALL = Parameter(
    "locale",
    one_of(lambda: [*locales.codes(), ALL_LOCALES]),
    "Only this language; `all` for every language.",
    default=ALL_LOCALES,
)


class Sitemap(Endpoint):
    purpose = "Every page that search engines may show, in each language it is written in, with its other languages."
    parameters = (
        LOCALE_OR_ALL,
        Parameter("limit", whole_number(1, 1000), "How many items at most.", default=1000),
        OFFSET,
    )

    def answer_schema(self) -> Schema:
        alternate = closed_object({"locale": locale(), "path": PUBLIC_PATH})
        return list_of(
            closed_object(
                {
                    "id": {"type": "string", "format": "uuid"},
                    "type": {"type": "string", "enum": list(PAGES)},
                    "locale": locale(),
                    "path": PUBLIC_PATH,
                    "updated_at": MOMENT,
                    "alternates": {"type": "array", "items": alternate},
                }
            )
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        code = None if asked["locale"] == ALL_LOCALES else asked["locale"]
        total, found = addresses(code, limit=asked["limit"], offset=asked["offset"])
        following, previous = offset_links(request, asked, total)
        body = {
            "count": total,
            "items": [_item(address) for address in found],
            "next": following,
            "previous": previous,
        }
        tags = [*(list_tag(PAGE, each) for each in ([code] if code else locales.codes())), ALL]
        return composed(request, body, tags=tags, links=list_links(following, previous))


def _item(address: Address) -> dict[str, Any]:
    return {
        "id": str(address.key),
        "type": address.type,
        "locale": address.locale,
        "path": address.path,
        "updated_at": iso_moment(address.updated_at),
        "alternates": [{"locale": code, "path": path} for code, path in address.alternates.items()],
    }
