"""The people of the demo: who they are, what they may do, and how they get in."""

import secrets
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.users.models import UserProfile

from pages.models import SNIPPETS, HomePage
from translations.kinds import source_locale
from translations.models import LanguageRole
from translations.roles import give, target_codes

# Known to everyone, so only where the demo belongs: on your own machine.
DEMO_PASSWORD = "lindehof-op-proef"  # noqa: S105  (printed at every start of the demo; elsewhere a random one is made)


@dataclass(frozen=True)
class Account:
    """Someone who works with the demo: in ``group`` on the source, or as a reviewer of ``languages``."""

    username: str
    name: str
    role: str
    language: str
    group: str = ""
    languages: tuple[str, ...] = ()
    is_administrator: bool = False


ACCOUNTS = (
    Account("beheer", "Bea Heer", "administrator", "nl", is_administrator=True),
    Account("redactie", "Rik Dacteur", "editor", "nl", group="Redactie"),
    Account("zorg", "Zora Gids", "clinician", "nl", group="Zorginhoud"),
    Account("vertaler-ar", "Amal Tarjama", "translator for Arabic", "nl", languages=("ar",)),
    Account("vertaler-en-de", "Vera Taal", "translator for English and German", "en", languages=("en", "de")),
)

_SNIPPET_RIGHTS = ("add", "change", "publish")


def create_accounts(*, known_password: bool) -> list[tuple[Account, str]]:
    """Make the accounts with their passwords; without ``known_password`` each gets a random one."""
    made = []
    for account in ACCOUNTS:
        password = DEMO_PASSWORD if known_password else secrets.token_urlsafe(12)
        user = get_user_model().objects.create_user(
            account.username,
            email=f"{account.username}@lindehof.example",
            password=password,
            first_name=account.name.split()[0],
            last_name=account.name.split()[-1],
            is_superuser=account.is_administrator,
            is_staff=account.is_administrator,
        )
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = account.language
        profile.save()
        made.append((account, password))
    return made


def grant_rights() -> None:
    """Give editors the source, and translators their languages. Needs the home page of the source to exist."""
    users = get_user_model().objects.in_bulk([account.username for account in ACCOUNTS], field_name="username")
    for account in ACCOUNTS:
        if account.group:
            users[account.username].groups.add(_editors(account.group))
        for code in account.languages:
            if code in target_codes():
                give(users[account.username], code, LanguageRole.REVIEWER)


def _editors(name: str) -> Group:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    _grant_page(group, HomePage.objects.get(locale=source_locale()))
    _grant_shared(group)
    return group


def _grant_page(group: Group, home: HomePage) -> None:
    page = Page.objects.get(pk=home.pk)
    for codename in ("add_page", "change_page", "publish_page"):
        GroupPagePermission.objects.get_or_create(
            group=group, page=page, permission=Permission.objects.get(codename=codename)
        )


def _grant_shared(group: Group) -> None:
    group.permissions.add(*_snippet_permissions())
    for codename in ("add_image", "change_image", "choose_image"):
        GroupCollectionPermission.objects.get_or_create(
            group=group,
            collection=Collection.get_first_root_node(),
            permission=Permission.objects.get(codename=codename),
        )


def _snippet_permissions() -> Any:
    content_types = ContentType.objects.get_for_models(*SNIPPETS).values()
    codenames = [f"{right}_{model._meta.model_name}" for model in SNIPPETS for right in _SNIPPET_RIGHTS]
    return Permission.objects.filter(content_type__in=content_types, codename__in=codenames)
