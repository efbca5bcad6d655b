"""Files that came in: what they were, how far they are, and what came of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class ExchangeRun(models.Model):
    """One import of a translators' file, kept until its report has been read.

    ``content`` is the file as it came, so that nothing is lost when a worker stops; it is emptied when the run is
    done. ``report`` is an ``ImportReport`` as JSON. ``done`` of ``total`` things have been looked at.
    """

    locale = models.CharField(max_length=12)
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(default=bytes)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.WAITING)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    failure = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # The last sign of life of the worker that is busy with it.
    touched_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import of translations")
        verbose_name_plural = _("imports of translations")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.locale})"
