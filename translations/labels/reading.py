"""Every label in one language, and for each that is not translated the next best text with the language it is in."""

from functools import lru_cache
from typing import TypedDict

from django.conf import settings

from translations import locales
from translations.labels.catalogues import Translation, catalogues, english, is_english
from translations.labels.messages import MESSAGES, Text
from translations.labels.vocabularies import vocabularies


class Untranslated(TypedDict):
    """A label that is given in another language. The plural categories of its text are those of that language."""

    id: str
    locale: str


class Labels(TypedDict):
    """``messages`` by id, ``vocabularies`` by name and value.

    In ``untranslated`` a value of a vocabulary is called ``vocabularies.<name>.<value>``.
    """

    locale: str
    direction: str
    messages: dict[str, Translation]
    vocabularies: dict[str, dict[str, str]]
    untranslated: list[Untranslated]


def labels(code: str) -> Labels:
    """The labels for a reader of ``code``. Read once per process and shared: do not change the answer."""
    return _labels(code, tuple(locales.chain(code)), tuple(str(folder) for folder in settings.LOCALE_PATHS))


# Arguments are all that the answer depends on, so that other settings never get what was read under these.
@lru_cache(maxsize=64)
def _labels(code: str, chain: tuple[str, ...], folders: tuple[str, ...]) -> Labels:
    untranslated: list[Untranslated] = []

    def best(identifier: str, message: Text) -> Translation:
        text, locale = _best(message, chain, folders)
        if locale != code:
            untranslated.append({"id": identifier, "locale": locale})
        return text

    return {
        "locale": code,
        "direction": locales.direction(code),
        "messages": {identifier: best(identifier, message) for identifier, message in MESSAGES.items()},
        "vocabularies": {
            name: {value: str(best(f"vocabularies.{name}.{value}", text)) for value, text in values.items()}
            for name, values in vocabularies().items()
        },
        "untranslated": untranslated,
    }


def _best(message: Text, chain: tuple[str, ...], folders: tuple[str, ...]) -> tuple[Translation, str]:
    """The first text along the chain and the language it is in; the English of the code when nobody has it."""
    for step in chain:
        found = _in_language(message, step, folders)
        if found:
            return found, step
    return english(message), "en"


def _in_language(message: Text, code: str, folders: tuple[str, ...]) -> Translation | None:
    for catalogue in catalogues(code, folders):
        found = catalogue.translation(message, code)
        if found:
            return found
    return english(message) if is_english(code) else None
