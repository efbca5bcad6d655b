from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.documents import PART
from api.kinds import ID, one_of, several
from api.listing import Listing, answer_with_list, both_asked, pages_of
from api.parameters import Parameter
from api.schemas import list_of, named
from api.views.base import Endpoint
from pages.blocks.base import Schema
from publications.serializers import PAGES

_TYPE = one_of(lambda: list(PAGES))
ALL_PAGES = pages_of(list(PAGES))
PARENT = Parameter("parent", ID, "Only the pages directly below the one with this id.")


class Pages(Endpoint):
    purpose = "All pages as cards, in the order of the menu; one type with type=, whole documents with view=full."
    media_types = ("application/json", PART)
    parameters = (
        *ALL_PAGES.parameters,
        PARENT,
        Parameter("type", _TYPE, "Only pages of this type."),
        Parameter("type__in", several(_TYPE), "Only pages of these types."),
    )

    def answer_schema(self) -> Schema:
        return {"anyOf": [list_of(named("page_card")), list_of(named("page_document"))]}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        types = both_asked(asked["type"], asked["type__in"])
        return answer_with_list(request, asked, ALL_PAGES, types=types, parent=asked["parent"])


class PagesOfType(Endpoint):
    """One endpoint for each type; ``api/urls.py`` names them."""

    purpose = "All pages of one type as cards, in the order of the menu; whole documents with view=full."
    media_types = ("application/json", PART)
    listing: ClassVar[Listing] = ALL_PAGES

    def answer_schema(self) -> Schema:
        (name,) = self.listing.types
        return {"anyOf": [list_of(named(f"{name}_card")), list_of(named(f"{name}_document"))]}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        return answer_with_list(request, asked, self.listing, types=self.listing.types, parent=asked["parent"])
