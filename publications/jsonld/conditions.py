"""A topic, and the patterns of attachment: conditions, with their causes and signs."""

from typing import Any

from publications.jsonld.health_page import described, summary_or
from publications.jsonld.nodes import NodeType, key, many, text, texts
from publications.jsonld.related import RISK_FACTORS, SYMPTOMS, TREATMENTS
from publications.jsonld.served import Served


def _sourced(document: Any, served: Served) -> list[str]:
    """The figures that have a source. A graph cannot say that a claim is contested or rests on nothing."""
    figures = served.own(document["figures"])
    return [figure["sentence"] for figure in figures if figure["claim_status"] == "sourced"]


_CAUSE = NodeType("MedicalCause", [text("name", key("title"), required=True), text("description", key("explanation"))])
_ORIGIN = NodeType("MedicalCause", [text("name", lambda line, served: line, required=True)])
_BEHAVIOUR = NodeType("MedicalSign", [text("name", key("text"), required=True), text("description", key("setting"))])
_EPIDEMIOLOGY = texts("epidemiology", _sourced)

TOPIC = NodeType(
    "MedicalCondition",
    [
        *described(summary_or("introduction")),
        many("cause", [_CAUSE], key("causes")),
        RISK_FACTORS,
        SYMPTOMS,
        TREATMENTS,
        _EPIDEMIOLOGY,
    ],
)

_PATTERN = described(summary_or("introduction"))

INSECURE = NodeType(
    "MedicalCondition",
    [
        *_PATTERN,
        many("cause", [_ORIGIN], key("origins")),
        many("signOrSymptom", [_BEHAVIOUR], key("behaviours")),
        _EPIDEMIOLOGY,
    ],
)
# Nobody is ill who is securely attached.
SECURE = NodeType("Thing", _PATTERN)


def pattern(document: Any) -> NodeType:
    return SECURE if document["pattern"] == "secure" else INSECURE
