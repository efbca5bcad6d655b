"""First contact: what this is and where its doors are, until the reference front end takes its place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

# The languages this page is written in, the default first.
SPOKEN = ("nl", "en")

SAMPLES = (
    "/api/v1/",
    "/api/v1/pages/?locale=ar",
    "/api/v1/pages/by-path/?path=/nl/",
)


@require_safe
def start_page(request: HttpRequest) -> HttpResponse:
    with translation.override(_spoken(request)):
        return render(request, "cms/start.html", {"samples": SAMPLES})


def _spoken(request: HttpRequest) -> str:
    """Not LocaleMiddleware's choice: an Arabic reader who also reads English should get English here."""
    for wanted, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        main = wanted.split("-")[0]
        if main in SPOKEN:
            return main
    return SPOKEN[0]
