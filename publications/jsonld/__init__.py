"""The graph of a page in the vocabulary of schema.org, made from its finished document: the same facts, no others.

Each kind of subject stands in a file of its own; here it is said which page is about what.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pages.blocks.base import Schema, closed_object
from publications.jsonld.complaints import ASSOCIATED, FELT, OBSERVED, RISK_FACTOR, complaint
from publications.jsonld.conditions import INSECURE, SECURE, TOPIC, pattern
from publications.jsonld.faq import FAQ
from publications.jsonld.health_page import MEDICAL_WEB_PAGE
from publications.jsonld.nodes import NodeType, any_of
from publications.jsonld.served import Served
from publications.jsonld.treatment import TREATMENT
from publications.jsonld.vacancy import JOB_POSTING, job_posting
from publications.jsonld.web_page import BREADCRUMBS, IMAGE, PARTS, WEB_SITE, subject_reference, web_page

CONTEXT = "https://schema.org"

_EVERYWHERE = (WEB_SITE, BREADCRUMBS, IMAGE)


@dataclass(frozen=True)
class PageGraph:
    """The nodes of one page type: the page, what goes with every page, and the one thing it is about.

    ``subjects`` are all types of that thing; ``subject`` says which it is for a document, None for none.
    """

    page: NodeType
    parts: Sequence[NodeType] = (*_EVERYWHERE, FAQ)
    subjects: Sequence[NodeType] = ()
    subject: Callable[[dict[str, Any]], NodeType | None] = lambda document: None


def _about(subject: NodeType) -> PageGraph:
    """A page about health whose subject is always of one type."""
    return PageGraph(MEDICAL_WEB_PAGE, subjects=[subject], subject=lambda document: subject)


GRAPHS: dict[str, PageGraph] = {
    "home": PageGraph(web_page("WebPage", PARTS)),
    "section": PageGraph(web_page("CollectionPage", PARTS)),
    "topic": _about(TOPIC),
    "attachment_type": PageGraph(MEDICAL_WEB_PAGE, subjects=[INSECURE, SECURE], subject=pattern),
    "risk_factor": _about(RISK_FACTOR),
    "symptom": PageGraph(MEDICAL_WEB_PAGE, subjects=[FELT, OBSERVED, ASSOCIATED], subject=complaint),
    "treatment": _about(TREATMENT),
    "article": PageGraph(MEDICAL_WEB_PAGE),
    "job_alert": PageGraph(web_page("WebPage"), parts=_EVERYWHERE),
    "vacancy": PageGraph(
        web_page("WebPage", subject_reference("mainEntity")),
        parts=_EVERYWHERE,
        subjects=[JOB_POSTING],
        subject=job_posting,
    ),
}


def json_ld(document: dict[str, Any], site: str, organisation: dict[str, Any] | None = None) -> dict[str, Any]:
    """The graph of a page, from its document as :func:`publications.documents.page_document` gives it.

    ``site`` is the origin of the public front end, such as ``https://www.example.org``; ``organisation`` the card of
    the organisation, which a vacancy needs to say who is hiring. What has no address of its own is no web page: its
    graph holds only the thing itself. Raises KeyError for a document of an unknown type.
    """
    graph = GRAPHS[document["type"]]
    subject = graph.subject(document)
    served = Served(document, site, organisation, has_subject=subject is not None)
    types = [*((graph.page, *graph.parts) if served.url else ()), *([subject] if subject else ())]
    nodes = [node.write(document, served) for node in types]
    return {"@context": CONTEXT, "@graph": [node for node in nodes if node]}


def json_ld_schema(type_name: str) -> Schema:
    """The closed schema (2020-12) of the graphs of one page type. Raises KeyError for an unknown type.

    It refers to nothing outside itself, so that it can stand anywhere inside another schema.
    """
    graph = GRAPHS[type_name]
    nodes = any_of([graph.page, *graph.parts, *graph.subjects])
    return closed_object({"@context": {"const": CONTEXT}, "@graph": {"type": "array", "items": nodes, "minItems": 1}})
