from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.snippets.base import DemoMarked, TranslatedSnippet


class Person(DemoMarked, TranslatedSnippet):
    """An author or reviewer whose name readers may see."""

    type_name = "person"

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=160, blank=True)
    credential = models.CharField(
        _("credential"), max_length=160, blank=True, help_text=_("For example: health care psychologist.")
    )
    registration = models.CharField(
        _("registration"), max_length=60, blank=True, help_text=_("BIG or SKJ, with the number.")
    )

    translated = ("role", "credential")
    panels = ["name", "role", "credential", "registration", "demo_data"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.registration and not self.credential:
            raise ValidationError({"credential": _("Say which credential the registration belongs to.")})
