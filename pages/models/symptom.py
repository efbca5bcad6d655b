from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from pages.admin.panels import page_tabs
from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.choices import Domain, LifeStage, Perspective, SymptomKind
from pages.fields import ChoiceListField
from pages.models.health import HealthPage


class SymptomPage(HealthPage):
    type_name = "symptom"

    kind = models.CharField(_("kind"), max_length=25, choices=SymptomKind.choices, default=SymptomKind.SYMPTOM)
    perspective = models.CharField(
        _("perspective"), max_length=10, choices=Perspective.choices, default=Perspective.FELT
    )
    life_stages = ChoiceListField(vocabulary=LifeStage, verbose_name=_("stages of life"))
    domain = models.CharField(_("area of life"), max_length=15, choices=Domain.choices, default=Domain.FEELINGS)
    explanation = RichTextField(_("explanation"), blank=True, features=RICH_TEXT_FEATURES)
    red_flag = models.BooleanField(
        _("red flag"),
        default=False,
        help_text=_("A sign that calls for help soon; the page shows the help lines."),
    )

    translated = (*HealthPage.translated, "explanation")

    parent_page_types = ["pages.TopicPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=["kind", "perspective", "life_stages", "domain", "explanation", "red_flag", "body"],
        health=True,
    )

    class Meta:
        verbose_name = _("symptom")
        verbose_name_plural = _("symptoms")
