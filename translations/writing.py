"""Writing a translation without touching what is live.

The order is the point: an unsaved instance with the texts filled in, the language's own slug, a revision, and only
then, if it is allowed, publishing that revision. localize's ``save_target`` saves the live row first.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import TranslationLog, TranslationSource


class ParentNotTranslated(Exception):
    """The page cannot stand anywhere yet: translate its parent into this language first."""


def target_of(instance: Any, locale: Locale) -> Any | None:
    """The version of ``instance`` in ``locale``, or None."""
    return instance.get_translation_or_none(locale)


def create_target(instance: Any, locale: Locale) -> Any:
    """A draft in ``locale``, public nowhere, holding the source's text until it is translated.

    Raises ParentNotTranslated for a page whose parent has no version in ``locale``.
    """
    if isinstance(instance, Page):
        parent = instance.get_parent()
        if not parent.is_root() and not parent.get_translation_or_none(locale):
            raise ParentNotTranslated(instance.title)
        return instance.copy_for_translation(locale)
    copy = instance.copy_for_translation(locale)
    copy.live = False
    copy.live_revision = None
    copy.first_published_at = None
    copy.last_published_at = None
    copy.save()
    return copy


@transaction.atomic
def save_draft(
    source: TranslationSource, locale: Locale, *, slug: str = "", user: AbstractBaseUser | None = None
) -> Revision:
    """Store the translated texts as a new revision of the translation; the live version stays as it is.

    A slug that is given is used as typed; without one a first translation gets one from its title, and a later one
    keeps what it has. Text that has no translation yet is in the source language.
    """
    target = source.get_ephemeral_translated_instance(locale, fallback=True)
    if isinstance(target, Page):
        target.slug = _own_slug(target, slug)
    revision = target.save_revision(user=user)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return Revision.objects.get(pk=revision.pk)


def publish_draft(revision: Revision, *, user: AbstractBaseUser | None = None) -> None:
    """Make a stored draft the live version."""
    revision.publish(user=user)


def _own_slug(page: Page, wished: str) -> str:
    if wished:
        slug = wished
    elif page.first_published_at:
        slug = page.slug
    else:
        slug = slugify(page.title, allow_unicode=True) or page.slug
    return find_available_slug(page.get_parent(), slug, ignore_page_id=page.pk)
