"""What every page has: the fields a reader meets first, the address, and the hook for the published copies."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import COMMENTS_RELATION_NAME, Page

from pages.admin.forms import ContentPageForm
from pages.references import indexed_once
from pages.signals import content_saved, content_saving
from pages.translation_policy import TranslationPolicy

# Wagtail saves these on a draft save, without touching what readers see (``RevisionMixin.save_revision``).
_DRAFT_BOOKKEEPING = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "locked",
    "locked_at",
    "locked_by",
    COMMENTS_RELATION_NAME,
}


class ContentPage(Page):
    """The common ground of all page types.

    ``type_name`` is the public name of the type in the JSON and never changes.
    """

    type_name: str = ""
    # The order of the menu, which editors arrange, and not that of the last change.
    admin_default_ordering = "ord"
    # No page is rendered here: a preview needs a front end to show it in.
    preview_modes: list[tuple[str, str]] = []
    base_form_class = ContentPageForm

    short_title = models.CharField(
        _("short title"),
        max_length=80,
        blank=True,
        help_text=_("For menus and breadcrumbs. Empty: the title."),
    )
    summary = models.TextField(
        _("summary"),
        max_length=320,
        validators=[MaxLengthValidator(320)],
        blank=True,
        help_text=_("Plain text of at most 320 characters. Readers see it under the title and in lists."),
    )
    hero_image = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("main image"),
    )
    hero_alt = models.CharField(
        _("alternative text of the image"),
        max_length=200,
        blank=True,
        help_text=_("Read aloud to people who cannot see the image: say what it shows."),
    )
    noindex = models.BooleanField(
        _("hide from search engines"),
        default=False,
        help_text=_("Readers still find the page by its address and in the menu."),
    )
    # Of the revision it is saved with: what a change means to translators is known to its editor alone.
    minor_change = models.BooleanField(
        _("small correction"),
        default=False,
        help_text=_(
            "A slip of the pen, and nothing that says something else: what changed since the page was last published "
            "need not be translated again."
        ),
    )

    translated: tuple[str, ...] = (
        "title",
        "short_title",
        "summary",
        "hero_alt",
        "seo_title",
        "search_description",
    )
    per_language: tuple[str, ...] = ()
    translatable_fields = TranslationPolicy()

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.hero_image_id and not self.hero_alt:
            raise ValidationError({"hero_alt": _("Say what the image shows, for people who cannot see it.")})

    def _stay_in_place(self) -> None:
        """A page that is saved writes its place in the tree too: the one it had when it was loaded.

        A branch that moved meanwhile would lose it, and a parent would forget a child that was added. The row is
        locked by the very next statement anyway.
        """
        columns = ("path", "depth", "numchild")
        place = Page.objects.select_for_update().filter(pk=self.pk).values(*columns).first()
        for name, value in (place or {}).items():
            setattr(self, name, value)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the page and, in the same transaction, tell the published copies."""
        update_fields = kwargs.get("update_fields")
        concerns_readers = update_fields is None or bool(set(update_fields) - _DRAFT_BOOKKEEPING)
        if concerns_readers:
            content_saving.send(sender=type(self), instance=self)
        if update_fields is None and not self._state.adding:
            self._stay_in_place()
        with indexed_once(self):
            super().save(*args, **kwargs)
        if concerns_readers:
            content_saved.send(sender=type(self), instance=self)
