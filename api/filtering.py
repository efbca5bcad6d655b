"""The filters and orders of each type as parameters, and what a request asked of them."""

from collections.abc import Sequence
from typing import Any

from api.kinds import CODE, CODE_AMONG, FLAG, MOMENT, NEAR, Kind, decimal_number, one_of, several
from api.parameters import Parameter
from publications.reading.members import Narrowing
from publications.reading.orders import COMMON_ORDERS, Order
from publications.serializers.filters import OPEN_END, Filter

# The words behind a name; '' for the name alone.
_WORDS = ("", "in", "isnull")
_NUMBERS = ("", "gte", "lt", "isnull")
_OPERATORS = {
    "choice": _WORDS,
    "code": _WORDS,
    "flag": ("",),
    "number": _NUMBERS,
    "moment": ("gte", "lt", "isnull"),
    "span": ("", "gte", "lt"),
    "near": ("",),
}
_NUMBER = decimal_number(-OPEN_END, OPEN_END)
_SAID = {
    "in": "One of several values.",
    "isnull": "Whether there is none.",
    "gte": "From this value on.",
    "lt": "Below this value.",
}


def filter_parameters(filters: Sequence[Filter]) -> list[Parameter]:
    """One parameter for each filter and each way to compare with it."""
    return [
        Parameter(_name(each, operator), _kind(each, operator), f"{each.purpose} {_SAID.get(operator, '')}".strip())
        for each in filters
        for operator in _OPERATORS[each.kind]
    ]


def narrowings(filters: Sequence[Filter], asked: dict[str, Any]) -> tuple[Narrowing, ...]:
    return tuple(
        Narrowing(each, operator, value)
        for each in filters
        for operator in _OPERATORS[each.kind]
        if (value := asked[_name(each, operator)]) is not None
    )


def order_parameter(filters: Sequence[Filter], default: str) -> Parameter:
    names = [*COMMON_ORDERS, *(each.name for each in filters if each.orders)]
    values = [sign + name for name in names for sign in ("", "-")]
    return Parameter(
        "order",
        one_of(lambda: values),
        "What the list is ordered by; with `-` from high to low. `position` is the order of the menu.",
        default=default,
    )


def order_asked(asked: dict[str, Any]) -> Order:
    name = asked["order"]
    return Order(name.removeprefix("-"), descending=name.startswith("-"))


def _name(each: Filter, operator: str) -> str:
    return f"{each.name}__{operator}" if operator else each.name


def _kind(each: Filter, operator: str) -> Kind:
    if operator == "isnull":
        return FLAG
    if operator == "in":
        return several(CODE_AMONG if each.kind == "code" else _value_kind(each))
    return _value_kind(each)


def _value_kind(each: Filter) -> Kind:
    if each.kind == "choice":
        return one_of(lambda: each.values)
    return {
        "code": CODE,
        "flag": _FLAG_TEXT,
        "number": _NUMBER,
        "moment": MOMENT,
        "span": _NUMBER,
        "near": NEAR,
    }[each.kind]


# As it is stored.
_FLAG_TEXT = Kind(lambda text: "true" if FLAG.read(text) else "false", FLAG.schema)
