"""Submitting a translated page gives one target two translations, and then a 500 (wagtail-localize#662, #878)."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.wagtail_hooks import before_edit_page

from tests.factories.languages import a_superuser, a_translation, at_work
from tests.factories.pages import a_section
from tests.factories.snippets import a_definition
from tests.factories.translators import language, translation_of
from tests.translations.pitfalls.plain import a_request
from translations.submitting import NotTheSource, start_translation

pytestmark = pytest.mark.django_db


def test_localize_fails_on_a_page_that_was_translated_from_a_translation() -> None:
    section = a_section(title="Hulp")
    a_translation(section, "en")
    a_translation(section, "ar")
    translate_object(translation_of(section, "en"), [language("ar")])
    records = Translation.objects.filter(source__object_id=section.translation_key, target_locale=language("ar"))
    assert records.count() == 2
    with pytest.raises(Translation.MultipleObjectsReturned):
        before_edit_page(a_request(a_superuser()), translation_of(section, "ar"))


@pytest.mark.parametrize("make", [lambda: a_section(title="Hulp"), a_definition])
def test_only_the_source_is_translated(make: Any) -> None:
    thing = make()
    english = a_translation(thing, "en")
    with pytest.raises(NotTheSource):
        start_translation(english, language("ar"))
    assert not thing.has_translation(language("ar"))


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_form_of_a_translation_is_refused_with_a_reason(method: str) -> None:
    section = a_section(title="Hulp")
    english = a_translation(section, "en")
    url = reverse("wagtail_localize:submit_page_translation", args=[english.pk])
    answer = getattr(at_work(a_superuser()), method)(url, {"locales": ["ar"]})
    assert (answer.status_code, b'id="refusal"' in answer.content) == (403, True)
    assert not section.has_translation(language("ar"))


def test_an_alias_is_no_source_but_becomes_a_draft_in_its_place() -> None:
    section = a_section(title="Hulp")
    start_translation(section.get_parent().specific, language("ar"))
    alias = section.copy_for_translation(language("ar"), alias=True)
    client = at_work(a_superuser())
    refused = client.post(reverse("wagtail_localize:submit_page_translation", args=[alias.pk]), {"locales": ["en"]})
    assert refused.status_code == 403
    client.post(reverse("wagtail_localize:submit_page_translation", args=[section.pk]), {"locales": ["ar"]})
    draft = translation_of(section)
    assert (draft.pk, draft.alias_of, draft.live) == (alias.pk, None, False)
