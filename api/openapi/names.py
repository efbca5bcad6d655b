"""What things are called in the document."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.urls import Route

# Stable for good: client libraries are named after them. What is not here is named by its route.
_IDS = {
    "root": "listEndpoints",
    "locales": "listLocales",
    "pages": "listPages",
    "page": "getPage",
    "by-path": "getPageByPath",
    "search": "search",
    "redirects": "listRedirects",
    "sitemap": "listAddresses",
    "export": "exportEverything",
}


def pascal(name: str) -> str:
    """``topic_document`` and ``topic-document`` as ``TopicDocument``."""
    return "".join(word[:1].upper() + word[1:] for word in name.replace("-", "_").split("_"))


def operation_id(route: "Route") -> str:
    """``listTopics``, ``getTopic``: stable, and unique in the document."""
    if route.name in _IDS:
        return _IDS[route.name]
    thing = route.options.get("type_name") or route.options.get("kind")
    if thing:
        return f"get{pascal(thing)}"
    return f"{'list' if 'listing' in route.options else 'get'}{pascal(route.name)}"


def address(route: "Route") -> str:
    """Where the endpoint stands, below the root of the API, with ``{name}`` places."""
    return route.shown.partition("?")[0]
