from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.choices import Audience
from pages.snippets.base import TranslatedSnippet
from pages.validators import validate_phone


class ContactPoint(TranslatedSnippet):
    """A way to reach the organisation."""

    type_name = "contact_point"

    name = models.CharField(_("name"), max_length=120)
    audience = models.CharField(_("for whom"), max_length=15, choices=Audience.choices, default=Audience.EVERYONE)
    phone = models.CharField(_("phone number"), max_length=20, blank=True, validators=[validate_phone])
    email = models.EmailField(_("e-mail address"), blank=True)
    url = models.URLField(_("address"), blank=True)
    hours = models.CharField(_("opening hours"), max_length=200, blank=True)

    translated = ("name", "hours")
    panels = ["name", "audience", "phone", "email", "url", "hours"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not (self.phone or self.email or self.url):
            raise ValidationError(_("Give a phone number, an e-mail address or an address on the web."))
