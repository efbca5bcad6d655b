"""What the demo content is written in: a shared piece, a page, and a day that moves along with the demo."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class InDays:
    """A day (or moment at midnight) counted from the first load of the demo, so that it never rots."""

    days: int


@dataclass(frozen=True)
class Snippet:
    """A shared piece. ``kind`` is its type name; ``name`` is stable and unique in its kind."""

    kind: str
    name: str
    fields: dict[str, object]
    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)


@dataclass(frozen=True)
class DemoPage:
    """A page. ``type`` is its type name; ``name`` is stable and unique; ``parent`` is the name of a page."""

    type: str
    name: str
    parent: str | None
    fields: dict[str, object]
    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)
