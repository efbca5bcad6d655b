from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from api.responses import composed
from api.views.base import Endpoint
from publications.reading import translated_counts
from translations import locales


class Locales(Endpoint):
    purpose = "The languages, how they are written, what stands in for a missing text, how much is translated."

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
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
        return composed(request, {"count": len(items), "items": items})
