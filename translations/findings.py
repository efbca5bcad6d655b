"""What the checks find in a translation as it is in memory: the same for editor, import, schedule and code."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from wagtail_localize.models import TranslationContext

from translations import locales
from translations.checks import CheckedText, Finding, check_texts
from translations.checks.partial import allow_partial, never_partial
from translations.kinds import find_source
from translations.lengths import max_length
from translations.models import TranslationStatus
from translations.policies import policy_of
from translations.segments import extracted


def findings(instance: Any, missing: Iterable[tuple[str, str]], *, is_managed: bool) -> list[Finding]:
    """All that is found in a translation, under the rules of its language; [] where its source is gone.

    It is held against what the source says now. ``missing`` are the (path, source text) of which it is known that
    nobody has translated them: an untranslated text reads like a translation that happens to be the same. What is
    translated text by text (``is_managed``) has to hold a text wherever its source does; who writes by hand may put
    things otherwise.
    """
    source = find_source(instance.type_name, instance.translation_key)
    if source is None:
        return []
    code = instance.locale.language_code
    rules = policy_of(code)
    field_paths = _field_paths(instance)
    texts = [text for text in _pairs(source, instance, set(missing), field_paths) if text.target or is_managed]
    found = check_texts(texts, rules.severities)
    had = _translated_for_readers(instance)
    return allow_partial(found, rules.publishing, partial(_must_be_there, instance.type_name, field_paths, had))


def _must_be_there(type_name: str, field_paths: dict[str, str], had: set[str], path: str) -> bool:
    return path in had or never_partial(type_name, path, field_paths.get(path, ""))


def _translated_for_readers(instance: Any) -> set[str]:
    """The places at which readers have a translation now: the source's words never take its place again."""
    live = type(instance).objects.filter(pk=instance.pk, live=True).first()
    if live is None:
        return set()
    status = TranslationStatus.objects.filter(
        translation_key=instance.translation_key, locale=instance.locale.language_code
    ).first()
    return set(_by_path(live)) - set(status.untranslated if status else ())


def _field_paths(instance: Any) -> dict[str, str]:
    rows = TranslationContext.objects.filter(object_id=instance.translation_key).exclude(field_path="")
    return dict(rows.values_list("path", "field_path"))


def _pairs(
    source: Any, instance: Any, missing: set[tuple[str, str]], field_paths: dict[str, str]
) -> Iterator[CheckedText]:
    """Text by text where a place holds as many in both, else all texts of the place together."""
    model: Any = type(instance)
    said, translated = _by_path(source), _by_path(instance)
    for path, originals in said.items():
        targets = translated.get(path, [])
        limit = max_length(model, field_paths.get(path, path))
        if len(originals) == len(targets):
            pairs = list(zip(originals, targets, strict=True))
        else:
            pairs = [(" ".join(originals), " ".join(targets))]
        for original, target in pairs:
            text = "" if (path, original) in missing else target
            yield CheckedText(path, original, text, instance.locale.language_code, locales.source_code(), limit)


def _by_path(thing: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for segment in extracted(thing):
        found.setdefault(segment.path, []).append(segment.text)
    return found
