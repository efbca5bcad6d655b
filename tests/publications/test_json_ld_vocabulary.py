"""Graphs held against the vocabulary of schema.org itself, as the TypeScript compiler knows it from schema-dts."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pages.models import PAGE_TYPES
from tests.publications.graphs import (
    a_whole_topic,
    a_whole_vacancy,
    graph,
    node,
    organisation_card,
    pages_of_every_type,
)
from tests.publications.typescript import faults, install

pytestmark = [pytest.mark.django_db, pytest.mark.npm]


@pytest.fixture(autouse=True)
def _installed() -> None:
    install()


def typed(graphs: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """The graphs as wholes, and each of their nodes as what it says it is."""
    nodes = {
        f"{name}: {part['@type']}": (part["@type"], part) for name, graph in graphs.items() for part in graph["@graph"]
    }
    return {**{name: ("Graph", graph) for name, graph in graphs.items()}, **nodes}


def test_graph_of_every_page_type_is_in_the_words_of_schema_org(tmp_path: Path) -> None:
    card = organisation_card()
    pages = pages_of_every_type()
    assert {page.type_name for page in pages} == {model.type_name for model in PAGE_TYPES}
    graphs = {
        f"{page.type_name} {page.pk} {locale}": graph(page, locale, organisation=card)
        for page in pages
        for locale in ("nl", "pl")
    }
    assert faults(typed(graphs), tmp_path) == {}


def _unknown_property(topic: Any) -> None:
    node(topic, "MedicalCondition")["symptoms"] = ["Stress"]


def _unknown_property_deep_inside(topic: Any) -> None:
    node(topic, "MedicalCondition")["signOrSymptom"][0]["severity"] = "veel"


def _property_of_another_type(topic: Any) -> None:
    node(topic, "MedicalWebPage")["possibleTreatment"] = {"@id": "https://lindehof.example/"}


def _node_of_the_wrong_type(topic: Any) -> None:
    node(topic, "MedicalCondition")["possibleTreatment"][0]["@type"] = "PsychologicalTreatment"


def _null(topic: Any) -> None:
    node(topic, "MedicalWebPage")["description"] = None


def _unknown_type(topic: Any) -> None:
    node(topic, "MedicalCondition")["@type"] = "Condition"


def _text_for_a_number(vacancy: Any) -> None:
    node(vacancy, "JobPosting")["baseSalary"]["value"]["minValue"] = "veel"


MISTAKES: list[Callable[[Any], None]] = [
    _unknown_property,
    _unknown_property_deep_inside,
    _property_of_another_type,
    _node_of_the_wrong_type,
    _null,
    _unknown_type,
    _text_for_a_number,
]


def test_compiler_refuses_what_schema_org_does_not_know(tmp_path: Path) -> None:
    topic, vacancy = graph(a_whole_topic()), graph(a_whole_vacancy())
    graphs = {"topic": topic, "vacancy": vacancy}
    for mistake in MISTAKES:
        graphs[mistake.__name__] = wrong = copy.deepcopy(vacancy if mistake is _text_for_a_number else topic)
        mistake(wrong)
    refused = faults({name: ("Graph", graph) for name, graph in graphs.items()}, tmp_path)
    assert set(refused) == {mistake.__name__ for mistake in MISTAKES}
    assert "'\"severity\"' does not exist in type" in refused["_unknown_property_deep_inside"]
