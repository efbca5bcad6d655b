"""System checks of the content model: each finds the mistake it is there for, and ours has none."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import models
from django.test.utils import isolate_apps
from wagtail import blocks
from wagtail.fields import StreamField

from pages import checks
from pages.blocks.base import FlowBlock, GroupBlock, ListFlowBlock, RowsBlock
from pages.blocks.leaves import LineBlock
from pages.models import PAGE_TYPES, SNIPPETS, ArticlePage, Definition


@pytest.fixture
def app_with(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """An app whose models are these alone, made up for one test and forgotten after it."""

    def app_with(*made_up: type) -> None:
        config = SimpleNamespace(get_models=lambda: list(made_up))
        monkeypatch.setattr(checks, "apps", SimpleNamespace(get_app_config=lambda label: config))

    with isolate_apps("pages"):
        yield app_with


def a_model(name: str, blocks_of_body: Any) -> type:
    """A model of our app whose body is made of these blocks."""
    meta = type("Meta", (), {"app_label": "pages"})
    return type(name, (models.Model,), {"__module__": __name__, "body": StreamField(blocks_of_body), "Meta": meta})


def ids(found: list[Any]) -> list[str]:
    return [message.id for message in found]


def test_ours_are_in_order() -> None:
    assert checks.every_block_has_json_and_schema(None) == []
    assert checks.every_page_type_has_a_public_name(None) == []
    assert checks.every_translated_name_is_a_field(None) == []


class BareLineBlock(blocks.CharBlock):
    """A block straight from Wagtail: readers would get nothing of it."""


class HalfBlock(LineBlock):
    json_schema = None  # type: ignore[assignment]  # the mistake


def test_block_without_json_is_refused(app_with: Callable[..., None]) -> None:
    app_with(a_model("Leaflet", ListFlowBlock([("line", BareLineBlock())])))
    found = checks.every_block_has_json_and_schema(None)
    assert ids(found) == ["pages.E001", "pages.E001"]
    assert [message.msg for message in found] == [
        "Block “body.line” (BareLineBlock) of Leaflet has no to_json().",
        "Block “body.line” (BareLineBlock) of Leaflet has no json_schema().",
    ]
    assert "pages/blocks/" in str(found[0].hint)


def test_block_with_json_but_no_schema_is_refused(app_with: Callable[..., None]) -> None:
    app_with(a_model("Booklet", ListFlowBlock([("line", HalfBlock())])))
    (found,) = checks.every_block_has_json_and_schema(None)
    assert found.msg == "Block “body.line” (HalfBlock) of Booklet has no json_schema()."


def test_bare_value_in_a_flow_of_different_blocks_is_refused(app_with: Callable[..., None]) -> None:
    app_with(a_model("Handbook", FlowBlock([("line", LineBlock())])))
    (found,) = checks.every_block_has_json_and_schema(None)
    assert found.msg == "Block “body.line” (LineBlock) of Handbook has no json_properties()."


def test_flow_straight_from_wagtail_is_refused(app_with: Callable[..., None]) -> None:
    app_with(a_model("Brochure", [("line", LineBlock())]))
    found = checks.every_block_has_json_and_schema(None)
    assert {message.msg for message in found} == {
        "Block “body” (StreamBlock) of Brochure has no to_json().",
        "Block “body” (StreamBlock) of Brochure has no json_schema().",
    }


def test_block_deep_inside_lists_and_groups_is_found(app_with: Callable[..., None]) -> None:
    group = GroupBlock([("rows", RowsBlock(GroupBlock([("cell", BareLineBlock())])))])

    app_with(a_model("Almanac", FlowBlock([("table", group)])))
    found = checks.every_block_has_json_and_schema(None)
    assert found[0].msg == "Block “body.table.rows.*.cell” (BareLineBlock) of Almanac has no to_json()."


def test_page_type_without_a_public_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ArticlePage, "type_name", "")
    (found,) = checks.every_page_type_has_a_public_name(None)
    assert (found.id, found.msg) == ("pages.E002", "ArticlePage has no type_name.")


def test_shared_piece_without_a_public_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Definition, "type_name", "")
    assert ids(checks.every_page_type_has_a_public_name(None)) == ["pages.E002"]


def test_page_and_shared_piece_with_one_public_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Definition, "type_name", "article")
    (found,) = checks.every_page_type_has_a_public_name(None)
    assert (found.id, found.msg) == ("pages.E003", "Definition and ArticlePage share the type_name “article”.")


def test_translated_name_that_is_no_field_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Definition, "translated", (*Definition.translated, "meaning"))
    (found,) = checks.every_translated_name_is_a_field(None)
    assert (found.id, found.msg) == (
        "pages.E004",
        "Definition.translated names “meaning”, which is not a field of it.",
    )


def test_the_checks_look_at_every_page_type_and_shared_piece() -> None:
    assert set(checks._content_models()) == {*PAGE_TYPES, *SNIPPETS}
