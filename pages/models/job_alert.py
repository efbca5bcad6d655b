from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from pages.admin.panels import page_tabs
from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.choices import AlertCriterion, AlertFrequency
from pages.fields import ChoiceListField
from pages.models.base import ContentPage


class JobAlertPage(ContentPage):
    """Where job seekers ask to be told of new vacancies."""

    type_name = "job_alert"

    introduction = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)
    form_heading = models.CharField(_("heading of the form"), max_length=120)
    form_explanation = models.TextField(
        _("text above the form"), max_length=500, validators=[MaxLengthValidator(500)], blank=True
    )
    submit_label = models.CharField(_("text on the button"), max_length=60)
    consent = models.ForeignKey(
        "pages.LegalText",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("consent text"),
        help_text=_("What the visitor agrees to. The version is kept with each sign-up."),
    )
    criteria = ChoiceListField(vocabulary=AlertCriterion, verbose_name=_("wishes that can be chosen"))
    frequencies = ChoiceListField(vocabulary=AlertFrequency, verbose_name=_("frequencies that can be chosen"))
    thanks = RichTextField(_("thanks"), blank=True, features=RICH_TEXT_FEATURES, help_text=_("Shown after signing up."))

    translated = (
        *ContentPage.translated,
        "introduction",
        "form_heading",
        "form_explanation",
        "submit_label",
        "thanks",
    )

    parent_page_types = ["pages.SectionPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=[
            "introduction",
            "form_heading",
            "form_explanation",
            "criteria",
            "frequencies",
            "submit_label",
            "consent",
            "thanks",
        ]
    )

    class Meta:
        verbose_name = _("job alert page")
        verbose_name_plural = _("job alert pages")

    def clean(self) -> None:
        super().clean()
        if not self.frequencies:
            raise ValidationError({"frequencies": _("Offer at least one frequency.")})
