"""What has to be true of a translation before it is published, and what happens by itself, language by language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    """What a finding does: keep the page from being published, be told, or nothing."""

    ERROR = "error", _("Blocks publishing")
    WARNING = "warning", _("Warning")
    OFF = "off", _("Off")


class PartialPages(models.TextChoices):
    """Whether a page may be published with texts missing."""

    COMPLETE = "complete", _("Only complete pages are published")
    PARTIAL = "partial", _("Pages may be published with texts in the source language")


class LanguagePolicy(models.Model):
    """The rules of one language; a language without a row has the defaults.

    ``severities`` maps codes of checks to severities, where they are not the check's own. ``starts`` says whether
    new pages get a draft in this language by themselves; ``publishes`` whether a translation that needs no new text
    is published again by itself when its source has changed.
    """

    locale = models.CharField(_("language"), max_length=12, unique=True)
    publishing = models.CharField(
        _("publishing"), max_length=10, choices=PartialPages.choices, default=PartialPages.COMPLETE
    )
    severities = models.JSONField(_("checks"), default=dict, blank=True)
    starts = models.BooleanField(
        _("start by itself"),
        default=True,
        help_text=_("New pages get a draft in this language when they are published."),
    )
    publishes = models.BooleanField(
        _("publish by itself"),
        default=False,
        help_text=_("A live translation that needs no new text follows its source without anybody's doing."),
    )

    class Meta:
        verbose_name = _("rules of a language")
        verbose_name_plural = _("rules of languages")

    def __str__(self) -> str:
        return self.locale
