"""The items of structured fields: a cause, an outcome, a sign that calls for help."""

from django.utils.translation import gettext_lazy as _

from pages.blocks.base import GroupBlock, RowsBlock
from pages.blocks.leaves import LineBlock, OptionBlock, ParagraphBlock
from pages.choices import Domain, LifeStage, Urgency


class CauseBlock(GroupBlock):
    title = LineBlock(label=_("Cause"), max_length=120)
    explanation = ParagraphBlock(label=_("Explanation"), required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Cause")


class OutcomeBlock(GroupBlock):
    text = LineBlock(label=_("Consequence"), max_length=200)
    life_stage = OptionBlock(label=_("Stage of life"), choices=LifeStage.choices)
    domain = OptionBlock(label=_("Area of life"), choices=Domain.choices)

    class Meta:
        icon = "arrow-right"
        label = _("Consequence")


class BehaviourBlock(GroupBlock):
    text = LineBlock(label=_("What the child does"), max_length=255)
    setting = LineBlock(label=_("When or where"), required=False, max_length=120)

    class Meta:
        icon = "user"
        label = _("Behaviour")


class SeekHelpBlock(GroupBlock):
    urgency = OptionBlock(label=_("How soon"), choices=Urgency.choices)
    signals = RowsBlock(LineBlock(label=_("Sign")), label=_("Signs"), min_num=1)
    action = ParagraphBlock(label=_("What to do"))

    class Meta:
        icon = "warning"
        label = _("When to seek help")
