"""What follows by itself when a source is published, and what must never follow."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import override_settings
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation

from tests.factories.api import document
from tests.factories.pages import a_section, a_treatment, home, published, stored
from tests.factories.snippets import a_definition
from tests.factories.translators import imported, language, placed, returned, translation_of
from translations import pipeline
from translations.models import LanguagePolicy, State, TranslationStatus
from translations.segments import source_segments, update_source, usable_translations

pytestmark = pytest.mark.django_db

OTHERS = ["ar", "de", "en", "pl", "tr", "uk"]
Committed = Callable[..., Any]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., Any]) -> Committed:
    """What follows the commit, done at once."""

    def run(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **kwargs)

    return run


@pytest.fixture
def every_language_starts() -> Iterator[None]:
    with override_settings(TRANSLATIONS_START=True):
        yield


def states(thing: Any) -> dict[str, str]:
    return dict(
        TranslationStatus.objects.filter(translation_key=thing.translation_key)
        .order_by("locale")
        .values_list("locale", "state")
    )


def edited(page: Any, **fields: Any) -> Any:
    page = stored(page)
    for name, value in fields.items():
        setattr(page, name, value)
    return published(page)


def is_whole_tree() -> bool:
    return all(not problem for problem in Page.find_problems())


@pytest.mark.usefixtures("every_language_starts")
def test_published_page_gets_a_draft_in_every_language(committed: Committed) -> None:
    treatment = committed(a_treatment, title="EMDR", summary="Hulp.")
    assert states(treatment) == dict.fromkeys(OTHERS, State.DRAFT)
    assert not any(page.live for page in treatment.get_translations())
    assert not pipeline.waiting().exists()
    assert is_whole_tree()


@pytest.mark.usefixtures("every_language_starts")
def test_drafts_of_parents_are_made_on_the_way(committed: Committed) -> None:
    section = a_section(a_section(title="Hulp"), title="Therapie")
    treatment = committed(a_treatment, section, title="EMDR")
    arabic = translation_of(treatment)
    assert arabic.get_parent().translation_key == section.translation_key
    assert arabic.get_parent().get_parent().get_parent().translation_key == home().translation_key
    assert is_whole_tree()


@pytest.mark.usefixtures("every_language_starts")
def test_shared_pieces_are_drafts_too_and_public_nowhere(committed: Committed) -> None:
    definition = committed(a_definition, "Hechting", text="Een band.")
    assert states(definition) == dict.fromkeys(OTHERS, State.DRAFT)
    assert not translation_of(definition).live


def test_language_that_does_not_start_by_itself_stays_missing(committed: Committed) -> None:
    LanguagePolicy.objects.create(locale="ar", starts=True)
    treatment = committed(a_treatment, title="EMDR")
    assert states(treatment) == {**dict.fromkeys(OTHERS, State.MISSING), "ar": State.DRAFT}


@pytest.mark.usefixtures("every_language_starts")
def test_a_task_that_runs_twice_changes_nothing(committed: Committed) -> None:
    treatment = committed(a_treatment, title="EMDR")
    before = list(Revision.objects.values_list("pk")), list(TranslationStatus.objects.values())
    for code in OTHERS:
        pipeline.prepare(treatment.translation_key, code)
    assert (list(Revision.objects.values_list("pk")), list(TranslationStatus.objects.values())) == before


@pytest.mark.usefixtures("every_language_starts")
def test_work_that_was_lost_with_its_worker_is_asked_for_again(committed: Committed) -> None:
    treatment = a_treatment(title="EMDR")
    assert set(states(treatment).values()) == {State.MISSING}
    committed(pipeline.enqueue_waiting)
    assert set(states(treatment).values()) == {State.DRAFT}
    assert pipeline.enqueue_waiting() == 0


@pytest.mark.usefixtures("every_language_starts")
def test_a_language_that_fails_is_told_and_holds_up_no_other(
    committed: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = pipeline.create_target

    def failing(instance: Any, locale: Any) -> Any:
        if locale.language_code == "tr":
            raise RuntimeError("no Turkish today")
        return create(instance, locale)

    monkeypatch.setattr(pipeline, "create_target", failing)
    treatment = committed(a_treatment, title="EMDR")
    assert states(treatment) == {**dict.fromkeys(OTHERS, State.DRAFT), "tr": State.MISSING}
    failed = TranslationStatus.objects.get(translation_key=treatment.translation_key, locale="tr")
    assert "no Turkish today" in failed.failure
    assert pipeline.progress()["tr"][1] >= 1
    monkeypatch.undo()
    pipeline.enqueue_waiting(everything=True)
    assert states(treatment)["tr"] == State.DRAFT
    assert not pipeline.waiting().exists()


@pytest.mark.usefixtures("every_language_starts")
def test_live_english_page_never_regresses(committed: Committed) -> None:
    """With every automatic option on."""
    LanguagePolicy.objects.create(locale="en", publishes=True)
    treatment = placed(a_treatment(title="EMDR", summary="Hulp na iets ergs.", why="<p>Omdat.</p>"), "en")
    texts = {"title": "EMDR", "summary": "Help after something bad.", "why": "Because."}
    imported(returned(treatment, locale="en", texts=texts))
    committed(edited, treatment, summary="Hulp na een akelige gebeurtenis.")
    seen = document(treatment, "en")
    assert (seen["summary"], seen["locale"], seen["is_fallback"]) == ("Help after something bad.", "en", False)
    assert "gebeurtenis" not in str(seen)
    imported(returned(treatment, locale="en", texts={"summary": "Help after a nasty event."}))
    assert document(treatment, "en")["summary"] == "Help after a nasty event."
    assert states(treatment)["en"] == State.CURRENT


def test_only_the_changed_text_is_asked_again(committed: Committed) -> None:
    body = [("text", {"html": f"<p>Alinea {number}.</p>"}) for number in range(20)]
    body = [
        ("callout", {"tone": "info", "heading": f"Kop {number}", "html": "<p>Bel ons.</p>"}) for number in range(20)
    ]
    treatment = placed(a_treatment(title="EMDR", body=body))
    imported(returned(treatment))
    page = stored(treatment)
    page.body[7].value["heading"] = "Andere kop"
    committed(published, page)
    source = update_source(stored(treatment))
    segments = source_segments(source)
    done = usable_translations(segments, language("ar"))
    (open_one,) = [each for each in segments if (each.context_id, each.string_id) not in done]
    assert open_one.text == "Andere kop"


def test_small_correction_keeps_the_text_and_asks_nothing(committed: Committed) -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp naa iets ergs."))
    imported(returned(treatment, texts={"summary": "مساعدة"}))
    committed(edited, treatment, summary="Hulp na iets ergs.", minor_change=True)
    status = TranslationStatus.objects.get(translation_key=treatment.translation_key, locale="ar")
    assert (status.state, status.segments_done) == (State.CURRENT, status.segments)
    assert StringTranslation.objects.filter(data="مساعدة").count() == 2


def test_translation_that_needs_no_other_words_follows_where_the_rules_say_so(committed: Committed) -> None:
    LanguagePolicy.objects.create(locale="ar", publishes=True)
    treatment = placed(a_treatment(title="EMDR", why='<p>Lees <a href="https://een.example/">meer</a>.</p>'))
    imported(returned(treatment))
    committed(edited, treatment, why='<p>Lees <a href="https://twee.example/">meer</a>.</p>')
    assert "https://twee.example/" in translation_of(treatment).why
    assert states(treatment)["ar"] == State.CURRENT


def test_translation_that_needs_no_other_words_waits_for_somebody_without_that_rule(committed: Committed) -> None:
    treatment = placed(a_treatment(title="EMDR", why='<p>Lees <a href="https://een.example/">meer</a>.</p>'))
    imported(returned(treatment))
    committed(edited, treatment, why='<p>Lees <a href="https://twee.example/">meer</a>.</p>')
    assert "https://een.example/" in translation_of(treatment).why
    assert states(treatment)["ar"] == State.OUTDATED


def test_nothing_is_asked_while_paused(committed: Committed) -> None:
    with override_settings(TRANSLATIONS_START=True), pipeline.paused():
        treatment = committed(a_treatment, title="EMDR")
    assert set(states(treatment).values()) == {State.MISSING}
    assert pipeline.waiting().count() >= len(OTHERS)
