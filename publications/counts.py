"""How many members lists have, remembered in this process as long as it is certain to be true.

Counting takes the longer the more pages there are, and is asked for with every list.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

T = TypeVar("T")

# More than there are lists: languages by types. A bound all the same, for what is kept in memory.
_MOST = 1000


@dataclass(frozen=True)
class Counted(Generic[T]):
    """What holds for one version of what was counted, between two moments."""

    found: T
    version: Hashable
    since: datetime
    until: datetime
    # When the first of what was counted leaves by itself; None where none does.
    leaves_at: datetime | None = None

    def holds(self, version: Hashable, now: datetime) -> bool:
        return self.version == version and self.since <= now < self.until


class Counts(Generic[T]):
    """What one process remembers. Threads share it: each entry is read and replaced as a whole."""

    def __init__(self) -> None:
        self._held: dict[Hashable, Counted[T]] = {}

    def of(self, name: Hashable, version: Hashable, now: datetime, count: Callable[[], Counted[T]]) -> Counted[T]:
        """What was found, counted anew where that is of another version or time.

        ``version`` must have been read before: what is counted may then be newer than its version and be counted
        again for nothing, but it is never older.
        """
        held = self._held.get(name)
        if held is None or not held.holds(version, now):
            if len(self._held) >= _MOST:
                self._held.clear()
            held = self._held[name] = count()
        return held

    def clear(self) -> None:
        self._held.clear()
