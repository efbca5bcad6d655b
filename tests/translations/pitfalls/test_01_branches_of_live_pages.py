"""Submitting a branch of live pages breaks the tree in wagtail-localize (wagtail-localize#773).

It publishes each page after the commit from the object of before its children were added: ``numchild`` becomes 0, and
the children are found by nobody. Ours makes one page at a time, a draft, each in a transaction of its own; and a page
of ours keeps its place in the tree whoever saves it (``pages/models/base.py``), which is undone here to see the harm.
"""

from typing import Any

import pytest
from django.test import override_settings
from wagtail.models import Page
from wagtail_localize.operations import translate_object, translate_page_subtree

from pages.models.base import ContentPage
from tests.factories.languages import fill
from tests.factories.pages import a_section, a_treatment, home, stored
from tests.factories.translators import imported, language, returned, translation_of
from tests.translations.pitfalls.plain import without_gates
from translations import pipeline
from translations.publishing import publish_translation

pytestmark = pytest.mark.django_db


def a_branch() -> list[Any]:
    """Three live pages, each below the one before."""
    section = a_section(title="Hulp")
    below = a_section(section, title="Thuis")
    return [section, below, a_treatment(below, title="EMDR")]


def is_whole_tree() -> bool:
    return not any(Page.find_problems())


def children_of_translations(branch: list[Any]) -> list[tuple[int, int]]:
    """For each Arabic page but the last: what it says of the number of its children, and what there are."""
    pages = [stored(translation_of(page)) for page in branch[:-1]]
    return [
        (page.numchild, Page.objects.filter(path__startswith=page.path, depth=page.depth + 1).count()) for page in pages
    ]


@pytest.fixture
def submitted_by_localize(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> Any:
    """Submits a branch and all below it with localize's own functions and settings."""

    def submit() -> list[Any]:
        branch = a_branch()
        without_gates(monkeypatch)
        settings = {"WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE": True}
        # Both in one transaction, as in its view.
        with override_settings(**settings), django_capture_on_commit_callbacks(execute=True):
            translate_object(stored(branch[0]), [language("ar")])
            translate_page_subtree(branch[0].pk, [language("ar")], None, None)
        return branch

    return submit


def test_localize_loses_the_children_of_live_pages(monkeypatch: pytest.MonkeyPatch, submitted_by_localize: Any) -> None:
    monkeypatch.setattr(ContentPage, "_stay_in_place", lambda self: None)
    branch = submitted_by_localize()
    assert children_of_translations(branch) == [(0, 1), (0, 1)]
    assert not translation_of(branch[0]).get_children().exists()
    assert not is_whole_tree()


def test_pages_of_ours_keep_their_children_even_then(submitted_by_localize: Any) -> None:
    branch = submitted_by_localize()
    assert [translation_of(page).live for page in branch] == [True, True, True]
    assert children_of_translations(branch) == [(1, 1), (1, 1)]
    assert is_whole_tree()


def test_the_pipeline_makes_drafts_and_the_tree_stays_whole(django_capture_on_commit_callbacks: Any) -> None:
    with override_settings(TRANSLATIONS_START=True), django_capture_on_commit_callbacks(execute=True):
        branch = a_branch()
    assert [translation_of(page).live for page in branch] == [False, False, False]
    assert children_of_translations(branch) == [(1, 1), (1, 1)]
    assert is_whole_tree()


def test_a_branch_that_is_prepared_from_below_stands_whole_too() -> None:
    with override_settings(TRANSLATIONS_START=True):
        branch = a_branch()
    for page in reversed(branch):
        pipeline.prepare(page.translation_key, "ar")
    assert children_of_translations(branch) == [(1, 1), (1, 1)]
    assert is_whole_tree()


@pytest.mark.parametrize("from_below", [False, True])
def test_publishing_the_branch_page_by_page_loses_no_child(from_below: bool) -> None:
    with override_settings(TRANSLATIONS_START=True):
        branch = a_branch()
    for page in branch:
        pipeline.prepare(page.translation_key, "ar")
        fill(page)
    # As they were before any of them was live, as a form or a task that waited has them.
    drafts = [translation_of(page) for page in branch]
    for draft in reversed(drafts) if from_below else drafts:
        publish_translation(draft)
    assert [translation_of(page).live for page in branch] == [True, True, True]
    assert children_of_translations(branch) == [(1, 1), (1, 1)]
    assert is_whole_tree()


def test_a_file_of_the_whole_branch_loses_no_child() -> None:
    branch = a_branch()
    imported(returned(home(), *branch))
    assert [translation_of(page).live for page in branch] == [True, True, True]
    assert children_of_translations(branch) == [(1, 1), (1, 1)]
    assert is_whole_tree()
