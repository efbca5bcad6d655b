"""From what happens in Wagtail to the verbs of the engine. Each handler runs in the transaction of its cause."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move, unpublished

from pages.models import SNIPPETS
from pages.signals import content_saved
from publications import engine
from publications.candidates import key_of
from publications.images import image_key
from publications.models import IMAGE
from publications.rows import any_row
from publications.shelf import origin_list
from publications.tasks import renditions_task
from translations.models import TranslationRecord


def connect() -> None:
    content_saved.connect(on_saved, dispatch_uid="publications.saved")
    page_unpublished.connect(on_unpublished, dispatch_uid="publications.page_unpublished")
    unpublished.connect(on_unpublished, dispatch_uid="publications.unpublished")
    # Django deletes the row of the type first: when the signal of the base class comes, nothing of a page is left.
    for model in (Page, *SNIPPETS):
        post_delete.connect(on_deleted, sender=model, dispatch_uid=f"publications.deleted.{model.__name__}")
    post_page_move.connect(on_moved, dispatch_uid="publications.moved")
    for signal in (post_save, post_delete):
        signal.connect(on_privacy, sender=PageViewRestriction, dispatch_uid=f"publications.privacy.{id(signal)}")
        for model in (Collection, CollectionViewRestriction):
            uid = f"publications.collection.{model.__name__}.{id(signal)}"
            signal.connect(on_collection, sender=model, dispatch_uid=uid)
        signal.connect(on_origin, sender=TranslationRecord, dispatch_uid=f"publications.origin.{id(signal)}")
    image = get_image_model()
    post_save.connect(on_image_saved, sender=image, dispatch_uid="publications.image_saved")
    post_delete.connect(on_deleted, sender=image, dispatch_uid="publications.image_deleted")
    post_delete.connect(
        on_rendition_deleted, sender=image.get_rendition_model(), dispatch_uid="publications.rendition_deleted"
    )


def on_saved(sender: Any, instance: Any, **kwargs: Any) -> None:
    kind, key = key_of(instance)
    # A draft that readers never had changes nothing for them.
    if instance.live or any_row(kind=kind, key=key, source_pk=instance.pk):
        engine.publish(kind, key)


def on_unpublished(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, (Page, *SNIPPETS)):
        engine.retract(*key_of(instance))


def on_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    engine.retract(*key_of(instance), gone=True)


def on_moved(sender: Any, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    # treebeard renumbers the siblings too, so both families get their places anew.
    parents = Page.objects.filter(pk__in=[parent_page_before.pk, parent_page_after.pk])
    engine.reconcile_branches(parents.values_list("path", flat=True))


def on_image_saved(sender: Any, instance: Any, **kwargs: Any) -> None:
    engine.publish(IMAGE, image_key(instance.pk))
    transaction.on_commit(lambda: renditions_task.enqueue(instance.pk))


def on_rendition_deleted(sender: Any, instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """The address of a rendition that was cleared away leaves the documents that list it."""
    if not isinstance(origin, get_image_model()):
        engine.doubt(IMAGE, image_key(instance.image_id))


def on_collection(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Which images are open to all depends on their collection, and on those it stands in."""
    engine.reconcile(IMAGE)


def on_origin(sender: Any, instance: TranslationRecord, **kwargs: Any) -> None:
    engine.changed([origin_list(instance.translation_key)])


def on_privacy(sender: Any, instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    if isinstance(origin, Page) or getattr(origin, "model", PageViewRestriction) is not PageViewRestriction:
        return  # deleted together with its page: nothing becomes public by it
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        engine.reconcile_branches([page.path])
