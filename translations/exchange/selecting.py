"""Which things go into a file."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F

from translations.models import State, TranslationStatus

# What somebody has to work on.
OPEN_STATES = (State.MISSING, State.DRAFT, State.PARTIAL, State.OUTDATED)


@dataclass(frozen=True)
class Selection:
    """A language and, where given, the only things, types and states that are meant."""

    locale: str
    keys: Collection[UUID] = field(default_factory=tuple)
    types: Collection[str] = field(default_factory=tuple)
    states: Collection[str] = field(default_factory=tuple)
    # Things of which a text is missing.
    only_open: bool = False

    def found(self) -> list[UUID]:
        """The translation keys of what is selected and public in the source language, in one query."""
        rows = TranslationStatus.objects.filter(locale=self.locale, source_live=True)
        given = {"translation_key__in": self.keys, "type__in": self.types, "state__in": self.states}
        rows = rows.filter(**{name: list(values) for name, values in given.items() if values})
        if self.only_open:
            rows = rows.exclude(segments_done=F("segments"), state=State.CURRENT)
        return list(rows.order_by("pk").values_list("translation_key", flat=True))
