from typing import Any

from rest_framework.request import Request
from rest_framework.views import APIView

from api.problems import NOT_FOUND, Problem


class NotFound(APIView):
    """Whatever below ``/api/`` has no endpoint, with any method."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise Problem(NOT_FOUND)
