"""Small views for the tests of the middleware."""

from django.contrib import messages
from django.contrib.auth.models import Group
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from translations.publishing import PublishingRefused


def write_and_fail(request: HttpRequest) -> HttpResponse:
    Group.objects.create(name="written before the failure")
    raise RuntimeError("the view fails after it wrote")


def write_and_be_refused(request: HttpRequest) -> HttpResponse:
    Group.objects.create(name="written before the refusal")
    raise PublishingRefused(["One text is Dutch."])


def write(request: HttpRequest) -> HttpResponse:
    Group.objects.create(name="written")
    return HttpResponse("written")


def in_transaction(request: HttpRequest) -> HttpResponse:
    Group.objects.exists()
    return HttpResponse("yes" if connection.in_atomic_block else "no")


class BrokenOff(Exception):
    """As psycopg tells of a deadlock."""

    sqlstate = "40P01"


attempts: list[bytes] = []


def broken_off(request: HttpRequest) -> HttpResponse:
    """Twice the database ends a deadlock with this request; the third time it goes through."""
    Group.objects.create(name="written in the end")
    messages.success(request, "written")
    attempts.append(request.FILES["file"].read())  # type: ignore[union-attr]  # one file
    if len(attempts) < 3:
        raise OperationalError("deadlock detected") from BrokenOff()
    return HttpResponse(" ".join(str(message) for message in messages.get_messages(request)))


@transaction.non_atomic_requests
def by_itself(request: HttpRequest) -> HttpResponse:
    return in_transaction(request)


def own_policy(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>", headers={"Content-Security-Policy": "default-src 'self'"})


def stream(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"one", b"two"]))


def session(request: HttpRequest) -> HttpResponse:
    return HttpResponse("yes" if hasattr(request, "session") else "no")


urlpatterns = [
    path("admin/", write, name="wagtailadmin_home"),
    path("admin/write-and-be-refused/", write_and_be_refused),
    path("admin/write-and-fail/", write_and_fail),
    path("admin/write/", write),
    path("admin/in-transaction/", in_transaction),
    path("admin/broken-off/", broken_off),
    path("admin/by-itself/", by_itself),
    path("elsewhere/write-and-fail/", write_and_fail),
    path("elsewhere/in-transaction/", in_transaction),
    path("api/anything/", in_transaction),
    path("api/own-policy/", own_policy),
    path("api/stream/", stream),
    path("api/session/", session),
    path("apiary/session/", session),
]
