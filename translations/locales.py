"""Languages: which there are, how they are written, and what a reader gets when a text is missing.

Everything follows from ``WAGTAIL_CONTENT_LANGUAGES`` (the first is the source) and ``LOCALE_FALLBACKS``.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info


@dataclass(frozen=True)
class Language:
    """A configured language. ``direction`` is ``ltr`` or ``rtl``; ``own_name`` is its name in itself."""

    code: str
    name: str
    own_name: str
    direction: str


def codes() -> list[str]:
    """The configured language codes, the source first."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def source_code() -> str:
    """The language in which editors write and choose relations."""
    return codes()[0]


def chain(code: str) -> list[str]:
    """The languages to try for a reader who asks for ``code``: itself first, then its fallbacks in order."""
    fallbacks = settings.LOCALE_FALLBACKS.get(code, [source_code()])
    return list(dict.fromkeys([code, *fallbacks]))


def language(code: str) -> Language:
    """What is known of a language; its bare code, written from left to right, for one Django does not know."""
    try:
        info = get_language_info(code)
    except KeyError:
        return Language(code, code, code, "ltr")
    return Language(code, info["name"], info["name_local"], "rtl" if info["bidi"] else "ltr")


def translated_name(code: str) -> str:
    """What a language is called in the language that is active; its bare code for one nobody has named."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(code, code)


def direction(code: str) -> str:
    """``rtl`` or ``ltr``; ``ltr`` for what Django does not know."""
    return language(code).direction
