"""From what happens in Wagtail and in localize to the states of translations; in the transaction of its cause."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, TranslatableMixin
from wagtail.signals import page_unpublished, post_page_move, unpublished
from wagtail_localize.models import StringTranslation

from pages.signals import content_saved
from translations import following, locales, pipeline, states
from translations.kinds import translatable_models


def connect() -> None:
    """Connected once, however often it is called: documents hold states, so who builds them connects these first."""
    content_saved.connect(on_saved, dispatch_uid="translations.saved")
    page_unpublished.connect(on_unpublished, dispatch_uid="translations.page_unpublished")
    unpublished.connect(on_unpublished, dispatch_uid="translations.unpublished")
    for model in translatable_models().values():
        post_delete.connect(on_deleted, sender=model, dispatch_uid=f"translations.deleted.{model.__name__}")
    # Django deletes the row of the type first: when the signal of the base class comes, nothing of a page is left.
    post_delete.connect(on_deleted, sender=Page, dispatch_uid="translations.deleted.Page")
    post_page_move.connect(following.follow_move, dispatch_uid="translations.follow_move")
    page_unpublished.connect(following.follow_unpublish, dispatch_uid="translations.follow_unpublish")
    for model in (Page, *(each for each in translatable_models().values() if not issubclass(each, Page))):
        uid = f"translations.follow_delete.{model.__name__}"
        post_delete.connect(following.follow_delete, sender=model, dispatch_uid=uid)
    states.work_wanted.connect(pipeline.on_work_wanted, dispatch_uid="translations.pipeline")
    post_save.connect(on_text, sender=StringTranslation, dispatch_uid="translations.text_saved")
    post_delete.connect(on_text, sender=StringTranslation, dispatch_uid="translations.text_deleted")


def on_saved(sender: Any, instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, TranslatableMixin):
        return
    is_source = instance.locale.language_code == locales.source_code()
    if not instance.live:
        states.refresh(instance.translation_key)
    elif is_source:
        states.source_published(instance)
    elif not getattr(instance, "alias_of_id", None):
        states.translation_published(instance)
    else:
        states.refresh(instance.translation_key)


def on_unpublished(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, TranslatableMixin):
        states.refresh(instance.translation_key)


def on_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, TranslatableMixin):
        return
    if instance.locale.language_code == locales.source_code():
        states.source_deleted(instance.translation_key)
    else:
        states.refresh(instance.translation_key)


def on_text(sender: Any, instance: StringTranslation, **kwargs: Any) -> None:
    # Rows of a thing that is being deleted as a whole have lost their place.
    if instance.context is not None:
        states.refresh(instance.context.object_id)
