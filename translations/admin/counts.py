"""How many translations are in which state, language by language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from translations import naming
from translations.models import State, TranslationStatus

WAITING = ~Q(wanted=F("prepared"))
FAILED = ~Q(failure="")

# First what readers have and should not, then what is under way, then what is still to begin.
ORDER = (State.OUTDATED, State.PARTIAL, State.DRAFT, State.MISSING, State.FALLBACK, State.CURRENT)


@dataclass
class Amount:
    """How many segments or words there are, and how many of them have a translation."""

    done: int = 0
    total: int = 0

    @property
    def percent(self) -> int:
        """Rounded down: only what is whole is 100."""
        return 100 * self.done // self.total if self.total else 100


@dataclass
class Counts:
    """Of the pages or the shared pieces in one language. ``states`` has a number for each of ``ORDER``."""

    locale: str
    is_page: bool
    states: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ORDER, 0))
    segments: Amount = field(default_factory=Amount)
    words: Amount = field(default_factory=Amount)
    waiting: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        return sum(self.states.values())


@dataclass
class LanguageCounts:
    """One language of the dashboard."""

    locale: str
    pages: Counts
    pieces: Counts

    @property
    def name(self) -> str:
        return naming.language_name(self.locale)

    @property
    def waiting(self) -> int:
        return self.pages.waiting + self.pieces.waiting

    @property
    def failed(self) -> int:
        return self.pages.failed + self.pieces.failed


def counted(codes: Sequence[str]) -> list[LanguageCounts]:
    """All there is to count of these languages, in their order, in one query. What is withdrawn is nobody's work."""
    found = {code: LanguageCounts(code, Counts(code, True), Counts(code, False)) for code in codes}
    for row in _grouped(codes):
        language = found[row["locale"]]
        _add(language.pages if row["is_page"] else language.pieces, row)
    return list(found.values())


def _grouped(codes: Sequence[str]) -> QuerySet[Any, Any]:
    return (
        TranslationStatus.objects.filter(source_live=True, locale__in=codes)
        .order_by()
        .values("locale", "is_page", "state")
        .annotate(
            number=Count("pk"),
            segments_total=Sum("segments"),
            segments_ready=Sum("segments_done"),
            words_total=Sum("words"),
            words_ready=Sum("words_done"),
            waiting=Count("pk", filter=WAITING),
            failed=Count("pk", filter=FAILED),
        )
    )


def _add(counts: Counts, row: dict[str, Any]) -> None:
    counts.states[row["state"]] += row["number"]
    counts.segments.done += row["segments_ready"]
    counts.segments.total += row["segments_total"]
    counts.words.done += row["words_ready"]
    counts.words.total += row["words_total"]
    counts.waiting += row["waiting"]
    counts.failed += row["failed"]
