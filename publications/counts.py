"""How many members a list has, remembered in this process as long as it is certain to be true.

Counting takes the longer the more pages there are, and is asked for with every list.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime

# More than there are lists: languages by types. A bound all the same, for what is kept in memory.
_MOST = 1000


@dataclass(frozen=True)
class Counted:
    """A number that holds for one version of the list (None: it never changed), between two moments."""

    number: int
    version: int | None
    since: datetime
    until: datetime

    def holds(self, version: int | None, now: datetime) -> bool:
        return self.version == version and self.since <= now < self.until


class Counts:
    """The numbers of one process. Threads share it: each entry is read and replaced as a whole."""

    def __init__(self) -> None:
        self._held: dict[Hashable, Counted] = {}

    def number(self, name: Hashable, version: int | None, now: datetime, count: Callable[[], Counted]) -> int:
        """How many, counted anew where what is held is of another version or time.

        ``version`` must have been read before: what is counted may then be newer than its version and be counted
        again for nothing, but it is never older.
        """
        held = self._held.get(name)
        if held is None or not held.holds(version, now):
            if len(self._held) >= _MOST:
                self._held.clear()
            held = self._held[name] = count()
        return held.number

    def clear(self) -> None:
        self._held.clear()
