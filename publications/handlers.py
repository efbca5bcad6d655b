"""From what happens in Wagtail to the verbs of the engine. Each handler runs in the transaction of its cause."""

import functools
from typing import Any
from uuid import UUID

import orjson
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move, pre_page_move, unpublished

from pages.models import SNIPPETS
from pages.signals import content_saved, content_saving
from publications import engine
from publications.candidates import key_of
from publications.images import image_key
from publications.locks import lock_addresses
from publications.models import IMAGE, Publication
from publications.rows import any_row
from publications.shelf import translation_list
from publications.tasks import renditions_task
from publications.translation_facts import translations_version
from translations.handlers import connect as connect_translations
from translations.models import SourceText
from translations.states import states_changed


def connect() -> None:
    # Documents say how their text stands to the source's: that is known before they are built.
    connect_translations()
    states_changed.connect(on_states, dispatch_uid="publications.states")
    post_save.connect(on_source_text, sender=SourceText, dispatch_uid="publications.source_text")
    content_saving.connect(before_saved, dispatch_uid="publications.saving")
    pre_page_move.connect(before_tree_changes, dispatch_uid="publications.moving")
    pre_delete.connect(before_tree_changes, sender=Page, dispatch_uid="publications.deleting")
    content_saved.connect(on_saved, dispatch_uid="publications.saved")
    page_unpublished.connect(on_unpublished, dispatch_uid="publications.page_unpublished")
    unpublished.connect(on_unpublished, dispatch_uid="publications.unpublished")
    # Django deletes the row of the type first: when the signal of the base class comes, nothing of a page is left.
    for model in (Page, *SNIPPETS):
        post_delete.connect(on_deleted, sender=model, dispatch_uid=f"publications.deleted.{model.__name__}")
    post_page_move.connect(on_moved, dispatch_uid="publications.moved")
    pre_save.connect(before_privacy, sender=PageViewRestriction, dispatch_uid="publications.before_privacy")
    for signal in (post_save, post_delete):
        signal.connect(on_privacy, sender=PageViewRestriction, dispatch_uid=f"publications.privacy.{id(signal)}")
        for model in (Collection, CollectionViewRestriction):
            uid = f"publications.collection.{model.__name__}.{id(signal)}"
            signal.connect(on_collection, sender=model, dispatch_uid=uid)
    _tell_of_moved_collections()
    image = get_image_model()
    post_save.connect(on_image_saved, sender=image, dispatch_uid="publications.image_saved")
    post_delete.connect(on_deleted, sender=image, dispatch_uid="publications.image_deleted")
    post_delete.connect(
        on_rendition_deleted, sender=image.get_rendition_model(), dispatch_uid="publications.rendition_deleted"
    )


def before_saved(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Whoever changes an address waits for the others before Wagtail writes a row that they may be waiting for."""
    if isinstance(instance, Page) and engine.may_change_an_address(instance):
        lock_addresses()


def before_tree_changes(sender: Any, **kwargs: Any) -> None:
    if transaction.get_connection().in_atomic_block:
        lock_addresses()


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
    key = image_key(instance.pk)
    body = Publication.objects.filter(kind=IMAGE, key=key, served=True).values_list("body", flat=True).first()
    # Renditions of a former file would go on showing it.
    if body and orjson.loads(bytes(body))["url"] != instance.file.url:
        instance.renditions.all().delete()
    engine.publish(IMAGE, key)
    transaction.on_commit(lambda: renditions_task.enqueue(instance.pk))


def on_rendition_deleted(sender: Any, instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """The address of a rendition that was cleared away leaves the documents that list it."""
    if not isinstance(origin, get_image_model()):
        engine.doubt(IMAGE, image_key(instance.image_id))


def _tell_of_moved_collections() -> None:
    """treebeard moves a branch by SQL and sends no signal; Wagtail's form saves a collection before it moves it."""
    move = Collection.move

    @functools.wraps(move)
    @transaction.atomic
    def move_and_tell(self: Any, *args: Any, **kwargs: Any) -> Any:
        result = move(self, *args, **kwargs)
        engine.reconcile(IMAGE)
        return result

    Collection.move = move_and_tell


def on_collection(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Which images are open to all depends on their collection, and on those it stands in."""
    engine.reconcile(IMAGE)


def on_states(sender: Any, translation_key: UUID, **kwargs: Any) -> None:
    # Each text a translator saves is told here, and documents say nothing of work that goes on.
    engine.touched(translation_list(translation_key), functools.partial(translations_version, translation_key))


def on_source_text(sender: Any, instance: SourceText, **kwargs: Any) -> None:
    # The source tells its number, also where no translation changes its state by it.
    on_states(sender, instance.translation_key)


def before_privacy(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    before_tree_changes(sender)
    former = PageViewRestriction.objects.filter(pk=instance.pk).values_list("page_id", flat=True).first()
    instance.former_page_id = former  # for on_privacy, after the save


def on_privacy(sender: Any, instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    if isinstance(origin, Page) or getattr(origin, "model", PageViewRestriction) is not PageViewRestriction:
        return  # deleted together with its page: nothing becomes public by it
    pks = {instance.page_id, getattr(instance, "former_page_id", None)} - {None}
    if paths := list(Page.objects.filter(pk__in=pks).values_list("path", flat=True)):
        engine.reconcile_branches(paths)
