from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from api.parameters import PATH
from api.problems import GONE, NOT_FOUND, Problem
from api.responses import composed, stored
from api.views.base import Endpoint
from publications.reading import Gone, Redirect, resolve_path


class ByPath(Endpoint):
    purpose = "What stands at a public path: the page, or where it went."
    parameters = (PATH,)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = resolve_path(self.read_parameters(request)["path"])
        if found is None:
            raise Problem(NOT_FOUND)
        if isinstance(found, Gone):
            raise Problem(GONE)
        if isinstance(found, Redirect):
            return composed(request, {"redirect": found.path, "permanent": found.permanent})
        return stored(request, found.body, found.etag, found.served_locale)
