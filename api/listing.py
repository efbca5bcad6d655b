"""Lists, put together from stored cards or documents without parsing them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_noop as _

from api.caching import holds_help
from api.cursors import CURSOR, cursor, mark_of
from api.documents import PART
from api.filtering import filter_parameters, narrowings, order_asked, order_parameter
from api.kinds import Unreadable, one_of
from api.links import list_links
from api.parameters import (
    FALLBACK,
    IDS,
    LIMIT,
    LOCALE,
    OFFSET,
    TRANSLATION_STATE,
    TRANSLATION_STATES,
    UPDATED_SINCE,
    Parameter,
    invalid,
    sent,
)
from api.problems import INVALID_PARAMETERS, Fault, Problem
from api.projection import Wanted, fields_of, project
from api.responses import JSON, Answer, answered
from publications.candidates import has_languages
from publications.reading.lists import Stretch, stretch_at, stretch_from
from publications.reading.members import ThingList
from publications.reading.orders import Mark, Order
from publications.schema import card_schema
from publications.serializers import PAGES, SNIPPETS
from publications.serializers.filters import Filter
from publications.tags import list_tags

VIEW = Parameter(
    "view", one_of(lambda: ["card", "full"]), "`card`: the facts a list shows. `full`: whole documents.", default="card"
)
CURSOR_ASKED = Parameter(
    "cursor",
    CURSOR,
    "In place of `offset`, for lists of any length: `start`, then what stands in `next` and `previous`. Such an answer"
    " has no `count`.",
)


@dataclass(frozen=True)
class Listing:
    """What a list endpoint is of: a kind, some types of it, and the filters they have in common."""

    kind: str
    types: tuple[str, ...]
    filters: Sequence[Filter]
    order: str
    has_views: bool

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (
            LOCALE,
            FALLBACK,
            *((VIEW,) if self.has_views else ()),
            # Cards hold no more than documents do, so the paths of documents are all there are.
            Parameter("fields", fields_of(self.types, cards=not self.has_views), "Only these fields, as dotted paths."),
            order_parameter(self.filters, self.order),
            LIMIT,
            OFFSET,
            CURSOR_ASKED,
            IDS,
            UPDATED_SINCE,
            *((TRANSLATION_STATE, TRANSLATION_STATES) if self.has_views else ()),
            *filter_parameters(self.filters),
        )


def pages_of(types: Sequence[str]) -> Listing:
    """All pages of some types; of several types only what they all have can be filtered by."""
    filters = PAGES[types[0]].filters if len(types) == 1 else ()
    return Listing("page", tuple(types), filters, "position", has_views=True)


def pieces_of(kind: str) -> Listing:
    """The shared pieces of a kind, in their own order."""
    return Listing(kind, (kind,), SNIPPETS[kind].filters, "title", has_views=False)


def answer_with_list(
    request: HttpRequest, asked: dict[str, Any], listing: Listing, **narrower: Any
) -> HttpResponseBase:
    """One stretch of a list, as its parameters ask for it; ``narrower`` are further facts of :class:`ThingList`."""
    order = order_asked(asked)
    things = ThingList(
        asked["locale"] if has_languages(listing.kind) else "",
        listing.kind,
        own_only=asked["fallback"] == "none",
        ids=asked["id__in"] or (),
        updated_since=asked["updated_since"],
        states=states_asked(asked) if listing.has_views else (),
        narrowings=narrowings(listing.filters, asked),
        **narrower,
    )
    full = asked.get("view", "full") == "full"
    if listing.has_views and not full and asked["fields"]:
        _only_what_cards_hold(asked["fields"], listing.types)
    if asked["cursor"] is None:
        found = stretch_at(things, order, limit=asked["limit"], offset=asked["offset"], full=full)
        following, previous = offset_links(request, asked, found.total or 0)
    else:
        found, following, previous = _by_cursor(request, asked, things, order, full=full)
    one_type = len(things.types) == 1 and things.types != _NOTHING
    tags = list_tags(things.types[0] if one_type else listing.kind, things.locale)
    return _answer(request, asked, listing, found, following, previous, tags=tags)


# No type and no state of anything: of filters that exclude each other nothing is left.
_NOTHING = ("-",)


def both_asked(one: str | None, several: tuple[str, ...] | None) -> tuple[str, ...]:
    """The values a list is narrowed to by a filter and its ``__in``, none for all; filters narrow together."""
    if one is None or several is None:
        return several or ((one,) if one else ())
    return (one,) if one in several else _NOTHING


def states_asked(asked: dict[str, Any]) -> tuple[str, ...]:
    """The states of translations that are asked for, none for all."""
    return both_asked(asked[TRANSLATION_STATE.name], asked[TRANSLATION_STATES.name])


def _only_what_cards_hold(wanted: Wanted, types: Sequence[str]) -> None:
    held = {name for type_name in types for name in card_schema(type_name)["properties"]}
    if missing := sorted(wanted.keys() - held):
        detail = _("Cards hold no “%(field)s”; ask for whole documents with view=full.")
        raise Problem(INVALID_PARAMETERS, [Fault("fields", "invalid", detail, {"field": missing[0]})])


def _answer(
    request: HttpRequest,
    asked: dict[str, Any],
    listing: Listing,
    found: Stretch,
    following: str | None,
    previous: str | None,
    *,
    tags: Sequence[str],
) -> HttpResponseBase:
    head = b'{"items":[' if found.total is None else b'{"count":%d,"items":[' % found.total
    tail = b'],"next":%s,"previous":%s}' % (orjson.dumps(following), orjson.dumps(previous))
    items, etags = found.items, found.etags
    if fields := asked["fields"]:
        items, etags = [orjson.dumps(project(orjson.loads(item), fields)) for item in items], []
    body = head + b",".join(items) + tail
    # Of many long documents it takes longer to make a digest than to read them; each has one already.
    digested = head + ",".join(etags).encode() + tail if any(etags) else body
    return answered(
        request,
        Answer(
            body,
            hashlib.sha256(digested).hexdigest(),
            tags=tags,
            changes_at=found.changes_at,
            # Also without any: a help line that was added must not stay away for a day.
            holds_help=listing.kind == "helpline" or any(holds_help(item) for item in found.items),
            links=list_links(following, previous),
            media_type=PART if asked["fields"] else JSON,
        ),
    )


def offset_links(request: HttpRequest, asked: dict[str, Any], total: int) -> tuple[str | None, str | None]:
    """The links to what follows and what precedes a stretch."""
    limit, offset = asked["limit"], asked["offset"]
    following = _link(request, asked, limit=limit, offset=offset + limit) if offset + limit < total else None
    previous = _link(request, asked, limit=limit, offset=max(offset - limit, 0)) if offset else None
    return following, previous


def _by_cursor(
    request: HttpRequest, asked: dict[str, Any], things: ThingList, order: Order, *, full: bool
) -> tuple[Stretch, str | None, str | None]:
    name = f"{request.path} {things} {order}"
    if "offset" in sent(request):
        detail = _("Give a cursor or an offset, not both.")
        raise Problem(INVALID_PARAMETERS, [Fault("offset", "invalid", detail, {})])
    try:
        mark = mark_of(asked["cursor"], order, name)
    except Unreadable as error:
        raise Problem(INVALID_PARAMETERS, [invalid("cursor", error)]) from None
    found = stretch_from(things, order, mark, limit=asked["limit"], full=full)

    def link(to: Mark | None) -> str | None:
        return _link(request, asked, cursor=cursor(to, order, name)) if to else None

    return found, link(found.last), link(found.first)


def _link(request: HttpRequest, asked: dict[str, Any], **changed: Any) -> str:
    """The same list elsewhere, relative to the host; a language that was negotiated is named from now on."""
    return f"{request.path}?{urlencode({**sent(request).dict(), 'locale': asked['locale'], **changed})}"
