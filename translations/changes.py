"""What a source says otherwise than the version a translation was made from, segment by segment."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from translations.segments import SourceSegment


@dataclass(frozen=True)
class Change:
    """One segment that is not what it was. ``former`` is None for an added one, ``present`` for one that went."""

    path: str
    former: SourceSegment | None
    present: SourceSegment | None

    @property
    def is_correction(self) -> bool:
        """Whether a text took another's place, so that the translation of the one can be that of the other."""
        return self.former is not None and self.present is not None


def changes(former: Sequence[SourceSegment], present: Sequence[SourceSegment]) -> list[Change]:
    """The differences at each place, in the order of the present text; what went comes last.

    Where places stand among each other makes no difference; the order of the texts at one place does.
    """
    before, after = _by_path(former), _by_path(present)
    places = [*after, *(path for path in before if path not in after)]
    return [change for path in places for change in _at(path, before.get(path, []), after.get(path, []))]


def changed_paths(former: Sequence[SourceSegment], present: Sequence[SourceSegment]) -> list[str]:
    """The places at which anything differs, each once."""
    return list(dict.fromkeys(change.path for change in changes(former, present)))


def corrected(segments: Iterable[SourceSegment], corrections: Iterable[Change]) -> list[SourceSegment]:
    """An older version as if the corrections had been made before it; what they took away is not in it."""
    instead = {change.former: change.present for change in corrections if change.former is not None}
    mended = (instead.get(segment, segment) for segment in segments)
    return list(dict.fromkeys(segment for segment in mended if segment is not None))


def _by_path(segments: Iterable[SourceSegment]) -> dict[str, list[SourceSegment]]:
    found: dict[str, list[SourceSegment]] = {}
    for segment in segments:
        found.setdefault(segment.path, []).append(segment)
    return found


def _at(path: str, former: list[SourceSegment], present: list[SourceSegment]) -> Iterator[Change]:
    for kind, i1, i2, j1, j2 in SequenceMatcher(a=former, b=present, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for number in range(max(i2 - i1, j2 - j1)):
            old = former[i1 + number] if i1 + number < i2 else None
            new = present[j1 + number] if j1 + number < j2 else None
            yield Change(path, old, new)
