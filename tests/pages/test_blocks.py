"""Blocks: each writes the JSON its schema promises, whatever an editor left in it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.blocks import StructBlockValidationError
from wagtail.fields import StreamField

from pages.blocks import streams
from pages.blocks.base import JsonContext, Schema
from pages.blocks.facts import ComparisonBlock, DefinitionBlock, FaqBlock, FigureBlock, StepsBlock
from pages.blocks.help import CallToActionBlock, CrisisBoxBlock
from pages.blocks.items import BehaviourBlock, CauseBlock, OutcomeBlock, SeekHelpBlock
from pages.blocks.leaves import (
    FlagBlock,
    HtmlBlock,
    LineBlock,
    OptionBlock,
    PageCardBlock,
    ParagraphBlock,
    PictureBlock,
    PictureChooserBlock,
    SnippetCardBlock,
    WebAddressBlock,
)
from pages.blocks.lists import RelationListBlock
from pages.blocks.media import VideoBlock
from pages.blocks.streams import BodyBlock
from pages.blocks.text import CalloutBlock, QuoteBlock, TableBlock, TextBlock
from pages.choices import HubList, Tone
from pages.models import CallToAction, Definition, Figure
from tests.pages.block_values import DEFINITIONS, PlainContext, an_unsaved_image, faults, published, values

FLOWS = {
    name: value
    for name, value in vars(streams).items()
    if isinstance(value, type) and value.__module__ == streams.__name__
}
BODY = BodyBlock().child_blocks

# Drawing a whole body is slow by nature.
patient = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


# --- Every block --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FLOWS)
@patient
@given(data=st.data())
def test_flow_writes_what_its_schema_promises(name: str, data: st.DataObject) -> None:
    flow = FLOWS[name]()
    document = published(flow, data.draw(values(flow)))
    assert faults(flow.json_schema(), document) == []


@pytest.mark.parametrize("name", BODY)
@patient
@given(data=st.data())
def test_block_of_the_body_writes_what_its_schema_promises(name: str, data: st.DataObject) -> None:
    block = BODY[name]
    document = published(block, data.draw(values(block)))
    assert faults(block.json_schema(), document) == []


@pytest.mark.parametrize("name", BODY)
def test_block_of_the_body_leaves_type_and_id_to_the_flow(name: str) -> None:
    assert not {"type", "id"} & set(BODY[name].json_properties())


@pytest.mark.parametrize("name", FLOWS)
def test_every_shared_part_a_schema_refers_to_is_one_that_is_published(name: str) -> None:
    parts = {reference.removeprefix("#/$defs/") for reference in references(FLOWS[name]().json_schema())}
    assert parts <= set(DEFINITIONS)


def test_every_flow_of_every_model_is_tried_here() -> None:
    used = {
        type(field.stream_block)
        for model in apps.get_app_config("pages").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    }
    assert used == set(FLOWS.values())


def references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"]
        for part in schema.values():
            yield from references(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from references(part)


# --- Flows --------------------------------------------------------------------------------------------


def test_body_tells_its_blocks_apart_by_type_and_keeps_their_ids() -> None:
    body = [
        ("text", {"heading": "Hechting", "html": "<p>Een band.</p>"}, "a-1"),
        ("crisis_box", None, "a-2"),
    ]
    assert published(BodyBlock(), body) == [
        {"type": "text", "id": "a-1", "heading": "Hechting", "html": "<p>Een band.</p>"},
        {"type": "crisis_box", "id": "a-2", "crisis_box": {"emergency_number": "112"}},
    ]


def test_body_as_it_is_stored_writes_the_same_as_in_code() -> None:
    stored = [{"type": "quote", "id": "b-1", "value": {"quote": "Ik durf weer.", "speaker": "Noor"}}]
    block = BodyBlock()
    assert block.to_json(block.to_python(stored), PlainContext()) == [
        {"type": "quote", "id": "b-1", "quote": "Ik durf weer.", "speaker": "Noor"}
    ]


@pytest.mark.parametrize("name", FLOWS)
@pytest.mark.parametrize("nothing", [None, []])
def test_flow_with_nothing_in_it_is_an_empty_list(name: str, nothing: list[Any] | None) -> None:
    assert FLOWS[name]().to_json(nothing, PlainContext()) == []


def test_lines_are_plain_strings() -> None:
    assert published(streams.LinesBlock(), [("item", "Speelt door", "a"), ("item", "Mijdt contact", "b")]) == [
        "Speelt door",
        "Mijdt contact",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "text", "id": "a", "heading": "", "html": "", "colour": "red"},
        {"type": "text", "id": "a", "heading": ""},
        {"type": "marquee", "id": "a"},
        {"id": "a", "heading": "", "html": ""},
        {"type": "quote", "id": "a", "heading": "", "html": ""},
    ],
)
def test_schema_of_the_body_is_closed(wrong: dict[str, str]) -> None:
    assert faults(BodyBlock().json_schema(), [wrong])


# --- Optional fields left empty -----------------------------------------------------------------------


@pytest.mark.parametrize("empty", ["", None])
@pytest.mark.parametrize(
    ("block", "filled", "optional"),
    [
        (TextBlock(), {"html": "<p>a</p>"}, ["heading"]),
        (QuoteBlock(), {"quote": "a"}, ["speaker"]),
        (CalloutBlock(), {"tone": "info", "html": "<p>a</p>"}, ["heading"]),
        (StepsBlock(), {"steps": [{"title": "a", "html": "<p>b</p>"}]}, ["heading"]),
        (FaqBlock(), {"questions": [{"question": "a", "answer": "<p>b</p>"}]}, ["heading"]),
        (CauseBlock(), {"title": "a"}, ["explanation"]),
        (BehaviourBlock(), {"text": "a"}, ["setting"]),
        (RelationListBlock(), {"of": "forms"}, ["heading"]),
        (
            ComparisonBlock(),
            {"title": "a", "left_label": "b", "right_label": "c", "rows": [{"axis": "d", "left": "e", "right": "f"}]},
            ["misconception"],
        ),
        (PictureBlock(), {"image": None, "alt": "a"}, ["caption"]),
    ],
    ids=lambda part: type(part).__name__ if hasattr(part, "to_json") else "",
)
def test_text_left_empty_is_an_empty_string(
    block: Any, filled: dict[str, Any], optional: list[str], empty: str | None
) -> None:
    document = published(block, filled | dict.fromkeys(optional, empty))
    assert [document[name] for name in optional] == [""] * len(optional)
    assert faults(block.json_schema(), document) == []


@pytest.mark.parametrize(
    "block", [LineBlock(required=False), ParagraphBlock(required=False), HtmlBlock(required=False)]
)
@pytest.mark.parametrize("empty", ["", None])
def test_empty_text_is_an_empty_string(block: Any, empty: str | None) -> None:
    assert published(block, empty) == ""


@pytest.mark.parametrize("block", [LineBlock(required=False), ParagraphBlock(required=False)])
def test_text_nobody_typed_is_a_string_to_the_translators_too(block: Any) -> None:
    assert block.get_default() == ""


def test_option_left_open_is_null_and_its_schema_says_so() -> None:
    block = OptionBlock(choices=Tone.choices, required=False)
    assert published(block, "") is None
    assert faults(block.json_schema(), None) == []


def test_option_that_must_be_chosen_is_never_null() -> None:
    schema = OptionBlock(choices=Tone.choices).json_schema()
    assert schema == {"type": "string", "enum": Tone.values}
    assert faults(schema, None)


@pytest.mark.parametrize(("value", "flag"), [(True, True), (False, False), (None, False)])
def test_flag_is_true_or_false(value: bool | None, flag: bool) -> None:
    assert published(FlagBlock(), value) is flag


def test_address_left_empty_is_null() -> None:
    assert published(WebAddressBlock(required=False), "") is None


# --- Blocks with cards --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "name", "thing", "kind"),
    [
        (DefinitionBlock(), "definition", Definition(term="Hechting"), "definition"),
        (FigureBlock(), "figure", Figure(name="Hechting"), "figure"),
        (CallToActionBlock(), "call_to_action", CallToAction(label="Hechting"), "call_to_action"),
    ],
    ids=["definition", "figure", "call to action"],
)
def test_shared_piece_is_shown_as_its_card(block: Any, name: str, thing: Any, kind: str) -> None:
    assert published(block, {name: thing}) == {name: {"card": kind, "title": "Hechting"}}


@pytest.mark.parametrize("gone", [None, Definition(term="hidden")], ids=["deleted", "not public"])
def test_shared_piece_that_may_not_be_shown_is_null(gone: Definition | None) -> None:
    document = published(DefinitionBlock(), {"definition": gone})
    assert document == {"definition": None}
    assert faults(DefinitionBlock().json_schema(), document) == []


def test_schema_of_a_card_refers_to_the_public_name_of_its_kind() -> None:
    schema = SnippetCardBlock("pages.CallToAction").json_schema()
    assert list(references(schema)) == ["#/$defs/call_to_action"]


def test_another_page_is_shown_as_its_card_or_null() -> None:
    block = PageCardBlock()
    assert block.to_json(None, PlainContext()) is None
    assert list(references(block.json_schema())) == ["#/$defs/page_card"]


def test_picture_carries_the_text_that_stands_in_for_it() -> None:
    document = published(PictureBlock(), {"image": an_unsaved_image("Linde"), "alt": "Een linde", "caption": "Bij ons"})
    assert document == {"image": {"image": "Linde", "alt": "Een linde"}, "caption": "Bij ons"}


def test_bare_picture_has_no_text_of_its_own() -> None:
    assert published(PictureChooserBlock(), an_unsaved_image("Linde")) == {"image": "Linde", "alt": ""}


def test_picture_that_was_deleted_is_null_and_keeps_its_caption() -> None:
    document = published(PictureBlock(), {"image": None, "alt": "Een linde", "caption": "Bij ons"})
    assert document == {"image": None, "caption": "Bij ons"}


# --- Lists of relations and the crisis box ------------------------------------------------------------


@pytest.mark.parametrize("relation", HubList.values)
def test_list_of_relations_holds_the_cards_of_the_page_it_stands_on(relation: str) -> None:
    document = published(RelationListBlock(), {"heading": "Zie ook", "of": relation})
    assert document == {
        "heading": "Zie ook",
        "of": relation,
        "items": [{"card": "page", "title": f"one of the {relation}"}],
    }
    assert faults(RelationListBlock().json_schema(), document) == []


def test_list_of_relations_may_be_empty_but_not_missing() -> None:
    schema = RelationListBlock().json_schema()
    assert faults(schema, {"heading": "", "of": "forms", "items": []}) == []
    assert faults(schema, {"heading": "", "of": "forms"})


def test_crisis_box_asks_for_nothing_and_holds_what_the_page_needs() -> None:
    document = published(CrisisBoxBlock(), None)
    assert document == {"crisis_box": {"emergency_number": "112"}}
    assert faults(CrisisBoxBlock().json_schema(), document) == []


def test_crisis_box_is_never_missing() -> None:
    assert faults(CrisisBoxBlock().json_schema(), {})
    assert faults(CrisisBoxBlock().json_schema(), {"crisis_box": None})


# --- Single blocks ------------------------------------------------------------------------------------


def test_table_keeps_its_rows_and_empty_cells() -> None:
    document = published(
        TableBlock(),
        {
            "caption": "Vormen",
            "header": ["Vorm", "Contact"],
            "rows": [{"cells": ["Vermijdend", ""]}],
            "first_column_is_heading": True,
        },
    )
    assert document["header"] == ["Vorm", "Contact"]
    assert document["rows"] == [{"cells": ["Vermijdend", ""]}]
    assert document["first_column_is_heading"] is True


def test_video_carries_its_transcript() -> None:
    video = {"title": "EMDR", "url": "https://video.example/1", "transcript": "<p>Een stem zegt …</p>"}
    assert published(VideoBlock(), video) == video


@pytest.mark.parametrize(
    ("block", "value"),
    [
        (VideoBlock(), {"title": "EMDR", "url": "https://video.example/1", "transcript": ""}),
        (PictureBlock(), {"image": None, "alt": "", "caption": ""}),
        (OutcomeBlock(), {"text": "Faalangst", "life_stage": "", "domain": "feelings"}),
        (SeekHelpBlock(), {"urgency": "now", "signals": [], "action": "Bel 112."}),
        (FaqBlock(), {"heading": "", "questions": []}),
        (StepsBlock(), {"heading": "", "steps": []}),
        (
            ComparisonBlock(),
            {"title": "a", "left_label": "b", "right_label": "c", "misconception": "", "rows": []},
        ),
    ],
    ids=["transcript", "alt", "life stage", "signs", "questions", "steps", "rows"],
)
def test_block_without_what_it_needs_is_refused_at_publishing(block: Any, value: dict[str, Any]) -> None:
    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize(value))


def test_plain_context_is_all_that_a_block_may_ask_for() -> None:
    context: JsonContext = PlainContext()
    schema: Schema = TextBlock().json_schema()
    assert faults(schema, TextBlock().to_json({"heading": "", "html": None}, context)) == []
