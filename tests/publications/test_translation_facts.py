"""What a document says of its translation: true at once, of the text that is served, whichever that is."""

from typing import Any

import pytest
from django.db import transaction
from django.test import TestCase
from django.utils import timezone

from pages.models import Citation, TreatmentPage, TreatmentSymptom
from publications.models import PAGE, Publication
from publications.settling import out_of_date, settle
from publications.verifying import repair, verify
from tests.factories.api import document, read
from tests.factories.pages import a_section, a_symptom, a_treatment, published, stored, translated
from tests.factories.snippets import a_definition, a_source
from tests.factories.translators import imported, placed, returned, translation_of
from tests.publications.partial import partly_translated
from translations.models import Origin, SourceText, TranslationStatus
from translations.rebuilding import rebuild
from translations.states import origin_known, taken_as_current

pytestmark = pytest.mark.django_db

NOTHING_AMISS: dict[str, Any] = {"outdated_since": None, "changed_fields": [], "untranslated": [], "completeness": 1.0}


def edited(page: Any, **fields: Any) -> Any:
    """The page, published with other contents."""
    page = stored(page)
    for name, value in fields.items():
        setattr(page, name, value)
    return published(page)


def facts(page: Any, locale: str = "en") -> Any:
    return document(page, locale)["translation"]


def state_of(page: Any, locale: str = "en") -> str:
    """As the row has it, which must be as the document has it."""
    row = Publication.objects.get(kind=PAGE, key=page.translation_key, locale=locale)
    assert row.translation_state == facts(page, locale)["state"]
    return row.translation_state


@pytest.fixture
def treatment() -> TreatmentPage:
    return placed(a_treatment(title="EMDR", summary="Hulp.", why="<p>Omdat het helpt.</p>"), "en")


@pytest.fixture
def in_english(treatment: TreatmentPage) -> TreatmentPage:
    """The page, and its translation of what it says now."""
    imported(returned(treatment, locale="en", texts={"title": "EMDR", "summary": "Help.", "why": "Because."}))
    return treatment


def test_source_says_that_it_is_the_source_and_which_version(treatment: Any) -> None:
    assert facts(treatment, "nl") == {
        "state": "source",
        "source_locale": "nl",
        "source_version": 1,
        **NOTHING_AMISS,
        "origin": None,
    }
    edited(treatment, summary="Andere hulp.")
    assert facts(treatment, "nl")["source_version"] == 2
    edited(treatment, noindex=True)
    assert facts(treatment, "nl")["source_version"] == 2


def test_translation_of_what_the_source_says_is_current(in_english: Any) -> None:
    assert facts(in_english) == {
        "state": "current",
        "source_locale": "nl",
        "source_version": 1,
        **NOTHING_AMISS,
        "origin": "human",
    }
    assert state_of(in_english) == "current"


def test_one_sentence_of_the_source_changed_makes_the_translation_outdated_and_keeps_its_words(in_english: Any) -> None:
    with transaction.atomic():
        edited(in_english, summary="Andere hulp.")
        # Not after the commit: an answer may be read at that very moment.
        told = document(in_english, "en")
    text = SourceText.objects.get(translation_key=in_english.translation_key, number=2)
    assert told["summary"] == "Help."
    assert told["translation"] == {
        "state": "outdated",
        "source_locale": "nl",
        "source_version": 1,
        "outdated_since": text.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "changed_fields": ["summary"],
        "untranslated": [],
        "completeness": 1.0,
        "origin": "human",
    }
    answer = document(in_english, "en")
    assert answer == told
    assert not {"Andere hulp.", "Hulp.", "Omdat het helpt."} & {answer["summary"], answer["why"]}
    assert "hulp" not in str({**answer, "breadcrumbs": []}).lower()
    assert state_of(in_english) == "outdated"


def test_new_translation_is_current_again(in_english: Any) -> None:
    edited(in_english, summary="Andere hulp.")
    imported(returned(in_english, locale="en", texts={"summary": "Other help."}))
    told = document(in_english, "en")
    assert told["summary"] == "Other help."
    assert told["translation"] == {
        "state": "current",
        "source_locale": "nl",
        "source_version": 2,
        **NOTHING_AMISS,
        "origin": "human",
    }


def test_changed_fields_are_properties_sorted_and_named_once() -> None:
    locale = a_section().locale
    page = placed(
        a_treatment(
            title="EMDR",
            body=[("text", {"heading": "Kop", "html": "<p>Tekst.</p>"}), ("quote", {"quote": "Ja.", "speaker": ""})],
            symptom_rows=[TreatmentSymptom(symptom=a_symptom(), note="Helpt", locale=locale)],
            citation_rows=[Citation(source=a_source(), locator="Blz. 2", locale=locale)],
            seo_title="EMDR bij kinderen",
            search_terms="oogbewegingen",
        ),
        "en",
    )
    imported(returned(page, locale="en"))
    page = stored(page)
    body = [{**block, "value": {**block["value"]}} for block in page.body.raw_data]
    body[0]["value"] |= {"heading": "Andere kop", "html": "<p>Andere tekst.</p>"}
    body[1]["value"] |= {"quote": "Nee."}
    page.body = page._meta.get_field("body").stream_block.to_python(body)
    page.seo_title, page.search_terms = "EMDR", "ogen"
    rows = list(page.symptom_rows.all())
    rows[0].note = "Helpt vaak"
    page.symptom_rows = rows
    cited = list(page.citation_rows.all())
    cited[0].locator = "Blz. 3"
    page.citation_rows = cited
    published(page)
    assert facts(page)["changed_fields"] == ["body", "citations", "seo", "symptoms"]


def test_words_for_search_alone_make_it_outdated_and_name_no_property() -> None:
    page = placed(a_treatment(title="EMDR", search_terms="ogen"), "en")
    imported(returned(page, locale="en"))
    edited(page, search_terms="oogbewegingen")
    told = facts(page)
    assert (told["state"], told["changed_fields"]) == ("outdated", [])
    assert told["outdated_since"]


def test_fallback_tells_of_the_text_that_stands_in(in_english: Any) -> None:
    edited(in_english, summary="Andere hulp.")
    english, arabic, polish = (facts(in_english, code) for code in ("en", "ar", "pl"))
    assert arabic == {**english, "state": "fallback"}
    assert english["state"] == "outdated"
    assert polish == {**facts(in_english, "nl"), "state": "fallback"}
    assert polish["source_version"] == 2
    assert [state_of(in_english, code) for code in ("nl", "en", "ar", "pl")] == [
        "source",
        "outdated",
        "fallback",
        "fallback",
    ]


def test_fallback_follows_when_the_text_that_stands_in_is_looked_through(in_english: Any) -> None:
    edited(in_english, summary="Andere hulp.")
    assert facts(in_english, "ar")["changed_fields"] == ["summary"]
    with TestCase.captureOnCommitCallbacks(execute=True):
        taken_as_current(in_english.translation_key, "en")
    assert [facts(in_english, code)["state"] for code in ("en", "ar")] == ["current", "fallback"]
    assert facts(in_english, "ar")["changed_fields"] == []


def test_documents_are_out_of_date_the_moment_a_state_changes(in_english: Any) -> None:
    settle()
    edited(in_english, summary="Andere hulp.")
    settle()
    key = (PAGE, in_english.translation_key)
    assert key not in out_of_date(timezone.now())
    taken_as_current(in_english.translation_key, "en")
    rows = Publication.objects.filter(kind=PAGE, key=in_english.translation_key)
    assert set(out_of_date(timezone.now())[key]) == set(rows.values_list("pk", flat=True))
    settle()
    assert key not in out_of_date(timezone.now())
    assert state_of(in_english) == "current"


def test_work_of_translators_makes_no_document_out_of_date(in_english: Any) -> None:
    edited(placed(in_english), summary="Andere hulp.")
    settle()
    done = TranslationStatus.objects.get(translation_key=in_english.translation_key, locale="ar").segments_done
    imported(returned(in_english, without=["why"]))
    after = TranslationStatus.objects.get(translation_key=in_english.translation_key, locale="ar").segments_done
    assert after > done
    assert (PAGE, in_english.translation_key) not in out_of_date(timezone.now())


def test_unpublished_translation_leaves_its_state_to_the_fallback(in_english: Any) -> None:
    translation_of(in_english, "en").unpublish()
    assert state_of(in_english) == "fallback"
    assert facts(in_english)["source_version"] == 1
    late = translation_of(in_english, "en").latest_revision
    edited(in_english, summary="Andere hulp.")
    late.publish()
    assert state_of(in_english) == "outdated"


def test_text_that_nobody_kept_has_no_version(treatment: Any) -> None:
    imported(returned(treatment, locale="en"))
    edited(treatment, summary="Andere hulp.")
    TranslationStatus.objects.all().delete()
    SourceText.objects.all().delete()
    rebuild()
    settle()
    told = facts(treatment)
    assert (told["state"], told["source_version"], told["changed_fields"]) == ("outdated", None, ["summary"])
    assert verify() == []


def test_page_whose_source_readers_never_had_is_published_all_the_same() -> None:
    draft = a_treatment(a_section(), title="EMDR", draft=True)
    translated(draft, "en", title="EMDR")
    assert not TranslationStatus.objects.filter(translation_key=draft.translation_key).exists()
    told = facts(draft)
    assert told == {
        "state": "current",
        "source_locale": "nl",
        "source_version": None,
        **NOTHING_AMISS,
        "origin": "human",
    }


def test_source_tells_its_number_when_it_was_published_past_all_signals(treatment: Any) -> None:
    TreatmentPage.objects.filter(pk=treatment.pk).update(summary="Andere hulp.")
    with TestCase.captureOnCommitCallbacks(execute=True):
        rebuild()
    assert facts(treatment, "nl")["source_version"] == 2


def test_who_translated_is_told(in_english: Any) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        origin_known(in_english.translation_key, "en", Origin.MACHINE)
    assert (facts(in_english)["origin"], facts(in_english, "ar")["origin"]) == ("machine", "machine")
    assert facts(in_english, "nl")["origin"] is None


# -- published in part -----------------------------------------------------------------------------------------


@pytest.fixture
def partial() -> TreatmentPage:
    """A page whose English version has its goal and one of two paragraphs in Dutch."""
    locale = a_section().locale
    page = a_treatment(
        title="EMDR",
        summary="Hulp.",
        why="<p>Omdat het helpt.</p><p>Meestal snel.</p>",
        alternate_names="Oogbewegingen\nOogtherapie",
        body=[("faq", {"heading": "", "questions": [{"question": "Doet het pijn?", "answer": "<p>Nee.</p>"}]})],
        symptom_rows=[TreatmentSymptom(symptom=a_symptom(), note="Helpt / vaak", locale=locale)],
    )
    partly_translated(page, without=["why", "question", "note", "alternate_names"], locale="en")
    return page


def test_partly_translated_page_names_each_text_in_the_source_language(partial: Any) -> None:
    told = document(partial, "en")
    untranslated = told["translation"]["untranslated"]
    assert told["translation"]["state"] == state_of(partial) == "partial"
    graph = [each for each in untranslated if each.startswith("/json_ld/")]
    assert [each for each in untranslated if each not in graph] == [
        "/alternate_names/0",
        "/alternate_names/1",
        "/why",
        "/symptoms/0/note",
        "/body/0/questions/0/question",
    ]
    found = [_at(told, pointer) for pointer in untranslated]
    assert found[:2] == ["Oogbewegingen", "Oogtherapie"]
    assert {"Helpt / vaak", "Doet het pijn?"} <= set(found)
    # Search engines read the same words: the question, and both other names.
    assert {_at(told, pointer) for pointer in graph} >= {"Doet het pijn?", "Oogbewegingen", "Oogtherapie"}


def test_completeness_counts_texts_and_is_one_for_what_is_whole(partial: Any) -> None:
    text = SourceText.objects.get(translation_key=partial.translation_key)
    paths = [path for path, _text, _links in text.segments]
    left = {"why", "alternate_names", *(path for path in paths if path.endswith(("question", "note")))}
    own = sum(path not in left for path in paths)
    assert facts(partial)["completeness"] == int(100 * own / len(paths)) / 100 < 1
    assert facts(partial, "nl")["completeness"] == 1
    assert facts(partial, "ar")["completeness"] == facts(partial)["completeness"]


def test_cards_of_a_partly_translated_page_hold_nothing_in_the_source_language(partial: Any) -> None:
    card = next(
        item for item in read("treatments/", locale="en")["items"] if item["id"] == str(partial.translation_key)
    )
    assert (card["title"], card["summary"], card["short_title"]) == ("en: EMDR", "en: Hulp.", "en: EMDR")
    settle()
    assert document(partial.get_parent().specific, "en")["children"] == [card]


def test_partly_translated_page_becomes_outdated_and_still_names_them(partial: Any) -> None:
    edited(partial, summary="Andere hulp.")
    told = facts(partial)
    assert (told["state"], told["changed_fields"]) == ("outdated", ["summary"])
    assert "/why" in told["untranslated"]


def test_translating_the_rest_makes_it_current(partial: Any) -> None:
    imported(returned(partial, locale="en"))
    translation_of(partial, "en").get_latest_revision().publish()
    assert facts(partial) == {
        "state": "current",
        "source_locale": "nl",
        "source_version": 1,
        **NOTHING_AMISS,
        "origin": "human",
    }


# -- kept true -------------------------------------------------------------------------------------------------


def test_everything_verifies_whatever_the_state(in_english: Any, partial: Any) -> None:
    edited(in_english, summary="Andere hulp.")
    settle()
    assert verify() == []


def test_row_with_another_state_than_its_document_is_found_and_repaired(in_english: Any) -> None:
    settle()
    rows = Publication.objects.filter(kind=PAGE, key=in_english.translation_key, locale="en")
    rows.update(translation_state="outdated")
    (difference,) = verify()
    assert (difference.key, difference.locale) == (in_english.translation_key, "en")
    repair([difference])
    assert verify() == []
    assert state_of(in_english) == "current"


def test_shared_pieces_have_no_state() -> None:
    definition = a_definition("Hechting")
    imported(returned(definition, locale="en"))
    rows = Publication.objects.filter(key=definition.translation_key)
    assert set(rows.values_list("translation_state", flat=True)) == {""}


def _at(thing: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        thing = thing[int(step)] if isinstance(thing, list) else thing[step]
    return thing
