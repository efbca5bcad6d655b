from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.responses import composed
from api.schemas import COUNT, DIRECTION, everything_of, locale
from api.views.base import Endpoint
from pages.blocks.base import Schema, closed_object
from publications.models import PAGE
from publications.reading.counting import translated_counts
from publications.search.words import has_stemmer
from publications.serializers.fields import STRING
from publications.tags import ALL, list_tag
from translations import locales


class Locales(Endpoint):
    purpose = "The languages, how they are written, what stands in for a missing text, how much is translated."

    def answer_schema(self) -> Schema:
        return everything_of(
            closed_object(
                {
                    "code": locale(),
                    "name": STRING,
                    "own_name": STRING,
                    "direction": DIRECTION,
                    "fallbacks": {"type": "array", "items": locale()},
                    "is_source": {"type": "boolean"},
                    "search": {"type": "string", "enum": ["stemmed", "exact"]},
                    "pages": closed_object({"total": COUNT, "translated": COUNT}),
                }
            )
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.read_parameters(request)
        counts = translated_counts()
        items = [_described(code, *counts.get(code, (0, 0))) for code in locales.codes()]
        tags = [*(list_tag(PAGE, code) for code in locales.codes()), ALL]
        return composed(request, {"count": len(items), "items": items}, tags=tags)


def _described(code: str, total: int, translated: int) -> dict[str, Any]:
    language = locales.language(code)
    return {
        "code": code,
        "name": language.name,
        "own_name": language.own_name,
        "direction": language.direction,
        "fallbacks": locales.chain(code)[1:],
        "is_source": code == locales.source_code(),
        # Whether search brings the forms of a word together, or finds words as they are written.
        "search": "stemmed" if has_stemmer(code) else "exact",
        "pages": {"total": total, "translated": translated},
    }
