"""Every field of every model has a decision: translated, following the source, or left to each language."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields

from pages.models import PAGE_TYPES, SNIPPETS, HealthPage, VacancyPage

MODELS: list[Any] = [
    model for model in apps.get_app_config("pages").get_models() if hasattr(model, "translatable_fields")
]
# Text that readers or editors may see, and that could stand in another language.
TEXT = (models.CharField, models.TextField, StreamField)
NUMBERS = (models.IntegerField, models.DecimalField, models.BooleanField, models.DateField, models.JSONField)

# Text that is the same in every language, each with the reason. A new text field stands here or in ``translated``.
SAME_EVERYWHERE = {
    "CallToAction.target_url": "an address",
    "ContactPoint.email": "an address",
    "ContactPoint.phone": "a phone number",
    "ContactPoint.url": "an address",
    "ContentWarning.code": "a code for programs",
    "Figure.name": "for editors only",
    "Figure.override_reason": "for editors only",
    "Helpline.chat_url": "an address",
    "Helpline.country": "a code for programs",
    "Helpline.languages": "codes for programs",
    "Helpline.phone": "a phone number",
    "Helpline.website": "an address",
    "JobCategory.code": "a code for programs",
    "LegalText.code": "a code for programs",
    "Organisation.country": "a code for programs",
    "Organisation.name": "a name",
    "Organisation.website": "an address",
    "Person.name": "a name",
    "Person.registration": "a number in a register",
    "RiskFactorGroup.code": "a code for programs",
    "VacancyContact.email": "an address",
    "VacancyContact.name": "a name",
    "VacancyContact.phone": "a phone number",
    "VacancyPage.apply_email": "an address",
    "VacancyPage.apply_url": "an address",
    "VacancyPage.reference": "a number of the organisation",
    "VacancyPage.salary_agreement": "the name of a Dutch agreement",
    "VacancyPage.salary_currency": "a code for programs",
    "VacancyPage.salary_scale": "a name from that agreement",
}
# Text that each language has for itself, copied from nowhere.
OWN_IN_EACH_LANGUAGE = {"slug", "review_scope"}


# What is kept of a page, beside what it says, in fields that count as editable.
BOOKKEEPING = {
    "path",
    "depth",
    "numchild",
    "content_type",
    "owner",
    "locale",
    "first_published_at",
    "go_live_at",
    "expire_at",
    # Ours, and said of one revision alone.
    "minor_change",
}


def policy(model: Any) -> dict[str, TranslatableField | SynchronizedField]:
    return {field.field_name: field for field in model.translatable_fields}


def fields(model: Any) -> Iterator[models.Field]:
    """The fields an editor fills in; Wagtail's own bookkeeping is none of them."""
    for field in model._meta.get_fields():
        if isinstance(field, models.Field) and field.editable and field.name not in BOOKKEEPING:
            yield field


def is_free_text(field: models.Field) -> bool:
    return isinstance(field, TEXT) and not field.choices


def free_text() -> list[tuple[Any, str]]:
    return [(model, field.name) for model in MODELS for field in fields(model) if is_free_text(field)]


def named(pairs: list[tuple[Any, str]]) -> list[Any]:
    return [pytest.param(model, name, id=f"{model.__name__}.{name}") for model, name in pairs]


def test_every_page_type_and_every_shared_piece_with_text_has_a_policy() -> None:
    translated = {model for model in SNIPPETS if issubclass(model, TranslatableMixin)}
    assert {*PAGE_TYPES, *translated} <= set(MODELS)
    assert {model.__name__ for model in set(SNIPPETS) - translated} == {"Source", "Location"}


@pytest.mark.parametrize(("model", "name"), named(free_text()))
def test_text_is_translated_unless_there_is_a_reason_not_to(model: Any, name: str) -> None:
    decided = policy(model).get(name)
    if name in OWN_IN_EACH_LANGUAGE:
        assert decided is None
    elif f"{model.__name__}.{name}" in SAME_EVERYWHERE:
        assert isinstance(decided, SynchronizedField)
    else:
        assert isinstance(decided, TranslatableField)


def test_every_reason_belongs_to_a_field_that_exists() -> None:
    assert set(SAME_EVERYWHERE) <= {f"{model.__name__}.{name}" for model, name in free_text()}


@pytest.mark.parametrize("model", MODELS)
def test_every_name_a_model_declares_translated_is_translated(model: Any) -> None:
    found = {name for name, field in policy(model).items() if isinstance(field, TranslatableField)}
    assert set(model.translated) <= found


@pytest.mark.parametrize("model", MODELS)
def test_nothing_but_text_and_rows_is_translated(model: Any) -> None:
    rows = {relation.name for relation in get_all_child_relations(model)}
    for name, field in policy(model).items():
        if isinstance(field, TranslatableField) and name not in rows:
            assert is_free_text(model._meta.get_field(name)), name


@pytest.mark.parametrize("model", MODELS)
def test_relations_follow_the_source_and_cannot_be_set_apart(model: Any) -> None:
    relations = [field for field in fields(model) if isinstance(field, models.ForeignKey)]
    left_out = set(getattr(model, "per_language", ()))
    for field in relations:
        if field.name in left_out or isinstance(field, (ParentalKey, models.OneToOneField)):
            assert field.name not in policy(model)
        else:
            assert follows_the_source(policy(model)[field.name]), field.name


@pytest.mark.parametrize("model", MODELS)
def test_numbers_dates_flags_and_choices_follow_the_source_and_cannot_be_set_apart(model: Any) -> None:
    left_out = set(getattr(model, "per_language", ()))
    for field in fields(model):
        if (isinstance(field, NUMBERS) or field.choices) and not field.primary_key and field.name not in left_out:
            assert follows_the_source(policy(model)[field.name]), field.name


def follows_the_source(field: TranslatableField | SynchronizedField) -> bool:
    return isinstance(field, SynchronizedField) and not field.overridable


@pytest.mark.parametrize("model", [*PAGE_TYPES])
def test_address_belongs_to_its_language(model: Any) -> None:
    assert "slug" not in policy(model)


@pytest.mark.parametrize("model", [model for model in PAGE_TYPES if issubclass(model, HealthPage)])
@pytest.mark.parametrize("name", ["review_status", "last_reviewed", "next_review_due", "reviewed_by", "review_scope"])
def test_review_belongs_to_its_language(model: Any, name: str) -> None:
    assert model._meta.get_field(name)
    assert name not in policy(model)


@pytest.mark.parametrize("model", [*PAGE_TYPES])
def test_copying_a_health_page_leaves_its_review_behind(model: Any) -> None:
    if issubclass(model, HealthPage):
        assert {field.name for field in fields(model) if "review" in field.name} == set(model.exclude_fields_in_copy)


@pytest.mark.parametrize("model", MODELS)
def test_what_is_live_and_until_when_belongs_to_its_language(model: Any) -> None:
    state = {"live", "live_revision", "latest_revision", "expired", "last_published_at", "locked", "locked_by"}
    assert not (state | BOOKKEEPING) & set(policy(model))


@pytest.mark.parametrize("model", MODELS)
def test_rows_with_text_are_translated_and_rows_without_follow_the_source(model: Any) -> None:
    for relation in get_all_child_relations(model):
        if relation.name == COMMENTS_RELATION_NAME or relation.name not in policy(model):
            continue
        with_text = any(is_free_text(field) for field in fields(relation.related_model))
        decided = policy(model)[relation.name]
        assert isinstance(decided, TranslatableField) is with_text, relation.name
        assert issubclass(relation.related_model, TranslatableMixin) is with_text, relation.name
        if not with_text:
            assert follows_the_source(decided), relation.name


@pytest.mark.parametrize("model", MODELS)
def test_every_row_of_ours_has_a_decision(model: Any) -> None:
    ours = {
        relation.name
        for relation in get_all_child_relations(model)
        if relation.related_model._meta.app_label == "pages"
    }
    assert ours <= set(policy(model))


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, Page)])
def test_editors_comments_are_not_for_translators(model: Any) -> None:
    assert COMMENTS_RELATION_NAME not in policy(model)


@pytest.mark.parametrize("model", MODELS)
def test_translation_engine_reads_the_policy(model: Any) -> None:
    read = {field.field_name: type(field) for field in get_translatable_fields(model)}
    assert read == {name: type(field) for name, field in policy(model).items()}


def test_rich_text_is_text() -> None:
    field = VacancyPage._meta.get_field("team")
    assert isinstance(field, RichTextField)
    assert is_free_text(field)
