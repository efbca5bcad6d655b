"""The plainest answers to what goes wrong outside the admin and the API, which have their own."""

from django.http import HttpRequest, HttpResponse


def _plain(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain("This request cannot be understood.", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain("This is not allowed.", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain("There is nothing here.", 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Must need nothing: the database or the templates may be what failed."""
    return _plain("Something went wrong here. It has been written to the log.", 500)
