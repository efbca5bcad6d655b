"""Every stored document fits its closed schema, is the same in every process, and costs the same to read."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pages.models import RelatedPage, TopicRiskFactor, TopicSymptom, TopicTreatment, TreatmentSymptom
from publications.builder import build_document, canonical_bytes, load_source
from publications.candidates import page_models, snippet_models
from publications.context import BuildContext
from publications.html import publish_html
from publications.models import Publication
from publications.schema import document_schema
from publications.settling import settle
from tests.factories.api import get
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
    stored,
)
from tests.factories.snippets import a_call_to_action, a_figure, a_helpline, a_location, a_person, an_organisation

pytestmark = pytest.mark.django_db


def one_of_everything() -> None:
    locale = home().locale
    topic = a_topic(title="Hechting")
    risk, symptom = a_risk_factor(topic), a_symptom(topic)
    treatment = a_treatment(symptom_rows=[TreatmentSymptom(symptom=symptom, locale=locale)])
    topic = stored(topic)
    topic.risk_factor_rows = [TopicRiskFactor(risk_factor=risk, locale=locale)]
    topic.symptom_rows = [TopicSymptom(symptom=symptom, locale=locale)]
    topic.treatment_rows = [TopicTreatment(treatment=treatment, goal="Rust", locale=locale)]
    topic.body = [("list_of", {"heading": "", "of": "symptoms"}), ("crisis_box", None)]
    topic.save_revision().publish()
    an_attachment_type(topic)
    a_job_alert_page()
    a_vacancy()
    an_article(body=[("text", {"heading": "Kop", "html": "<p>Tekst</p>"})])
    for build in (a_helpline, a_figure, a_person, a_location, an_organisation, a_call_to_action):
        build()
    settle()


def test_every_stored_document_fits_the_schema_of_its_type() -> None:
    one_of_everything()
    validators = {
        name: Draft202012Validator(document_schema(name))
        for name in [*page_models(), *snippet_models(), "navigation", "image"]
    }
    seen = set()
    for row in Publication.objects.all():
        validators[row.type].validate(json.loads(bytes(row.body)))
        seen.add(row.type)
    assert set(page_models()) <= seen


def test_schemas_are_closed_all_the_way_down() -> None:
    def objects(schema: Any) -> Any:
        if isinstance(schema, dict):
            if schema.get("type") == "object":
                yield schema
            for value in schema.values():
                yield from objects(value)
        elif isinstance(schema, list):
            for value in schema:
                yield from objects(value)

    for name in page_models():
        for schema in objects(document_schema(name)):
            assert schema["additionalProperties"] is False, schema


def test_building_again_gives_the_stored_bytes() -> None:
    one_of_everything()
    for row in Publication.objects.all():
        assert row.built_at is not None
        built = build_document(load_source(row), row, BuildContext(row.locale, row.built_at))
        assert built.data == bytes(row.body), row


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_text_is_stored_in_nfc_whatever_an_editor_typed(text: str) -> None:
    import unicodedata

    try:
        data = canonical_bytes({"title": text})
    except TypeError:
        return  # lone surrogates are no text; no form field accepts them
    assert unicodedata.is_normalized("NFC", data.decode())
    assert unicodedata.normalize("NFC", text) == json.loads(data)["title"]


@pytest.mark.parametrize("number", [5, 50])
def test_reading_a_document_costs_the_same_for_few_and_many_relations(number: int) -> None:
    targets = [an_article(title=f"Doel {n}") for n in range(number)]
    page = an_article(title="Bron", related_rows=[RelatedPage(target=target) for target in targets])
    settle()
    with CaptureQueriesContext(connection) as queries:
        assert get(f"pages/{page.translation_key}/").status_code == 200
    assert len(queries) == 1


@pytest.mark.parametrize("number", [5, 50])
def test_reading_a_list_costs_the_same_for_few_and_many_items(number: int) -> None:
    section = a_section()
    for n in range(number):
        an_article(section, title=f"Artikel {n}")
    with CaptureQueriesContext(connection) as queries:
        assert get("pages/", type="article", limit=100).json()["count"] == number
    assert len(queries) == 1


def test_reading_by_path_costs_one_query_and_never_touches_the_page_tables() -> None:
    an_article(title="Hechting")
    with CaptureQueriesContext(connection) as queries:
        get("pages/by-path/", path="/nl/hechting/")
    assert len(queries) == 1
    assert "wagtailcore_page" not in queries[0]["sql"]


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    "<svg/onload=alert(1)>",
    '<p onclick="alert(1)">x</p>',
    '<embed embedtype="image" id="1" alt="x" />',
    "<math><mtext></table><mglyph><style><!--</style><img title=--&gt;&lt;img src=1 onerror=alert(1)>",
    '<iframe src="https://evil.example"></iframe>',
]


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_active_comes_out_of_rich_text(source: str) -> None:
    published = publish_html(f"<p>voor</p>{source}<p>na</p>", lambda pk: None)
    lowered = published.lower()
    assert not any(word in lowered for word in ("<script", "onerror", "onload", "onclick", "<iframe", "<img", "<embed"))
    assert 'href="javascript' not in lowered
    assert 'href="data' not in lowered
    assert published.startswith("<p>voor</p>")


@given(st.text(max_size=200))
def test_publishing_rich_text_twice_changes_nothing_more(source: str) -> None:
    try:
        once = publish_html(source, lambda pk: None)
    except ValueError:
        return  # lxml refuses NUL and control characters, which no editor's form lets through
    assert publish_html(once, lambda pk: None) == once
