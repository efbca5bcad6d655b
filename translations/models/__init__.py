"""What we know of translations beyond their texts. Django finds models here; each stands in a file of its own."""

from translations.models.exchange import ExchangeRun, RunState
from translations.models.policy import LanguagePolicy, PartialPages, Severity
from translations.models.roles import LanguageGroup, LanguageRole
from translations.models.source_text import SourceText
from translations.models.status import Origin, State, TranslationStatus
from translations.models.translated_revision import TranslatedRevision

__all__ = [
    "ExchangeRun",
    "LanguageGroup",
    "LanguagePolicy",
    "LanguageRole",
    "Origin",
    "PartialPages",
    "RunState",
    "Severity",
    "SourceText",
    "State",
    "TranslatedRevision",
    "TranslationStatus",
]
