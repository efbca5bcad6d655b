"""Questions and answers, wherever a page holds them."""

from typing import Any

from pages.blocks.base import Json
from publications.jsonld.nodes import NodeType, address, html, key, many, one, reference, text
from publications.jsonld.served import Served
from publications.jsonld.web_page import LANGUAGE


def _questions(document: Any, served: Served) -> list[Json]:
    blocks = [block for block in document["body"] if block["type"] == "faq"]
    return [*document.get("faqs", ()), *(question for block in blocks for question in block["questions"])]


_ANSWER = NodeType("Answer", [html("text", key("answer"), required=True)])
_QUESTION = NodeType(
    "Question", [text("name", key("question"), required=True), one("acceptedAnswer", _ANSWER, required=True)]
)

FAQ = NodeType(
    "FAQPage",
    [
        address("@id", lambda document, served: served.node("faq"), required=True),
        LANGUAGE,
        reference("isPartOf", lambda document, served: served.url, required=True),
        many("mainEntity", [_QUESTION], _questions, required=True),
    ],
)
