"""The ``Link`` header (RFC 8288): the same thing in other languages, its best address, its neighbours, the description.

Links lead to answers of this API; the public paths of pages stand in the documents.
"""

from functools import lru_cache
from uuid import UUID

from django.urls import reverse

from translations import locales


def described() -> str:
    """Where the API is described: on every answer."""
    return _link(reverse("api:schema"), 'rel="service-desc"; type="application/vnd.oai.openapi+json"')


@lru_cache(maxsize=4096)
def page_links(key: UUID, served_locale: str, own_locales: str) -> str:
    """A page in every language it has a text in, itself among them (fallbacks are no alternates), and by default."""
    address = reverse("api:page", args=[key])
    own = [code for code in own_locales.split(",") if code]
    default = next((code for code in [locales.source_code(), *own] if code in own), "")
    links = [_alternate(address, code, code) for code in own]
    if default:
        links.append(_alternate(address, default, "x-default"))
    return ", ".join([_link(f"{address}?locale={served_locale}", 'rel="canonical"'), *links, described()])


def list_links(following: str | None, previous: str | None) -> str:
    neighbours = {"next": following, "prev": previous}
    links = [_link(address, f'rel="{name}"') for name, address in neighbours.items() if address]
    return ", ".join([*links, described()])


def _alternate(address: str, code: str, language: str) -> str:
    return _link(f"{address}?locale={code}", f'rel="alternate"; hreflang="{language}"')


def _link(address: str, attributes: str) -> str:
    return f"<{address}>; {attributes}"
