"""Who works on which language: a translator writes there, a reviewer may publish too.

Each language but the source's has a ready group for either role. Membership of such a group is the role; on pages the
rights of the group on that language's branch of the tree decide, as everywhere in Wagtail. Editors are those with
rights on the source's branch: they write the source, and translators read it in the editor of translations.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permissions import policy_registry

from pages.models import HomePage
from translations import locales
from translations.models import LanguageGroup, LanguageRole

GIVEN = "translations.language_given"
TAKEN = "translations.language_taken"

_TREE_RIGHTS: dict[str, tuple[str, ...]] = {
    LanguageRole.TRANSLATOR: ("change_page",),
    LanguageRole.REVIEWER: ("change_page", "publish_page"),
}
_CACHE = "_language_roles"


# -- what somebody may do ------------------------------------------------------------------------------------


def target_codes() -> list[str]:
    """The languages one translates into: all but the source's."""
    return locales.codes()[1:]


def roles_of(user: Any) -> dict[str, LanguageRole]:
    """Language → role, the higher one where a user has both; kept with the user object, as Django keeps rights."""
    if not user.is_active:
        return {}
    if user.is_superuser:
        return dict.fromkeys(target_codes(), LanguageRole.REVIEWER)
    found: dict[str, LanguageRole] | None = getattr(user, _CACHE, None)
    if found is None:
        rows = LanguageGroup.objects.filter(group__user=user, locale__in=target_codes())
        found = {}
        for locale, role in rows.values_list("locale", "role"):
            if found.get(locale) != LanguageRole.REVIEWER:
                found[locale] = LanguageRole(role)
        setattr(user, _CACHE, found)
    return found


def languages_of(user: Any) -> list[str]:
    """The languages a user may translate into, in the order of the settings."""
    roles = roles_of(user)
    return [code for code in target_codes() if code in roles]


def may_translate(user: Any, locale_code: str) -> bool:
    return locale_code in roles_of(user)


def may_publish_in(user: Any, locale_code: str) -> bool:
    return roles_of(user).get(locale_code) == LanguageRole.REVIEWER


def may_edit_translation(user: Any, instance: Any) -> bool:
    """Whether this user may write this version of a page or shared piece."""
    if isinstance(instance, Page):
        return bool(instance.permissions_for_user(user).can_edit())
    return _may(user, "change", instance)


def may_publish_translation(user: Any, instance: Any) -> bool:
    """Whether this user may decide that readers get this version of a page or shared piece."""
    if isinstance(instance, Page):
        return bool(instance.permissions_for_user(user).can_publish())
    return _may(user, "publish", instance)


def _may(user: Any, action: str, piece: Any) -> bool:
    return bool(policy_registry.get(piece).user_has_permission_for_instance(user, action, piece))


# -- the ready groups ----------------------------------------------------------------------------------------


@transaction.atomic
def create_language_groups() -> None:
    """The ready groups of all configured languages, with their rights; those that exist stay as they are.

    Rights are given when a group is made, and never again: what an administrator took away stays away.
    """
    known = set(LanguageGroup.objects.values_list("locale", "role"))
    for code in target_codes():
        for role in LanguageRole:
            if (code, role) not in known:
                _create_group(code, role)


def _create_group(code: str, role: LanguageRole) -> None:
    name = group_name(code, role)
    if Group.objects.filter(name=name).exists():
        # Not ours: its members were never asked to translate.
        name = f"{name} ({code})"
    group, _created = Group.objects.get_or_create(name=name)
    language_group = LanguageGroup.objects.create(group=group, locale=code, role=role)
    group.permissions.add(_permission("wagtailadmin", "admin", "access_admin"))
    image = get_image_model()._meta
    GroupCollectionPermission.objects.get_or_create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=_permission(image.app_label, image.model_name or "", "choose_image"),
    )
    _grant_tree(language_group, HomePage.objects.filter(locale__language_code=code, depth=2))


def group_name(code: str, role: LanguageRole) -> str:
    """What administrators know the group as, in the source language."""
    with translation.override(locales.source_code()):
        name = capfirst(locales.translated_name(code))
        if role == LanguageRole.REVIEWER:
            return gettext("Reviewers: %(language)s") % {"language": name}
        return gettext("Translators: %(language)s") % {"language": name}


def grant_tree_rights(codes: Iterable[str] | None = None) -> None:
    """Give the ready groups their rights on the home pages of their languages, as far as those exist."""
    groups = LanguageGroup.objects.filter(locale__in=target_codes() if codes is None else list(codes))
    homes = HomePage.objects.filter(depth=2).select_related("locale")
    for language_group in groups.select_related("group"):
        own = [home for home in homes if home.locale.language_code == language_group.locale]
        _grant_tree(language_group, own)


def _grant_tree(language_group: LanguageGroup, homes: Iterable[HomePage]) -> None:
    for home in homes:
        for codename in _TREE_RIGHTS[language_group.role]:
            GroupPagePermission.objects.get_or_create(
                group=language_group.group,
                page_id=home.pk,
                permission=_permission("wagtailcore", "page", codename),
            )


def _permission(app_label: str, model: str, codename: str) -> Permission:
    """A right by its name; on a fresh database it may be wanted before Django has made it (``post_migrate``)."""
    content_type, _created = ContentType.objects.get_or_create(app_label=app_label, model=model)
    permission, _created = Permission.objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": codename.replace("_", " ").capitalize()}
    )
    return permission


# -- giving and taking ---------------------------------------------------------------------------------------


def given_to(users: Iterable[Any]) -> dict[int, dict[str, LanguageRole]]:
    """User → language → role by membership, in one query; being a superuser has no part in it."""
    found: dict[int, dict[str, LanguageRole]] = {}
    members = LanguageGroup.objects.filter(group__user__in=[user.pk for user in users])
    for user, locale, role in members.values_list("group__user", "locale", "role"):
        roles = found.setdefault(user, {})
        if roles.get(locale) != LanguageRole.REVIEWER:
            roles[locale] = LanguageRole(role)
    return found


@transaction.atomic
def give(user: Any, locale_code: str, role: LanguageRole, *, by: Any = None) -> bool:
    """Make somebody translator or reviewer of a language, in place of the role there was; whether anything changed.

    Raises ValueError for the source language and for one that is not configured.
    """
    _check_language(locale_code)
    create_language_groups()
    groups = {each.role: each.group for each in LanguageGroup.objects.filter(locale=locale_code)}
    mine = {each.role for each in LanguageGroup.objects.filter(locale=locale_code, group__user=user)}
    if mine == {role}:
        return False
    user.groups.remove(*(group for each, group in groups.items() if each != role))
    user.groups.add(groups[role])
    _note(GIVEN, user, locale_code, by, role=role.value)
    return True


@transaction.atomic
def take(user: Any, locale_code: str, *, by: Any = None) -> bool:
    """Take a language away from somebody, whatever the role; whether there was anything to take.

    Raises ValueError for the source language and for one that is not configured.
    """
    _check_language(locale_code)
    mine = list(Group.objects.filter(language_group__locale=locale_code, user=user))
    if not mine:
        return False
    user.groups.remove(*mine)
    _note(TAKEN, user, locale_code, by)
    return True


def _check_language(code: str) -> None:
    if code == locales.source_code():
        raise ValueError(f"“{code}” is the source language: give rights on its pages instead.")
    if code not in target_codes():
        raise ValueError(f"“{code}” is none of the languages: {', '.join(target_codes())}.")


def _note(action: str, user: Any, locale_code: str, by: Any, **data: str) -> None:
    if hasattr(user, _CACHE):
        delattr(user, _CACHE)
    log(instance=user, action=action, user=by, data={"language": locale_code} | data)
