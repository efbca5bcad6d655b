"""What came in through a file opens in localize's editor, like what was typed there."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from tests.factories.api import document
from tests.factories.pages import a_section, a_treatment, stored
from tests.factories.snippets import a_definition
from tests.factories.translators import imported, language, placed, returned, translation_of
from translations.segments import update_source

pytestmark = pytest.mark.django_db

TRANSLATION_EDITOR = "wagtail_localize/admin/edit_translation.html"


def opened(client: Client, page: Any) -> Any:
    """The admin's edit view of a page."""
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def templates(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return [template.name for template in answer.templates]


def test_an_imported_arabic_page_opens_in_the_translation_editor(admin_client: Client) -> None:
    rich = '<p>Lees <a href="https://lindehof.example/">meer</a>.</p>'
    body = [("callout", {"tone": "info", "heading": "Let op", "html": "<p>Bel ons.</p>"})]
    treatment = placed(a_treatment(title="EMDR", why=rich, body=body))
    imported(returned(treatment, texts={"title": "علاج الصدمة"}))
    answer = opened(admin_client, translation_of(treatment))
    assert TRANSLATION_EDITOR in templates(answer)
    assert "علاج الصدمة" in str(answer.context["props"]).encode().decode("unicode_escape")


def test_an_imported_draft_opens_in_the_translation_editor(admin_client: Client) -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, without=["summary"]))
    assert TRANSLATION_EDITOR in templates(opened(admin_client, translation_of(treatment)))


def test_an_imported_shared_piece_opens_in_the_translation_editor(admin_client: Client) -> None:
    definition = a_definition()
    imported(returned(definition))
    arabic = translation_of(definition)
    answer = admin_client.get(reverse("wagtailsnippets_pages_definition:edit", args=[arabic.pk]))
    assert TRANSLATION_EDITOR in templates(answer)


def test_the_source_stays_in_the_page_editor(admin_client: Client) -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment))
    assert TRANSLATION_EDITOR not in templates(opened(admin_client, treatment))


def test_a_translation_that_was_deleted_and_came_in_again_opens_in_the_translation_editor(
    admin_client: Client,
) -> None:
    treatment = placed(a_treatment(title="EMDR"))
    po = returned(treatment)
    imported(po)
    translation_of(treatment).delete()
    imported(po)
    assert TRANSLATION_EDITOR in templates(opened(admin_client, translation_of(treatment)))


def test_a_page_that_was_translated_from_english_before_still_opens(admin_client: Client) -> None:
    section = placed(placed(a_section(title="Hulp"), "en"))
    imported(returned(section, locale="en"))
    english = translation_of(section, "en")
    Translation.objects.create(source=update_source(english), target_locale=language("ar"))
    imported(returned(section))
    assert TRANSLATION_EDITOR in templates(opened(admin_client, translation_of(section)))


def test_a_translation_that_lacks_a_text_is_not_published_from_the_editor(admin_client: Client) -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, without=["summary"]))
    arabic = translation_of(treatment)
    url = reverse("wagtailadmin_pages:edit", args=[arabic.pk])
    answer = admin_client.post(url, {"action": "publish"}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert not stored(arabic).live
    assert document(treatment, "ar")["is_fallback"] is True


def test_a_complete_translation_is_published_from_the_editor(admin_client: Client) -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, texts={"title": "علاج"}))
    arabic = translation_of(treatment)
    arabic.unpublish()
    admin_client.post(reverse("wagtailadmin_pages:edit", args=[arabic.pk]), {"action": "publish"})
    assert (stored(arabic).live, stored(arabic).title) == (True, "علاج")
