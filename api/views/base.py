"""What every endpoint of the delivery API has in common."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest
from rest_framework.response import Response
from rest_framework.views import APIView

from api.parameters import Parameter, read
from translations import locales


class Endpoint(APIView):
    """A read-only endpoint. ``purpose`` is the line the index shows; ``parameters`` are all it knows."""

    purpose: ClassVar[str] = ""
    parameters: ClassVar[Sequence[Parameter]] = ()
    http_method_names = ["get", "head", "options"]

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """The ``Allow`` header, which every answer has, says it all."""
        return Response(status=204)

    def read_parameters(self, request: HttpRequest) -> dict[str, Any]:
        values = read(request, self.parameters)
        if "locale" in values:
            values["locale"] = values["locale"] or locales.source_code()
        return values
