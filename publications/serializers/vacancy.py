"""A vacancy, whose status follows from the clock: the moments it changes are told to the builder."""

import datetime
from typing import Any

from pages.blocks.base import TEXT, closed_object
from pages.choices import (
    Contract,
    EducationLevel,
    EmploymentType,
    Registration,
    RemotePolicy,
    SalaryPeriod,
)
from pages.models import VacancyPage
from pages.models.vacancy import CLOSING_SOON
from publications.context import BuildContext
from publications.serializers.base import PageSerializer
from publications.serializers.fields import (
    STRING,
    Field,
    cards,
    flag,
    html,
    moment,
    money,
    number,
    option,
    options,
    plain,
    rows_with_cards,
    snippet,
    text,
)
from publications.serializers.filters import choice, code, near, one_of, span
from publications.serializers.filters import moment as moment_filter
from publications.serializers.filters import number as number_filter

STATUSES = ("open", "closing", "closed", "filled")
# Contacts are personal data: they go four weeks after closing.
CONTACTS_STAY = datetime.timedelta(weeks=4)


def _status(page: Any, context: BuildContext) -> str:
    context.changes_at(page.closing_at - CLOSING_SOON)
    context.changes_at(page.closing_at)
    if page.filled:
        return "filled"
    if page.closing_at <= context.now:
        return "closed"
    return "closing" if page.closing_at - CLOSING_SOON <= context.now else "open"


def _contacts(page: Any, context: BuildContext) -> list[dict[str, str]]:
    gone_at = page.closing_at + CONTACTS_STAY
    context.changes_at(gone_at)
    if gone_at <= context.now:
        return []
    return [
        {"name": row.name, "role": row.role, "phone": row.phone, "email": row.email} for row in page.contact_rows.all()
    ]


def _places(page: Any, context: BuildContext) -> list[str]:
    found = rows_with_cards(page, "location_rows", "location", context)
    return list(dict.fromkeys(card["place"] for _row, card in found if card))


def _salary(page: Any, context: BuildContext) -> dict[str, Any]:
    return {field.name: field.read(page, context) for field in _SALARY}


_SALARY = [
    plain("agreement", "salary_agreement"),
    plain("scale", "salary_scale"),
    Field("minimum", money("salary_min").read, money("salary_min").schema),
    Field("maximum", money("salary_max").read, money("salary_max").schema),
    Field("period", option("salary_period", SalaryPeriod).read, option("salary_period", SalaryPeriod).schema),
    plain("currency", "salary_currency"),
    Field("basis_hours", number("salary_basis_hours").read, number("salary_basis_hours", blank=False).schema),
]

FACTS = [
    plain("reference"),
    Field("status", _status, {"type": "string", "enum": list(STATUSES)}),
    moment("closing_at"),
    number("hours_min", blank=False),
    number("hours_max", blank=False),
    options("employment_types", EmploymentType),
    Field(
        "places",
        _places,
        {"type": "array", "items": STRING},
    ),
]


def _listed_until(page: Any) -> datetime.datetime:
    """A filled vacancy was listed until it was filled, which is before now whenever now is."""
    return page.first_published_at if page.filled and page.first_published_at else page.closing_at


VACANCY = PageSerializer(
    VacancyPage,
    comes_last=True,
    listed_until=_listed_until,
    filters=[
        one_of("status", STATUSES, "Whether one can still apply. Lists hold those that are open or closing soon."),
        code("category", "category.code", "The code of the kind of work."),
        code("location", "locations.id", "The id of a place of work."),
        code("region", "locations.region", "The region of a place of work (ISO 3166-2)."),
        near("near", "locations.latitude", "locations.longitude", "Within so many kilometres of a place."),
        span("hours", "hours_min", "hours_max", "Hours per week that can be agreed on."),
        choice("employment_types", EmploymentType, "The kind of employment."),
        choice("contract", Contract, "The kind of contract."),
        choice("remote_policy", RemotePolicy, "Working from home."),
        choice("education_level", EducationLevel, "The education that is asked for."),
        choice("registrations", Registration, "A registration that is asked for."),
        code("reference", "reference", "The reference number."),
        number_filter("salary_min", "The least that is paid, in the period of the salary.", path="salary.minimum"),
        moment_filter("closing_at", "When it closes."),
    ],
    card=FACTS,
    document=[
        *FACTS,
        snippet("category", "job_category"),
        text("department"),
        option("contract", Contract),
        option("remote_policy", RemotePolicy),
        Field("salary", _salary, closed_object({field.name: field.schema for field in _SALARY})),
        option("education_level", EducationLevel),
        options("registrations", Registration),
        flag("conduct_certificate"),
        cards("locations", "location_rows", "location", ref="location"),
        html("what_you_do"),
        html("who_you_are"),
        html("what_we_offer"),
        html("team"),
        html("procedure"),
        Field(
            "contacts",
            _contacts,
            {
                "type": "array",
                "items": closed_object({"name": STRING, "role": TEXT, "phone": STRING, "email": STRING}),
            },
        ),
        plain("apply_url"),
        plain("apply_email"),
    ],
)
