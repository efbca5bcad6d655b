"""Places of work, on the map."""

from typing import Any

from publications.jsonld.nodes import NodeType, key, number, one, text


def country_of(location: Any) -> str:
    """ISO 3166-1: a region code (ISO 3166-2) begins with that of its country."""
    return str(location["region"]).partition("-")[0]


_ADDRESS = NodeType(
    "PostalAddress",
    [
        text("streetAddress", key("street")),
        text("postalCode", key("postal_code")),
        text("addressLocality", key("place"), required=True),
        text("addressRegion", key("region")),
        text("addressCountry", lambda location, served: country_of(location), required=True),
    ],
)

_POINT = NodeType(
    "GeoCoordinates",
    [number("latitude", key("latitude"), required=True), number("longitude", key("longitude"), required=True)],
)

PLACE = NodeType("Place", [text("name", key("name")), one("address", _ADDRESS, required=True), one("geo", _POINT)])

COUNTRY = NodeType("Country", [text("name", lambda code, served: code, required=True)])
