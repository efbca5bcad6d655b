"""What may never be left in the source language: what stands on cards, and what people need in distress."""

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from pages.models import PAGE_TYPES
from publications.serializers import PAGES
from tests.translations.checks.sentences import pair
from translations.checks import blocking, check_texts
from translations.checks.partial import BLOCKS, EVERY_PAGE, FIELDS, FLOWS, allow_partial, never_partial
from translations.kinds import translatable_models
from translations.models import PartialPages, Severity

PAGE_MODELS: dict[str, Any] = {model.type_name: model for model in PAGE_TYPES}
PIECES = [name for name, model in translatable_models().items() if not issubclass(model, Page)]


@pytest.mark.parametrize("path", ["title", "short_title", "summary", "hero_alt"])
@pytest.mark.parametrize("type_name", PAGE_MODELS)
def test_what_stands_on_every_card_is_never_partial(type_name: str, path: str) -> None:
    assert never_partial(type_name, path)


@pytest.mark.parametrize("type_name", PAGE_MODELS)
def test_what_else_stands_on_the_cards_of_a_type_is_never_partial(type_name: str) -> None:
    on_card = {field.name for field in PAGES[type_name].card} & set(PAGE_MODELS[type_name].translated)
    assert [name for name in on_card if not never_partial(type_name, name)] == []


@pytest.mark.parametrize("type_name", PIECES)
def test_a_shared_piece_is_never_partial(type_name: str) -> None:
    assert [name for name in translatable_models()[type_name].translated if not never_partial(type_name, name)] == []


@pytest.mark.parametrize(
    ("type_name", "path", "field_path"),
    [
        ("job_alert", "form_explanation", "form_explanation"),
        ("job_alert", "submit_label", "submit_label"),
        ("topic", "when_to_seek_help.1f2e.action", "when_to_seek_help.item.action"),
        ("topic", "when_to_seek_help.1f2e.signals.9a.", ""),
        ("symptom", "explanation", "explanation"),
        ("article", "body.1f2e.html", "body.callout.html"),
        ("article", "body.1f2e.text", "body.crisis_box.text"),
    ],
)
def test_consent_and_crisis_texts_are_never_partial(type_name: str, path: str, field_path: str) -> None:
    assert never_partial(type_name, path, field_path)


@pytest.mark.parametrize(
    ("type_name", "path", "field_path"),
    [
        ("article", "body.1f2e.html", "body.text.html"),
        ("article", "seo_title", "seo_title"),
        ("article", "search_description", ""),
        ("treatment", "why", "why"),
        ("treatment", "goals.1f2e", ""),
        ("treatment", "symptom_rows.1f2e.note", "symptom_rows.note"),
        ("job_alert", "introduction", "introduction"),
    ],
)
def test_running_text_may_be_partial(type_name: str, path: str, field_path: str) -> None:
    assert not never_partial(type_name, path, field_path)


def test_a_text_of_which_the_block_is_not_known_is_taken_to_be_needed() -> None:
    assert never_partial("article", "body.1f2e.html")


def test_a_type_that_is_not_ours_is_refused() -> None:
    with pytest.raises(KeyError):
        never_partial("leaflet", "title")


def test_a_block_name_elsewhere_in_a_path_means_nothing() -> None:
    assert not never_partial("treatment", "callout_rows.1f2e.note", "callout_rows.note")


# -- every name in the tables exists ---------------------------------------------------------------------------


def test_every_field_in_the_tables_is_translated() -> None:
    assert [name for name in EVERY_PAGE for model in PAGE_TYPES if name not in model.translated] == []
    named = [(type_name, name) for type_name, names in FIELDS.items() for name in names]
    assert [(kind, name) for kind, name in named if name not in PAGE_MODELS[kind].translated] == []


def test_every_block_in_the_table_exists_and_stands_in_no_flow_that_is_not_named() -> None:
    found = {(field, name) for model in PAGE_TYPES for field, name in _blocks(model)}
    assert set(BLOCKS) <= {name for _field, name in found}
    assert {field for field, name in found if name in BLOCKS} == FLOWS


def _blocks(model: Any) -> Iterator[tuple[str, str]]:
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            yield from ((field.name, name) for name in _names(field.stream_block))


def _names(block: blocks.Block) -> Iterator[str]:
    for name, child in getattr(block, "child_blocks", {}).items():
        yield name
        yield from _names(child)
    if isinstance(block, blocks.ListBlock):
        yield from _names(block.child_block)


# -- the rule of a language ------------------------------------------------------------------------------------

TEXTS = [pair("Kop", "")]


def test_a_language_that_wants_complete_pages_publishes_none_with_a_text_missing() -> None:
    found = allow_partial(check_texts(TEXTS, {}), PartialPages.COMPLETE, lambda path: False)
    assert [finding.code for finding in blocking(found)] == ["missing"]


def test_a_language_that_allows_partial_pages_is_told_of_what_is_missing() -> None:
    (finding,) = allow_partial(check_texts(TEXTS, {}), PartialPages.PARTIAL, lambda path: False)
    assert (finding.code, finding.severity) == ("missing", Severity.WARNING)


def test_what_is_never_partial_blocks_there_too() -> None:
    found = allow_partial(check_texts(TEXTS, {}), PartialPages.PARTIAL, lambda path: True)
    assert [finding.code for finding in blocking(found)] == ["missing"]


def test_a_partial_page_still_has_to_be_right_in_what_it_says() -> None:
    found = check_texts([pair("Bel 112", "Call 911", "en")], {})
    assert allow_partial(found, PartialPages.PARTIAL, lambda path: False) == found
    assert blocking(found)
