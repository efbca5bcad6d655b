"""A vacancy as search engines for jobs read it.

Source: https://schema.org/JobPosting, and the properties that Google for Jobs asks for
(https://developers.google.com/search/docs/appearance/structured-data/job-posting).
"""

from decimal import Decimal
from html import escape
from typing import Any

from pages.blocks.base import Json
from pages.choices import EmploymentType
from publications.jsonld.nodes import (
    MOMENT,
    NodeType,
    Property,
    address,
    constant,
    html,
    key,
    many,
    number,
    one,
    reference,
    text,
    texts,
)
from publications.jsonld.place import COUNTRY, PLACE, country_of
from publications.jsonld.served import SUBJECT, Served
from publications.serializers.fields import plain_number

_TEXTS = ("what_you_do", "who_you_are", "what_we_offer", "team", "procedure")
_PERIODS = {"hour": "HOUR", "month": "MONTH", "year": "YEAR"}
# The words that Google for Jobs knows; it has none for vocational school between secondary school and university.
_DIPLOMAS = {
    "secondary": "high school",
    "vocational": "professional certificate",
    "bachelor": "bachelor degree",
    "master": "postgraduate degree",
    "post_master": "postgraduate degree",
}


def job_posting(document: Any) -> NodeType | None:
    """A vacancy is offered to search engines while one can apply, and is a plain page from then on."""
    return JOB_POSTING if document["status"] in ("open", "closing") else None


def _description(document: Any, served: Served) -> str:
    texts = "".join(document[name] for name in _TEXTS)
    return texts or (f"<p>{escape(document['summary'])}</p>" if document["summary"] else "")


def _amount(text: str) -> int | float | None:
    return plain_number(Decimal(text))


def _is_fixed(salary: Any) -> bool:
    return bool(salary["minimum"] == salary["maximum"])


_SALARY = NodeType(
    "QuantitativeValue",
    [
        number("value", lambda salary, served: _amount(salary["minimum"]) if _is_fixed(salary) else None),
        number("minValue", lambda salary, served: None if _is_fixed(salary) else _amount(salary["minimum"])),
        number("maxValue", lambda salary, served: None if _is_fixed(salary) else _amount(salary["maximum"])),
        Property(
            "unitText",
            lambda salary, served: _PERIODS[salary["period"]],
            {"enum": list(_PERIODS.values())},
            required=True,
        ),
    ],
)

_PAY = NodeType("MonetaryAmount", [text("currency", key("currency"), required=True), one("value", _SALARY)])


def _work_hours(document: Any, served: Served) -> str:
    """Hours in a week, in unit symbols (UCUM), which are the same in every language."""
    low, high = document["hours_min"], document["hours_max"]
    return f"{low} h/wk" if low == high else f"{low}–{high} h/wk"


_DIPLOMA = NodeType(
    "EducationalOccupationalCredential",
    [
        Property(
            "credentialCategory",
            lambda level, served: _DIPLOMAS.get(level),
            {"enum": sorted(set(_DIPLOMAS.values()))},
            required=True,
        )
    ],
)

_EMPLOYER = NodeType(
    "Organization",
    [
        text("name", key("name"), required=True),
        address("url", key("website")),
        address("logo", lambda card, served: served.file(card["logo"]["url"]) if card["logo"] else None),
    ],
)

_REFERENCE = NodeType(
    "PropertyValue",
    [
        text("name", lambda document, served: served.organisation["name"] if served.organisation else None),
        text("value", key("reference"), required=True),
    ],
)


def _is_remote(document: Any) -> bool:
    return bool(document["remote_policy"] == "fully")


def _workplaces(document: Any, served: Served) -> list[Json]:
    """Where people report to work: nowhere, when all of it is done from home."""
    return [] if _is_remote(document) else document["locations"]


def _countries(document: Any, served: Served) -> list[str]:
    """Where those who work from home may live: in the countries of the places the vacancy is for."""
    if not _is_remote(document):
        return []
    found = [country_of(location) for location in document["locations"]]
    if not found and served.organisation:
        found = [served.organisation["country"]]
    return list(dict.fromkeys(found))


def _occupation(document: Any, served: Served) -> str | None:
    category = document["category"]
    return category["label"] if category and served.speaks(category) else None


JOB_POSTING = NodeType(
    "JobPosting",
    [
        address("@id", lambda document, served: served.node(SUBJECT), required=True),
        address("url", lambda document, served: served.url, required=True),
        reference("mainEntityOfPage", lambda document, served: served.url, required=True),
        text("title", key("title"), required=True),
        html("description", _description),
        one("identifier", _REFERENCE),
        Property("datePosted", lambda document, served: document["meta"]["published_at"], MOMENT),
        Property("validThrough", key("closing_at"), MOMENT, required=True),
        Property(
            "employmentType",
            key("employment_types"),
            {"type": "array", "items": {"enum": list(EmploymentType.values)}, "minItems": 1},
        ),
        text("workHours", _work_hours),
        text("occupationalCategory", _occupation),
        one("educationRequirements", _DIPLOMA, key("education_level")),
        texts("qualifications", key("registrations")),
        one("baseSalary", _PAY, key("salary")),
        one("hiringOrganization", _EMPLOYER, lambda document, served: served.organisation),
        many("jobLocation", [PLACE], _workplaces),
        Property(
            "jobLocationType",
            lambda document, served: "TELECOMMUTE" if _is_remote(document) else None,
            {"const": "TELECOMMUTE"},
        ),
        many("applicantLocationRequirements", [COUNTRY], _countries),
        # The page says where to apply; it is not the place to do it.
        constant("directApply", value=False),
    ],
)
