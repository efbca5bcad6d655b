"""Blocks that bring a reader to help or to a next step."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.base import GroupBlock, Json, JsonContext, Schema
from pages.blocks.leaves import SnippetCardBlock


class CrisisBoxBlock(blocks.StaticBlock):
    """The help lines that fit this page's content warnings. There is nothing to fill in: it is never empty."""

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return {"crisis_box": context.crisis_box()}

    def json_properties(self) -> dict[str, Schema]:
        return {"crisis_box": {"$ref": "#/$defs/crisis_box"}}

    def json_schema(self) -> Schema:
        return {"type": "object", "properties": self.json_properties(), "required": ["crisis_box"]}

    class Meta:
        icon = "warning"
        label = _("Help lines")
        admin_text = _("Shows the emergency number and the help lines for this page's content warnings.")


class CallToActionBlock(GroupBlock):
    call_to_action = SnippetCardBlock("pages.CallToAction", label=_("Call to action"))

    class Meta:
        icon = "pick"
        label = _("Call to action")
