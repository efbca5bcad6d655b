from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.parameters import LOCALE
from api.problems import NOT_FOUND, Problem
from api.responses import stored
from api.views.base import Endpoint
from publications.models import NAVIGATION
from publications.reading import navigation
from publications.tags import document_tags


class Navigation(Endpoint):
    purpose = "The menu of one language, with the pieces that stand on every page: organisation, help lines, calls."
    parameters = (LOCALE,)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        found = navigation(asked["locale"])
        if found is None:
            raise Problem(NOT_FOUND)
        return stored(request, found.body, found.etag, found.served_locale, document_tags(NAVIGATION, found.key))
