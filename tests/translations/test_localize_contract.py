"""What we rely on in wagtail-localize and it does not promise. A new version has to pass here first."""

import inspect
from collections.abc import Callable, Iterator
from importlib.metadata import version
from typing import Any

import pytest
import wagtail_localize.models
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelcluster.models import get_all_child_relations
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.operations import translate_object
from wagtail_localize.strings import StringValue, validate_translation_links
from wagtail_localize.tasks import BaseJobBackend

from pages.models import TreatmentSymptom
from tests.factories.api import document
from tests.factories.pages import a_section, a_symptom, a_treatment, stored
from tests.factories.snippets import a_definition
from tests.factories.translators import imported, language, placed, returned, translation_of
from translations.kinds import translatable_models
from translations.segments import source_segments, update_source


def test_the_version_is_the_one_that_was_read() -> None:
    assert version("wagtail-localize") == "1.14.5"


# --- Settings ------------------------------------------------------------------------------------


def test_localize_publishes_nothing_of_its_own_accord() -> None:
    assert settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE is False


def test_localize_keeps_what_translators_wrote_when_a_page_is_deleted() -> None:
    assert settings.WAGTAILLOCALIZE_DISABLE_ON_DELETE is True


def test_slugs_keep_their_script() -> None:
    assert settings.WAGTAIL_ALLOW_UNICODE_SLUGS is True


def test_there_is_one_app_for_languages_and_one_for_translations() -> None:
    assert "wagtail_localize.locales" in settings.INSTALLED_APPS
    assert not {"wagtail.locales", "wagtail.contrib.simple_translation"} & set(settings.INSTALLED_APPS)


@pytest.mark.django_db
def test_submitting_a_live_page_puts_no_dutch_live_in_arabic() -> None:
    section = placed(a_section(title="Hulp"))
    translate_object(section, [language("ar")])
    assert translation_of(section).live is False
    assert document(section, "ar")["is_fallback"] is True


@pytest.mark.django_db
def test_texts_outlive_the_page_they_stood_on() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment, texts={"title": "علاج"}))
    translation_of(treatment).delete()
    assert StringTranslation.objects.get(context__object_id=treatment.translation_key).data == "علاج"


# --- Slugs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["العلاج-النفسي", "covid-інформація", "über-uns-größe"])
def test_localizes_slugify_keeps_letters_of_every_script(slug: str) -> None:
    assert wagtail_localize.models.slugify(slug) == slug


@pytest.mark.django_db
def test_localizes_own_update_keeps_an_arabic_slug() -> None:
    section = placed(a_section(title="Hulp"))
    imported(returned(section, slug="العلاج-النفسي"))
    source = update_source(stored(section))
    source.create_or_update_translation(language("ar"), publish=False, fallback=True)
    arabic = translation_of(section)
    assert (arabic.slug, arabic.get_latest_revision_as_object().slug) == ("العلاج-النفسي", "العلاج-النفسي")


# --- Which fields --------------------------------------------------------------------------------


def models_with_text() -> Iterator[Any]:
    """Everything that is translated, and the rows below it."""
    for model in translatable_models().values():
        yield model
        for relation in get_all_child_relations(model):
            if issubclass(relation.related_model, TranslatableMixin):
                yield relation.related_model


@pytest.mark.parametrize("model", list(dict.fromkeys(models_with_text())), ids=lambda model: model.__name__)
def test_what_follows_the_source_cannot_be_overridden_and_the_slug_is_left_alone(model: Any) -> None:
    fields = get_translatable_fields(model)
    assert {type(field) for field in fields} <= {TranslatableField, SynchronizedField}
    assert [field.field_name for field in fields if isinstance(field, SynchronizedField) and field.overridable] == []
    assert not {"slug", "locale", "translation_key", "go_live_at", "expire_at"} & {item.field_name for item in fields}


@pytest.mark.django_db
def test_numbers_and_relations_are_no_segments() -> None:
    rows = [TreatmentSymptom(symptom=a_symptom(title="Stress"), note="vaak")]
    broader = a_treatment(title="Gezinshulp")
    treatment = a_treatment(title="EMDR", min_age=4, broader=broader, symptom_rows=rows)
    source = update_source(treatment)
    assert not OverridableSegment.objects.filter(source=source).exists()
    assert sorted(segment.text for segment in source_segments(source)) == ["EMDR", "vaak"]


# --- What we call --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "parameters"),
    [
        (TranslationSource.update_or_create_from_instance, ["instance"]),
        (TranslationSource.get_ephemeral_translated_instance, ["self", "locale", "fallback"]),
        (TranslationSource.get_source_instance, ["self"]),
        (StringValue.from_translated_html, ["html"]),
        (validate_translation_links, ["translation_of", "data"]),
        (TranslatableField, ["field_name"]),
        (SynchronizedField, ["field_name", "overridable"]),
        (BaseJobBackend, ["options"]),
        (BaseJobBackend.enqueue, ["self", "func", "args", "kwargs"]),
    ],
    ids=lambda value: value.__qualname__ if callable(value) else "",
)
def test_what_we_call_takes_what_we_give(function: Callable[..., Any], parameters: list[str]) -> None:
    assert list(inspect.signature(function).parameters) == parameters


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (TranslationSource, {"object", "locale", "content_json"}),
        (StringSegment, {"source", "context", "string", "order"}),
        (Translation, {"source", "target_locale", "enabled"}),
        (TranslationLog, {"source", "locale", "revision"}),
        (
            StringTranslation,
            {
                *("translation_of", "locale", "context", "data", "translation_type"),
                *("last_translated_by", "updated_at", "has_error", "field_error"),
            },
        ),
    ],
)
def test_what_we_store_has_the_columns_we_name(model: Any, fields: set[str]) -> None:
    assert fields <= {field.name for field in model._meta.get_fields()}


def test_a_text_at_a_place_has_one_translation_in_a_language() -> None:
    assert StringTranslation._meta.unique_together == (("locale", "translation_of", "context"),)
    assert Translation._meta.unique_together == (("source", "target_locale"),)


@pytest.mark.django_db
@pytest.mark.parametrize("make", [lambda: placed(a_treatment(title="EMDR", summary="Hulp.")), a_definition])
def test_an_ephemeral_translation_saves_nothing(make: Callable[[], Any]) -> None:
    thing = make()
    imported(returned(thing))
    source = update_source(stored(thing))
    with CaptureQueriesContext(connection) as queries:
        source.get_ephemeral_translated_instance(language("ar"), fallback=True)
    statements = {query["sql"].split()[0] for query in queries}
    assert "SELECT" in statements
    assert not statements & {"INSERT", "UPDATE", "DELETE", "REPLACE"}


@pytest.mark.django_db
def test_a_source_that_did_not_change_is_not_taken_in_again() -> None:
    treatment = a_treatment(title="EMDR")
    first = update_source(treatment)
    again = update_source(stored(treatment))
    assert (again.pk, again.last_updated_at) == (first.pk, first.last_updated_at)


@pytest.mark.parametrize("html", ["<script>x</script>", "<p>x</p>", "<b class='x'>x</b>", "<a href='/x'>x</a>"])
def test_localize_refuses_markup_that_no_text_may_hold(html: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        StringValue.from_translated_html(html)


def test_localize_refuses_a_link_that_the_source_does_not_have() -> None:
    with pytest.raises(ValueError, match="a2"):
        validate_translation_links('<a id="a1">x</a>', '<a id="a1">x</a> <a id="a2">y</a>')
