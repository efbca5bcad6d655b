"""Rich text as readers get it: links resolved to public paths in their language, then sanitised, last of all."""

import html
import re
from collections.abc import Callable

import nh3
from lxml import html as lxml_html

_TAGS = {"p", "h3", "h4", "b", "strong", "i", "em", "ul", "ol", "li", "a", "br", "blockquote"}
_ATTRIBUTES = {"a": {"href", "rel", "data-id", "data-type", "data-locale"}}
_TAG = re.compile(r"<[^>]*>")
_SCHEMES = {"https", "http", "mailto", "tel"}

# Page primary key → the attributes of a link to it, or None where it is not public.
LinkResolver = Callable[[int], dict[str, str] | None]


def publish_html(source: str, resolve: LinkResolver, expect: Callable[[set[int]], None] = lambda pks: None) -> str:
    """Wagtail's stored rich text as public HTML.

    A link to a page that is not public loses its tag and keeps its text: neither address nor title of it leaks.
    ``expect`` is told the primary keys of all pages that are linked to, before the first is asked for.
    """
    clean = nh3.clean(
        _resolved(source, resolve, expect), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )
    # An editor who leaves the field alone stores an empty paragraph.
    return clean if _TAG.sub("", clean).strip() else ""


def _resolved(source: str, resolve: LinkResolver, expect: Callable[[set[int]], None]) -> str:
    if "<a" not in source.lower():
        return source
    root = lxml_html.fragment_fromstring(source, create_parent="div")
    links = list(root.iter("a"))
    expect({int(link.get("id", "")) for link in links if _leads_to_a_page(link)})
    for link in links:
        _rewrite(link, resolve)
    return (root.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in root.iterchildren())


def _leads_to_a_page(link: lxml_html.HtmlElement) -> bool:
    return link.get("linktype") == "page" and link.get("id", "").isdigit()


def _rewrite(link: lxml_html.HtmlElement, resolve: LinkResolver) -> None:
    kind, pk, href = link.get("linktype"), link.get("id", ""), link.get("href")
    link.attrib.clear()
    if kind == "page" and pk.isdigit() and (attributes := resolve(int(pk))):
        link.attrib.update(attributes)
    elif kind is None and href:
        link.set("href", href)
        if href.startswith(("http://", "https://")):
            link.set("rel", "noopener noreferrer")
    else:
        link.drop_tag()


_END_OF_BLOCK = re.compile(r"</(?:p|li|h3|h4|blockquote)>|<br>")


def plain_text(source: str) -> str:
    """Published HTML as words, with a space where one paragraph ends and another begins."""
    return html.unescape(_TAG.sub("", _END_OF_BLOCK.sub(" ", source))).strip()
