"""HTML as the plain text that most of schema.org expects."""

from lxml import html as lxml_html

# What starts on a line of its own: its words must not run into those around it.
_APART = ("p", "h3", "h4", "ul", "ol", "li", "blockquote", "br")


def plain(source: str) -> str:
    """The words of published HTML, on one line."""
    if not source:
        return ""
    root = lxml_html.fragment_fromstring(source, create_parent="div")
    for element in root.iter(*_APART):
        element.text = f" {element.text or ''}"
        element.tail = f" {element.tail or ''}"
    return " ".join(root.text_content().split())
