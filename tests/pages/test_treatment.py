"""What a treatment may say of ages, and of the treatment it is a form of."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pages.models import TreatmentPage
from pages.validators import ordered_range
from tests.factories.pages import a_treatment, published, stored, translated
from tests.pages.editing import refused, refused_by_the_database, revised

pytestmark = pytest.mark.django_db

ORDER = "The end of the range must be above its start."
TOO_OLD = "Nobody grows that old: use an age up to 120."
CIRCLE = "A treatment cannot be a form of itself."


@pytest.mark.parametrize(("low", "high"), [(0, 18), (17, 18), (0, 120), (None, 18), (18, None), (None, None)])
def test_treatment_for_a_range_of_ages_is_kept(low: int | None, high: int | None) -> None:
    treatment = a_treatment(min_age=low, max_age=high, draft=True)
    assert (treatment.min_age, treatment.max_age) == (low, high)


def test_treatment_for_ages_18_to_0_is_refused() -> None:
    with refused(max_age=ORDER):
        revised(a_treatment(draft=True), min_age=18, max_age=0)


def test_treatment_for_ages_18_to_18_is_for_nobody_and_refused() -> None:
    with refused(max_age=ORDER):
        revised(a_treatment(draft=True), min_age=18, max_age=18)


def test_treatment_up_to_age_121_is_refused() -> None:
    with refused(max_age=TOO_OLD):
        revised(a_treatment(draft=True), min_age=18, max_age=121)


def test_treatment_from_age_121_is_refused_also_without_an_end() -> None:
    with refused(min_age=TOO_OLD):
        revised(a_treatment(draft=True), min_age=121)


@pytest.mark.parametrize(
    ("low", "high", "constraint"),
    [
        (18, 0, "treatment_ages_in_order"),
        (18, 18, "treatment_ages_in_order"),
        (18, 121, "treatment_age_of_a_human"),
        (None, 200, "treatment_age_of_a_human"),
    ],
)
def test_database_refuses_ages_that_go_past_the_form(low: int | None, high: int, constraint: str) -> None:
    treatment = a_treatment(draft=True)
    with refused_by_the_database(constraint):
        TreatmentPage.objects.filter(pk=treatment.pk).update(min_age=low, max_age=high)


@given(low=st.integers(-200, 200), high=st.integers(-200, 200))
@example(low=18, high=18)
def test_half_open_range_is_in_order_when_it_holds_at_least_one_age(low: int, high: int) -> None:
    assert (ordered_range(low, high, "max_age", strict=True) == {}) is (len(range(low, high)) > 0)


@given(low=st.decimals(allow_nan=False), high=st.decimals(allow_nan=False))
def test_closed_range_is_in_order_when_its_end_is_not_below_its_start(low: object, high: object) -> None:
    ends = sorted([low, high])  # type: ignore[type-var]  # decimals
    assert ordered_range(ends[0], ends[1], "end") == {}
    assert (ordered_range(ends[1], ends[0], "end") == {}) is (low == high)


@given(end=st.one_of(st.none(), st.integers()), strict=st.booleans())
def test_open_ended_range_is_always_in_order(end: int | None, strict: bool) -> None:
    assert ordered_range(None, end, "end", strict=strict) == {}
    assert ordered_range(end, None, "end", strict=strict) == {}


def test_emdr_is_a_form_of_trauma_treatment() -> None:
    trauma = a_treatment(title="Traumabehandeling", draft=True)
    emdr = a_treatment(title="EMDR", broader=trauma, draft=True)
    assert emdr.broader == trauma


def test_treatment_that_is_a_form_of_itself_is_refused() -> None:
    treatment = a_treatment(draft=True)
    with refused(broader=CIRCLE):
        revised(treatment, broader=treatment)


def test_treatments_that_are_forms_of_each_other_are_refused() -> None:
    trauma = a_treatment(title="Traumabehandeling", draft=True)
    emdr = a_treatment(title="EMDR", broader=trauma, draft=True)
    children = a_treatment(title="EMDR voor kinderen", broader=emdr, draft=True)
    with refused(broader=CIRCLE):
        revised(trauma, broader=children)


def test_treatment_that_is_a_form_of_its_own_translation_is_refused() -> None:
    dutch = a_treatment(title="EMDR")
    english = translated(dutch, "en", title="EMDR")
    with refused(broader=CIRCLE):
        revised(dutch, broader=english)


def test_circle_made_past_the_form_is_noticed_when_a_third_treatment_joins_it() -> None:
    first = a_treatment(draft=True)
    second = a_treatment(broader=first, draft=True)
    TreatmentPage.objects.filter(pk=first.pk).update(broader=second)
    with refused(broader=CIRCLE):
        revised(a_treatment(draft=True), broader=stored(second))


def test_ages_are_checked_again_when_a_published_treatment_changes() -> None:
    treatment = a_treatment(min_age=0, max_age=18)
    treatment.min_age = 20
    with refused(max_age=ORDER):
        published(treatment)
    assert stored(treatment).min_age == 0
