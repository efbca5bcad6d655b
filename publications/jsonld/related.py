"""What a subject is related to: each the subject of a page of its own, named where it is in the same language."""

from typing import Any

from publications.jsonld.nodes import NodeType, Property, Read, address, key, many, text
from publications.jsonld.served import Served


def _related(type_name: str, description: str = "summary") -> NodeType:
    return NodeType(
        type_name,
        [
            address("@id", lambda card, served: served.subject_of(card)),
            text("name", key("title"), required=True),
            text("description", key(description)),
            address("url", lambda card, served: served.address_of(card)),
        ],
    )


_RISK_FACTOR = _related("MedicalRiskFactor", description="statement")
_THERAPY = _related("MedicalTherapy")
# What someone feels is a symptom, what others can see is a sign.
_COMPLAINTS = {"felt": _related("MedicalSymptom"), "observed": _related("MedicalSign")}


def _complaint(card: Any) -> NodeType | None:
    """An associated condition is neither a symptom nor a sign."""
    return _COMPLAINTS[card["perspective"]] if card["kind"] == "symptom" else None


def _cards_of(name: str) -> Read:
    """The cards of a relation that has facts of its own beside each card."""
    return lambda document, served: served.own(entry["card"] for entry in document[name])


SYMPTOMS = many("signOrSymptom", list(_COMPLAINTS.values()), _cards_of("symptoms"), _complaint)
RISK_FACTORS = many("riskFactor", [_RISK_FACTOR], _cards_of("risk_factors"))
TREATMENTS = many("possibleTreatment", [_THERAPY], _cards_of("treatments"))


def _pointing(document: Any, served: Served) -> Any:
    return served.own(document["treatments"])


# As the page of a symptom holds them: read from the other side, where a card is all there is.
TREATMENTS_OF_SYMPTOM: Property = many("possibleTreatment", [_THERAPY], _pointing)
