"""Blocks of running text."""

from django.utils.translation import gettext_lazy as _

from pages.blocks.base import GroupBlock, RowsBlock
from pages.blocks.leaves import FlagBlock, HtmlBlock, LineBlock, OptionBlock, ParagraphBlock
from pages.choices import Tone


class TextBlock(GroupBlock):
    heading = LineBlock(label=_("Heading"), required=False, max_length=120)
    html = HtmlBlock(label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")


class QuoteBlock(GroupBlock):
    quote = ParagraphBlock(label=_("Quote"))
    speaker = LineBlock(
        label=_("Who says it"),
        required=False,
        max_length=120,
        help_text=_("A role or a made-up first name. Never the name of a client."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")


class CalloutBlock(GroupBlock):
    tone = OptionBlock(label=_("Tone"), choices=Tone.choices, default=Tone.INFO)
    heading = LineBlock(label=_("Heading"), required=False, max_length=120)
    html = HtmlBlock(label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Callout")


class TableRowBlock(GroupBlock):
    cells = RowsBlock(LineBlock(label=_("Cell"), required=False), label=_("Cells"))

    class Meta:
        label = _("Row")


class TableBlock(GroupBlock):
    caption = LineBlock(label=_("Caption"), max_length=200, help_text=_("Says what the table shows."))
    header = RowsBlock(LineBlock(label=_("Column heading")), label=_("Column headings"))
    rows = RowsBlock(TableRowBlock(), label=_("Rows"))
    first_column_is_heading = FlagBlock(label=_("The first cell of each row is its heading"))

    class Meta:
        icon = "table"
        label = _("Table")
