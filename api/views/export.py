from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from api.kinds import one_of, several
from api.links import described
from api.listing import states_asked
from api.parameters import TRANSLATION_STATE, TRANSLATION_STATES, Parameter
from api.views.base import Endpoint
from api.views.sitemap import ALL_LOCALES, LOCALE_OR_ALL
from pages.blocks.base import Schema
from publications.candidates import kinds
from publications.models import IMAGE, PAGE
from publications.reading.directory import everything
from publications.serializers import PAGES

# Who is cut off in the middle must not find half of it in a cache.
_NOT_KEPT = "no-store"


def exported_types() -> list[str]:
    return [*PAGES, *(kind for kind in kinds() if kind not in (PAGE, IMAGE))]


class Export(Endpoint):
    purpose = "Everything that is public, one document to a line, as it stands at its own address."
    limit = "export"
    media_types = ("application/x-ndjson",)
    parameters = (
        LOCALE_OR_ALL,
        Parameter("type__in", several(one_of(exported_types)), "Only documents of these types.", default=()),
        TRANSLATION_STATE,
        TRANSLATION_STATES,
    )

    def answer_schema(self) -> Schema:
        return {"type": "string", "contentMediaType": self.media_types[0]}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        code = None if asked["locale"] == ALL_LOCALES else asked["locale"]
        lines = _lines(code, asked["type__in"], states_asked(asked)) if request.method == "GET" else iter(())
        headers = {"Cache-Control": _NOT_KEPT, "Link": described()}
        return StreamingHttpResponse(lines, content_type=self.media_types[0], headers=headers)


def _lines(code: str | None, types: tuple[str, ...], states: tuple[str, ...]) -> Iterator[bytes]:
    for document in everything(code, types, states):
        yield document + b"\n"
