"""Where every translation stands: what happened is recorded here, and the rest worked out from it.

Each function acts on one thing in all its languages, in the transaction of whoever changed something, and in a number
of queries that does not grow with the languages.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Page, Revision

from translations import locales
from translations.kinds import translatable_models
from translations.models import SourceText, State, TranslatedRevision, TranslationStatus
from translations.policies import policies
from translations.segments import digest_of, extracted
from translations.sources import correct_history, latest_text, next_text
from translations.standing import DERIVED, identity, work_out

# Sent inside the transaction, with ``translation_key``: what readers are told of its translations may have changed.
states_changed = Signal()
# Sent inside the transaction, with ``translation_key`` and ``locales``: there is work for the pipeline.
work_wanted = Signal()

_FACTS = ("origin", "made_from", "untranslated", "published_at", "translated_by_id")
_TOLD = ("state", "origin", "made_from", "untranslated", "outdated_since", "changed", "segments", "segments_done")
_WORK = ("wanted", "prepared", "queued_at", "failure", "failed_at")


# -- what happens --------------------------------------------------------------------------------------------


@transaction.atomic
def source_published(instance: Any) -> SourceText:
    """Readers have this source text from now on: a new version of it where it says something else than before.

    With ``instance.minor_change`` what was only worded otherwise is taken as corrected in every earlier version too, so
    that no translation becomes outdated by it; what was added still has to be translated.
    """
    key = instance.translation_key
    former = latest_text(key)
    segments = extracted(instance)
    if former is not None and former.digest == digest_of(segments):
        refresh(key)
        return former
    text = next_text(former, key, instance.type_name, segments)
    if former is not None and getattr(instance, "minor_change", False):
        correct_history(text, former)
    text.save(force_insert=True)
    refresh(key, new_text=True)
    return text


@transaction.atomic
def translation_published(instance: Any, *, user_pk: int | None = None) -> None:
    """Readers have this translation from now on."""
    key = instance.translation_key
    text = latest_text(key)
    if text is None:
        return
    code = instance.locale.language_code
    status, _created = TranslationStatus.objects.get_or_create(
        translation_key=key, locale=code, defaults=identity(text)
    )
    made = TranslatedRevision.objects.filter(revision_id=instance.live_revision_id).first()
    if made is not None:
        status.made_from, status.untranslated, status.origin = made.made_from, made.untranslated, made.origin
    elif status.made_from is None:
        # Written by hand, and for the first time: from what its author had before her.
        status.made_from, status.untranslated = text.number, []
    status.published_at = instance.last_published_at
    status.translated_by_id = _author(instance) if user_pk is None else user_pk
    status.save(update_fields=[*_columns(_FACTS), "updated_at"])
    refresh(key)


def _author(instance: Any) -> int | None:
    if not instance.live_revision_id:
        return None
    return Revision.objects.filter(pk=instance.live_revision_id).values_list("user_id", flat=True).first()


@transaction.atomic
def taken_as_current(key: UUID, locale: str) -> None:
    """Somebody has looked at a translation and says that it still says what its source says now."""
    text = latest_text(key)
    if text is None:
        return
    TranslationStatus.objects.filter(translation_key=key, locale=locale, made_from__isnull=False).update(
        made_from=text.number
    )
    refresh(key)


@transaction.atomic
def origin_known(key: UUID, locale: str, origin: str) -> None:
    """Say who translated what readers have, where the texts themselves do not tell: a machine's work, reviewed."""
    if TranslationStatus.objects.filter(translation_key=key, locale=locale).update(origin=origin):
        states_changed.send(sender=TranslationStatus, translation_key=key)


def source_deleted(key: UUID) -> None:
    """Nothing is left to be translated."""
    SourceText.objects.filter(translation_key=key).delete()
    TranslationStatus.objects.filter(translation_key=key).delete()
    states_changed.send(sender=TranslationStatus, translation_key=key)


def record_revision(revision_pk: int, text: SourceText, untranslated: Iterable[str], origin: str) -> None:
    """Remember what a draft was made from until it is published."""
    TranslatedRevision.objects.update_or_create(
        revision_id=revision_pk,
        defaults={"made_from": text.number, "untranslated": sorted(set(untranslated)), "origin": origin},
    )


# -- what follows from it ------------------------------------------------------------------------------------


@transaction.atomic
def refresh(key: UUID, *, new_text: bool = False) -> list[TranslationStatus]:
    """Work out where all translations of one thing stand; rows are written only where something differs."""
    text = latest_text(key, lock=True)
    if text is None:
        return []
    stored = {row.locale: row for row in TranslationStatus.objects.filter(translation_key=key)}
    codes = locales.codes()[1:]
    before = {code: _image(row) for code, row in stored.items()}
    rows = [stored.get(code) or TranslationStatus(translation_key=key, locale=code) for code in codes]
    work_out(rows, text)
    if new_text:
        _want(rows, text)
    TranslationStatus.objects.bulk_create([row for row in rows if row.pk is None])
    differing = [row for row in rows if row.locale in before and before[row.locale] != _image(row)]
    now = timezone.now()
    for row in differing:
        row.updated_at = now
    columns = [*_columns((*DERIVED, *_FACTS, *_WORK)), "updated_at"]
    if differing:
        TranslationStatus.objects.bulk_update(differing, columns)
    gone = set(stored) - set(codes)
    if gone:
        TranslationStatus.objects.filter(translation_key=key, locale__in=gone).delete()
    if gone or any(_told(row) != _told_before(before.get(row.locale)) for row in rows):
        states_changed.send(sender=TranslationStatus, translation_key=key)
    waiting = [row.locale for row in rows if row.wanted != row.prepared]
    if new_text and waiting:
        work_wanted.send(sender=TranslationStatus, translation_key=key, locales=waiting)
    return rows


def _image(row: TranslationStatus) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*DERIVED, *_FACTS, *_WORK)}


def _told(row: TranslationStatus) -> list[Any]:
    return [getattr(row, name) for name in _TOLD]


def _told_before(image: dict[str, Any] | None) -> list[Any] | None:
    return [image[name] for name in _TOLD] if image else None


def _columns(names: Iterable[str]) -> list[str]:
    return [name.removesuffix("_id") for name in names]


def _want(rows: list[TranslationStatus], text: SourceText) -> None:
    """Translators of a language that has started, or starts by itself, should have the new text before them."""
    rules = policies([row.locale for row in rows])
    for row in rows:
        if row.state != State.MISSING or rules[row.locale].starts:
            row.wanted, row.queued_at, row.failure, row.failed_at = text.number, None, "", None
    _forget_unused(rows, text)


def _forget_unused(rows: list[TranslationStatus], text: SourceText) -> None:
    """Source texts older than what any translation was made from are of no use to anybody."""
    drafts = _stored_revisions(rows, text).values_list("made_from", flat=True)
    prepared = [row.prepared for row in rows if row.prepared]
    oldest = min([*(row.made_from for row in rows if row.made_from), *drafts, *prepared, text.number])
    SourceText.objects.filter(translation_key=text.translation_key, number__lt=oldest).delete()


def _stored_revisions(rows: list[TranslationStatus], text: SourceText) -> QuerySet[TranslatedRevision]:
    """Every revision of the translations: an old one may be published yet."""
    model = translatable_models()[text.type]
    content_type = ContentType.objects.get_for_model(Page if issubclass(model, Page) else model)
    targets = [str(row.target_pk) for row in rows if row.target_pk is not None]
    return TranslatedRevision.objects.filter(
        revision__base_content_type=content_type, revision__object_id__in=targets
    ).order_by()
