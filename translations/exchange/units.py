"""The neutral form of a translators' file: what every format is written from and read into.

A text is addressed as ``<type>:<translation key>:<path>``, the same on every machine.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

# The address of a page in its language is no text of the page, but translators choose it with the title.
SLUG = "slug"


@dataclass(frozen=True, order=True)
class UnitAddress:
    """Which text of which thing."""

    type_name: str
    translation_key: UUID
    path: str

    def __str__(self) -> str:
        return f"{self.type_name}:{self.translation_key}:{self.path}"

    @classmethod
    def parse(cls, text: str) -> "UnitAddress":
        """Raises ValueError for what is not an address of this form."""
        type_name, key, path = text.split(":", 2)
        if not type_name or not path:
            raise ValueError(text)
        return cls(type_name, UUID(key), path)


class UnitState(StrEnum):
    """How far a text is. The names are those of XLIFF 2 (2.1, 4.3.1.36); other formats have others for the same."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True)
class Former:
    """What stood there before: the former source text, and its translation."""

    source: str
    target: str = ""


@dataclass
class Unit:
    """One text at one place, with its translation; '' where there is none yet.

    Texts are HTML fragments as wagtail-localize gives them to translators: escaped, with inline tags
    (``a abbr acronym b code em i strong br``), links reduced to ``<a id="a1">``. ``uncertain`` says of a
    translation that somebody still has to look at it (fuzzy, needs review): it is never applied.
    """

    address: UnitAddress
    source: str
    target: str = ""
    state: UnitState = UnitState.INITIAL
    uncertain: bool = False
    notes: list[str] = field(default_factory=list)
    former: Former | None = None
    max_length: int | None = None

    @property
    def reached(self) -> UnitState:
        """The state as files tell it: without a text nothing was done, and what is uncertain was not reviewed."""
        if not self.target:
            return UnitState.INITIAL
        if self.uncertain or self.state == UnitState.INITIAL:
            return UnitState.TRANSLATED
        return self.state


@dataclass
class UnitGroup:
    """The texts of one page or shared piece, under the name by which translators know it."""

    name: str
    units: list[Unit] = field(default_factory=list)


@dataclass
class UnitFile:
    """A whole file. ``groups`` stand in the order in which they are to be read."""

    source_locale: str
    locale: str
    groups: list[UnitGroup] = field(default_factory=list)
    # The ids of the units that were read and are none of ours.
    unknown: list[str] = field(default_factory=list)

    def units(self) -> list[Unit]:
        return [unit for group in self.groups for unit in group.units]


class FileRefused(ValueError):
    """A file that cannot be read at all, with the reason for whoever sent it; nothing of it was applied."""
