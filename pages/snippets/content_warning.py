from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.snippets.base import TranslatedSnippet
from pages.validators import validate_code


class ContentWarning(TranslatedSnippet):
    """What a reader may want to know before reading on."""

    type_name = "content_warning"

    code = models.CharField(_("code"), max_length=40, validators=[validate_code])
    label = models.CharField(_("label"), max_length=80)
    text = models.CharField(_("text"), max_length=300)
    calls_for_help_lines = models.BooleanField(
        _("show help lines"), default=True, help_text=_("Pages with this warning show the help lines.")
    )

    translated = ("label", "text")
    panels = ["code", "label", "text", "calls_for_help_lines"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("content warning")
        verbose_name_plural = _("content warnings")
        constraints = [models.UniqueConstraint(fields=["code", "locale"], name="content_warning_code_once")]

    def __str__(self) -> str:
        return self.label
