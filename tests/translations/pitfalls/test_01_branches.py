"""Submitting a branch of live pages breaks the tree in wagtail-localize (wagtail-localize#773)."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.factories.fingerprints import differing, fingerprint
from tests.factories.languages import a_reviewer, at_work
from tests.factories.pages import a_section, a_treatment, stored
from tests.factories.translators import language, translation_of
from translations.submitting import start_translation

pytestmark = pytest.mark.django_db


def a_branch() -> tuple[Any, Any, Any]:
    section = a_section(title="Hulp")
    below = a_section(section, title="Thuis")
    return section, below, a_treatment(below, title="EMDR")


def test_parents_come_first_as_drafts_and_the_tree_stays_whole() -> None:
    section, below, treatment = a_branch()
    made = start_translation(treatment, language("ar"))
    assert [page.translation_key for page in made][-3:] == [
        page.translation_key for page in (section, below, treatment)
    ]
    assert [stored(page).live for page in made] == [False] * len(made)
    assert not any(Page.find_problems())
    parent = translation_of(below).get_parent()
    assert (parent.pk, parent.numchild) == (translation_of(section).pk, 1)


def test_nothing_is_offered_that_takes_pages_below_along(client: Any) -> None:
    section, below, _treatment = a_branch()
    reviewer = at_work(a_reviewer("ar"))
    url = reverse("wagtail_localize:submit_page_translation", args=[section.pk])
    assert b"include_subtree" not in reviewer.get(url).content
    reviewer.post(url, {"locales": ["ar"], "include_subtree": "on"})
    assert section.has_translation(language("ar"))
    assert not below.has_translation(language("ar"))


def test_a_second_click_is_harmless() -> None:
    section, _below, _treatment = a_branch()
    reviewer = at_work(a_reviewer("ar"))
    url = reverse("wagtail_localize:submit_page_translation", args=[section.pk])
    reviewer.post(url, {"locales": ["ar"]})
    before = fingerprint()
    assert reviewer.post(url, {"locales": ["ar"]}).status_code == 302
    assert differing(before, fingerprint()) == []
    assert section.has_translation(language("ar"))
