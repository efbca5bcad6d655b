"""What every page says of itself: the page, its place in the site, its picture."""

from collections.abc import Iterable
from typing import Any

from pages.blocks.base import Json
from publications.jsonld.nodes import (
    MOMENT,
    NodeType,
    Property,
    address,
    constant,
    key,
    many,
    number,
    one,
    reference,
    text,
)
from publications.jsonld.served import SUBJECT, Served

LANGUAGE = text("inLanguage", lambda document, served: served.locale, required=True)


def subject_reference(name: str) -> Property:
    """The property in which a page points to what it is about."""
    return reference(name, lambda document, served: served.node(SUBJECT) if served.has_subject else None)


def web_page(type_name: str, *more: Property) -> NodeType:
    """The node of the page itself, with what only its own kind says."""
    return NodeType(
        type_name,
        [
            address("@id", lambda document, served: served.url, required=True),
            address("url", lambda document, served: served.url, required=True),
            text("name", key("title"), required=True),
            text("description", lambda document, served: document["seo"]["description"]),
            LANGUAGE,
            reference("isPartOf", lambda document, served: f"{served.website()}#website", required=True),
            reference("breadcrumb", lambda document, served: served.node("breadcrumb"), required=True),
            reference("image", lambda document, served: served.node("image") if document["image"] else None),
            Property("datePublished", lambda document, served: document["meta"]["published_at"], MOMENT),
            Property("dateModified", lambda document, served: document["meta"]["updated_at"], MOMENT),
            *more,
        ],
    )


# Only the home page knows the name of the site; elsewhere the node says where it is.
WEB_SITE = NodeType(
    "WebSite",
    [
        address("@id", lambda document, served: f"{served.website()}#website", required=True),
        address("url", lambda document, served: served.website(), required=True),
        text("name", lambda document, served: document["title"] if document["type"] == "home" else None),
        LANGUAGE,
    ],
)

# UN/CEFACT code for a pixel.
_PIXELS = NodeType(
    "QuantitativeValue",
    [number("value", lambda pixels, served: pixels, required=True), constant("unitCode", "E37")],
)

IMAGE = NodeType(
    "ImageObject",
    [
        address("@id", lambda document, served: served.node("image"), required=True),
        address(
            "contentUrl",
            lambda document, served: served.file(document["image"]["url"]) if document["image"] else None,
            required=True,
        ),
        text("caption", lambda document, served: (document["image"] or {}).get("alt")),
        one("width", _PIXELS, lambda document, served: (document["image"] or {}).get("width")),
        one("height", _PIXELS, lambda document, served: (document["image"] or {}).get("height")),
    ],
)


def _trail(document: Any, served: Served) -> list[Json]:
    """From the home page to the page itself, without steps whose name is in another language."""
    above = [(crumb["title"], served.at(crumb["path"])) for crumb in document["breadcrumbs"] if served.speaks(crumb)]
    steps = [step for step in [*above, (document["short_title"], served.url)] if all(step)]
    return [{"position": position, "name": name, "url": url} for position, (name, url) in enumerate(steps, start=1)]


_STEP = NodeType(
    "ListItem",
    [
        Property("position", key("position"), {"type": "integer", "minimum": 1}, required=True),
        text("name", key("name"), required=True),
        reference("item", key("url"), required=True),
    ],
)

BREADCRUMBS = NodeType(
    "BreadcrumbList",
    [
        address("@id", lambda document, served: served.node("breadcrumb"), required=True),
        many("itemListElement", [_STEP], _trail, required=True),
    ],
)


def _with_address(cards: Iterable[Json], served: Served) -> list[Json]:
    return [card for card in served.own(cards) if served.address_of(card)]


_PART = NodeType(
    "WebPage",
    [
        address("@id", lambda card, served: served.address_of(card), required=True),
        address("url", lambda card, served: served.address_of(card), required=True),
        text("name", key("title"), required=True),
        text("description", key("summary")),
    ],
)

# The pages below a page, for those that list them.
PARTS = many("hasPart", [_PART], lambda document, served: _with_address(document["children"], served))
