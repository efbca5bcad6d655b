from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from pages.snippets.base import TranslatedSnippet
from pages.validators import validate_code


class LegalText(TranslatedSnippet):
    """A text people agree to. What someone once agreed to stays: a change is a new version."""

    type_name = "legal_text"

    code = models.CharField(_("code"), max_length=40, validators=[validate_code])
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    title = models.CharField(_("title"), max_length=160)
    text = RichTextField(_("text"), features=["bold", "italic", "ol", "ul", "link"])
    valid_from = models.DateField(_("valid from"))

    translated = ("title", "text")
    # A translation is one of the version it was made from: its number may not run ahead of its text.
    per_language = (*TranslatedSnippet.per_language, "version", "valid_from")
    panels = ["code", "version", "title", "text", "valid_from"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("legal text")
        verbose_name_plural = _("legal texts")
        constraints = [
            models.UniqueConstraint(fields=["code", "version", "locale"], name="legal_text_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="legal_text_version_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.code} {self.version})"

    def clean(self) -> None:
        super().clean()
        if self.version is not None and self.version < 1:
            raise ValidationError({"version": _("Versions start at 1.")})
