"""What we know of a translation beyond its text."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    HUMAN = "human", _("Human")
    MACHINE = "machine", _("Machine")
    MACHINE_REVIEWED = "machine_reviewed", _("Machine, reviewed")


class TranslationRecord(models.Model):
    """How the translation of one page or shared piece into one language came about."""

    translation_key = models.UUIDField()
    locale = models.CharField(max_length=12)
    origin = models.CharField(max_length=20, choices=Origin.choices, default=Origin.HUMAN)
    # Of the source's texts when this translation was last written: other texts make it outdated.
    source_hash = models.CharField(max_length=64, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [models.UniqueConstraint(fields=["translation_key", "locale"], name="translation_record_once")]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale}: {self.origin}"
