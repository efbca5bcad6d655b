"""System checks of the content model: each finds the mistake it is there for, and ours has none."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField

from pages import checks
from pages.blocks.base import FlowBlock, GroupBlock, RowsBlock
from pages.blocks.leaves import LineBlock
from pages.models import PAGE_TYPES, SNIPPETS, ArticlePage, Definition


@pytest.fixture
def app_with(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An app whose models are these alone, made up for one test and forgotten after it."""

    before = dict(apps.all_models["pages"])
    with monkeypatch.context() as patch:

        def app_with(*made_up: type) -> None:
            patch.setattr(apps.get_app_config("pages"), "get_models", lambda: list(made_up))

        yield app_with
    apps.all_models["pages"].clear()
    apps.all_models["pages"].update(before)
    apps.clear_cache()


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


def test_block_without_json_is_refused(app_with: Any) -> None:
    class Leaflet(models.Model):
        body = StreamField(FlowBlock([("line", BareLineBlock())]))

        class Meta:
            app_label = "pages"

    app_with(Leaflet)
    found = checks.every_block_has_json_and_schema(None)
    assert ids(found) == ["pages.E001", "pages.E001"]
    assert [message.msg for message in found] == [
        "Block “body.line” (BareLineBlock) of Leaflet has no to_json().",
        "Block “body.line” (BareLineBlock) of Leaflet has no json_schema().",
    ]
    assert "pages/blocks/" in str(found[0].hint)


def test_block_with_json_but_no_schema_is_refused(app_with: Any) -> None:
    class Booklet(models.Model):
        body = StreamField(FlowBlock([("line", HalfBlock())]))

        class Meta:
            app_label = "pages"

    app_with(Booklet)
    (found,) = checks.every_block_has_json_and_schema(None)
    assert found.msg == "Block “body.line” (HalfBlock) of Booklet has no json_schema()."


def test_flow_straight_from_wagtail_is_refused(app_with: Any) -> None:
    class Brochure(models.Model):
        body = StreamField([("line", LineBlock())])

        class Meta:
            app_label = "pages"

    app_with(Brochure)
    found = checks.every_block_has_json_and_schema(None)
    assert {message.msg for message in found} == {
        "Block “body” (StreamBlock) of Brochure has no to_json().",
        "Block “body” (StreamBlock) of Brochure has no json_schema().",
    }


def test_block_deep_inside_lists_and_groups_is_found(app_with: Any) -> None:
    group = GroupBlock([("rows", RowsBlock(GroupBlock([("cell", BareLineBlock())])))])

    class Almanac(models.Model):
        body = StreamField(FlowBlock([("table", group)]))

        class Meta:
            app_label = "pages"

    app_with(Almanac)
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
