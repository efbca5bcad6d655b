"""Rights on shared pieces, language by language.

Wagtail's model permissions (``change_helpline``) know no languages: who has them could write every version. Here they
count for the version in the source language; another language's belongs to those who work on that language. Wagtail's
views ask per model, so ours ask about the piece at hand (``pages/admin/piece_views.py``).
"""

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from translations import locales
from translations.kinds import translatable_snippets
from translations.models import LanguageGroup, LanguageRole
from translations.roles import languages_of, may_publish_in, may_translate, roles_of, target_codes

_READING = ("add", "change", "delete", "view")
# What a role gives by itself. All else, such as deleting or locking, needs Wagtail's permission beside it.
_BY_ROLE = {
    "view": (LanguageRole.TRANSLATOR, LanguageRole.REVIEWER),
    "change": (LanguageRole.TRANSLATOR, LanguageRole.REVIEWER),
    "publish": (LanguageRole.REVIEWER,),
}


class LanguagePermissionPolicy(ModelPermissionPolicy):
    """What a user may do with the versions of one kind of shared piece."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether there is any version with which the user may do this."""
        if super().user_has_permission(user, action):
            return True
        return bool(set(roles_of(user).values()) & set(_BY_ROLE.get(action, ())))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if user.is_active and user.is_superuser:
            return True
        code = instance.locale.language_code
        if action == "view":
            return code in self._readable(user)
        if code == locales.source_code():
            return bool(super().user_has_permission(user, action))
        if action == "change":
            return may_translate(user, code)
        if action == "publish":
            return may_publish_in(user, code)
        # A version in another language is made from the source, never by itself.
        return action != "add" and may_publish_in(user, code) and bool(super().user_has_permission(user, action))

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> QuerySet[Any]:
        found: QuerySet[Any] = self.model._default_manager.all()
        if user.is_active and user.is_superuser:
            return found
        allowed = set(self._readable(user)) if "view" in actions else set()
        for action in set(actions) - {"view"}:
            allowed |= self._languages(user, action)
        return found.filter(locale__language_code__in=allowed)

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[Any]:
        roles = {role for action in actions for role in _BY_ROLE.get(action, ())}
        groups = LanguageGroup.objects.filter(role__in=roles, locale__in=target_codes()).values("group")
        by_model = self._get_users_with_any_permission_codenames_filter(self._get_permission_codenames(actions))
        by_role = Q(is_active=True, groups__in=groups)
        users: QuerySet[Any] = get_user_model()._default_manager.filter(by_model | by_role).distinct()
        return users

    def users_with_any_permission_for_instance(self, actions: Collection[str], instance: Any) -> QuerySet[Any]:
        users = self.users_with_any_permission(actions)
        allowed = [user.pk for user in users if self.user_has_any_permission_for_instance(user, actions, instance)]
        return users.filter(pk__in=allowed)

    def _readable(self, user: Any) -> list[str]:
        """The source is there to be read by all who translate it; editors see what became of it in every language."""
        if any(ModelPermissionPolicy.user_has_permission(self, user, action) for action in _READING):
            return locales.codes()
        own = languages_of(user)
        return [locales.source_code(), *own] if own else []

    def _languages(self, user: Any, action: str) -> set[str]:
        by_model = bool(super().user_has_permission(user, action))
        allowed = {locales.source_code()} if by_model else set()
        roles = _BY_ROLE.get(action)
        if roles is not None:
            return allowed | {code for code, role in roles_of(user).items() if role in roles}
        if by_model and action != "add":
            allowed |= {code for code in target_codes() if may_publish_in(user, code)}
        return allowed


def register() -> None:
    """Before anything has asked for the rights on a shared piece: Wagtail keeps the policy that it finds first."""
    for model in translatable_snippets():
        register_permission_policy(model, LanguagePermissionPolicy(model), exact_class=True)
