from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.documents import PART, answer_with
from api.listing import Listing, answer_with_list, pieces_of
from api.problems import NOT_FOUND, Problem
from api.schemas import list_of, named
from api.views.base import Endpoint
from pages.blocks.base import Schema
from publications.candidates import has_languages
from publications.reading.documents import document_of


class Pieces(Endpoint):
    """The shared pieces of one kind; one endpoint for each kind that ``api/urls.py`` names."""

    purpose = "All shared pieces of a kind."
    media_types = ("application/json", PART)
    listing: ClassVar[Listing] = pieces_of("helpline")

    def answer_schema(self) -> Schema:
        return list_of(named(self.listing.kind))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return answer_with_list(request, self.read_parameters(request), self.listing)


class Piece(Endpoint):
    """One shared piece of a kind."""

    purpose = "One shared piece by its id."
    media_types = ("application/json", PART)
    kind: str = ""

    def answer_schema(self) -> Schema:
        return named(self.kind)

    def get(self, request: HttpRequest, piece_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        found = document_of(self.kind, piece_id, asked["locale"] if has_languages(self.kind) else "")
        if found is not None and found.is_fallback and asked["fallback"] == "none":
            raise Problem(NOT_FOUND)
        return answer_with(request, self.kind, found, asked["fields"])
