"""Numbers with their meaning, so that text and numbers cannot disagree."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from pages.choices import ClaimStatus, Unit
from pages.snippets.base import TranslatedSnippet
from pages.validators import leads_back_to_itself, ordered_range


class Figure(TranslatedSnippet):
    """A share or a number. Readers see a sentence made from it; programs get the numbers."""

    type_name = "figure"

    name = models.CharField(_("name"), max_length=120, help_text=_("For editors only."))
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=3, null=True, blank=True)
    minimum = models.DecimalField(_("from"), max_digits=12, decimal_places=3, null=True, blank=True)
    maximum = models.DecimalField(_("to"), max_digits=12, decimal_places=3, null=True, blank=True)
    approximate = models.BooleanField(_("approximately"), default=False)
    unit = models.CharField(_("unit"), max_length=15, choices=Unit.choices, default=Unit.PERCENT)
    of = models.CharField(
        _("of whom or what"),
        max_length=160,
        help_text=_(
            "As it stands in the sentence “About 30% of … has …”, in the grammatical form your language needs there."
        ),
    )
    of_figure = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("is a share of the figure"),
        help_text=_("When this is a part of another figure: “of those”."),
    )
    claim = models.CharField(
        _("what is true of them"),
        max_length=200,
        help_text=_("The end of the sentence: “has attachment problems”."),
    )
    population = models.CharField(_("population"), max_length=160, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    source = models.ForeignKey(
        "pages.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )
    locator = models.CharField(_("where in the source"), max_length=120, blank=True)
    claim_status = models.CharField(
        _("status of the claim"), max_length=15, choices=ClaimStatus.choices, default=ClaimStatus.UNSOURCED
    )
    sentence_override = models.CharField(_("sentence instead of the generated one"), max_length=300, blank=True)
    override_reason = models.CharField(
        _("why this sentence"), max_length=200, blank=True, help_text=_("For editors only.")
    )

    translated = ("of", "claim", "population", "locator", "sentence_override")
    panels = [
        "name",
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("value"), FieldPanel("minimum"), FieldPanel("maximum")]),
                FieldRowPanel([FieldPanel("approximate"), FieldPanel("unit")]),
                "of",
                "of_figure",
                "claim",
            ],
            heading=_("What the figure says"),
        ),
        MultiFieldPanel(["claim_status", "source", "locator", "population", "year"], heading=_("Where it comes from")),
        MultiFieldPanel(["sentence_override", "override_reason"], heading=_("Sentence")),
    ]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False, minimum__isnull=True, maximum__isnull=True)
                | Q(value__isnull=True, minimum__isnull=False, maximum__isnull=False),
                name="figure_value_or_range",
            ),
            models.CheckConstraint(
                condition=Q(minimum__isnull=True) | Q(minimum__lt=F("maximum")), name="figure_range_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(unit="percent")
                | (
                    (Q(value__isnull=True) | Q(value__gte=0, value__lte=100))
                    & (Q(minimum__isnull=True) | Q(minimum__gte=0))
                    & (Q(maximum__isnull=True) | Q(maximum__lte=100))
                ),
                name="figure_percentage_within_hundred",
            ),
            models.CheckConstraint(
                condition=~Q(claim_status="sourced") | Q(source__isnull=False),
                name="figure_sourced_has_source",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        errors = ordered_range(self.minimum, self.maximum, "maximum", strict=True)
        is_range = self.minimum is not None and self.maximum is not None
        half_range = (self.minimum is None) != (self.maximum is None)
        if half_range or is_range == (self.value is not None):
            errors["value"] = ValidationError(_("Give either one value, or both ends of a range."))
        if self.unit == Unit.PERCENT:
            errors |= self._percentage_errors()
        if self.claim_status == ClaimStatus.SOURCED and not self.source_id:
            errors["source"] = ValidationError(_("Name the source of a claim that has one."))
        if self.sentence_override and not self.override_reason:
            errors["override_reason"] = ValidationError(
                _("Say why the generated sentence will not do: numbers and text may drift apart.")
            )
        if leads_back_to_itself(self, "of_figure"):
            errors["of_figure"] = ValidationError(_("A figure cannot be a share of itself."))
        if errors:
            raise ValidationError(errors)

    def _percentage_errors(self) -> dict[str, ValidationError]:
        return {
            name: ValidationError(_("A percentage lies between 0 and 100."))
            for name in ("value", "minimum", "maximum")
            if (number := getattr(self, name)) is not None and not 0 <= number <= 100
        }
