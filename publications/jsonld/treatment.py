"""A treatment that is offered."""

from typing import Any

from publications.jsonld.health_page import described, summary_or
from publications.jsonld.nodes import NodeType, constant, text
from publications.jsonld.plain import plain
from publications.jsonld.served import Served


def _how_it_goes(document: Any, served: Served) -> str:
    """The steps in their order, or else how it works."""
    steps = [f"{step['title']}: {plain(step['html'])}" if step["html"] else step["title"] for step in document["steps"]]
    return "\n".join(steps) or plain(document["working"])


# MedicalTherapy, since that is what ``possibleTreatment`` of a condition takes. The model holds care by talking and
# doing, no drugs or devices: what schema.org calls PsychologicalTreatment, a type beside MedicalTherapy, not below it.
TREATMENT = NodeType(
    "MedicalTherapy",
    [
        *described(summary_or("why")),
        constant("additionalType", "https://schema.org/PsychologicalTreatment"),
        text("howPerformed", _how_it_goes),
    ],
)
