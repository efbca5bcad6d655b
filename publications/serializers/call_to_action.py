"""A next step. Its target is given by id, path and title: a card holds no card."""

from typing import Any

from wagtail.models import Page

from pages.blocks.base import closed_object, nullable
from pages.choices import Audience, Placement
from pages.models import CallToAction
from publications.context import BuildContext
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import STRING, Field, option, text


def _target(action: Any, context: BuildContext) -> dict[str, str | None] | None:
    if action.target_url:
        return {"id": None, "url": action.target_url}
    card = context.card_by_pk(Page, action.target_page_id)
    return {"id": card["id"], "url": card["path"]} if card and card["path"] else None


CALL_TO_ACTION = SnippetSerializer(
    CallToAction,
    title="label",
    fields=[
        text("label"),
        text("text"),
        option("audience", Audience),
        option("placement", Placement),
        Field("target", _target, nullable(closed_object({"id": nullable(STRING), "url": STRING}))),
    ],
)
