"""What follows by itself when a source is published: translators of every language have its texts before them.

One task for each thing and language, each in a transaction of its own. What is to be done stands in
``TranslationStatus`` (``wanted`` and ``prepared``), so a task that ran twice, late or not at all changes nothing in the
result; ``tick`` asks again for what was left. What readers have is touched only where the rules of a language say so,
and never by a text that nobody has translated.
"""

import contextvars
import logging
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, TranslationSource

from pages.retrying import again_after_deadlock
from translations import locales
from translations.adopting import adopt
from translations.kinds import find_source
from translations.models import SourceText, State, TranslationStatus
from translations.policies import policy_of
from translations.publishing import PublishingRefused, managed, reasons_against
from translations.segments import source_segments, update_source
from translations.sources import latest_text
from translations.states import refresh
from translations.writing import create_target, open_in_editor, publish_draft, save_draft, target_of

logger = logging.getLogger(__name__)

# A task that has not been heard of for so long is taken to be lost with its worker.
LOST_AFTER = timedelta(minutes=15)
# What failed is tried again, but not every minute.
AGAIN_AFTER = timedelta(minutes=10)

_paused: contextvars.ContextVar[bool] = contextvars.ContextVar("pipeline_paused", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """For bulk loads: the work is noted and waits for ``tick``."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


# -- asking for work ------------------------------------------------------------------------------------------


def on_work_wanted(sender: Any, translation_key: UUID, locales: list[str], **kwargs: Any) -> None:
    if not _paused.get():
        transaction.on_commit(partial(enqueue, translation_key, locales))


def enqueue(key: UUID, codes: Iterable[str]) -> None:
    """One task for each language; a worker that is told of them sees what they are about."""
    from translations.tasks import prepare_task

    waiting = list(codes)
    TranslationStatus.objects.filter(translation_key=key, locale__in=waiting).update(queued_at=timezone.now())
    for code in waiting:
        prepare_task.enqueue(str(key), code)


def enqueue_waiting(*, now: datetime | None = None, everything: bool = False, limit: int = 1000) -> int:
    """Ask again for what is waiting and in nobody's hands (or, with ``everything``, for all that waits); how many.

    Parents come before their children, which need them. With ``everything`` there is no ``limit``: asking again would
    find the same first ones.
    """
    now = now or timezone.now()
    found = waiting()
    if not everything:
        lost = Q(queued_at__isnull=True) | Q(queued_at__lt=now - LOST_AFTER)
        found = found.filter(lost, Q(failed_at__isnull=True) | Q(failed_at__lt=now - AGAIN_AFTER))
    rows = list(found.order_by("pk").values_list("translation_key", "locale")[: None if everything else limit])
    for key, code in rows:
        enqueue(key, [code])
    return len(rows)


def waiting() -> Any:
    """The translations for which there is work."""
    return TranslationStatus.objects.filter(source_live=True).exclude(wanted=F("prepared"))


# -- doing it -------------------------------------------------------------------------------------------------


def prepare(key: UUID, locale_code: str) -> None:
    """Bring one translation to its source as it is published now; nothing where it is there already.

    A failure is kept on its row, where the admin shows it, and never raised: the next thing is not held up by it.
    """
    try:
        again_after_deadlock(partial(_prepare, key, locale_code))
    except Exception as error:
        logger.exception("translation_not_prepared", extra={"translation_key": str(key), "locale": locale_code})
        TranslationStatus.objects.filter(translation_key=key, locale=locale_code).update(
            failure="".join(traceback.format_exception(error, limit=-4)), failed_at=timezone.now()
        )


def _prepare(key: UUID, locale_code: str) -> None:
    status = TranslationStatus.objects.filter(translation_key=key, locale=locale_code).first()
    if status is None or status.wanted == status.prepared:
        return
    instance = find_source(status.type, key)
    locale = Locale.objects.get(language_code=locale_code)
    if instance is not None and instance.live:
        _ensure_parents(instance, locale)
        again_after_deadlock(partial(_bring_up_to_date, key, locale))


def _ensure_parents(instance: Any, locale: Locale) -> None:
    """Each missing ancestor as a draft, in a transaction of its own, from the root on."""
    parent = instance.get_parent() if isinstance(instance, Page) else None
    if parent is None or parent.is_root() or parent.get_translation_or_none(locale):
        return
    original = parent.specific
    _ensure_parents(original, locale)
    with transaction.atomic():
        latest_text(original.translation_key, lock=True)
        ensure_target(original, locale)


@transaction.atomic
def _bring_up_to_date(key: UUID, locale: Locale) -> None:
    text = latest_text(key, lock=True)
    status = TranslationStatus.objects.filter(translation_key=key, locale=locale.language_code).first()
    if text is None or status is None or status.wanted == status.prepared:
        return
    instance = find_source(text.type, key)
    if instance is None or not instance.live:
        return
    source = update_source(instance)
    _carry_corrections(source, locale, since=status.prepared)
    adopt(source, locale, instance)
    ensure_target(instance, locale)
    open_in_editor(source, locale)
    (row,) = [each for each in refresh(key) if each.locale == locale.language_code]
    _follow(source, locale, row, instance)
    TranslationStatus.objects.filter(pk=row.pk).update(prepared=text.number, queued_at=None, failure="", failed_at=None)


def ensure_target(instance: Any, locale: Locale) -> Any:
    """The translation, draft or live; made where there is none. The caller holds the source text's row.

    Raises ParentNotTranslated for a page whose parent has no version in ``locale``.
    """
    target = target_of(instance, locale)
    if target is not None:
        return target
    if connection.features.has_select_for_update:
        # Two pages that are put below the same parent at once would get the same place in the tree.
        Locale.objects.select_for_update(no_key=True).get(pk=locale.pk)
        target = target_of(instance, locale)
    return target if target is not None else create_target(instance, locale)


def _carry_corrections(source: TranslationSource, locale: Locale, *, since: int) -> None:
    """A text that was only mended keeps its translation."""
    texts = SourceText.objects.filter(translation_key=source.object_id, number__gt=since).order_by("number")
    corrections = [tuple(correction) for text in texts for correction in text.corrections]
    if not corrections:
        return
    places = {(segment.path, segment.text): segment for segment in source_segments(source)}
    known = {
        (item.context.path, item.translation_of.data): item
        for item in StringTranslation.objects.filter(context__object_id=source.object_id, locale=locale).select_related(
            "context", "translation_of"
        )
    }
    created: dict[tuple[str, str], StringTranslation] = {}
    for path, former, present in corrections:
        translation, segment = known.get((path, former)), places.get((path, present))
        if translation is None or (path, present) in known:
            continue
        carried = _same_for(translation, segment.context_id, segment.string_id) if segment else translation
        known[path, present] = carried
        if segment:
            created[path, present] = carried
    StringTranslation.objects.bulk_create(created.values())


def _same_for(translation: StringTranslation, context_pk: int, string_pk: int) -> StringTranslation:
    return StringTranslation(
        translation_of_id=string_pk,
        context_id=context_pk,
        locale_id=translation.locale_id,
        data=translation.data,
        translation_type=translation.translation_type,
        tool_name=translation.tool_name,
        last_translated_by_id=translation.last_translated_by_id,
        has_error=translation.has_error,
        field_error=translation.field_error,
    )


def _follow(source: TranslationSource, locale: Locale, row: TranslationStatus, instance: Any) -> None:
    """Publish a live translation again that needs no other words, where the rules of its language say so."""
    if row.state != State.OUTDATED or row.segments_done < row.segments or not policy_of(row.locale).publishes:
        return
    # What was taken out of localize's editor is written by hand: its stored texts are of before.
    target = target_of(instance, locale)
    if target is None or managed(target) is None:
        return
    try:
        with transaction.atomic():
            revision = save_draft(source, locale)
            if reasons := reasons_against(revision.as_object()):
                raise PublishingRefused(reasons)
            publish_draft(revision)
    except ValidationError as error:
        # A translator has to look at it; what readers have stays.
        logger.info("translation_not_published", extra={"locale": row.locale, "fields": sorted(_fields(error))})


def _fields(error: ValidationError) -> list[str]:
    return list(error.message_dict) if hasattr(error, "error_dict") else []


# -- how far it is ---------------------------------------------------------------------------------------------


def progress() -> dict[str, tuple[int, int]]:
    """Language → how many translations wait for the pipeline, and how many of them have failed."""
    found: dict[str, tuple[int, int]] = dict.fromkeys(locales.codes()[1:], (0, 0))
    for code, failure in waiting().values_list("locale", "failure"):
        number, failed = found.get(code, (0, 0))
        found[code] = (number + 1, failed + bool(failure))
    return found
