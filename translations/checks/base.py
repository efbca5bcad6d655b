"""What a check is: a pure function of a text and its translation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from translations.models.policy import Severity


@dataclass(frozen=True)
class CheckedText:
    """A text at one place and its translation.

    ``source`` and ``target`` are HTML fragments as wagtail-localize gives them to translators: escaped, with the inline
    tags a, abbr, acronym, b, code, em, i, strong and br, links reduced to ``<a id="a1">``. A ``target`` of '' is
    missing. ``max_length`` is in characters of the plain text; None where the place has no limit.
    """

    path: str
    source: str
    target: str
    locale: str
    source_locale: str
    max_length: int | None = None


@dataclass(frozen=True)
class Finding:
    """What one check has to say of one text. ``message`` is in the language that was active when it was found."""

    code: str
    path: str
    source: str
    message: str
    severity: Severity


@dataclass(frozen=True)
class Check:
    """``find`` gives a sentence on what is wrong, or None. ``code`` is stored in the rules of languages: never rename.

    ``label`` is a lazy translation. A check that is not ``adjustable`` keeps its severity whatever a language's
    ``severities`` say.
    """

    code: str
    label: Any
    severity: Severity
    find: Callable[[CheckedText], str | None]
    adjustable: bool = True


def language_of(locale: str) -> str:
    """The language without its country or script: what we know of ``nl`` we know of ``nl-be``."""
    return locale.split("-")[0].lower()


def listed(things: list[str]) -> str:
    """Several things in one sentence, each once, in the order in which they were found."""
    return ", ".join(dict.fromkeys(things))
