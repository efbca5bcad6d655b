"""The ground of all shared pieces: drafts, revisions and workflow; translation for those with text."""

import uuid
from collections.abc import Collection
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin, WorkflowMixin

from pages.signals import content_saved, content_saving
from pages.translation_policy import TranslationPolicy

_DRAFT_BOOKKEEPING = {
    "latest_revision",
    "has_unpublished_changes",
    "locked",
    "locked_at",
    "locked_by",
}


class Snippet(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """A piece of content that many pages share, published on its own.

    ``type_name`` is the public name of the kind in the JSON and never changes.
    """

    type_name: str = ""

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the piece and, in the same transaction, tell the published copies."""
        update_fields = kwargs.get("update_fields")
        concerns_readers = update_fields is None or bool(set(update_fields) - _DRAFT_BOOKKEEPING)
        if concerns_readers:
            content_saving.send(sender=type(self), instance=self)
        super().save(*args, **kwargs)
        if concerns_readers:
            content_saved.send(sender=type(self), instance=self)


class NeutralSnippet(Snippet):
    """A piece without text of its own, the same in every language."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class TranslatedSnippet(TranslatableMixin, Snippet):
    """A piece with text, translated language by language."""

    translated: tuple[str, ...] = ()
    per_language: tuple[str, ...] = (
        "live",
        "has_unpublished_changes",
        "last_published_at",
        "live_revision",
        "latest_revision",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
    )
    translatable_fields = TranslationPolicy()

    class Meta:
        abstract = True
        unique_together = [("translation_key", "locale")]

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """A form leaves the language out, and Django with it every rule that involves it, such as a code used once."""
        super().validate_constraints(exclude=set(exclude or ()) - {"locale"})


class DemoMarked(models.Model):
    """Marks what was made up for the demo, so that nobody takes it for a real person or a checked number."""

    demo_data = models.BooleanField(
        _("demo data"), default=False, help_text=_("Made up, or not verified: check it before real use.")
    )

    class Meta:
        abstract = True
