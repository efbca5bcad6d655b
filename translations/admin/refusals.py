"""Saying no: a page with the reason and a way back, or JSON where a script has asked."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _


def refused(request: HttpRequest, reason: str) -> HttpResponse:
    """403, as a page of the admin; nothing has been changed."""
    context = {"page_title": _("This cannot be done"), "reason": reason, "back_url": address_of_origin(request)}
    return render(request, "translations/admin/refused.html", context, status=403)


def refused_json(reason: str, *, status: int = 403) -> JsonResponse:
    return JsonResponse({"error": reason}, status=status)


def address_of_origin(request: HttpRequest, default: str = "") -> str:
    """The page of this site that the request was sent from, or ``default``."""
    origin = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        origin, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return origin if is_ours else default
