"""What pages about health add: who reviewed them, and what they rest on."""

from typing import Any

from pages.blocks.base import Json
from publications.jsonld.nodes import DATE, NodeType, Property, Read, address, key, many, one, reference, text, texts
from publications.jsonld.plain import plain
from publications.jsonld.served import SUBJECT, Served
from publications.jsonld.web_page import subject_reference, web_page


def _approved(document: Any, name: str) -> Json:
    """A fact of the review, while that is in force: an expired one is no recommendation."""
    review = document["review"]
    return review[name] if review["status"] == "approved" else None


def _in_language(name: str) -> Any:
    return lambda card, served: card[name] if served.speaks(card) else None


_CREDENTIAL = NodeType(
    "EducationalOccupationalCredential",
    [text("name", _in_language("credential"), required=True), text("identifier", key("registration"))],
)

_REVIEWER = NodeType(
    "Person",
    [
        text("name", key("name"), required=True),
        text("jobTitle", _in_language("role")),
        one("hasCredential", _CREDENTIAL),
    ],
)

_PUBLISHER = NodeType("Organization", [text("name", lambda name, served: name, required=True)])

# Kind of source → type of work. A guideline has no type of its own: MedicalGuideline is no work that can be cited.
_WORKS = {"study": "ScholarlyArticle", "book": "Book", "law": "Legislation", "registry": "Dataset", "web": "WebPage"}


def _work(type_name: str) -> NodeType:
    """A source under its own title and in its own language, which the node states: a work is not called otherwise."""
    return NodeType(
        type_name,
        [
            text("name", key("title"), required=True),
            text("creditText", key("authors")),
            one("publisher", _PUBLISHER, key("publisher")),
            text("datePublished", lambda source, served: str(source["year"]) if source["year"] else None),
            text("inLanguage", key("language")),
            address("url", key("url")),
            address("sameAs", lambda source, served: f"https://doi.org/{source['doi']}" if source["doi"] else None),
        ],
    )


_SOURCES = {type_name: _work(type_name) for type_name in ("CreativeWork", *_WORKS.values())}


def _source_type(source: Any) -> NodeType:
    return _SOURCES[_WORKS.get(source["kind"], "CreativeWork")]


def _sources(document: Any, served: Served) -> list[Json]:
    """What the page cites, then the sources of the facts it shows, each once."""
    cited = [citation["card"] for citation in document["citations"]]
    return list({source["id"]: source for source in [*cited, *document["sources"]]}.values())


MEDICAL_WEB_PAGE = web_page(
    "MedicalWebPage",
    Property("lastReviewed", lambda document, served: _approved(document, "last_reviewed"), DATE),
    one("reviewedBy", _REVIEWER, lambda document, served: _approved(document, "reviewed_by")),
    many("citation", list(_SOURCES.values()), _sources, _source_type),
    subject_reference("about"),
)


def described(describe: Read) -> list[Property]:
    """What is said of the subject of any page."""
    return [
        address("@id", lambda document, served: served.node(SUBJECT)),
        text("name", key("title"), required=True),
        texts("alternateName", _other_names),
        text("description", describe),
        reference("mainEntityOfPage", lambda document, served: served.url),
    ]


def summary_or(name: str) -> Read:
    """The summary, or else the words of a text of the document."""
    return lambda document, served: document["summary"] or plain(document[name])


def _other_names(document: Any, served: Served) -> list[str]:
    names = [*document["alternate_names"], document.get("abbreviation", "")]
    return list(dict.fromkeys(name for name in names if name))
