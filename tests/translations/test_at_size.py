"""Real workers that die, files that come back as they went, and people who do the same thing at the same moment.

The same at full size, and timed, stands in ``tests/soak/test_translations.py``.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from pages.models import SymptomPage, TreatmentPage
from publications.locks import lock_addresses
from tests.factories.languages import a_draft
from tests.factories.pages import a_section, a_treatment, home, published
from tests.publications.proofs.together_house import Seen, together
from tests.translations import at_size
from translations import locales, pipeline, rebuilding
from translations.exchange import Format, ImportReport, export_units, import_units, read_file, write_file
from translations.models import State, TranslationStatus
from translations.sources import latest_text

PAGES = 6
LANGUAGES = ["nl", "en", "ar"]
OTHERS = ["ar", "de", "en", "pl", "tr", "uk"]
ROUNDS = 4

on_postgresql = [
    pytest.mark.services,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets in one writer at a time"),
    # With what the migrations store: the tests before may have emptied the database.
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def several(function: Any) -> Any:
    """A test in which several processes or threads work on one database."""
    for mark in on_postgresql:
        function = mark(function)
    return function


@pytest.fixture
def stored_tasks(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def three_languages(settings: Any) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in LANGUAGES]


# -- workers ---------------------------------------------------------------------------------------------------


@several
@pytest.mark.usefixtures("stored_tasks", "three_languages")
def test_worker_that_is_killed_changes_nothing_in_what_comes_of_it(settings: Any) -> None:
    settings.TRANSLATIONS_START = True
    things = at_size.begin(PAGES)
    with at_size.calm_house() as other, at_size.at_work(other, at_size.this_house()) as (calm, mortal):
        mortal.kill_in_the_middle(after=3)
        at_size.work_off()
        assert pipeline.waiting().count() == 1, "what was in its hands waits"
        assert pipeline.enqueue_waiting() == 0, "for somebody may be busy with it"
        assert pipeline.enqueue_waiting(everything=True) == 1
        at_size.work_off()
        calm.finish()
        found = at_size.outcome()
        with at_size.looking_into(other):
            expected = at_size.outcome()
    for name in expected:
        assert found[name] == expected[name], name
    assert len(found["states"]) == things * len(LANGUAGES[1:])
    assert not pipeline.waiting().exists()
    assert not at_size.doubled()
    assert at_size.is_whole_tree()
    assert rebuilding.differences() == []


@pytest.mark.django_db
def test_all_that_waits_is_asked_for_again_however_much_it_is(settings: Any) -> None:
    """A limit would find the same first ones each time."""
    treatment = a_treatment(title="EMDR")
    TranslationStatus.objects.filter(translation_key=treatment.translation_key).update(wanted=1)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    assert pipeline.enqueue_waiting(everything=True, limit=1) == len(OTHERS)
    TranslationStatus.objects.update(queued_at=None)
    assert pipeline.enqueue_waiting(limit=1) == 1


# -- files -----------------------------------------------------------------------------------------------------


def filled_file(pages: list[Any], code: str, *, format: Format = Format.XLIFF12) -> bytes:
    """The file of these pages and all above them, as it comes back with every text translated."""
    keys = {each.translation_key for page in pages for each in page.get_ancestors(inclusive=True).filter(depth__gte=2)}
    return at_size.filled(list(keys), code, format)


def imported(data: bytes, code: str) -> ImportReport:
    return import_units(read_file(data), code)


@pytest.mark.django_db
@pytest.mark.parametrize("format", Format)
def test_file_that_comes_back_as_it_went_changes_nothing(format: Format, settings: Any) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in LANGUAGES]
    at_size.begin(PAGES)
    finished, half = TreatmentPage.objects.order_by("path")[:2]
    imported(filled_file([finished], "en"), "en")
    a_draft(half, "en")
    symptom = SymptomPage.objects.order_by("path")[0]
    data = at_size.filled([symptom.get_parent().translation_key, symptom.translation_key], "en", format, only_first=5)
    assert imported(data, "en").drafts
    keys = list(TranslationStatus.objects.filter(locale="en").values_list("translation_key", flat=True))
    before = at_size.everything()
    report = imported(write_file(export_units(keys, "en"), format), "en")
    assert at_size.everything() == before
    assert (report.texts, report.published, report.drafts, report.refused) == (0, [], [], [])
    assert len(report.unchanged) == len(keys)


# -- at the same moment ----------------------------------------------------------------------------------------


def at_the_same_moment(*acts: Callable[[], Any]) -> list[Any]:
    """What each of them came to; whatever goes up from any of them fails the test."""
    start, seen = threading.Barrier(len(acts)), Seen()
    found: dict[int, Any] = {}

    def act(number: int, do: Callable[[], Any]) -> None:
        start.wait(60)
        found[number] = do()

    together(seen, *(partial(act, number, do) for number, do in enumerate(acts)))
    assert not seen.failures, seen.failures[0]
    return [found[number] for number in range(len(acts))]


def all_in(report: ImportReport) -> Counter[str]:
    return Counter([*report.published, *report.drafts, *report.unchanged])


@several
@pytest.mark.usefixtures("stored_tasks")
def test_file_that_comes_in_twice_at_once_is_applied_once() -> None:
    section = a_section(title="Hulp")
    pages = [a_treatment(section, title=f"Behandeling {number}", summary="Hulp.") for number in range(PAGES)]
    data = filled_file(pages, "ar")
    first, second = at_the_same_moment(*(partial(imported, data, "ar") for _ in range(2)))
    units = [unit for unit in read_file(data).units() if unit.address.path != "slug"]
    things = {str(unit.address).rsplit(":", 1)[0] for unit in units}
    assert first.texts + second.texts == len(units)
    assert sorted(first.published + second.published) == sorted(things)
    for report in (first, second):
        assert all_in(report) == Counter(things)
        assert not report.drafts + report.refused + report.held + report.skipped
    assert not at_size.doubled()
    assert at_size.is_whole_tree()
    assert set(TranslationStatus.objects.filter(locale="ar").values_list("state", flat=True)) == {State.CURRENT}


@several
@pytest.mark.usefixtures("stored_tasks")
def test_files_that_come_in_at_once_find_a_place_for_each_page_in_the_tree() -> None:
    section = a_section(title="Hulp")
    imported(filled_file([section], "ar"), "ar")
    for number in range(ROUNDS):
        pages = [a_treatment(section, title=f"Behandeling {number} {letter}") for letter in "abc"]
        reports = at_the_same_moment(
            *(partial(imported, at_size.filled([page.translation_key], "ar"), "ar") for page in pages)
        )
        assert [(len(report.published), report.refused) for report in reports] == [(1, [])] * len(pages)
        assert at_size.is_whole_tree()
    arabic = Page.objects.get(translation_key=section.translation_key, locale__language_code="ar")
    assert arabic.numchild == arabic.get_children().count() == 3 * ROUNDS


def waiting_for_me() -> bool:
    """Whether another transaction waits for what this one holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
        )
        return bool(cursor.fetchone()[0])


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "nobody came"
        time.sleep(0.01)


def a_file_for(page: Any) -> bytes:
    return at_size.filled([page.translation_key], "ar")


def a_page_below_a_translated_section() -> Any:
    section = a_section(title="Hulp")
    imported(filled_file([section], "ar"), "ar")
    return a_treatment(section, title="EMDR", summary="Hulp.")


@several
@pytest.mark.usefixtures("stored_tasks")
def test_import_that_the_database_breaks_off_in_favour_of_an_editor_is_tried_again() -> None:
    """She holds all addresses and waits for the texts of the page, which the import holds as it wants an address."""
    page, begun = a_page_below_a_translated_section(), threading.Event()
    data = a_file_for(page)

    @transaction.atomic
    def editor() -> None:
        lock_addresses()
        begun.set()
        wait_for(waiting_for_me)
        # The import waits already, so it is the first to see that this cannot end well.
        latest_text(page.translation_key, lock=True)

    def importer() -> ImportReport:
        begun.wait(60)
        return imported(data, "ar")

    _nothing, report = at_the_same_moment(editor, importer)
    assert len(report.published) == 1
    assert not report.refused
    assert at_size.is_whole_tree()


@several
@pytest.mark.usefixtures("stored_tasks")
def test_import_that_had_to_wait_for_an_editor_reads_what_she_published() -> None:
    page, begun = a_page_below_a_translated_section(), threading.Event()
    data = a_file_for(page)

    @transaction.atomic
    def editor() -> None:
        page.summary = "Heel andere hulp."
        published(page)
        begun.set()
        wait_for(waiting_for_me)

    def importer() -> ImportReport:
        begun.wait(60)
        return imported(data, "ar")

    _nothing, report = at_the_same_moment(editor, importer)
    assert [address.rsplit(":", 1)[1] for address, _reason in report.refused] == ["summary"]
    assert report.drafts, "without its summary it is not published"


@several
@pytest.mark.usefixtures("stored_tasks")
def test_two_workers_with_the_same_task_make_one_draft_in_each_language(settings: Any) -> None:
    settings.TRANSLATIONS_START = True
    for number in range(ROUNDS):
        section = a_section(title=f"Hulp {number}")
        page = a_treatment(section, title="EMDR", summary="Hulp.")

        def prepare(key: Any = page.translation_key) -> None:
            for code in OTHERS:
                pipeline.prepare(key, code)

        at_the_same_moment(prepare, prepare)
        drafts = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
        assert sorted(drafts.values_list("locale__language_code", "live")) == [(code, False) for code in OTHERS]
        assert not pipeline.waiting().filter(translation_key=page.translation_key).exists()
        for draft in drafts:
            assert draft.get_parent().translation_key == section.translation_key
    assert list(TranslationStatus.objects.exclude(failure="")) == []
    assert not at_size.doubled()
    assert at_size.is_whole_tree()
    assert Page.objects.filter(translation_key=home().translation_key).count() == len(locales.codes())
