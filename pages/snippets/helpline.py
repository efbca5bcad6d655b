"""Numbers that people in distress dial: one source for every page."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from pages.admin.panels import rows
from pages.snippets.base import DemoMarked, TranslatedSnippet
from pages.validators import validate_country, validate_language_code, validate_phone


class Helpline(DemoMarked, TranslatedSnippet):  # type: ignore[django-manager-missing]  # modelcluster makes it
    """A help line of one country. Changing it changes every page that shows it, in every language."""

    type_name = "helpline"

    name = models.CharField(_("name"), max_length=120)
    description = models.CharField(_("for what"), max_length=200, help_text=_("When a reader should choose this one."))
    country = models.CharField(_("country"), max_length=2, default="NL", validators=[validate_country])
    is_emergency = models.BooleanField(
        _("emergency number"), default=False, help_text=_("Always shown first wherever help lines are shown.")
    )
    phone = models.CharField(
        _("phone number"),
        max_length=20,
        validators=[validate_phone],
        help_text=_("Exactly as it must be dialled: readers call this number."),
    )
    chat_url = models.URLField(_("address of the chat"), blank=True)
    website = models.URLField(_("website"), blank=True)
    hours = models.CharField(_("opening hours"), max_length=160)
    cost = models.CharField(_("cost"), max_length=120, blank=True)
    languages = models.TextField(
        _("languages spoken"), blank=True, help_text=_("Language codes, one per line. Empty: not known.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    verified_at = models.DateField(_("verified on"), null=True, blank=True)
    verify_every_days = models.PositiveSmallIntegerField(
        _("verify every … days"), default=30, validators=[MinValueValidator(1), MaxValueValidator(366)]
    )

    translated = ("name", "description", "hours", "cost")
    panels = [
        "name",
        "description",
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("country")]),
                "is_emergency",
                "chat_url",
                "website",
                "hours",
                "cost",
                "languages",
                "sort_order",
            ],
            heading=_("How to reach it"),
        ),
        rows("warning_rows", ["warning"], _("For which content warnings")),
        MultiFieldPanel(["verified_at", "verify_every_days", "demo_data"], heading=_("Verification")),
    ]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("help line")
        verbose_name_plural = _("help lines")
        constraints = [
            models.CheckConstraint(condition=~models.Q(phone=""), name="helpline_has_phone"),
            models.CheckConstraint(condition=models.Q(verify_every_days__gte=1), name="helpline_verified_at_intervals"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.phone})"

    def clean(self) -> None:
        super().clean()
        try:
            for code in self.languages.split():
                validate_language_code(code)
        except ValidationError as error:
            raise ValidationError({"languages": error}) from error
        if self.verified_at and self.verified_at > timezone.localdate():
            raise ValidationError({"verified_at": _("A number cannot have been verified in the future.")})


class HelplineWarning(Orderable):
    helpline = ParentalKey(Helpline, on_delete=models.CASCADE, related_name="warning_rows")
    warning = models.ForeignKey(
        "pages.ContentWarning", on_delete=models.CASCADE, related_name="+", verbose_name=_("content warning")
    )
