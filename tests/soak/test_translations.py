"""Many pages in every language: killed workers, an editor who does not wait, the dashboard, files.

``SOAK_PAGES`` is for machines on which the full size takes too long; what is stored says how many there were.
"""

import os
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, rich_text

from benchmarks import content
from pages.models import RiskFactorPage, SymptomPage, TreatmentPage
from publications.engine import paused
from tests.factories.languages import a_superuser, at_work
from tests.factories.pages import published, stored
from tests.pages.test_admin import filled_in
from tests.translations import at_size
from translations import locales, pipeline, rebuilding
from translations.exchange import Format, export_units, import_units, read_file, write_file
from translations.models import State, TranslationStatus

pytestmark = pytest.mark.soak

Report = Callable[..., None]

PAGES = int(os.environ.get("SOAK_PAGES", "300"))
FILED = PAGES * 2 // 3
EDITS = 10


@pytest.fixture(autouse=True)
def as_in_production(settings: Any, transactional_db: None, django_db_serialized_rollback: None) -> None:
    """Tasks are stored and left to workers; only the first migration's home page is there."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def every_language_starts(settings: Any) -> None:
    settings.TRANSLATIONS_START = True


def analyse() -> None:
    """What PostgreSQL's autovacuum does within a minute of a bulk load."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


# -- the pipeline ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("every_language_starts")
def test_workers_that_are_killed_change_nothing_in_what_comes_of_it(report: Report) -> None:
    things = at_size.begin(PAGES)
    total = at_size.tasks().count()
    report(held=False, pages=PAGES, things=things, languages=len(locales.codes()), translations=total)
    analyse()
    begun = time.monotonic()
    with at_size.calm_house() as other, at_size.at_work(other, at_size.this_house()) as (calm, first):
        first.kill_in_the_middle(after=total // 3)
        with at_size.at_work() as (second,):
            second.kill_in_the_middle(after=total // 3)
        at_size.work_off()
        lost = pipeline.waiting().count()
        assert pipeline.enqueue_waiting(everything=True) == lost
        at_size.work_off()
        calm.finish()
        found = at_size.outcome()
        with at_size.looking_into(other):
            expected = at_size.outcome()
    worked = time.monotonic() - begun
    for name in expected:
        assert found[name] == expected[name], name
    assert lost == 2
    assert len(found["states"]) == things * (len(locales.codes()) - 1)
    assert not pipeline.waiting().exists()
    assert not at_size.doubled()
    assert at_size.is_whole_tree()
    call_command("translations", "verify")
    # Two houses were worked in at once.
    report(held=True, lost_and_asked_again=lost, working_seconds=round(worked, 1), outcome=_sizes(found))


def _sizes(outcome: dict[str, list[Any]]) -> dict[str, int]:
    return {name: len(rows) for name, rows in outcome.items()}


@pytest.mark.usefixtures("every_language_starts")
def test_editor_who_publishes_does_not_wait_for_the_worker(report: Report) -> None:
    at_size.begin(PAGES)
    analyse()
    page = TreatmentPage.objects.order_by("path")[0]
    for code in locales.codes()[1:]:
        pipeline.prepare(page.translation_key, code)
    assert TranslationStatus.objects.filter(translation_key=page.translation_key, state=State.DRAFT).count() == 6
    editor = at_work(a_superuser())
    # What is only slow the first time is not counted.
    _publish(editor, page, "Eerst dit.")
    alone = [_publish(editor, page, f"Alleen, {number}.") for number in range(EDITS)]
    with at_size.at_work() as (worker,):
        worker.wait_until(worker.is_preparing)
        taken = [_publish(editor, page, f"Daarna dat, {number}.") for number in range(EDITS)]
        assert at_size.tasks(status="READY").exists(), "the worker was done before the editor"
        assert worker.process.poll() is None
    rows = TranslationStatus.objects.filter(translation_key=page.translation_key)
    assert {row.wanted for row in rows} == {1 + 1 + 2 * EDITS}
    report(
        held=median(taken) < 1,
        pages=PAGES,
        edits=EDITS,
        median_ms=_ms(median(taken)),
        worst_ms=_ms(max(taken)),
        median_without_worker_ms=_ms(median(alone)),
        worst_without_worker_ms=_ms(max(alone)),
    )
    assert median(taken) < 1


def _publish(editor: Client, page: Any, summary: str) -> float:
    """The editor changes the summary in the screen of the page and publishes; seconds until she has an answer."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = filled_in(editor.get(address), summary=summary, **{"action-publish": "action-publish"})
    for field in page._meta.get_fields():
        value = getattr(page, field.name, None)
        if isinstance(value, StreamValue):
            data.update(nested_form_data({field.name: _flow(value)}))
            data.setlist(f"{field.name}-count", [str(len(value))])
    begun = time.monotonic()
    answer = editor.post(address, data)
    seconds = time.monotonic() - begun
    assert answer.status_code == 302, answer.context["form"].errors
    assert stored(page).summary == summary
    assert len(stored(page).body) == len(page.body) > 0
    return seconds


def _flow(flow: StreamValue) -> dict[str, Any]:
    """What the browser sends of blocks that nobody touched."""
    blocks = {
        str(number): {
            "type": block.block_type,
            "id": block.id,
            "value": _posted(block.value),
            "order": number,
            "deleted": "",
        }
        for number, block in enumerate(flow)
    }
    return {"count": len(blocks), **blocks}


def _posted(value: Any) -> Any:
    if isinstance(value, RichText):
        return rich_text(value.source)
    if isinstance(value, dict):
        return {name: _posted(item) for name, item in value.items()}
    return "" if value is None else value


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


# -- the dashboard ---------------------------------------------------------------------------------------------


def test_dashboard_counts_what_there_is(report: Report) -> None:
    with paused():
        content.make(PAGES, locales.codes())
        rebuilding.rebuild()
        _bring_in_disorder()
    assert rebuilding.differences() == []
    analyse()
    client = at_work(a_superuser())
    address = reverse("translations_dashboard")
    answer: Any = client.get(address)
    taken = []
    for _ in range(EDITS):
        begun = time.monotonic()
        answer = client.get(address)
        taken.append(time.monotonic() - begun)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    shown = {
        (language["counts"].locale, row["counts"].is_page): row["counts"]
        for language in answer.context["languages"]
        for row in language["rows"]
    }
    expected = _recount()
    assert {place: dict(counts.states) for place, counts in shown.items()} == {
        place: {state: sum(row.state == state for row in rows) for state in State} for place, rows in expected.items()
    }
    for place, rows in expected.items():
        counts = shown[place]
        assert (counts.segments.done, counts.segments.total) == _sums(rows, "segments_done", "segments")
        assert (counts.words.done, counts.words.total) == _sums(rows, "words_done", "words")
        assert counts.waiting == sum(row.wanted != row.prepared for row in rows)
    states = {row.state for rows in expected.values() for row in rows}
    assert states >= {State.MISSING, State.DRAFT, State.CURRENT, State.OUTDATED}
    held = median(taken) < 0.5 and len(queries) <= 15
    report(
        held=held,
        pages=PAGES,
        states=TranslationStatus.objects.count(),
        queries=len(queries),
        median_ms=_ms(median(taken)),
        worst_ms=_ms(max(taken)),
    )
    assert held


def _bring_in_disorder() -> None:
    """Some sources say something else or are withdrawn, some translations are withdrawn or gone."""
    for page in SymptomPage.objects.filter(locale__language_code="nl").order_by("path")[:5]:
        page.summary = "Heel iets anders."
        published(page)
    TreatmentPage.objects.filter(locale__language_code="nl").order_by("path")[0].unpublish()
    for page in TreatmentPage.objects.filter(locale__language_code="ar").order_by("path")[1:6]:
        page.unpublish()
    for page in SymptomPage.objects.filter(locale__language_code="uk").order_by("path")[5:10]:
        Page.objects.get(pk=page.pk).delete()


def _recount() -> dict[tuple[str, bool], list[TranslationStatus]]:
    """Row by row, in Python; what is withdrawn is nobody's work. That the rows are true, ``differences`` says."""
    found: dict[tuple[str, bool], list[TranslationStatus]] = {
        (code, is_page): [] for code in locales.codes()[1:] for is_page in (True, False)
    }
    for row in TranslationStatus.objects.all():
        if row.source_live:
            found[row.locale, row.is_page].append(row)
    return found


def _sums(rows: list[TranslationStatus], *names: str) -> tuple[int, ...]:
    return tuple(sum(getattr(row, name) for row in rows) for name in names)


# -- files -----------------------------------------------------------------------------------------------------


def test_files_of_many_pages_are_made_quickly_and_change_nothing_when_they_come_back(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only those with about thirty texts each.
    shares = {TreatmentPage: 0, SymptomPage: FILED // 2, RiskFactorPage: FILED - FILED // 2}
    monkeypatch.setattr(content, "shares", lambda pages: shares)
    at_size.begin(FILED)
    pages = Page.objects.type(SymptomPage, RiskFactorPage).order_by("path")
    keys = list(pages.values_list("translation_key", flat=True))
    everywhere = list(Page.objects.filter(depth__gte=2).values_list("translation_key", flat=True))
    with paused():
        first = _import(at_size.filled(everywhere, "en"))
        assert len(first.published) > FILED
    analyse()
    before, figures = at_size.everything(), {}
    for format in Format:
        begun = time.monotonic()
        with CaptureQueriesContext(connection) as queries:
            file = export_units(keys, "en")
            data = write_file(file, format)
        exported = time.monotonic() - begun
        begun = time.monotonic()
        again = _import(data)
        figures[format.value] = {
            "export_seconds": round(exported, 2),
            "export_queries": len(queries),
            "import_seconds": round(time.monotonic() - begun, 1),
            "megabytes": round(len(data) / 1e6, 2),
            "texts": len(file.units()),
        }
        report(held=False, pages=len(file.groups), formats=figures)
        assert len(file.groups) == FILED
        assert (again.texts, len(again.unchanged), again.refused, again.held) == (0, FILED, [], [])
        assert at_size.everything() == before
        assert len(queries) < 50
        assert exported < 10
    report(held=True)


def _import(data: bytes) -> Any:
    return import_units(read_file(data), "en")
