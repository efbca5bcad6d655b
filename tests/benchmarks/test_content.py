"""The content that is measured: what Wagtail itself would have stored, and the same in every run."""

from typing import Any

import pytest
from wagtail.models import Page

from benchmarks import content
from benchmarks.texts import BODY_BYTES, Writer
from pages.models import RiskFactorPage, SymptomPage, TreatmentPage
from publications.engine import paused, reconcile
from publications.models import Publication
from publications.settling import settle
from tests.factories.api import read

PAGES = 30


@pytest.fixture
def made(db: None) -> None:
    with paused():
        content.make(PAGES, ["nl", "en"])


def titles(pages: Any) -> list[str]:
    return [page.title for page in pages]


@pytest.mark.usefixtures("made")
def test_the_tree_is_sound() -> None:
    assert not any(Page.find_problems())


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_language_has_every_page(code: str) -> None:
    counts = [
        model.objects.filter(locale__language_code=code).count()
        for model in (TreatmentPage, SymptomPage, RiskFactorPage)
    ]

    assert counts == [15, 7, 8]


@pytest.mark.usefixtures("made")
def test_every_treatment_is_related_to_five_symptoms_and_five_risk_factors_of_its_language() -> None:
    for page in TreatmentPage.objects.all():
        symptoms = [row.symptom for row in page.symptom_rows.all()]
        risk_factors = [row.risk_factor for row in page.risk_factor_rows.all()]

        assert len({each.pk for each in symptoms}) == len({each.pk for each in risk_factors}) == 5
        assert {each.locale_id for each in [*symptoms, *risk_factors]} == {page.locale_id}


@pytest.mark.usefixtures("made")
def test_what_was_inserted_in_bulk_can_be_edited_like_any_page() -> None:
    page = TreatmentPage.objects.first()

    page.save_revision().publish()

    assert TreatmentPage.objects.get(pk=page.pk).live_revision is not None


@pytest.mark.usefixtures("made")
def test_all_of_it_is_published_after_a_reconcile() -> None:
    reconcile()
    settle()

    assert not Publication.objects.exclude(served=True, failure="").exists()
    answer = read("pages/", type="treatment", locale="en", limit=1)
    assert answer["count"] == 15
    assert answer["items"][0]["title"] == "Treatment 0 en"
    assert answer["items"][0]["image"]["alt"]


def test_the_same_page_says_the_same_in_every_run() -> None:
    first, second = (Writer("treatment", 1, "nl", links=[7, 8]) for _ in range(2))

    assert [first.body(), first.html(400), first.steps(2)] == [second.body(), second.html(400), second.steps(2)]


def test_a_body_is_as_long_as_a_real_one_and_links_to_other_pages() -> None:
    body = Writer("treatment", 1, "nl", links=[7, 8]).body()

    assert BODY_BYTES * 0.8 < len(body) < BODY_BYTES * 1.4
    assert body.count('linktype=\\"page\\"') == 4
