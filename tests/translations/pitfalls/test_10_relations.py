"""In wagtail-localize's translations relations, choosers and links go on pointing at things in the source language.

Rows without text and page choosers are copied as they are, rich text keeps the ids of its links, and shared pieces are
followed for one level at most. Here they are copied as they are on purpose: a relation is chosen once, in the source,
and a document shows what it points to in the reader's own language.
"""

from typing import Any

import pytest
from django.test import override_settings
from wagtail_localize.operations import translate_object

from pages.models import TopicDefinition, TreatmentRiskFactor, TreatmentSymptom
from pages.models.rows import RelatedPage
from publications.settling import settle
from tests.factories.api import document
from tests.factories.languages import a_translation, record_of
from tests.factories.pages import a_risk_factor, a_section, a_symptom, a_topic, a_treatment
from tests.factories.snippets import a_content_warning, a_definition, a_helpline
from tests.factories.translators import language, translation_of
from translations.models import State, TranslationStatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def pointing() -> Any:
    """A treatment that points to Dutch pages in every way there is; all of them are live in Arabic too."""
    topic = a_topic(title="Trauma")
    symptom = a_symptom(topic, title="Stress")
    factor = a_risk_factor(topic, title="Verlies")
    section = a_section(title="Hulp")
    broader = a_treatment(section, title="Gezinshulp")
    treatment = a_treatment(
        section,
        title="EMDR",
        broader=broader,
        why=f'<p>Lees over <a linktype="page" id="{symptom.pk}">stress</a>.</p>',
        symptom_rows=[TreatmentSymptom(symptom=symptom, note="vaak")],
        risk_factor_rows=[TreatmentRiskFactor(risk_factor=factor)],
        related_rows=[RelatedPage(target=broader)],
    )
    for page in (topic, symptom, factor, section, broader, treatment):
        a_translation(page)
    settle()
    return treatment


def test_localize_leaves_relations_at_the_source_s_pages(pointing: Any) -> None:
    record_of(pointing).save_target(publish=False)
    arabic = translation_of(pointing)
    nl = pointing.locale
    assert arabic.broader.locale == nl
    assert [row.symptom.locale for row in arabic.symptom_rows.all()] == [nl]
    assert [row.risk_factor.locale for row in arabic.risk_factor_rows.all()] == [nl]
    assert [row.target.locale for row in arabic.related_rows.all()] == [nl]


def test_localize_leaves_links_at_the_source_s_pages(pointing: Any) -> None:
    record_of(pointing).save_target(publish=False)
    assert f'id="{pointing.symptom_rows.get().symptom_id}"' in translation_of(pointing).why


def test_arabic_reader_gets_the_arabic_version_of_what_was_chosen_in_dutch(pointing: Any) -> None:
    seen = document(pointing, "ar")
    cards = [seen["broader"], seen["symptoms"][0]["card"], seen["risk_factors"][0], seen["related"][0]]
    assert [(card["title"], card["locale"]) for card in cards] == [
        ("ar: Gezinshulp", "ar"),
        ("ar: Stress", "ar"),
        ("ar: Verlies", "ar"),
        ("ar: Gezinshulp", "ar"),
    ]
    assert seen["symptoms"][0]["note"] == "ar: vaak"


def test_arabic_reader_s_links_lead_to_arabic_pages(pointing: Any) -> None:
    why = document(pointing, "ar")["why"]
    target = document(pointing.symptom_rows.get().symptom, "ar")["path"]
    assert f'href="{target}"' in why
    assert 'data-locale="ar"' in why
    assert target.startswith("/ar/")


def test_dutch_reader_keeps_the_dutch_version(pointing: Any) -> None:
    seen = document(pointing)
    assert (seen["broader"]["locale"], seen["symptoms"][0]["card"]["locale"]) == ("nl", "nl")


def test_arabic_reader_gets_what_is_not_translated_as_a_marked_fallback() -> None:
    symptom = a_symptom(title="Stress")
    treatment = a_treatment(title="EMDR", symptom_rows=[TreatmentSymptom(symptom=symptom)])
    a_translation(treatment)
    settle()
    assert document(treatment, "ar")["symptoms"][0]["card"]["locale"] == "nl"
    a_translation(symptom)
    settle()
    assert document(treatment, "ar")["symptoms"][0]["card"]["locale"] == "ar"


# --- Shared pieces -------------------------------------------------------------------------------


def test_localize_does_not_follow_what_pages_share() -> None:
    definition = a_definition()
    topic = a_topic(title="Hechting", definition_rows=[TopicDefinition(definition=definition)])
    translate_object(topic, [language("ar")])
    assert topic.has_translation(language("ar"))
    assert not definition.has_translation(language("ar"))


def test_every_shared_piece_is_work_of_its_own_however_deep_it_stands(django_capture_on_commit_callbacks: Any) -> None:
    with override_settings(TRANSLATIONS_START=True), django_capture_on_commit_callbacks(execute=True):
        warning = a_content_warning()
        helpline = a_helpline(warning)
    for piece in (warning, helpline):
        status = TranslationStatus.objects.get(translation_key=piece.translation_key, locale="ar")
        assert status.state == State.DRAFT
        assert translation_of(piece).live is False


def test_a_shared_piece_that_is_translated_later_is_shown_on_pages() -> None:
    definition = a_definition("Hechting")
    topic = a_topic(title="Hechting", definition_rows=[TopicDefinition(definition=definition)])
    a_translation(topic)
    settle()
    assert [card["locale"] for card in document(topic, "ar")["definitions"]] == ["nl"]
    a_translation(definition)
    settle()
    assert [(card["term"], card["locale"]) for card in document(topic, "ar")["definitions"]] == [("ar: Hechting", "ar")]
