"""What has to be true of translated texts before they are published. A new check is a file and a line here."""

from collections.abc import Iterable, Iterator, Mapping

from translations.checks.base import Check, CheckedText, Finding
from translations.checks.length import LENGTH
from translations.checks.links import LINKS
from translations.checks.markup import MARKUP
from translations.checks.missing import MISSING
from translations.checks.missing_numbers import MISSING_NUMBERS
from translations.checks.numbers import NUMBERS
from translations.checks.phones import PHONES
from translations.checks.placeholders import PLACEHOLDERS
from translations.checks.script import SCRIPT
from translations.checks.tags import TAGS
from translations.checks.units import UNITS
from translations.checks.untranslated import UNTRANSLATED
from translations.checks.urls import URLS
from translations.checks.whitespace import WHITESPACE
from translations.models.policy import Severity

__all__ = ["CHECKS", "Check", "CheckedText", "Finding", "blocking", "check_texts"]

# In the order in which findings of one text are told: what does most harm first.
CHECKS: tuple[Check, ...] = (
    MISSING,
    PHONES,
    NUMBERS,
    UNITS,
    LINKS,
    URLS,
    MARKUP,
    PLACEHOLDERS,
    LENGTH,
    MISSING_NUMBERS,
    UNTRANSLATED,
    SCRIPT,
    TAGS,
    WHITESPACE,
)


def check_texts(texts: Iterable[CheckedText], severities: Mapping[str, str]) -> list[Finding]:
    """All findings, text by text. ``severities`` are those of the language (``LanguagePolicy.severities``).

    What is off is left out; a missing text has no other finding. Codes that are no check's are passed over: a stored
    rule may be older than the checks. Whether missing texts block is decided afterwards (``partial.allow_partial``).

    Raises ValueError for a severity that does not exist.
    """
    chosen = {check.code: _severity(check, severities) for check in CHECKS}
    active = [check for check in CHECKS if chosen[check.code] != Severity.OFF]
    return [finding for text in texts for finding in _findings(text, active, chosen)]


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep a page from being published."""
    return [finding for finding in findings if finding.severity == Severity.ERROR]


def _severity(check: Check, severities: Mapping[str, str]) -> Severity:
    return Severity(severities.get(check.code, check.severity)) if check.adjustable else check.severity


def _findings(text: CheckedText, active: Iterable[Check], chosen: Mapping[str, Severity]) -> Iterator[Finding]:
    for check in active:
        message = check.find(text)
        if message is not None:
            yield Finding(check.code, text.path, text.source, message, chosen[check.code])
            if check is MISSING:
                return
