"""Who works on which language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LanguageRole(models.TextChoices):
    """A reviewer may do what a translator may, and publish."""

    TRANSLATOR = "translator", _("Translator")
    REVIEWER = "reviewer", _("Reviewer")


class LanguageGroup(models.Model):
    """A group of users that works on one language. There is one for each language and role, ready to be used."""

    group = models.OneToOneField("auth.Group", on_delete=models.CASCADE, related_name="language_group")
    locale = models.CharField(_("language"), max_length=12)
    role = models.CharField(_("role"), max_length=12, choices=LanguageRole.choices)

    class Meta:
        verbose_name = _("language of a group")
        verbose_name_plural = _("languages of groups")
        constraints = [models.UniqueConstraint(fields=["locale", "role"], name="language_group_once")]

    def __str__(self) -> str:
        return f"{self.locale} {self.role}"
