"""Who works on languages, and what they work on: ``a_translator("ar")``, ``a_translation(page, "ar")``."""

import itertools
from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation

from pages.models import SNIPPETS
from tests.factories.pages import home, stored
from tests.factories.translators import language, translation_of
from translations.models import LanguageRole
from translations.publishing import publish_translation
from translations.roles import give
from translations.segments import source_segments, update_source
from translations.submitting import start_translation

_numbers = itertools.count(1)


def somebody(name: str = "", **fields: Any) -> Any:
    """A person without any rights."""
    return get_user_model().objects.create_user(name or f"persoon-{next(_numbers)}", **fields)


def a_superuser(name: str = "") -> Any:
    return get_user_model().objects.create_superuser(name or f"beheer-{next(_numbers)}")


def a_translator(*codes: str) -> Any:
    return _with_role(LanguageRole.TRANSLATOR, codes)


def a_reviewer(*codes: str) -> Any:
    return _with_role(LanguageRole.REVIEWER, codes)


def _with_role(role: LanguageRole, codes: tuple[str, ...]) -> Any:
    person = somebody()
    for code in codes:
        give(person, code, role)
    return fresh(person)


def an_editor_of_the_source() -> Any:
    """Who writes in Dutch: all of its pages, and shared pieces as far as Wagtail's permissions go."""
    person = somebody()
    group = Group.objects.create(name=f"Redactie {person.pk}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=group, page=Page.objects.get(pk=home().pk), permission=permission)
    types = ContentType.objects.get_for_models(*SNIPPETS).values()
    group.permissions.add(*Permission.objects.filter(content_type__in=types))
    person.groups.add(group)
    return fresh(person)


def fresh(person: Any) -> Any:
    """The person as a new request knows them: rights are remembered with the object."""
    return get_user_model().objects.get(pk=person.pk)


def at_work(person: Any, admin_language: str = "en") -> Client:
    """The person's browser, in the admin."""
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = admin_language
    profile.save()
    client = Client()
    client.force_login(person)
    return client


def a_draft(thing: Any, code: str = "ar") -> Any:
    """A translation that was started, and its parents'; nothing is translated yet."""
    start_translation(stored(thing), language(code))
    return translation_of(thing, code)


def fill(thing: Any, code: str = "ar", *, without: Collection[str] = ()) -> None:
    """Store a translation of every text that has none, but for those whose path ends like one of ``without``."""
    source = update_source(stored(thing))
    for segment in source_segments(source):
        if not segment.path.endswith(tuple(without)):
            StringTranslation.objects.get_or_create(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=language(code),
                defaults={"data": f"{code}: {segment.text}", "translation_type": "manual"},
            )


def a_translation(thing: Any, code: str = "ar", *, draft: bool = False, without: Collection[str] = ()) -> Any:
    """A translation made text by text, live unless it is to stay a draft."""
    target = a_draft(thing, code)
    fill(thing, code, without=without)
    if not draft:
        publish_translation(target)
    return translation_of(thing, code)


def record_of(thing: Any, code: str = "ar") -> Translation:
    """localize's record of a translation."""
    return Translation.objects.get(
        source__object_id=thing.translation_key, source__locale__language_code="nl", target_locale=language(code)
    )
