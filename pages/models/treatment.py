from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from pages.admin.panels import page_tabs, rows
from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.blocks.streams import LinesBlock, StepsFlowBlock, flow
from pages.choices import CareSetting
from pages.fields import ChoiceListField
from pages.models.health import HealthPage
from pages.models.rows import Row, TranslatedRow
from pages.validators import leads_back_to_itself, ordered_range


class TreatmentPage(HealthPage):
    """A treatment that is offered. Ages are half-open: 0–18 means from 0 up to, not including, 18."""

    type_name = "treatment"

    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    broader = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("is a form of"),
    )
    for_whom = models.CharField(_("for whom"), max_length=200, blank=True)
    min_age = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(
        _("up to age"),
        null=True,
        blank=True,
        help_text=_("Not included: 18 means until the eighteenth birthday."),
    )
    why = RichTextField(
        _("why"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Why someone would choose this treatment."),
    )
    indications = flow(LinesBlock, verbose_name=_("when it helps"))
    goals = flow(LinesBlock, verbose_name=_("goals"))
    steps = flow(StepsFlowBlock, verbose_name=_("how it goes"), help_text=_("The steps, in order."))
    working = RichTextField(_("how it works"), blank=True, features=RICH_TEXT_FEATURES)
    settings = ChoiceListField(vocabulary=CareSetting, verbose_name=_("where"))
    delivered_by = models.CharField(_("who gives it"), max_length=200, blank=True)
    participants = models.CharField(_("who takes part"), max_length=200, blank=True)
    duration = models.CharField(_("how long"), max_length=200, blank=True)
    temporary = models.BooleanField(_("temporary"), default=False)
    effectiveness = RichTextField(_("what is known of the effect"), blank=True, features=RICH_TEXT_FEATURES)
    costs_and_referral = RichTextField(_("costs and referral"), blank=True, features=RICH_TEXT_FEATURES)

    translated = (
        *HealthPage.translated,
        "abbreviation",
        "for_whom",
        "why",
        "indications",
        "goals",
        "steps",
        "working",
        "delivered_by",
        "participants",
        "duration",
        "effectiveness",
        "costs_and_referral",
    )

    parent_page_types = ["pages.SectionPage", "pages.TopicPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=[
            "abbreviation",
            MultiFieldPanel(
                ["for_whom", FieldRowPanel([FieldPanel("min_age"), FieldPanel("max_age")])], heading=_("For whom")
            ),
            "why",
            "indications",
            "goals",
            "steps",
            "working",
            MultiFieldPanel(
                ["settings", "delivered_by", "participants", "duration", "temporary"], heading=_("In practice")
            ),
            "effectiveness",
            "costs_and_referral",
            "body",
        ],
        relations=[
            "broader",
            rows("symptom_rows", ["symptom", "note"], _("Symptoms it helps with")),
            rows("risk_factor_rows", ["risk_factor"], _("Risk factors it addresses")),
        ],
        health=True,
    )

    class Meta:
        verbose_name = _("treatment")
        verbose_name_plural = _("treatments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(min_age__isnull=True)
                | models.Q(max_age__isnull=True)
                | models.Q(min_age__lt=models.F("max_age")),
                name="treatment_ages_in_order",
            ),
            models.CheckConstraint(
                condition=(models.Q(min_age__isnull=True) | models.Q(min_age__lte=120))
                & (models.Q(max_age__isnull=True) | models.Q(max_age__lte=120)),
                name="treatment_age_of_a_human",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        errors = ordered_range(self.min_age, self.max_age, "max_age", strict=True)
        for name in ("min_age", "max_age"):
            age = getattr(self, name)
            if age is not None and age > 120:
                errors[name] = ValidationError(_("Nobody grows that old: use an age up to 120."))
        if leads_back_to_itself(self, "broader"):
            errors["broader"] = ValidationError(_("A treatment cannot be a form of itself."))
        if errors:
            raise ValidationError(errors)


class TreatmentSymptom(TranslatedRow):
    page = ParentalKey(TreatmentPage, on_delete=models.CASCADE, related_name="symptom_rows")
    symptom = models.ForeignKey(
        "pages.SymptomPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("symptom")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    translated = ("note",)


class TreatmentRiskFactor(Row):
    page = ParentalKey(TreatmentPage, on_delete=models.CASCADE, related_name="risk_factor_rows")
    risk_factor = models.ForeignKey(
        "pages.RiskFactorPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("risk factor")
    )
