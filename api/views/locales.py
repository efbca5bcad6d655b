from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.responses import composed
from api.schemas import COUNT, DIRECTION, everything_of, locale
from api.views.base import Endpoint
from pages.blocks.base import Schema, closed_object
from publications.models import PAGE
from publications.reading.counting import PageCounts, translated_counts
from publications.search.words import has_stemmer
from publications.serializers.fields import STRING
from publications.tags import ALL, list_tag
from publications.translation_facts import STATES
from translations import locales

_COUNTS = {
    **closed_object({"total": COUNT, "translated": COUNT, **dict.fromkeys(STATES, COUNT)}),
    "description": (
        "How many pages can be read in the language (`total`), how many of them in the language itself (`translated`),"
        " and how many there are in each state of `translation.state`, which together are `total`. Of the language"
        " editors write in all of its own are `source`, of any other none."
    ),
}


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
                    "pages": _COUNTS,
                }
            )
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.read_parameters(request)
        counts = translated_counts()
        items = [_described(code, counts.get(code, PageCounts())) for code in locales.codes()]
        tags = [*(list_tag(PAGE, code) for code in locales.codes()), ALL]
        return composed(request, {"count": len(items), "items": items}, tags=tags)


def _described(code: str, pages: PageCounts) -> dict[str, Any]:
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
        "pages": {
            "total": pages.total,
            "translated": pages.translated,
            **{state: pages.by_state.get(state, 0) for state in STATES},
        },
    }
