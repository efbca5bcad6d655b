from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.snippets.base import TranslatedSnippet
from pages.validators import validate_code


class JobCategory(TranslatedSnippet):
    """A kind of work that job seekers can choose."""

    type_name = "job_category"

    code = models.CharField(_("code"), max_length=40, validators=[validate_code])
    label = models.CharField(_("label"), max_length=80)

    translated = ("label",)
    panels = ["code", "label"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("kind of work")
        verbose_name_plural = _("kinds of work")
        constraints = [models.UniqueConstraint(fields=["code", "locale"], name="job_category_code_once")]

    def __str__(self) -> str:
        return self.label
