"""Publishing and withdrawing at the moment an editor chose.

In the place of Wagtail's ``publish_scheduled``, which runs outside any transaction and stops at the first revision that
fails. Here each thing is a transaction of its own: one that fails is logged and tried again the next time, and holds up
no other.
"""

import functools
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import DraftStateMixin, Page, Revision

from pages.retrying import again_after_deadlock

logger = logging.getLogger(__name__)

# What is due for longer than this says that something is wrong: it is looked at every minute.
OVERDUE_AFTER = timedelta(minutes=5)


@dataclass
class Due:
    """How many things went live, were taken down, and failed to."""

    published: int = 0
    unpublished: int = 0
    failed: int = 0


def publish_due(now: datetime) -> Due:
    """Publish what was to go live by now, and take down what was to expire.

    Nothing happens twice, also with several of these at once: whoever is second finds it done, or leaves it to the
    first. Whether a text may go live was asked when it was scheduled.
    """
    due = Due()
    # Before what expires: taking a thing down would cancel the version that was to replace it.
    _publish_revisions(now, due)
    _unpublish_expired(now, due)
    return due


def overdue_revisions(now: datetime) -> QuerySet[Revision]:
    """What should have gone live a while ago, the longest overdue first."""
    due: QuerySet[Revision] = Revision.objects.filter(approved_go_live_at__lte=now - OVERDUE_AFTER)
    return due.order_by("approved_go_live_at", "pk")


def _publish_revisions(now: datetime, due: Due) -> None:
    revisions = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    published = set()
    for pk, content_type, object_id in list(revisions.values_list("pk", "content_type", "object_id")):
        thing = (ContentType.objects.get_for_id(content_type).model, object_id)
        # Publishing the first of several due versions clears the approval of the others.
        approved = {} if thing in published else {"approved_go_live_at__lte": now}
        if _attempt(functools.partial(_publish, pk, approved), *thing, due):
            published.add(thing)
            due.published += 1


def _publish(pk: int, approved: dict[str, datetime]) -> bool:
    with transaction.atomic():
        revision = _free_revisions().filter(pk=pk, **approved).first()
        if revision is None:
            return False
        revision.publish(log_action="wagtail.publish.scheduled")
        return True


def _unpublish_expired(now: datetime, due: Due) -> None:
    for model in _models():
        expired = model.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk")
        for pk, revision in list(expired.values_list("pk", "live_revision")):
            item = functools.partial(_unpublish, model, pk, revision, now)
            due.unpublished += _attempt(item, model._meta.model_name, pk, due)


def _unpublish(model: Any, pk: Any, revision: int | None, now: datetime) -> bool:
    with transaction.atomic():
        if revision and not _free_revisions().filter(pk=revision).values_list("pk").first():
            return False
        # Read under the lock: an editor may just have given it more time.
        thing = model.objects.filter(pk=pk, live=True, expire_at__lte=now).first()
        if thing is None:
            return False
        thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        return True


def _attempt(item: Callable[[], bool], model: str, pk: Any, due: Due) -> bool:
    try:
        return again_after_deadlock(item)
    except Exception as error:
        due.failed += 1
        logger.error("scheduled_publishing_failed", exc_info=error, extra={"model": model, "pk": str(pk)})
        return False


def _free_revisions() -> QuerySet[Revision]:
    """Revisions nobody else is publishing, held until the end of the transaction, where the database can.

    Their rows and not those of the pages: Wagtail writes revisions first, and another order would end in deadlocks.
    """
    free: QuerySet[Revision] = Revision.objects.select_for_update(skip_locked=True, no_key=True)
    return free


def _models() -> list[Any]:
    return [
        Page,
        *(model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)),
    ]
