from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.choices import Audience, Placement
from pages.snippets.base import TranslatedSnippet


class CallToAction(TranslatedSnippet):
    """A next step offered to one audience at one place, so that job seekers and people in need are told apart."""

    type_name = "call_to_action"

    label = models.CharField(_("text on the button"), max_length=80)
    text = models.CharField(_("text beside it"), max_length=200, blank=True)
    target_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
    )
    target_url = models.URLField(_("or an address elsewhere"), blank=True)
    audience = models.CharField(_("for whom"), max_length=15, choices=Audience.choices, default=Audience.EVERYONE)
    placement = models.CharField(_("where it stands"), max_length=10, choices=Placement.choices, default=Placement.BODY)

    translated = ("label", "text")
    panels = ["label", "text", "target_page", "target_url", "audience", "placement"]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("call to action")
        verbose_name_plural = _("calls to action")

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        if bool(self.target_page_id) == bool(self.target_url):
            raise ValidationError({"target_page": _("Choose a page or give an address elsewhere: one of the two.")})
