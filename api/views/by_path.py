from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.documents import answer_with_page
from api.parameters import PATH_ASKED
from api.problems import GONE, Problem
from api.responses import composed
from api.schemas import PUBLIC_PATH, named
from api.views.base import Endpoint
from pages.blocks.base import Schema, closed_object
from publications.models import PAGE
from publications.reading.paths import Gone, Redirect, resolve_path
from publications.tags import ALL, document_tags


class ByPath(Endpoint):
    purpose = "What stands at a public path: the page, or where it went."
    parameters = (PATH_ASKED,)

    def answer_schema(self) -> Schema:
        redirect = closed_object({"redirect": PUBLIC_PATH, "permanent": {"type": "boolean"}})
        return {"anyOf": [named("page_document"), redirect]}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        found = resolve_path(asked["path"])
        if isinstance(found, Gone):
            raise Problem(GONE)
        if isinstance(found, Redirect):
            # Under the tag of the page: when that moves or goes, so must this.
            tags = document_tags(PAGE, found.key) if found.key else (ALL,)
            return composed(request, {"redirect": found.path, "permanent": found.permanent}, tags=tags)
        return answer_with_page(request, asked, found)
