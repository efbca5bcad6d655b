from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.responses import composed
from api.views.base import Endpoint
from publications.models import PAGE
from publications.reading import translated_counts
from publications.tags import ALL, list_tag
from translations import locales


class Locales(Endpoint):
    purpose = "The languages, how they are written, what stands in for a missing text, how much is translated."

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.read_parameters(request)
        counts = translated_counts()
        items = []
        for code in locales.codes():
            language = locales.language(code)
            total, translated = counts.get(code, (0, 0))
            items.append(
                {
                    "code": code,
                    "name": language.name,
                    "own_name": language.own_name,
                    "direction": language.direction,
                    "fallbacks": locales.chain(code)[1:],
                    "is_source": code == locales.source_code(),
                    "pages": {"total": total, "translated": translated},
                }
            )
        tags = [*(list_tag(PAGE, code) for code in locales.codes()), ALL]
        return composed(request, {"count": len(items), "items": items}, tags=tags)
