"""Where the translation of one thing into one language stands."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    HUMAN = "human", _("Human")
    MACHINE = "machine", _("Machine")
    MACHINE_REVIEWED = "machine_reviewed", _("Machine, reviewed")


class State(models.TextChoices):
    """Of a translation, for those who work on it.

    ``outdated`` stands before ``partial``: a text that says what is no longer true does more harm than one that is
    still missing. ``fallback`` is an alias, which shows the source's text.
    """

    MISSING = "missing", _("Missing")
    DRAFT = "draft", _("Draft")
    PARTIAL = "partial", _("Partly translated")
    CURRENT = "current", _("Up to date")
    OUTDATED = "outdated", _("Outdated")
    FALLBACK = "fallback", _("Fallback")


class TranslationStatus(models.Model):
    """One row for every translatable thing and every language but the source's.

    What happened is written once, by whoever publishes a translation: ``origin``, ``made_from``, ``untranslated``,
    ``published_at``, ``translated_by``. All else follows from that, the source's texts and the stored translations, and
    can be worked out again at any time (``translations.states``). ``untranslated`` and ``changed`` hold paths of
    segments: those that readers get in the source language, and those that the source has worded otherwise since.

    ``wanted`` and ``prepared`` are numbers of source texts: the one translators should have before them, and the one
    they have. Where they differ there is work for the pipeline, whatever crashed.
    """

    translation_key = models.UUIDField()
    locale = models.CharField(max_length=12)
    type = models.CharField(max_length=30, blank=True)
    is_page = models.BooleanField(default=True)
    # Whether readers have the source at all; what is withdrawn there is nobody's work.
    source_live = models.BooleanField(default=True)

    origin = models.CharField(max_length=20, choices=Origin.choices, default=Origin.HUMAN)
    # The number of the source text that what readers have was translated from; None where they have nothing.
    made_from = models.PositiveIntegerField(null=True)
    untranslated = models.JSONField(default=list, blank=True)
    published_at = models.DateTimeField(null=True)
    translated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    state = models.CharField(max_length=10, choices=State.choices, default=State.MISSING)
    # The stored translation, draft or live; None where there is none.
    target_pk = models.BigIntegerField(null=True)
    outdated_since = models.DateTimeField(null=True)
    changed = models.JSONField(default=list, blank=True)
    segments = models.PositiveIntegerField(default=0)
    segments_done = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    words_done = models.PositiveIntegerField(default=0)
    # The last time somebody wrote one of its texts, and who.
    worked_at = models.DateTimeField(null=True)
    worked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wanted = models.PositiveIntegerField(default=0)
    prepared = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True)

    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")
        constraints = [models.UniqueConstraint(fields=["translation_key", "locale"], name="translation_status_once")]
        indexes = [
            models.Index(fields=["locale", "state"], name="translation_status_state"),
            models.Index(
                fields=["locale"], condition=~Q(wanted=models.F("prepared")), name="translation_status_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale}: {self.state}"

    @property
    def completeness(self) -> float:
        """The part of the source's present texts that has a translation, from 0 to 1, rounded down to hundredths."""
        return int(100 * self.segments_done / self.segments) / 100 if self.segments else 1.0
