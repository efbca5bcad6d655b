"""How a state looks and where it leads, the same on every screen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from translations import naming
from translations.models import State, TranslationStatus

LIST = "translations_list"

# Each state has a sign besides its colour, for who sees no colours.
ICONS = {
    State.MISSING: "circle-plus",
    State.DRAFT: "edit",
    State.PARTIAL: "minus",
    State.CURRENT: "check",
    State.OUTDATED: "warning",
    State.FALLBACK: "redirect",
}


@dataclass(frozen=True)
class Mark:
    """The state of one translation, with the way to it for who may work on it."""

    locale: str
    state: str
    label: str
    language: str
    url: str | None

    @property
    def icon(self) -> str:
        return ICONS[State(self.state)]


def mark(row: TranslationStatus, source_pk: Any, mine: Iterable[str]) -> Mark:
    return Mark(
        locale=row.locale,
        state=row.state,
        label=str(State(row.state).label),
        language=naming.language_name(row.locale),
        url=_url(row, source_pk) if row.locale in mine else None,
    )


def _url(row: Any, source_pk: Any) -> str | None:
    row.source_pk = source_pk
    return naming.work_url(row)


def list_url(**filters: Any) -> str:
    """The list with these filters: ``locale``, ``state``, ``kind``, ``work``, ``type``, ``q``."""
    given = {name: value for name, value in filters.items() if value not in (None, "")}
    return f"{reverse(LIST)}?{urlencode(given)}" if given else reverse(LIST)


def sorted_by_language(rows: Iterable[TranslationStatus], codes: list[str]) -> list[TranslationStatus]:
    """In the order of the settings."""
    order: Mapping[str, int] = {code: number for number, code in enumerate(codes)}
    return sorted((row for row in rows if row.locale in order), key=lambda row: order[row.locale])
