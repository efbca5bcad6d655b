"""Blocks that show a fact held once, elsewhere or here."""

from django.utils.translation import gettext_lazy as _

from pages.blocks.base import GroupBlock, RowsBlock
from pages.blocks.leaves import HtmlBlock, LineBlock, ParagraphBlock, SnippetCardBlock


class DefinitionBlock(GroupBlock):
    definition = SnippetCardBlock("pages.Definition", label=_("Definition"))

    class Meta:
        icon = "help"
        label = _("Definition")


class FigureBlock(GroupBlock):
    figure = SnippetCardBlock("pages.Figure", label=_("Figure"))

    class Meta:
        icon = "order"
        label = _("Figure")


class ComparisonRowBlock(GroupBlock):
    axis = LineBlock(label=_("Compared on"), max_length=120)
    left = ParagraphBlock(label=_("Left"))
    right = ParagraphBlock(label=_("Right"))

    class Meta:
        label = _("Row")


class ComparisonBlock(GroupBlock):
    title = LineBlock(label=_("Title"), max_length=120)
    left_label = LineBlock(label=_("Left column"), max_length=80)
    right_label = LineBlock(label=_("Right column"), max_length=80)
    misconception = ParagraphBlock(
        label=_("Misconception"), required=False, help_text=_("What people often think, and what is true.")
    )
    rows = RowsBlock(ComparisonRowBlock(), label=_("Rows"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Comparison")


class StepBlock(GroupBlock):
    title = LineBlock(label=_("Step"), max_length=120)
    html = HtmlBlock(label=_("What happens"))

    class Meta:
        label = _("Step")


class StepsBlock(GroupBlock):
    heading = LineBlock(label=_("Heading"), required=False, max_length=120)
    steps = RowsBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")


class QuestionBlock(GroupBlock):
    question = LineBlock(label=_("Question"), max_length=200)
    answer = HtmlBlock(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question and answer")


class FaqBlock(GroupBlock):
    heading = LineBlock(label=_("Heading"), required=False, max_length=120)
    questions = RowsBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
