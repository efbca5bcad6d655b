"""A field that holds several values of a closed vocabulary."""

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from pages.choices import LifeStage
from pages.fields import ChoiceListField, lines

STAGES = ChoiceListField("stages of life", vocabulary=LifeStage, help_text="Which ones?")
REQUIRED = ChoiceListField(vocabulary=LifeStage, blank=False)

VALUES = st.sampled_from(LifeStage.values)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def sentences(field: ChoiceListField, value: Any) -> list[str]:
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        field.clean(value, None)
    with translation.override("en"):
        return refusal.value.messages


@given(chosen=st.lists(VALUES))
def test_chosen_values_are_kept_once_and_in_the_order_of_the_vocabulary(chosen: list[str]) -> None:
    kept = STAGES.clean(chosen, None)
    assert set(kept) == set(chosen)
    assert kept == [value for value in LifeStage.values if value in kept]


@given(chosen=st.lists(VALUES))
def test_cleaning_twice_changes_nothing(chosen: list[str]) -> None:
    kept = STAGES.clean(chosen, None)
    assert STAGES.clean(kept, None) == kept


def test_value_outside_the_vocabulary_is_refused_by_its_name() -> None:
    assert sentences(STAGES, ["child", "toddler"]) == ["“toddler” is not in the list."]


@pytest.mark.parametrize("value", ["child", {"child": True}, 3, True])
def test_what_is_no_list_is_refused(value: Any) -> None:
    assert sentences(STAGES, value) == ["Choose from the list."]


@given(stored=JSON)
def test_any_other_json_is_refused_and_breaks_nothing(stored: Any) -> None:
    """Whatever an import brings: it is kept, or refused as any wrong value is."""
    try:
        kept = STAGES.clean(stored, None)
    except ValidationError:
        kept = []
    assert set(kept) <= set(LifeStage.values)


def test_nothing_chosen_is_kept_where_that_is_allowed() -> None:
    assert STAGES.clean([], None) == []


def test_nothing_chosen_is_refused_where_something_must_be() -> None:
    assert sentences(REQUIRED, []) == ["This field cannot be blank."]


def test_form_offers_the_vocabulary_as_check_boxes() -> None:
    field: Any = STAGES.formfield()
    assert (type(field), type(field.widget)) == (forms.MultipleChoiceField, forms.CheckboxSelectMultiple)
    assert list(field.choices) == LifeStage.choices
    assert (field.label, field.help_text) == ("stages of life", "Which ones?")


def test_form_needs_a_choice_only_where_the_field_does() -> None:
    assert STAGES.formfield().required is False
    assert REQUIRED.formfield().required is True


def test_form_refuses_a_value_outside_the_vocabulary() -> None:
    with pytest.raises(ValidationError):
        STAGES.formfield().clean(["toddler"])


def test_each_new_thing_starts_with_a_list_of_its_own() -> None:
    assert STAGES.get_default() == []
    assert STAGES.get_default() is not STAGES.get_default()


def test_one_line_per_item_leaves_out_what_is_empty() -> None:
    assert lines("  hechting \n\n binding\r\n   \n") == ["hechting", "binding"]


@given(text=st.text())
def test_lines_are_never_empty_and_never_padded(text: str) -> None:
    assert all(line and line == line.strip() for line in lines(text))
