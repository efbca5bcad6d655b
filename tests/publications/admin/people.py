"""Who looks at the admin: ``an_administrator()`` sees all, ``an_editor(page)`` may publish at and below a page."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile


def _logged_in(user: Any, language: str) -> Client:
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client = Client()
    client.force_login(user)
    return client


def an_administrator(language: str = "en") -> Client:
    user = get_user_model().objects.create_superuser("beheer", "beheer@lindehof.example", "x")
    return _logged_in(user, language)


def an_editor(page: Any = None, *, rights: tuple[str, ...] = ("change", "publish"), language: str = "en") -> Client:
    """Someone with rights on one branch of the tree; without a page, someone who may only come in."""
    user = get_user_model().objects.create_user("redactie", "redactie@lindehof.example", "x")
    group = Group.objects.create(name="Redactie")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in rights if page else ():
        permission = Permission.objects.get(codename=f"{right}_page")
        GroupPagePermission.objects.create(group=group, page=Page.objects.get(pk=page.pk), permission=permission)
    user.groups.add(group)
    return _logged_in(user, language)
