"""The plainest answers to what goes wrong outside a view. Below /api/ they are problem details, as everything there."""

from django.http import HttpRequest, HttpResponse

from api import problems


def _answer(request: HttpRequest, kind: problems.Kind, sentence: str, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problems.response(request, kind)
    return HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, problems.BAD_REQUEST, "This request cannot be understood.", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, problems.NOT_FOUND, "This is not allowed.", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, problems.NOT_FOUND, "There is nothing here.", 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Must need nothing: the database or the templates may be what failed."""
    return _answer(request, problems.SERVER_ERROR, "Something went wrong here. It has been written to the log.", 500)
