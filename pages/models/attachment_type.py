from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField

from pages.admin.forms import FormWithRows
from pages.admin.panels import page_tabs, rows
from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.blocks.streams import BehavioursBlock, LinesBlock, flow
from pages.choices import AttachmentPattern
from pages.models.health import HealthPage
from pages.models.rows import Row


class AttachmentTypePage(HealthPage):
    """One pattern of attachment, as Ainsworth and Main named them."""

    type_name = "attachment_type"

    pattern = models.CharField(_("pattern"), max_length=20, choices=AttachmentPattern.choices)
    introduction = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)
    behaviours = flow(BehavioursBlock, verbose_name=_("what the child does"))
    recognition_pitfalls = flow(
        LinesBlock,
        verbose_name=_("pitfalls in recognising it"),
        help_text=_("Why people around the child may miss it."),
    )
    origins = flow(LinesBlock, verbose_name=_("how it arises"))
    caregiver_traits = flow(LinesBlock, verbose_name=_("what parents or carers often do"))
    often_involves = flow(LinesBlock, verbose_name=_("what often plays a part"))

    translated = (
        *HealthPage.translated,
        "introduction",
        "behaviours",
        "recognition_pitfalls",
        "origins",
        "caregiver_traits",
        "often_involves",
    )

    parent_page_types = ["pages.TopicPage"]
    subpage_types: list[str] = []

    base_form_class = FormWithRows
    edit_handler = page_tabs(
        content=[
            "pattern",
            "introduction",
            "behaviours",
            "recognition_pitfalls",
            "origins",
            "caregiver_traits",
            "often_involves",
            "body",
        ],
        relations=[
            rows("combines_rows", ["form"], _("Combines")),
            rows("figure_rows", ["figure"], _("Figures")),
        ],
        health=True,
    )

    class Meta:
        verbose_name = _("attachment type")
        verbose_name_plural = _("attachment types")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pattern__in=AttachmentPattern.values), name="attachment_type_known_pattern"
            )
        ]

    def clean(self) -> None:
        super().clean()
        own = str(self.translation_key)
        for row in self.combines_rows.all():
            if row.form_id and str(row.form.translation_key) == own:
                raise ValidationError(_("A form cannot be a combination of itself."))


class AttachmentTypeCombination(Row):
    page = ParentalKey(AttachmentTypePage, on_delete=models.CASCADE, related_name="combines_rows")
    form = models.ForeignKey(AttachmentTypePage, on_delete=models.CASCADE, related_name="+", verbose_name=_("form"))


class AttachmentTypeFigure(Row):
    page = ParentalKey(AttachmentTypePage, on_delete=models.CASCADE, related_name="figure_rows")
    figure = models.ForeignKey("pages.Figure", on_delete=models.PROTECT, related_name="+", verbose_name=_("figure"))
