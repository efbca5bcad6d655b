from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.snippets.base import TranslatedSnippet
from pages.validators import validate_code


class RiskFactorGroup(TranslatedSnippet):
    """A heading under which a topic shows its risk factors."""

    type_name = "risk_factor_group"

    code = models.CharField(_("code"), max_length=40, validators=[validate_code])
    label = models.CharField(_("label"), max_length=80)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    translated = ("label",)
    panels = ["code", "label", "sort_order"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("risk factor group")
        verbose_name_plural = _("risk factor groups")
        ordering = ["sort_order"]
        constraints = [models.UniqueConstraint(fields=["code", "locale"], name="risk_factor_group_code_once")]

    def __str__(self) -> str:
        return self.label
