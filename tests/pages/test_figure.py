"""Figures: numbers that cannot contradict themselves, their source or each other."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from pages.choices import ClaimStatus, Unit
from pages.models import Figure
from tests.factories.snippets import a_figure, a_source, republished, translated_snippet
from tests.pages.editing import refused, refused_by_the_database

pytestmark = pytest.mark.django_db

ONE_OR_RANGE = "Give either one value, or both ends of a range."
ORDER = "The end of the range must be above its start."
PERCENTAGE = "A percentage lies between 0 and 100."
ITSELF = "A figure cannot be a share of itself."


def unsaved(**fields: Any) -> Figure:
    """A figure on its way past the form: nothing has looked at it yet."""
    return Figure(
        locale=Locale.objects.get(language_code="nl"),
        **{"name": "Hoe vaak", "of": "de kinderen", "claim": "heeft er last van"} | fields,
    )


def test_figure_is_one_value() -> None:
    assert a_figure(value=1, draft=True).value == 1


def test_figure_is_a_range() -> None:
    figure = a_figure(minimum=25, maximum=30, draft=True)
    assert figure.value is None
    assert (figure.minimum, figure.maximum) == (Decimal(25), Decimal(30))


def test_value_and_range_together_are_refused() -> None:
    with refused(value=ONE_OR_RANGE):
        a_figure(value=27, minimum=25, maximum=30)


def test_figure_without_any_number_is_refused() -> None:
    with refused(value=ONE_OR_RANGE):
        a_figure(value=None)


@pytest.mark.parametrize("end", ["minimum", "maximum"])
def test_half_a_range_is_refused(end: str) -> None:
    with refused(value=ONE_OR_RANGE):
        a_figure(**{"value": None, end: 25})


@pytest.mark.parametrize("end", ["minimum", "maximum"])
def test_value_beside_half_a_range_is_refused(end: str) -> None:
    with refused(value=ONE_OR_RANGE):
        a_figure(**{"value": 10, end: 25})


@pytest.mark.parametrize(("low", "high"), [(30, 25), (25, 25)])
def test_range_that_does_not_rise_is_refused(low: int, high: int) -> None:
    with refused(maximum=ORDER):
        a_figure(minimum=low, maximum=high)


@pytest.mark.parametrize("value", [0, 100, Decimal("0.5")])
def test_percentage_between_0_and_100_is_kept(value: Decimal) -> None:
    assert a_figure(value=value, unit=Unit.PERCENT, draft=True).value == value


@pytest.mark.parametrize("value", [-1, 101, Decimal("100.001")])
def test_percentage_outside_0_and_100_is_refused(value: Decimal) -> None:
    with refused(value=PERCENTAGE):
        a_figure(value=value, unit=Unit.PERCENT)


def test_range_of_percentages_outside_0_and_100_is_refused_at_both_ends() -> None:
    with refused(minimum=PERCENTAGE, maximum=PERCENTAGE):
        a_figure(minimum=-5, maximum=105, unit=Unit.PERCENT)


def test_number_of_children_may_be_over_100() -> None:
    assert a_figure(value=52_000, unit=Unit.COUNT, draft=True).value == 52_000


def test_sourced_figure_needs_a_source() -> None:
    with refused(source="Name the source of a claim that has one."):
        a_figure(claim_status=ClaimStatus.SOURCED)


def test_sourced_figure_with_its_source_is_kept() -> None:
    source = a_source()
    assert a_figure(claim_status=ClaimStatus.SOURCED, source=source, draft=True).source == source


@pytest.mark.parametrize("status", [ClaimStatus.UNSOURCED, ClaimStatus.CONTESTED, ClaimStatus.SUPERSEDED])
def test_figure_that_says_it_has_no_source_needs_none(status: ClaimStatus) -> None:
    assert a_figure(claim_status=status, draft=True).source is None


def test_own_sentence_needs_a_reason() -> None:
    with refused(
        override_reason="Say why the generated sentence will not do: numbers and text may drift apart.",
    ):
        a_figure(sentence_override="Een op de vier kinderen.")


def test_own_sentence_with_a_reason_is_kept() -> None:
    figure = a_figure(sentence_override="Een op de vier.", override_reason="Leest beter.", draft=True)
    assert figure.sentence_override == "Een op de vier."


def test_figure_is_a_share_of_another_figure() -> None:
    whole = a_figure()
    assert a_figure(of_figure=whole, draft=True).of_figure == whole


def test_figure_that_is_a_share_of_itself_is_refused() -> None:
    figure = a_figure()
    with refused(of_figure=ITSELF):
        republished(figure, of_figure=figure)


def test_figure_that_is_a_share_of_its_own_translation_is_refused() -> None:
    figure = a_figure()
    english = translated_snippet(figure, "en", claim="is affected")
    with refused(of_figure=ITSELF):
        republished(figure, of_figure=english)


def test_figures_that_are_shares_of_each_other_are_refused() -> None:
    whole = a_figure()
    part = a_figure(of_figure=whole)
    smaller_part = a_figure(of_figure=part)
    with refused(of_figure=ITSELF):
        republished(whole, of_figure=smaller_part)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({}, "figure_value_or_range"),
        ({"value": 1, "minimum": 1, "maximum": 2}, "figure_value_or_range"),
        ({"minimum": 1}, "figure_value_or_range"),
        ({"maximum": 2}, "figure_value_or_range"),
        ({"minimum": 30, "maximum": 25}, "figure_range_in_order"),
        ({"minimum": 25, "maximum": 25}, "figure_range_in_order"),
        ({"value": 101}, "figure_percentage_within_hundred"),
        ({"value": -1}, "figure_percentage_within_hundred"),
        ({"minimum": -1, "maximum": 5}, "figure_percentage_within_hundred"),
        ({"minimum": 95, "maximum": 105}, "figure_percentage_within_hundred"),
        ({"value": 1, "claim_status": "sourced"}, "figure_sourced_has_source"),
    ],
)
def test_database_refuses_figures_that_go_past_the_form(fields: dict[str, Any], constraint: str) -> None:
    with refused_by_the_database(constraint):
        Figure.objects.bulk_create([unsaved(**fields)])


NUMBERS = st.one_of(
    st.none(), st.sampled_from([Decimal(0), Decimal(25), Decimal(100)]), st.decimals(-200, 200, places=3)
)


@settings(max_examples=200, deadline=None)
@given(
    value=NUMBERS,
    minimum=NUMBERS,
    maximum=NUMBERS,
    unit=st.sampled_from(Unit.values),
    claim_status=st.sampled_from(ClaimStatus.values),
)
def test_form_and_database_refuse_the_same_figures(**fields: Any) -> None:
    figure = unsaved(**fields)
    try:
        figure.clean()
        form_accepts = True
    except ValidationError:
        form_accepts = False
    try:
        with transaction.atomic():
            Figure.objects.bulk_create([figure])
        database_accepts = True
    except IntegrityError:
        database_accepts = False
    assert form_accepts is database_accepts
