from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.snippets.base import DemoMarked, TranslatedSnippet
from pages.validators import validate_country


class Organisation(DemoMarked, TranslatedSnippet):
    """The organisation behind the site: one, in each language."""

    type_name = "organisation"

    name = models.CharField(_("name"), max_length=120)
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    offer = RichTextField(
        _("what it offers"),
        features=RICH_TEXT_FEATURES,
        help_text=_("Readers see this beside the name and the logo."),
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    logo_alt = models.CharField(_("alternative text of the logo"), max_length=120, blank=True)
    website = models.URLField(_("website"), blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        default="NL",
        validators=[validate_country],
        help_text=_("Only help lines of this country are shown to readers."),
    )

    translated = ("tagline", "offer", "logo_alt")
    panels = ["name", "tagline", "offer", "logo", "logo_alt", "website", "country", "demo_data"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisation")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if Organisation.objects.exclude(translation_key=self.translation_key).exists():
            raise ValidationError(_("There is one organisation: change the one that is there."))
        if self.logo_id and not self.logo_alt:
            raise ValidationError({"logo_alt": _("Say what the logo is, for people who cannot see it.")})
