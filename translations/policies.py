"""The rules of each language, with the defaults where none are stored."""

from django.conf import settings

from translations.models import LanguagePolicy


def policy_of(locale: str) -> LanguagePolicy:
    """The rules of one language."""
    return policies([locale])[locale]


def policies(codes: list[str]) -> dict[str, LanguagePolicy]:
    """The rules of several languages in one query."""
    stored = {policy.locale: policy for policy in LanguagePolicy.objects.filter(locale__in=codes)}
    return {code: stored.get(code) or _default(code) for code in codes}


def _default(code: str) -> LanguagePolicy:
    return LanguagePolicy(locale=code, starts=settings.TRANSLATIONS_START)
