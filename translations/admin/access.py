"""Who sees how translations stand, and of which languages first."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from translations.models import LanguageGroup
from translations.roles import languages_of, target_codes

__all__ = [
    "SeenByThoseWhoTranslate",
    "TranslationsMenuItem",
    "check",
    "may_see",
    "own_languages",
    "target_codes",
    "usual_languages",
]

# Whoever may see Wagtail's own reports on pages.
_RIGHTS = ["add", "change", "publish"]


def may_see(user: Any) -> bool:
    """Translators, and everybody who works on pages."""
    return bool(languages_of(user) or policy_registry.get_by_type(Page).user_has_any_permission(user, _RIGHTS))


def check(user: Any) -> None:
    """Raises PermissionDenied, which Wagtail answers with a sentence and the way back."""
    if not may_see(user):
        raise PermissionDenied


def own_languages(user: Any) -> list[str]:
    """The languages somebody was asked to work on: being an administrator is not that."""
    if not user.is_superuser:
        return languages_of(user)
    mine = set(LanguageGroup.objects.filter(group__user=user).values_list("locale", flat=True))
    return [code for code in target_codes() if code in mine]


def usual_languages(user: Any) -> list[str]:
    """What a screen shows until somebody asks for more: a translator's own languages, all of them to others."""
    return target_codes() if user.is_superuser else languages_of(user) or target_codes()


class SeenByThoseWhoTranslate:
    """A view for :func:`may_see`."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        check(request.user)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a mixin of views
        return answer


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)
