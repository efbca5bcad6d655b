"""Blocks that list what the page is related to, so that nothing is typed twice."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pages.blocks.base import GroupBlock, Json, JsonContext, Schema
from pages.blocks.leaves import LineBlock, OptionBlock
from pages.choices import HubList


class RelationListBlock(GroupBlock):
    """The cards of one of the page's own relations: a query, not typed text."""

    heading = LineBlock(label=_("Heading"), required=False, max_length=120)
    of = OptionBlock(label=_("List of"), choices=HubList.choices)

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return {**super().to_json(value, context), "items": context.hub_list(value["of"])}

    def json_properties(self) -> dict[str, Schema]:
        return {
            **super().json_properties(),
            "items": {"type": "array", "items": {"$ref": "#/$defs/page_card"}},
        }

    class Meta:
        icon = "list-ul"
        label = _("List")
