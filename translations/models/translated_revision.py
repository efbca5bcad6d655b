"""What a stored draft of a translation was made from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.models.status import Origin


class TranslatedRevision(models.Model):
    """Written with each revision that was put together from translated texts; read when that revision is published.

    So a draft that is published late is known to be made from an older source. ``made_from`` is the number of the
    source text, ``untranslated`` the paths that hold the source's words.
    """

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    made_from = models.PositiveIntegerField()
    untranslated = models.JSONField(default=list)
    origin = models.CharField(max_length=20, choices=Origin.choices, default=Origin.HUMAN)

    class Meta:
        verbose_name = _("translated revision")
        verbose_name_plural = _("translated revisions")

    def __str__(self) -> str:
        return f"{self.revision_id} from {self.made_from}"
