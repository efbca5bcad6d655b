"""Which treatments help with a symptom is typed at the treatment and read at both."""

from typing import Any

import pytest
from django.utils import timezone

from pages.models import TreatmentRiskFactor, TreatmentSymptom
from publications.engine import reconcile
from publications.models import ReverseRelation
from publications.settling import out_of_date, settle
from tests.factories.api import document
from tests.factories.pages import (
    a_risk_factor,
    a_section,
    a_symptom,
    a_topic,
    a_treatment,
    published,
    stored,
    translated,
)

pytestmark = pytest.mark.django_db


def treating(symptom: Any, **fields: Any) -> Any:
    return a_treatment(symptom_rows=[TreatmentSymptom(symptom=symptom)], **fields)


def names(page: Any, locale: str = "nl") -> list[str]:
    settle()
    return [card["title"] for card in document(page, locale)["treatments"]]


def test_symptom_lists_the_treatments_that_name_it_in_the_order_of_the_menu() -> None:
    symptom, section = a_symptom(), a_section()
    for title in ("EMDR", "Basic Trust"):
        a_treatment(section, title=title, symptom_rows=[TreatmentSymptom(symptom=symptom)])
    a_treatment(section, title="Iets anders")
    assert names(symptom) == ["EMDR", "Basic Trust"]


def test_risk_factor_lists_the_treatments_that_address_it() -> None:
    factor = a_risk_factor()
    a_treatment(title="Pleegzorg", risk_factor_rows=[TreatmentRiskFactor(risk_factor=factor)])
    assert names(factor) == ["Pleegzorg"]


def test_treatment_that_names_another_symptom_changes_both_pages() -> None:
    topic = a_topic()
    before, after = a_symptom(topic, title="Angst"), a_symptom(topic, title="Woede")
    treatment = treating(before, title="EMDR")
    assert names(before) == ["EMDR"]
    treatment.symptom_rows.set([TreatmentSymptom(symptom=after)])
    published(treatment)
    assert (names(before), names(after)) == ([], ["EMDR"])


def test_withdrawn_treatment_leaves_the_symptom_and_comes_back_with_it() -> None:
    symptom = a_symptom()
    treatment = treating(symptom, title="EMDR")
    treatment.unpublish()
    assert names(symptom) == []
    published(stored(treatment))
    assert names(symptom) == ["EMDR"]
    stored(treatment).delete()
    assert names(symptom) == []
    assert not ReverseRelation.objects.exists()


def test_arabic_reader_of_a_symptom_gets_the_arabic_treatment() -> None:
    symptom = a_symptom()
    treatment = treating(symptom, title="EMDR")
    translated(treatment, "ar", title="علاج")
    assert names(symptom, "ar") == ["علاج"]
    assert names(symptom, "de") == ["EMDR"]


def test_relation_of_a_draft_is_not_told() -> None:
    symptom = a_symptom()
    treating(symptom, title="Nog niet", draft=True)
    assert names(symptom) == []


def test_relations_changed_by_bulk_statements_follow_after_reconcile() -> None:
    symptom = a_symptom()
    treating(symptom, title="EMDR")
    assert names(symptom) == ["EMDR"]
    TreatmentSymptom.objects.all().delete()
    reconcile()
    assert names(symptom) == []
    assert not out_of_date(timezone.now())
