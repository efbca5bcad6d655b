"""Who works on translations: ``a_translator("ar")`` may write Arabic, ``a_reviewer("ar")`` publish it too."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from tests.factories.pages import home
from translations.models import LanguageGroup, LanguageRole


def _in_groups(name: str, codes: tuple[str, ...], role: str, rights: tuple[str, ...]) -> User:
    user: Any = get_user_model().objects.create_user(name, f"{name}@lindehof.example", "x")
    for code in codes:
        group = _group_of(code, role)
        page = Page.objects.get(pk=home(code).pk)
        for right in rights:
            permission = Permission.objects.get(codename=f"{right}_page")
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
        user.groups.add(group)
    return User.objects.get(pk=user.pk)


def _group_of(code: str, role: str) -> Group:
    found = LanguageGroup.objects.filter(locale=code, role=role).first()
    group = found.group if found else Group.objects.create(name=f"{role} {code}")
    LanguageGroup.objects.get_or_create(locale=code, role=role, defaults={"group": group})
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    return group


def a_translator(*codes: str, name: str = "amal") -> User:
    return _in_groups(name, codes, LanguageRole.TRANSLATOR, ("change",))


def a_reviewer(*codes: str, name: str = "rana") -> User:
    return _in_groups(name, codes, LanguageRole.REVIEWER, ("change", "publish"))


def logged_in(user: User, language: str = "en") -> Client:
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client = Client()
    client.force_login(user)
    return client
