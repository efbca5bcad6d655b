"""What lists are ordered by, and where in an order a reader is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from publications.statements import read_moment

# After, and in descending order before, anything that has a value: what has none comes last either way.
_LAST, _FIRST = "1e300", "-1e300"

_COLUMNS = {
    "position": "p.position",
    "title": "p.sort_key",
    # What was stored without ever being published has neither; databases differ in where they put what is missing.
    "published_at": "COALESCE(p.published_at, '1970-01-01 00:00:00')",
    "updated_at": "COALESCE(p.updated_at, '1970-01-01 00:00:00')",
}
_MOMENTS = frozenset({"published_at", "updated_at"})


@dataclass(frozen=True)
class Order:
    """By a column (``position`` is the order of the menu) or by the number of a fact; ties by id."""

    name: str
    descending: bool = False

    @property
    def expression(self) -> str:
        if self.name in _COLUMNS:
            return _COLUMNS[self.name]
        # The name comes from a serializer, never from a reader.
        return (
            "COALESCE((SELECT MIN(f.number) FROM publications_publicationfact f"
            f" WHERE f.publication_id = p.id AND f.name = '{self.name}'), {_FIRST if self.descending else _LAST})"
        )

    def clause(self, *, backwards: bool = False) -> str:
        direction = "DESC" if self.descending != backwards else "ASC"
        return f"{self.expression} {direction}, p.id {'DESC' if backwards else 'ASC'}"

    def as_json(self, value: Any) -> str | float:
        """A value of it, so that :meth:`read` gives it back exactly."""
        return read_moment(value).isoformat() if self.name in _MOMENTS else value

    def read(self, value: Any) -> Any:
        """Raises ValueError or TypeError for what is no value of this order."""
        if self.name in _MOMENTS:
            return datetime.fromisoformat(value)
        return str(value) if self.name in _COLUMNS else float(value)


BY_POSITION = Order("position")
COMMON_ORDERS = tuple(_COLUMNS)


class Mark(NamedTuple):
    """A place in an ordered list: just after an entry, or with ``before`` just before it."""

    value: Any
    pk: int
    before: bool = False


def beyond(order: Order, mark: Mark) -> tuple[str, list[Any]]:
    """The condition for standing on the far side of a mark."""
    sign = "<" if order.descending != mark.before else ">"
    expression = order.expression
    return (
        f"({expression} {sign} %s OR ({expression} = %s AND p.id {'<' if mark.before else '>'} %s))",
        [mark.value, mark.value, mark.pk],
    )
