"""What every page with health content has: other names, sources, warnings and the review."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.blocks.streams import BodyBlock, flow
from pages.choices import CrisisPolicy, ReviewStatus
from pages.models.base import ContentPage

_REVIEW_FIELDS = ("review_status", "last_reviewed", "next_review_due", "reviewed_by", "review_scope")


class HealthPage(ContentPage):
    """A page that tells readers something about health. Its review belongs to one language alone."""

    alternate_names = models.TextField(
        _("other names"), blank=True, help_text=_("One per line. Readers see them as “also called”.")
    )
    search_terms = models.TextField(
        _("search terms"),
        blank=True,
        help_text=_("One per line: words readers type that are not in the text. Not shown."),
    )
    body = flow(BodyBlock, verbose_name=_("text"))
    crisis_policy = models.CharField(
        _("show the help lines"), max_length=10, choices=CrisisPolicy.choices, default=CrisisPolicy.INHERIT
    )
    review_status = models.CharField(
        _("review"), max_length=20, choices=ReviewStatus.choices, default=ReviewStatus.NOT_REVIEWED
    )
    last_reviewed = models.DateField(_("last reviewed on"), null=True, blank=True)
    next_review_due = models.DateField(
        _("next review before"),
        null=True,
        blank=True,
        help_text=_("From this day on, readers see that the review has expired."),
    )
    reviewed_by = models.ForeignKey(
        "pages.Person",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    review_scope = models.CharField(
        _("what was reviewed"),
        max_length=200,
        blank=True,
        help_text=_("The whole page, or which part of it."),
    )

    translated = (*ContentPage.translated, "alternate_names", "search_terms", "body")
    per_language = _REVIEW_FIELDS
    # A copy, also one for another language, has been reviewed by nobody.
    exclude_fields_in_copy = list(_REVIEW_FIELDS)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.review_status == ReviewStatus.APPROVED:
            self._clean_approval()
        if self.last_reviewed and self.next_review_due and self.next_review_due <= self.last_reviewed:
            raise ValidationError({"next_review_due": _("The next review must come after the last one.")})

    def _clean_approval(self) -> None:
        missing = {
            name: ValidationError(_("An approved page names its reviewer and both review dates."))
            for name in ("reviewed_by", "last_reviewed", "next_review_due")
            if not getattr(self, name)
        }
        if missing:
            raise ValidationError(missing)
        if self.last_reviewed and self.last_reviewed > timezone.localdate():
            raise ValidationError({"last_reviewed": _("The date of a review cannot be in the future.")})
