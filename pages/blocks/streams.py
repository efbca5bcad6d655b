"""The flows that page types use, put together from the block families."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from pages.blocks.base import FlowBlock, ListFlowBlock
from pages.blocks.facts import (
    ComparisonBlock,
    DefinitionBlock,
    FaqBlock,
    FigureBlock,
    QuestionBlock,
    StepBlock,
    StepsBlock,
)
from pages.blocks.help import CallToActionBlock, CrisisBoxBlock
from pages.blocks.items import BehaviourBlock, CauseBlock, OutcomeBlock, SeekHelpBlock
from pages.blocks.leaves import LineBlock, PictureBlock
from pages.blocks.lists import RelationListBlock
from pages.blocks.media import VideoBlock
from pages.blocks.text import CalloutBlock, QuoteBlock, TableBlock, TextBlock


class BodyBlock(FlowBlock):
    """The closed set of blocks of a page's body."""

    text = TextBlock()
    definition = DefinitionBlock()
    figure = FigureBlock()
    comparison = ComparisonBlock()
    steps = StepsBlock()
    quote = QuoteBlock()
    image = PictureBlock()
    video = VideoBlock()
    callout = CalloutBlock()
    crisis_box = CrisisBoxBlock()
    call_to_action = CallToActionBlock()
    faq = FaqBlock()
    table = TableBlock()
    list_of = RelationListBlock()


class LinesBlock(ListFlowBlock):
    item = LineBlock(label=_("Line"), max_length=255)


class CausesBlock(ListFlowBlock):
    item = CauseBlock()


class OutcomesBlock(ListFlowBlock):
    item = OutcomeBlock()


class BehavioursBlock(ListFlowBlock):
    item = BehaviourBlock()


class SeekHelpFlowBlock(ListFlowBlock):
    item = SeekHelpBlock()


class QuestionsBlock(ListFlowBlock):
    item = QuestionBlock()


class ComparisonsBlock(ListFlowBlock):
    item = ComparisonBlock()


class StepsFlowBlock(ListFlowBlock):
    item = StepBlock()


def flow(block: type[FlowBlock | ListFlowBlock], **kwargs: Any) -> StreamField:
    """A StreamField of one of the flows above; empty unless said otherwise."""
    kwargs.setdefault("blank", True)
    return StreamField(block(required=not kwargs["blank"]), **kwargs)
