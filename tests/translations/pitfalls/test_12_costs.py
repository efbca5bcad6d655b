"""wagtail-localize takes hundreds of queries for one page in one language, all languages and pages in one transaction.

The numbers here are upper bounds of what was counted, savepoints and all, with room for neither a query for each
sibling nor one for each other language.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from wagtail_localize.operations import translate_object
from wagtail_localize.views.report import TranslationsReportView

from tests.factories.languages import a_superuser
from tests.factories.pages import a_section, a_treatment, published, stored
from tests.factories.translators import language, translation_of
from tests.translations.pitfalls.plain import a_request
from translations import pipeline, tasks
from translations.models import State, TranslationStatus

pytestmark = pytest.mark.django_db

OTHERS = ["ar", "de", "en", "pl", "tr", "uk"]
PAGES = 3
# Queries for each page and language, six languages, 34 texts on a page. Counted on PostgreSQL: localize 292, drafts 214
# (529 for the first language, which takes the source in; 145 for each further one), a changed source 62.
LOCALIZE_AT_LEAST = 270
NEW_AT_MOST = 225
FURTHER_AT_MOST = 155
CHANGED_AT_MOST = 70


def pages_with_text(count: int = PAGES) -> list[Any]:
    """Live pages of about the size of a real one, below a section that is translated into all languages."""
    section = a_section(title="Hulp")
    with override_settings(TRANSLATIONS_START=True):
        published(section)
    for code in OTHERS:
        translate_object(stored(section), [language(code)])
    body = [
        ("callout", {"tone": "info", "heading": f"Kop {number}", "html": f"<p>Alinea {number}.</p><p>Nog een.</p>"})
        for number in range(10)
    ]
    with override_settings(TRANSLATIONS_START=True):
        return [
            a_treatment(stored(section), title=f"Hulp {number}", summary="Hulp.", why="<p>Omdat.</p>", body=body)
            for number in range(count)
        ]


def queries_of(function: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        function()
    return len(queries)


def prepare_all(pages: list[Any]) -> None:
    for page in pages:
        for code in OTHERS:
            pipeline.prepare(page.translation_key, code)


def states(pages: list[Any]) -> set[str]:
    keys = [page.translation_key for page in pages]
    return set(TranslationStatus.objects.filter(translation_key__in=keys).values_list("state", flat=True))


def test_localize_takes_hundreds_of_queries_for_a_page_in_a_language() -> None:
    pages = pages_with_text()
    count = queries_of(lambda: [translate_object(page, [language(code) for code in OTHERS]) for page in pages])
    assert count / (PAGES * len(OTHERS)) >= LOCALIZE_AT_LEAST


def test_a_draft_in_a_language_has_a_budget() -> None:
    pages = pages_with_text()
    count = queries_of(lambda: prepare_all(pages))
    assert states(pages) == {State.DRAFT}
    assert count <= NEW_AT_MOST * PAGES * len(OTHERS)


def test_each_further_language_costs_about_half_of_what_it_costs_localize() -> None:
    (page,) = pages_with_text(1)
    pipeline.prepare(page.translation_key, "ar")
    for code in ("de", "en", "uk"):
        count = queries_of(partial(pipeline.prepare, page.translation_key, code))
        assert translation_of(page, code).live is False
        assert count <= FURTHER_AT_MOST


def test_a_changed_source_has_a_smaller_budget() -> None:
    pages = pages_with_text()
    prepare_all(pages)
    for page in pages:
        page = stored(page)
        page.summary = "Andere hulp."
        published(page)
    assert pipeline.waiting().count() >= PAGES * len(OTHERS)
    count = queries_of(lambda: prepare_all(pages))
    assert not pipeline.waiting().filter(translation_key__in=[page.translation_key for page in pages]).exists()
    assert count <= CHANGED_AT_MOST * PAGES * len(OTHERS)


def test_a_translation_that_is_there_already_costs_next_to_nothing() -> None:
    pages = pages_with_text(1)
    prepare_all(pages)
    assert queries_of(lambda: prepare_all(pages)) <= len(OTHERS)


def test_the_last_of_many_pages_costs_no_more_than_the_first() -> None:
    first, *others = pages_with_text(8)
    costs = [queries_of(partial(pipeline.prepare, page.translation_key, "ar")) for page in (first, *others)]
    # The first also fills what the process remembers: sites, content types.
    assert len(set(costs[1:])) == 1
    assert costs[1] <= costs[0]


def test_each_page_and_language_is_a_task_of_its_own(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[tuple[str, str]] = []

    class Queue:
        @staticmethod
        def enqueue(key: str, code: str) -> None:
            asked.append((key, code))

    monkeypatch.setattr(tasks, "prepare_task", Queue)
    with override_settings(TRANSLATIONS_START=True), django_capture_on_commit_callbacks(execute=True):
        section = a_section(title="Hulp")
    assert sorted(asked) == [(str(section.translation_key), code) for code in OTHERS]
    assert not section.has_translation(language("ar"))
    pipeline.prepare(section.translation_key, "ar")
    assert translation_of(section).live is False
    assert not section.has_translation(language("uk"))


def test_localize_s_report_asks_for_each_row() -> None:
    section = a_section(title="Hulp")

    def queries_of_report() -> int:
        request = a_request(a_superuser())
        request.method = "GET"
        return queries_of(lambda: TranslationsReportView.as_view(results_only=True)(request).render())

    translate_object(section, [language("ar")])
    few = queries_of_report()
    translate_object(section, [language(code) for code in OTHERS])
    many = queries_of_report()
    assert many - few >= 3 * (len(OTHERS) - 1)
