"""Graphs of pages in the vocabulary of schema.org: ``graph(page)`` is one, ``node(graph, "Person")`` a part of it."""

import datetime
from typing import Any

from django.utils import timezone

from pages.models import (
    Citation,
    TopicFigure,
    TopicRiskFactor,
    TopicSymptom,
    TopicTreatment,
    TreatmentSymptom,
    VacancyContact,
    VacancyLocation,
)
from publications.jsonld import json_ld
from publications.settling import settle
from tests.factories.api import document, read
from tests.factories.images import an_image
from tests.factories.pages import (
    a_job_alert_page,
    a_risk_factor,
    a_section,
    a_symptom,
    a_topic,
    a_treatment,
    a_vacancy,
    an_article,
    an_attachment_type,
    home,
    published,
)
from tests.factories.snippets import a_figure, a_location, a_person, a_source, an_organisation

SITE = "https://www.lindehof.example"
FAQ_BLOCK = ("faq", {"heading": "", "questions": [{"question": "Wat kost het?", "answer": "<p>Niets.</p>"}]})
UTRECHT: dict[str, Any] = {
    "street": "Lindelaan 1",
    "postal_code": "3500 AA",
    "latitude": "52.09083",
    "longitude": "5.12222",
}


def graph(page: Any, locale: str = "nl", *, organisation: Any = None) -> Any:
    """The graph of a page as it is served in a language."""
    return json_ld(document(page, locale), SITE, organisation)


def node(graph: Any, type_name: str) -> Any:
    """The one node of this type."""
    (found,) = [node for node in graph["@graph"] if node["@type"] == type_name]
    return found


def types(graph: Any) -> list[str]:
    return [node["@type"] for node in graph["@graph"]]


def strings(value: Any, path: str = "") -> list[tuple[str, str]]:
    """Every text in a graph, with the name of the property it stands in."""
    if isinstance(value, dict):
        return [found for name, inner in value.items() for found in strings(inner, name)]
    if isinstance(value, list):
        return [found for inner in value for found in strings(inner, path)]
    return [(path, value)] if isinstance(value, str) else []


def organisation_card() -> Any:
    """The card of the organisation, with a website and a logo."""
    an_organisation(website="https://lindehof.example/", logo=an_image("Logo"), logo_alt="Een lindeblad")
    settle()
    return read("navigation/", locale="nl")["organisation"]


def reviewed(**fields: Any) -> dict[str, Any]:
    """The fields of a page that a clinician approved."""
    today = timezone.localdate()
    return {
        "review_status": "approved",
        "last_reviewed": today,
        "next_review_due": today + datetime.timedelta(days=365),
        "reviewed_by": a_person(role="Behandelaar", credential="Gz-psycholoog", registration="BIG 0000"),
        **fields,
    }


def a_whole_topic() -> Any:
    """A topic in which no field is empty, with a relation of every kind."""
    topic = a_topic(
        title="Hechtingsproblemen",
        summary="Wat hechting is.",
        alternate_names="Hechtingsproblematiek\nOnveilige hechting",
        hero_image=an_image(),
        hero_alt="Een linde",
        causes=[("item", {"title": "Te weinig aandacht", "explanation": "Een kind is vaak alleen."})],
        faqs=[("item", {"question": "Gaat het over?", "answer": "<p>Vaak <b>wel</b>.</p>"})],
        body=[FAQ_BLOCK],
        citation_rows=[
            Citation(
                source=a_source(kind=kind, title=f"Bron {kind}", authors="M. Main", publisher="Uitgever", year=1986)
            )
            for kind in ("guideline", "study", "registry", "law", "book", "web")
        ],
        **reviewed(),
    )
    figures = [
        a_figure(claim="heeft er last van", source=a_source(), claim_status="sourced"),
        a_figure(claim="heeft een stoornis", claim_status="unsourced"),
    ]
    felt, seen = a_symptom(topic, title="Stress"), a_symptom(topic, title="Wegkijken", perspective="observed")
    along = a_symptom(topic, title="Depressie", kind="associated_condition")
    topic.symptom_rows = [
        TopicSymptom(symptom=symptom, locale=topic.locale, life_stage=stage)
        for symptom, stage in ((felt, "child"), (felt, "adult"), (seen, "child"), (along, ""))
    ]
    topic.risk_factor_rows = [TopicRiskFactor(risk_factor=a_risk_factor(topic, title="Armoede"), locale=topic.locale)]
    topic.treatment_rows = [
        TopicTreatment(treatment=a_treatment(topic, title="EMDR"), goal="Rust", locale=topic.locale)
    ]
    topic.figure_rows = [TopicFigure(figure=figure) for figure in figures]
    page = published(topic)
    settle()
    return page


def a_whole_vacancy(**fields: Any) -> Any:
    return a_vacancy(
        a_section(),
        **{
            "title": "Begeleider",
            "summary": "Je helpt gezinnen.",
            "what_you_do": "<p>Je begeleidt.</p>",
            "what_we_offer": "<ul><li>Tijd</li></ul>",
            "registrations": ["SKJ"],
            "location_rows": [VacancyLocation(location=a_location(**UTRECHT))],
            "contact_rows": [VacancyContact(name="Sam", role="Teamleider", phone="0301234567")],
        }
        | fields,
    )


def pages_of_every_type() -> list[Any]:
    """At least one page of every type, with whatever its graph can hold; all public."""
    topic = a_whole_topic()
    symptom = a_symptom(topic, title="Onrust", explanation="<p>Je rust nooit.</p>", **reviewed())
    treatment = a_treatment(
        title="Gezinshulp",
        abbreviation="IG",
        alternate_names="Hulp thuis",
        steps=[("item", {"title": "Kennismaken", "html": "<p>We komen <em>langs</em>.</p>"})],
        symptom_rows=[TreatmentSymptom(symptom=symptom)],
    )
    section = a_section(title="Lezen", body=[FAQ_BLOCK])
    article = an_article(section, summary="Een verhaal.", hero_image=an_image(), hero_alt="Een linde")
    form = {
        "behaviours": [("item", {"text": "Speelt door", "setting": "Als je thuiskomt"})],
        "origins": [("item", "Vaak afgewezen")],
    }
    pages = [
        home(),
        section,
        topic,
        an_attachment_type(topic, summary="Vermijdt contact.", **form),
        an_attachment_type(topic, pattern="secure"),
        a_risk_factor(topic, title="Adoptie", standalone=True, explanation="<p>Een breuk.</p>"),
        a_risk_factor(topic, title="Verhuizen"),
        symptom,
        a_symptom(topic, perspective="observed"),
        a_symptom(topic, kind="associated_condition"),
        treatment,
        article,
        a_job_alert_page(),
        a_whole_vacancy(),
        a_whole_vacancy(remote_policy="fully", salary_min=20, salary_max=20, salary_period="hour"),
        a_whole_vacancy(filled=True),
    ]
    settle()
    return pages
