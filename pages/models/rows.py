"""Ordered rows below a page, and the rows every health page can have.

A row that holds text is translated with its page; a row that only points somewhere follows the source. Editors
choose targets in the source language: readers get the version in their own (see ``publications``).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin

from pages.translation_policy import TranslationPolicy


class Row(Orderable):
    """A row without text: the same in every language."""

    class Meta(Orderable.Meta):
        abstract = True


class TranslatedRow(TranslatableMixin, Orderable):
    """A row with text of its own, translated with its page."""

    translated: tuple[str, ...] = ()
    translatable_fields = TranslationPolicy()

    class Meta(Orderable.Meta):
        abstract = True
        unique_together = [("translation_key", "locale")]


class RelatedPage(Row):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="related_rows")
    target = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))

    class Meta(Row.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")


class PageContentWarning(Row):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="content_warning_rows")
    warning = models.ForeignKey(
        "pages.ContentWarning", on_delete=models.PROTECT, related_name="+", verbose_name=_("content warning")
    )

    class Meta(Row.Meta):
        verbose_name = _("content warning")
        verbose_name_plural = _("content warnings")


class Citation(TranslatedRow):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="citation_rows")
    source = models.ForeignKey("pages.Source", on_delete=models.PROTECT, related_name="+", verbose_name=_("source"))
    locator = models.CharField(
        _("where in the source"), max_length=120, blank=True, help_text=_("A chapter, page or paragraph.")
    )

    translated = ("locator",)

    class Meta(TranslatedRow.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
