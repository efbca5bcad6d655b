"""Risk factors and symptoms, on pages of their own."""

from typing import Any

from pages.blocks.base import Json
from publications.jsonld.health_page import described, summary_or
from publications.jsonld.nodes import NodeType, address, key, many, text
from publications.jsonld.related import TREATMENTS_OF_SYMPTOM
from publications.jsonld.served import SUBJECT, Served


def _topic(document: Any, served: Served) -> list[Json]:
    """The page right above: risk factors stand below their topic and nowhere else.

    On a fallback the crumb is a fallback too, and its canonical address is not known here.
    """
    above = document["breadcrumbs"][-1:]
    return [] if document["is_fallback"] else [crumb for crumb in above if crumb["path"] and served.speaks(crumb)]


_RISK = NodeType(
    "MedicalCondition",
    [
        address("@id", lambda crumb, served: f"{served.at(crumb['path'])}#{SUBJECT}", required=True),
        text("name", key("title"), required=True),
        address("url", lambda crumb, served: served.at(crumb["path"]), required=True),
    ],
)

RISK_FACTOR = NodeType("MedicalRiskFactor", [*described(key("statement")), many("increasesRiskOf", [_RISK], _topic)])

_COMPLAINT = [*described(summary_or("explanation")), TREATMENTS_OF_SYMPTOM]

# What someone feels is a symptom, what others can see is a sign; what often comes along with them is neither.
FELT = NodeType("MedicalSymptom", _COMPLAINT)
OBSERVED = NodeType("MedicalSign", _COMPLAINT)
ASSOCIATED = NodeType("MedicalCondition", _COMPLAINT)


def complaint(document: Any) -> NodeType:
    if document["kind"] == "associated_condition":
        return ASSOCIATED
    return OBSERVED if document["perspective"] == "observed" else FELT
