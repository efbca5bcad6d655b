"""What a translator is asked after the source has changed: that, and nothing else."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail_localize.models import StringTranslation

from pages.models import Citation, TreatmentPage
from tests.factories.pages import a_section, a_treatment, published, stored
from tests.factories.snippets import a_definition, a_source, republished
from tests.factories.translators import imported, placed, returned
from translations.asking import Kind, Question, open_questions, questions, questions_about

pytestmark = pytest.mark.django_db


def edited(page: Any, **fields: Any) -> Any:
    page = stored(page)
    for name, value in fields.items():
        setattr(page, name, value)
    return published(page)


def asked(thing: Any, locale: str = "ar") -> list[Question]:
    return open_questions(thing.translation_key, locale)


def twenty_blocks() -> list[tuple[str, Any]]:
    return [
        ("callout", {"tone": "info", "heading": "", "html": f"<p>Zin nummer {number}.</p>"}) for number in range(20)
    ]


@pytest.fixture
def treatment() -> TreatmentPage:
    page = placed(a_treatment(title="EMDR", summary="Hulp.", why="<p>Omdat het helpt.</p>"))
    imported(returned(page, texts={"title": "علاج", "summary": "مساعدة"}))
    return stored(page)


def test_nothing_is_asked_of_what_is_up_to_date(treatment: Any) -> None:
    assert questions(treatment.translation_key, "ar") == []


def test_one_of_twenty_changed_blocks_is_exactly_one_question() -> None:
    page = placed(a_treatment(title="EMDR", body=twenty_blocks()))
    imported(returned(page))
    page = stored(page)
    page.body[7].value["html"].source = "<p>Een andere zin nummer 7.</p>"
    published(page)
    (question,) = asked(page)
    assert (question.former_source, question.source) == ("Zin nummer 7.", "Een andere zin nummer 7.")
    assert (question.former_target, question.target, question.kind) == ("ar: Zin nummer 7.", "", Kind.CHANGED)


def test_question_holds_the_old_words_the_new_ones_and_the_old_translation(treatment: Any) -> None:
    edited(treatment, summary="Andere hulp.")
    with translation.override("en"):
        assert asked(treatment) == [
            Question("summary", "Summary", "Hulp.", "Andere hulp.", "مساعدة", "", Kind.CHANGED),
        ]


def test_what_is_new_has_nothing_before_it(treatment: Any) -> None:
    edited(treatment, alternate_names="Oogbewegingen")
    (question,) = asked(treatment)
    assert (question.kind, question.former_source, question.former_target) == (Kind.ADDED, "", "")


def test_what_went_is_told_and_asks_no_words(treatment: Any) -> None:
    edited(treatment, summary="")
    (question,) = questions(treatment.translation_key, "ar")
    assert (question.kind, question.former_source, question.former_target) == (Kind.REMOVED, "Hulp.", "مساعدة")
    assert asked(treatment) == []


def test_link_that_leads_elsewhere_is_told_and_asks_no_words() -> None:
    page = placed(a_treatment(title="EMDR", why='<p>Lees <a href="https://een.example/">meer</a>.</p>'))
    imported(returned(page))
    edited(page, why='<p>Lees <a href="https://twee.example/">meer</a>.</p>')
    (question,) = questions(page.translation_key, "ar")
    assert (question.kind, question.links_changed) == (Kind.LINKS, True)
    assert asked(page) == []


def test_question_that_was_answered_is_open_no_longer_but_still_told(treatment: Any) -> None:
    page = edited(treatment, summary="Andere hulp.", title="EMDR-therapie")
    imported(returned(page, texts={"summary": "مساعدة أخرى"}, without=["title"]))
    assert [question.path for question in asked(page)] == ["title"]
    told = {question.path: question.target for question in questions(page.translation_key, "ar")}
    assert told == {"title": "", "summary": "مساعدة أخرى"}


def test_everything_of_an_untranslated_page_is_asked() -> None:
    page = a_treatment(title="EMDR", summary="Hulp.")
    assert {question.path: question.kind for question in asked(page)} == {"title": Kind.ADDED, "summary": Kind.ADDED}


def test_draft_that_was_never_published_knows_what_it_was_made_from() -> None:
    page = placed(a_treatment(title="EMDR", summary="Hulp.", why="<p>Omdat.</p>"))
    imported(returned(page, without=["why"]))
    edited(page, summary="Andere hulp.")
    found = {question.path: question.former_source for question in asked(page)}
    assert found == {"summary": "Hulp.", "why": ""}


def test_corrected_text_keeps_its_translation_and_asks_nothing(treatment: Any) -> None:
    edited(treatment, summary="Hulp!", minor_change=True)
    assert questions(treatment.translation_key, "ar") == []


def test_text_that_changes_after_a_correction_shows_the_translation_of_the_uncorrected_one(treatment: Any) -> None:
    page = edited(treatment, summary="Hulp!", minor_change=True)
    edited(page, summary="Andere hulp.", minor_change=False)
    (question,) = asked(page)
    assert (question.former_source, question.former_target) == ("Hulp!", "مساعدة")


def test_text_in_error_is_asked_again(treatment: Any) -> None:
    StringTranslation.objects.filter(context__path="summary").update(has_error=True)
    assert [question.path for question in asked(treatment)] == ["summary"]


def test_other_languages_have_their_own_questions(treatment: Any) -> None:
    assert asked(treatment) == []
    assert len(asked(treatment, "de")) == 3


def test_shared_pieces_are_asked_about_too() -> None:
    definition = a_definition("Hechting", text="Een band.")
    imported(returned(definition))
    republished(definition, text="De band tussen kind en ouder.")
    (question,) = asked(definition)
    assert (question.former_source, question.former_target) == ("Een band.", "ar: Een band.")


def test_places_have_the_names_of_the_editors_screen() -> None:
    page = a_treatment(
        title="EMDR",
        body=[("callout", {"tone": "info", "heading": "Let op", "html": "<p>Bel ons.</p>"})],
        citation_rows=[Citation(source=a_source(), locator="Hoofdstuk 3")],
    )
    with translation.override("en"):
        labels = {question.source: question.label for question in asked(page)}
    assert labels["Let op"].split(" › ")[1:] == ["Callout", "Heading"]
    assert labels["Hoofdstuk 3"] == "Citation › Where in the source"


def test_questions_about_many_pages_take_no_more_queries_than_about_one(treatment: Any) -> None:
    others = [placed(a_treatment(a_section(), title=f"Hulp {number}")) for number in range(3)]
    keys = [treatment.translation_key, *(page.translation_key for page in others)]
    with CaptureQueriesContext(connection) as one:
        questions_about(keys[:1], "ar")
    with CaptureQueriesContext(connection) as many:
        found = questions_about(keys, "ar")
    assert len(many) == len(one) <= 5
    assert [len(found[key]) for key in keys] == [0, 1, 1, 1]
