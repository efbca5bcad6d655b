"""Sync with “publish immediately” puts source-language text back on the live translated page."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.views.update_translations import UpdateTranslationsView

from tests.factories.languages import a_superuser, a_translation, a_translator, at_work
from tests.factories.pages import a_section, a_treatment, published, stored
from tests.factories.translators import translation_of
from tests.translations.pitfalls.plain import a_request, without_gates
from translations.publishing import PublishingRefused

pytestmark = pytest.mark.django_db


def a_treatment_that_changed() -> tuple[Any, TranslationSource]:
    """Live in Arabic, and then worded otherwise in Dutch."""
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp bij angst.")
    a_translation(treatment)
    treatment = stored(treatment)
    treatment.summary = "Heel andere hulp."
    return published(treatment), TranslationSource.objects.get_for_instance(treatment)


def publish_immediately(source: TranslationSource) -> None:
    """localize's own view, by somebody who may do everything."""
    request = a_request(a_superuser(), publish_translations="on", next="/admin/")
    UpdateTranslationsView.as_view()(request, translation_source_id=source.pk)


def test_localize_puts_dutch_on_the_live_arabic_page(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    treatment, source = a_treatment_that_changed()
    without_gates(monkeypatch)
    with django_capture_on_commit_callbacks(execute=True):
        publish_immediately(source)
    assert translation_of(treatment).summary == "Heel andere hulp."


def test_the_last_line_stops_even_that(django_capture_on_commit_callbacks: Any) -> None:
    _treatment, source = a_treatment_that_changed()
    with pytest.raises(PublishingRefused), django_capture_on_commit_callbacks(execute=True):
        publish_immediately(source)


@pytest.mark.parametrize("values", [{}, {"publish_translations": "on"}])
def test_here_the_live_page_keeps_its_words_and_translators_get_the_new_ones(values: dict[str, str]) -> None:
    treatment, source = a_treatment_that_changed()
    before = (translation_of(treatment).summary, translation_of(treatment).live_revision_id)
    translator = at_work(a_translator("ar"))
    answer = translator.post(reverse("wagtail_localize:update_translations", args=[source.pk]), values, follow=True)
    assert (translation_of(treatment).summary, translation_of(treatment).live_revision_id) == before
    assert StringSegment.objects.filter(source=source, string__data="Heel andere hulp.").exists()
    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]
    assert [work.missing for work in answer.context["work"]] == [1]
