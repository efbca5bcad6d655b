"""Rich text as readers get it: links resolved to public paths in their language, then sanitised, last of all."""

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


def publish_html(source: str, resolve: LinkResolver) -> str:
    """Wagtail's stored rich text as public HTML.

    A link to a page that is not public loses its tag and keeps its text: neither address nor title of it leaks.
    """
    root = lxml_html.fragment_fromstring(source, create_parent="div")
    for link in list(root.iter("a")):
        _rewrite(link, resolve)
    inner = (root.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in root.iterchildren())
    clean = nh3.clean(inner, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    # An editor who leaves the field alone stores an empty paragraph.
    return clean if _TAG.sub("", clean).strip() else ""


def linked_pages(source: str) -> set[int]:
    """Primary keys of the pages a stored rich text links to."""
    if "linktype" not in source:
        return set()
    root = lxml_html.fragment_fromstring(source, create_parent="div")
    return {
        int(link.get("id", ""))
        for link in root.iter("a")
        if link.get("linktype") == "page" and link.get("id", "").isdigit()
    }


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
