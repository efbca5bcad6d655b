"""What a transaction changed, and so where to look for documents that are out of date."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

# Above this many, one look at everything is cheaper.
_FEW = 200


@dataclass
class Scope:
    """Sets whose cards may have changed and lists whose members may have; or everything."""

    sets: set[tuple[str, UUID]] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    everything: bool = False

    def __post_init__(self) -> None:
        self._widen()

    def __bool__(self) -> bool:
        return bool(self.everything or self.sets or self.lists)

    def add(self, sets: set[tuple[str, UUID]], lists: set[str]) -> None:
        self.sets |= sets
        self.lists |= lists
        self._widen()

    def _widen(self) -> None:
        self.everything = self.everything or len(self.sets) + len(self.lists) > _FEW

    def as_json(self) -> dict[str, Any]:
        """For a task: what JSON can hold."""
        if self.everything:
            return {"everything": True}
        return {"sets": sorted([kind, str(key)] for kind, key in self.sets), "lists": sorted(self.lists)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Scope":
        if stored.get("everything"):
            return cls(everything=True)
        return cls({(kind, UUID(key)) for kind, key in stored["sets"]}, set(stored["lists"]))
