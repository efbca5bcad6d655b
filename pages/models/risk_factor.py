from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from pages.admin.panels import page_tabs
from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.blocks.streams import LinesBlock, flow
from pages.choices import RiskBearer
from pages.fields import has_text
from pages.models.health import HealthPage


class RiskFactorPage(HealthPage):
    """Something that makes attachment problems more likely.

    Most are one sentence and appear only inside their topic; with ``standalone`` a risk factor has its own address.
    """

    type_name = "risk_factor"

    group = models.ForeignKey(
        "pages.RiskFactorGroup", on_delete=models.PROTECT, related_name="+", verbose_name=_("group")
    )
    about = models.CharField(_("about whom"), max_length=10, choices=RiskBearer.choices)
    statement = models.CharField(
        _("statement"), max_length=255, help_text=_("One sentence that stands on its own in the topic.")
    )
    explanation = RichTextField(_("explanation"), blank=True, features=RICH_TEXT_FEATURES)
    modifiers = flow(
        LinesBlock,
        verbose_name=_("what makes it stronger or weaker"),
        help_text=_("For example: the effect is strongest at a young age."),
    )
    standalone = models.BooleanField(
        _("has a page of its own"),
        default=False,
        help_text=_("Without it, readers see this risk factor only inside its topic."),
    )

    translated = (*HealthPage.translated, "statement", "explanation", "modifiers")

    parent_page_types = ["pages.TopicPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=["group", "about", "statement", "explanation", "modifiers", "standalone", "body"], health=True
    )

    class Meta:
        verbose_name = _("risk factor")
        verbose_name_plural = _("risk factors")

    def clean(self) -> None:
        super().clean()
        if self.standalone and not (has_text(self.explanation) or self.body):
            raise ValidationError(
                {"standalone": _("A page of its own needs an explanation; one sentence makes a thin page.")}
            )
