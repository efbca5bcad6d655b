from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.snippets.base import TranslatedSnippet


class Definition(TranslatedSnippet):
    """What a word means, in the words of this organisation."""

    type_name = "definition"

    term = models.CharField(_("term"), max_length=120)
    text = models.TextField(_("meaning"), max_length=1000, validators=[MaxLengthValidator(1000)])
    source = models.ForeignKey(
        "pages.Source",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )

    translated = ("term", "text")
    panels = ["term", "text", "source"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("definition")
        verbose_name_plural = _("definitions")

    def __str__(self) -> str:
        return self.term
