"""System checks that span the whole house: is what is configured about languages possible?"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.utils.translation import check_for_language, get_language_info, to_locale


@register(Tags.translation)
def check_languages(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every language is one that Django knows and has a catalogue for.

    Without either, `Locale.get_active()` silently takes the source language instead.
    """
    errors: list[CheckMessage] = []
    for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES:
        try:
            get_language_info(code)
        except KeyError:
            errors.append(
                Error(
                    f"Django does not know the language “{code}”, which HOUVAST_LOCALES names.",
                    hint=f'Introduce it with HOUVAST_EXTRA_LANGUAGES=\'{{"{code}": {{"name": …, '
                    '"name_local": …, "bidi": false}}\' or correct HOUVAST_LOCALES.',
                    id="cms.E001",
                )
            )
            continue
        if not check_for_language(code):
            errors.append(
                Error(
                    f"There is no compiled catalogue for the language “{code}”.",
                    hint=f"Run `manage.py makemessages --locale {to_locale(code)}`, translate what you can, "
                    "and run `manage.py compile_catalogues`.",
                    id="cms.E002",
                )
            )
    return errors


@register(Tags.translation)
def check_fallbacks(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every chain of fallbacks leads through configured languages, and none in a circle."""
    codes = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    errors: list[CheckMessage] = []
    for code, chain in settings.LOCALE_FALLBACKS.items():
        strange = [step for step in [code, *chain] if step not in codes]
        if strange:
            errors.append(
                Error(
                    f"LOCALE_FALLBACKS names {', '.join(strange)} for “{code}”, but HOUVAST_LOCALES does not.",
                    hint="Add the language to HOUVAST_LOCALES or take it out of LOCALE_FALLBACKS.",
                    id="cms.E003",
                )
            )
    errors.extend(
        Error(
            f"LOCALE_FALLBACKS goes round in a circle: {' → '.join(circle)}.",
            hint="Take one of these steps out; the source language, the first of HOUVAST_LOCALES, "
            "falls back on nothing.",
            id="cms.E004",
        )
        for circle in _circles(codes, settings.LOCALE_FALLBACKS)
    )
    return errors


def _circles(codes: list[str], fallbacks: dict[str, list[str]]) -> Iterator[list[str]]:
    """One way round for each circle; a language without a chain of its own leads to the source."""
    source = codes[0]
    steps = {code: fallbacks.get(code, [] if code == source else [source]) for code in {*codes, *fallbacks}}
    reported: set[str] = set()
    for start in steps:
        if start in reported:
            continue
        trail = _way_back(start, start, steps, set())
        if trail:
            reported.update(trail)
            yield [start, *trail]


def _way_back(here: str, start: str, steps: dict[str, list[str]], seen: set[str]) -> list[str]:
    for step in steps.get(here, []):
        if step == start:
            return [step]
        if step not in seen:
            seen.add(step)
            rest = _way_back(step, start, steps, seen)
            if rest:
                return [step, *rest]
    return []
