"""``/sitemap.xml`` for search engines (sitemaps.org, protocol 0.9), with the languages of each page beside it."""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.html import escape

from api.caching import cache_headers
from publications.reading.directory import Address, addresses
from publications.serializers.fields import iso_moment
from translations import locales

# Search engines take 50,000 addresses and 50 MB at most; with seven languages beside each, the size is what counts.
PART = 5_000
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemap(request: HttpRequest) -> HttpResponse:
    """All of it where it fits into one file, else the index of its parts."""
    total, found = addresses(None, limit=PART, offset=0)
    return _answer(_urls(found) if total <= PART else _index(-(-total // PART)))


def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One part, counted from 1."""
    _total, found = addresses(None, limit=PART, offset=(number - 1) * PART) if number else (0, [])
    if not found:
        raise Http404
    return _answer(_urls(found))


def _answer(text: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="application/xml; charset=utf-8")
    answer.headers["Cache-Control"], answer.headers["CDN-Cache-Control"] = cache_headers(None, holds_help=False)
    return answer


def _index(parts: int) -> str:
    entries = "".join(
        f"<sitemap><loc>{settings.PUBLIC_URL}/sitemap-{number}.xml</loc></sitemap>" for number in range(1, parts + 1)
    )
    return f"{_HEAD}<sitemapindex {_NAMESPACES}>{entries}</sitemapindex>\n"


def _urls(found: Iterable[Address]) -> str:
    return f"{_HEAD}<urlset {_NAMESPACES}>{''.join(map(_url, found))}</urlset>\n"


def _url(address: Address) -> str:
    changed = f"<lastmod>{iso_moment(address.updated_at)}</lastmod>" if address.updated_at else ""
    default = address.alternates.get(locales.source_code())
    languages = [*address.alternates.items(), *([("x-default", default)] if default else [])]
    beside = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(_absolute(path))}/>' for code, path in languages
    )
    return f"<url><loc>{escape(_absolute(address.path))}</loc>{changed}{beside}</url>"


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{iri_to_uri(path)}"
