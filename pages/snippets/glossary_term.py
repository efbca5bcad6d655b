from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.snippets.base import TranslatedSnippet


class GlossaryTerm(TranslatedSnippet):
    """A word readers may not know, explained in a sentence or two."""

    type_name = "glossary_term"

    term = models.CharField(_("term"), max_length=120)
    explanation = models.TextField(_("explanation"), max_length=600, validators=[MaxLengthValidator(600)])
    see_also = models.CharField(_("also called"), max_length=160, blank=True)

    translated = ("term", "explanation", "see_also")
    panels = ["term", "explanation", "see_also"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return self.term
