"""Where a thing is used is known after a page was saved, and asked of it once."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail import tasks
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from pages.models import TreatmentRiskFactor, TreatmentSymptom
from tests.factories.pages import a_risk_factor, a_symptom, a_treatment, published, stored

pytestmark = pytest.mark.django_db

Names = list[tuple[str, str]]


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> Names:
    """The (model, pk) of each whole thing that was indexed, in order."""
    seen: Names = []
    known: Callable[..., Any] = ReferenceIndex.create_or_update_for_object

    def spy(thing: Any) -> Any:
        seen.append((thing._meta.model_name, str(thing.pk)))
        return known(thing)

    monkeypatch.setattr(tasks.ReferenceIndex, "create_or_update_for_object", spy)
    return seen


def users_of(thing: Any) -> set[str]:
    """The pages that refer to a thing, by name."""
    return {str(user) for user, _references in ReferenceIndex.get_grouped_references_to(thing)}


def a_treatment_with_relations(**fields: Any) -> tuple[Any, list[Any]]:
    symptoms = [a_symptom(title=f"Klacht {letter}") for letter in "abc"]
    rows = [TreatmentSymptom(symptom=symptom) for symptom in symptoms]
    return a_treatment(title="EMDR", symptom_rows=rows, **fields), symptoms


def test_page_is_indexed_once_for_all_of_its_rows(indexed: Names) -> None:
    treatment, symptoms = a_treatment_with_relations()
    treatment = stored(treatment)
    del indexed[:]
    treatment.save()
    assert indexed == [("treatmentpage", str(treatment.pk))]
    assert all("EMDR" in users_of(symptom) for symptom in symptoms)


def test_row_that_went_is_no_use_any_more() -> None:
    treatment, (first, *others) = a_treatment_with_relations()
    treatment = stored(treatment)
    treatment.symptom_rows = [TreatmentSymptom(symptom=symptom) for symptom in others]
    treatment.risk_factor_rows = [TreatmentRiskFactor(risk_factor=a_risk_factor(title="Stress"))]
    published(treatment)
    assert users_of(first) == set()
    assert all(users_of(symptom) == {"EMDR"} for symptom in others)


def test_index_that_was_switched_off_stays_off(indexed: Names) -> None:
    treatment, _symptoms = a_treatment_with_relations()
    del indexed[:]
    with disable_reference_index_auto_update():
        treatment.save()
        treatment.save()
    assert indexed == []
    treatment.save()
    assert len(indexed) == 1
