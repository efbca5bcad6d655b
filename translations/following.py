"""What happens to translations when their source moves, is withdrawn or deleted: they go with it, at once.

In the transaction of whoever did it, and whichever way it was done: a page that was withdrawn because it was wrong is
as wrong in six other languages.
"""

import logging
from typing import Any

from django.db.models import ProtectedError
from wagtail.models import Page, TranslatableMixin

from translations import locales

logger = logging.getLogger(__name__)


def follow_move(sender: Any, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Below the translation of the new parent, where there is one and it was below that of the former."""
    if parent_page_before.pk == parent_page_after.pk or not is_source(instance):
        return
    former = Page.objects.filter(translation_key=parent_page_before.translation_key)
    homes = {page.locale_id: page for page in former}
    for translation in translations_of(instance):
        parent = Page.objects.filter(
            translation_key=parent_page_after.translation_key, locale_id=translation.locale_id
        ).first()
        before = homes.get(translation.locale_id)
        if parent and before and translation.is_child_of(before):
            translation.move(parent, pos="last-child")


def follow_unpublish(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Its draft stays, so nothing of the work is lost."""
    if not isinstance(instance, TranslatableMixin) or not is_source(instance) or not isinstance(instance, Page):
        return
    for translation in translations_of(instance).filter(live=True, alias_of__isnull=True):
        translation.specific.unpublish(set_expired=instance.expired)


def follow_delete(sender: Any, instance: Any, **kwargs: Any) -> None:
    """With what is below it, unless any of that has a source of its own elsewhere: then it is withdrawn only."""
    if not isinstance(instance, TranslatableMixin) or not is_source(instance):
        return
    for translation in list(translations_of(instance)):
        _delete(translation)


def _delete(translation: Any) -> None:
    if isinstance(translation, Page):
        # One that stood above it may have taken it along.
        found = Page.objects.filter(pk=translation.pk).first()
        if found is None:
            return
        if _has_living_below(found):
            found.specific.unpublish()
            return
        found.specific.delete()
        return
    try:
        translation.delete()
    except ProtectedError:
        logger.warning("translation_still_used", extra={"model": type(translation).__name__, "pk": translation.pk})
        translation.unpublish()


def _has_living_below(page: Page) -> bool:
    below = page.get_descendants().filter(alias_of__isnull=True).values("translation_key")
    return Page.objects.filter(translation_key__in=below, locale__language_code=locales.source_code()).exists()


def is_source(instance: Any) -> bool:
    return str(instance.locale.language_code) == locales.source_code()


def translations_of(instance: Any) -> Any:
    """The stored versions in other languages."""
    model = Page if isinstance(instance, Page) else type(instance)
    return model.objects.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
