from collections.abc import Iterable
from typing import Any

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.kinds import QUERY, one_of, several, whole_number
from api.links import list_links
from api.listing import both_asked, offset_links, states_asked
from api.parameters import FALLBACK, LIMIT, LOCALE, TRANSLATION_STATE, TRANSLATION_STATES, Parameter
from api.responses import composed
from api.schemas import COUNT, DIRECTION, LINK, locale, named
from api.views.base import Endpoint
from pages.blocks.base import Schema, closed_object
from publications.models import PAGE
from publications.reading.members import ThingList
from publications.reading.search import Found, Hit, search, words_asked
from publications.search.excerpts import excerpt, highlighted
from publications.serializers import PAGES
from publications.serializers.fields import HTML
from publications.tags import list_tags

# Who looks further has to say more precisely what for.
_FURTHEST = 1000
_TYPE = one_of(lambda: list(PAGES))


class Search(Endpoint):
    purpose = "Pages by words, best first: the forms of a word are brought together, matches are marked."
    limit = "search"
    parameters = (
        Parameter("q", QUERY, "The words to look for. Signs and operators mean nothing.", required=True),
        LOCALE,
        FALLBACK,
        Parameter("type", _TYPE, "Only pages of this type; `facets` still count the others."),
        Parameter("type__in", several(_TYPE), "Only pages of these types."),
        TRANSLATION_STATE,
        TRANSLATION_STATES,
        LIMIT,
        Parameter("offset", whole_number(0, _FURTHEST), "How many items to pass over.", default=0),
    )

    def answer_schema(self) -> Schema:
        hit = closed_object(
            {"locale": locale(), "direction": DIRECTION, "title": HTML, "excerpt": HTML, "card": named("page_card")}
        )
        facet = closed_object({"value": {"type": "string", "enum": list(PAGES)}, "count": COUNT})
        return closed_object(
            {
                "count": COUNT,
                "items": {"type": "array", "items": hit},
                "facets": closed_object({"type": {"type": "array", "items": facet}}),
                "next": LINK,
                "previous": LINK,
            }
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = self.read_parameters(request)
        pages = ThingList(
            asked["locale"],
            types=both_asked(asked["type"], asked["type__in"]),
            own_only=asked["fallback"] == "none",
            states=states_asked(asked),
        )
        words = words_asked(asked["q"], pages)
        found = search(words, pages, limit=asked["limit"], offset=asked["offset"])
        following, previous = offset_links(request, asked, min(found.total, _FURTHEST))
        return composed(
            request,
            _body(found, following, previous),
            tags=list_tags(PAGE, asked["locale"]),
            changes_at=found.changes_at,
            links=list_links(following, previous),
        )


def _body(found: Found, following: str | None, previous: str | None) -> bytes:
    facets = {"type": [{"value": name, "count": number} for name, number in found.facets.items()]}
    return orjson.dumps(
        {
            "count": found.total,
            "items": [_item(hit, found) for hit in found.hits],
            "facets": facets,
            "next": following,
            "previous": previous,
        }
    )


def _item(hit: Hit, found: Found) -> dict[str, Any]:
    card = orjson.loads(hit.card)
    wanted = set(_flat(found.words.get(hit.served_locale, ())))
    return {
        "locale": card["locale"],
        "direction": card["direction"],
        "title": highlighted(card["title"], wanted, hit.served_locale),
        "excerpt": excerpt(hit.text, wanted, hit.served_locale),
        "card": card,
    }


def _flat(words: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return (term for each in words for term in each)
