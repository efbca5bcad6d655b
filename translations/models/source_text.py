"""The texts of a page or shared piece as its readers in the source language got them, version by version."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceText(models.Model):
    """One published state of what is to be translated of one thing.

    A new row is made when the published texts change, and for nothing else: publishing again, a changed phone number
    or another order of blocks make none. ``segments`` holds ``[path, text, links]`` in reading order: each text in the
    form in which translators get it (escaped, with a few inline tags), and where its links lead, which translators do
    not see. ``digest`` is the same if and only if the same texts and links stand at the same places. ``number`` counts
    from 1 for each thing; the highest is what readers have now. ``corrections`` holds ``[path, former, present]`` of
    the texts that were only mended by it, whose translations stay valid.
    """

    translation_key = models.UUIDField()
    number = models.PositiveIntegerField()
    type = models.CharField(max_length=30)
    digest = models.CharField(max_length=64)
    segments = models.JSONField(default=list)
    corrections = models.JSONField(default=list)
    words = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")
        constraints = [models.UniqueConstraint(fields=["translation_key", "number"], name="source_text_once")]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.number}"
