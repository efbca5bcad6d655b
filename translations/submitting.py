"""Starting a translation: a draft in another language, and above it drafts of the pages it stands below."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Locale, Page

from translations import locales
from translations.pipeline import ensure_target
from translations.segments import update_source
from translations.writing import save_draft, target_of


class NotTheSource(Exception):
    """A translation, or an alias: what is translated is the version in the source language."""


def is_source(instance: Any) -> bool:
    return instance.locale.language_code == locales.source_code() and not getattr(instance, "alias_of_id", None)


def start_translation(instance: Any, locale: Locale, *, user: AbstractBaseUser | None = None) -> list[Any]:
    """Make the drafts that are missing, parents first, each in a transaction of its own; those that were made.

    Done again it makes nothing. A page that is shown in ``locale`` as an alias becomes a draft in its place; an alias
    above it stays one, for it is place enough to stand below.

    Raises NotTheSource for what is no version in the source language.
    """
    if not is_source(instance):
        raise NotTheSource(str(instance))
    return [_start(thing, locale, user) for thing in _missing(instance, locale)]


def _missing(instance: Any, locale: Locale) -> Iterator[Any]:
    if isinstance(instance, Page):
        for ancestor in instance.get_ancestors().filter(depth__gte=2).specific():
            if not ancestor.has_translation(locale):
                yield ancestor
    if target_of(instance, locale) is None:
        yield instance


@transaction.atomic
def _start(instance: Any, locale: Locale, user: AbstractBaseUser | None) -> Any:
    # As it is stored now: its parent's copy has just changed the tree.
    fresh = type(instance).objects.get(pk=instance.pk)
    source = update_source(fresh)
    target = ensure_target(fresh, locale)
    save_draft(source, locale, user=user)
    return target
