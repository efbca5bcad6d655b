from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from api.problems import NOT_FOUND, response


@csrf_exempt
def not_found(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
    """Whatever below ``/api/`` has no endpoint, with any method."""
    return response(request, NOT_FOUND)
