"""The hub of a health topic: everything about it in one document."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField

from pages.admin.panels import page_tabs, rows
from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.blocks.streams import (
    CausesBlock,
    ComparisonsBlock,
    OutcomesBlock,
    QuestionsBlock,
    SeekHelpFlowBlock,
    flow,
)
from pages.choices import LifeStage
from pages.models.health import HealthPage
from pages.models.rows import Row, TranslatedRow


class TopicPage(HealthPage):
    type_name = "topic"

    strapline = models.CharField(
        _("strapline"),
        max_length=160,
        blank=True,
        help_text=_("One line under the title: what the page is about."),
    )
    introduction = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)
    overview = RichTextField(
        _("overview"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("What it is, in a few paragraphs."),
    )
    causes_introduction = RichTextField(_("about the causes"), blank=True, features=RICH_TEXT_FEATURES)
    causes = flow(CausesBlock, verbose_name=_("causes"))
    risk_factors_introduction = RichTextField(_("about the risk factors"), blank=True, features=RICH_TEXT_FEATURES)
    symptoms_introduction = RichTextField(_("about the symptoms"), blank=True, features=RICH_TEXT_FEATURES)
    outcomes_introduction = RichTextField(_("about the consequences"), blank=True, features=RICH_TEXT_FEATURES)
    outcomes = flow(OutcomesBlock, verbose_name=_("consequences"))
    comparisons = flow(ComparisonsBlock, verbose_name=_("comparisons"))
    approach = RichTextField(
        _("approach"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("How help works for this topic, before the list of treatments."),
    )
    when_to_seek_help = flow(SeekHelpFlowBlock, verbose_name=_("when to seek help"))
    faqs = flow(QuestionsBlock, verbose_name=_("questions and answers"))

    translated = (
        *HealthPage.translated,
        "strapline",
        "introduction",
        "overview",
        "causes_introduction",
        "causes",
        "risk_factors_introduction",
        "symptoms_introduction",
        "outcomes_introduction",
        "outcomes",
        "comparisons",
        "approach",
        "when_to_seek_help",
        "faqs",
    )

    parent_page_types = ["pages.HomePage", "pages.SectionPage"]
    subpage_types = [
        "pages.AttachmentTypePage",
        "pages.RiskFactorPage",
        "pages.SymptomPage",
        "pages.TreatmentPage",
        "pages.ArticlePage",
    ]

    edit_handler = page_tabs(
        content=[
            "strapline",
            "introduction",
            rows("definition_rows", ["definition"], _("Definitions")),
            "overview",
            "causes_introduction",
            "causes",
            "risk_factors_introduction",
            "symptoms_introduction",
            "outcomes_introduction",
            "outcomes",
            rows("figure_rows", ["figure"], _("Figures")),
            "comparisons",
            "approach",
            "when_to_seek_help",
            "faqs",
            "body",
        ],
        relations=[
            rows("form_rows", ["form", "note"], _("Forms")),
            rows("risk_factor_rows", ["risk_factor", "note"], _("Risk factors")),
            rows("symptom_rows", ["symptom", "life_stage", "note"], _("Symptoms")),
            rows("treatment_rows", ["treatment", "life_stage", "goal"], _("Treatments")),
        ],
        health=True,
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class TopicDefinition(Row):
    page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="definition_rows")
    definition = models.ForeignKey(
        "pages.Definition", on_delete=models.PROTECT, related_name="+", verbose_name=_("definition")
    )


class TopicFigure(Row):
    page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="figure_rows")
    figure = models.ForeignKey("pages.Figure", on_delete=models.PROTECT, related_name="+", verbose_name=_("figure"))


class TopicForm(TranslatedRow):
    page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="form_rows")
    form = models.ForeignKey(
        "pages.AttachmentTypePage", on_delete=models.CASCADE, related_name="+", verbose_name=_("form")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    translated = ("note",)


class TopicRiskFactor(TranslatedRow):
    page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="risk_factor_rows")
    risk_factor = models.ForeignKey(
        "pages.RiskFactorPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("risk factor")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    translated = ("note",)


class TopicSymptom(TranslatedRow):
    page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="symptom_rows")
    symptom = models.ForeignKey(
        "pages.SymptomPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("symptom")
    )
    life_stage = models.CharField(_("stage of life"), max_length=10, choices=LifeStage.choices, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    translated = ("note",)


class TopicTreatment(TranslatedRow):
    page = ParentalKey(TopicPage, on_delete=models.CASCADE, related_name="treatment_rows")
    treatment = models.ForeignKey(
        "pages.TreatmentPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("treatment")
    )
    life_stage = models.CharField(_("stage of life"), max_length=10, choices=LifeStage.choices, blank=True)
    goal = models.CharField(
        _("goal"),
        max_length=200,
        blank=True,
        help_text=_("What the treatment aims for at this stage of life."),
    )

    translated = ("goal",)
