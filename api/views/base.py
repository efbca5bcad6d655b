"""What every endpoint of the delivery API has in common."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.views import APIView

from api import problems
from api.parameters import Parameter, read
from translations import locales

_JSON = "application/json"
# What nearly everyone sends, so that it need not be parsed. An empty header says no more than none.
_TAKES_JSON = frozenset({"", "*/*", _JSON})


class Endpoint(APIView):
    """A read-only endpoint. ``purpose`` is the line the index shows; ``parameters`` are all it knows.

    Django REST Framework describes it; it does not carry it out. Whoever reads has no account, no session and nothing
    to send, and what the framework does about those takes longer than the reading.
    """

    purpose: str = ""
    parameters: ClassVar[Sequence[Parameter]] = ()
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            method = (request.method or "").lower()
            if method not in self.http_method_names:
                raise MethodNotAllowed(method)
            if not _takes_json(request):
                raise problems.Problem(problems.NOT_ACCEPTABLE)
            answer: HttpResponseBase = getattr(self, method)(request, *args, **kwargs)
            return answer
        except Exception as error:
            problem = problems.handler(error, {"request": request})
            if problem.status_code == problems.METHOD_NOT_ALLOWED.status:
                problem.headers["Allow"] = self._allow()
            return problem

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # theirs asks for their own Request
        return HttpResponse(status=204, headers={"Allow": self._allow()})

    def read_parameters(self, request: HttpRequest) -> dict[str, Any]:
        values = read(request, self.parameters)
        if "locale" in values:
            values["locale"] = values["locale"] or locales.source_code()
        return values

    def _allow(self) -> str:
        return ", ".join(self.allowed_methods)


def _takes_json(request: HttpRequest) -> bool:
    return request.META.get("HTTP_ACCEPT", "") in _TAKES_JSON or request.accepts(_JSON)
