"""Kinds of values that parameters have: how each is read from text, and the JSON Schema of what it may be."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_noop as _

from pages.blocks.base import Schema
from publications.search.words import query_terms

# In one parameter that takes several values.
MOST_VALUES = 50
_LONGEST_QUERY = 200
_LONGEST_PATH = 1024
_LONGEST_CODE = 255
# What databases can compare with, and far more than anything was published in.
_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)
# RFC 8259, section 6, as ASCII.
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_LONGEST_NUMBER = 30
# RFC 9562, section 4.
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# What api/parameters.py refuses in any text.
_TEXT = r"[^\u0000\uFFFD]"
_STEP = r"[^/\\?#\u0000\uFFFD]+"
_DECIMALS = r"(\.[0-9]{1,9})?"
_LATITUDE = rf"-?([1-8]?[0-9]{_DECIMALS}|90)"
_LONGITUDE = rf"-?((1[0-7][0-9]|[1-9]?[0-9]){_DECIMALS}|180)"
_KILOMETRES = rf"([0-9]{{1,4}}|1[0-9]{{4}}){_DECIMALS}"


class Unreadable(Exception):
    """A value that does not fit. ``detail`` is a message id with ``%(name)s`` places."""

    def __init__(self, detail: str, **places: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.places = places


@dataclass(frozen=True)
class Kind:
    """``read`` turns text into a value or raises Unreadable. ``several`` says that commas separate values."""

    read: Callable[[str], Any]
    schema: Callable[[], Schema]
    several: bool = False


def one_of(values: Callable[[], Sequence[str]]) -> Kind:
    def choose(text: str) -> str:
        known = values()
        if text not in known:
            raise Unreadable(_("Choose one of: %(known)s."), known=", ".join(known))
        return text

    return Kind(choose, lambda: {"type": "string", "enum": list(values())})


def whole_number(low: int, high: int) -> Kind:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or len(text) > 9 or not low <= int(text) <= high:
            raise Unreadable(_("Give a whole number from %(low)s to %(high)s."), low=low, high=high)
        return int(text)

    return Kind(number, lambda: {"type": "integer", "minimum": low, "maximum": high})


def decimal_number(low: float, high: float) -> Kind:
    def number(text: str) -> float:
        return _decimal(text, low, high)

    return Kind(number, lambda: {"type": "number", "minimum": low, "maximum": high})


def _decimal(text: str, low: float, high: float) -> float:
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text) or not low <= float(text) <= high:
        raise Unreadable(_("Give a number from %(low)s to %(high)s, such as 2 or 2.5."), low=low, high=high)
    return float(text)


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise Unreadable(_("Choose one of: %(known)s."), known="true, false")
    return text == "true"


def _id(text: str) -> UUID:
    # Python reads more than that: braces, underscores, digits of other scripts.
    if not _ID.fullmatch(text):
        raise Unreadable(_("Give an id, such as 7d444840-9dc0-11d1-b245-5ffdce74fad2."))
    return UUID(text)


def _moment(text: str) -> datetime:
    try:
        found = parse_datetime(text) if "T" in text and len(text) <= 40 else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Unreadable(
            _("Give a moment with its zone, such as %(example)s (a + is written %%2B)."), example="2026-01-31T08:00:00Z"
        )
    # Before anything or after everything: how long before or after makes no difference.
    return min(max(found, _EARLIEST), _LATEST).astimezone(UTC)


def _path(text: str) -> str:
    """A public path, in the form it is stored in (NFC)."""
    if not text.startswith("/") or len(text) > _LONGEST_PATH:
        raise Unreadable(_("A path begins with a slash and has at most 1024 characters."))
    parts = text.split("/")[1:]
    if any(part in (".", "..") for part in parts) or "" in parts[:-1] or any(sign in text for sign in "\\?#"):
        raise Unreadable(_("A path has no empty steps, no dots for steps, no query and no fragment."))
    return unicodedata.normalize("NFC", text)


def _code(text: str) -> str:
    if not text or len(text) > _LONGEST_CODE:
        raise Unreadable(_("Give at least one and at most 255 characters."))
    return unicodedata.normalize("NFC", text)


def _query(text: str) -> str:
    """What somebody typed to search for. Signs mean nothing in it: only its words count."""
    if len(text) > _LONGEST_QUERY:
        raise Unreadable(_("Search for at most 200 characters."))
    if not query_terms(text, ""):
        raise Unreadable(_("There is no word in this to search for."))
    return text


def _near(text: str) -> tuple[float, float, float]:
    parts = text.split(",")
    if len(parts) != 3:
        raise Unreadable(_("Give latitude, longitude and kilometres, such as 52.09,5.12,25."))
    return _decimal(parts[0], -90, 90), _decimal(parts[1], -180, 180), _decimal(parts[2], 0, 20_100)


def several(kind: Kind) -> Kind:
    """Values with commas between; one of them has to fit."""

    def read(text: str) -> tuple[Any, ...]:
        parts = text.split(",")
        if len(parts) > MOST_VALUES:
            raise Unreadable(_("Give at most %(most)s values."), most=MOST_VALUES)
        return tuple(dict.fromkeys(kind.read(part) for part in parts))

    def schema() -> Schema:
        return {"type": "array", "items": kind.schema(), "minItems": 1, "maxItems": MOST_VALUES}

    return Kind(read, schema, several=True)


FLAG = Kind(_flag, lambda: {"type": "boolean"})
ID = Kind(_id, lambda: {"type": "string", "format": "uuid"})
MOMENT = Kind(_moment, lambda: {"type": "string", "format": "date-time"})
PATH = Kind(
    _path,
    lambda: {
        "type": "string",
        "pattern": rf"^/(?!\.{{1,2}}(/|$))({_STEP}(/(?!\.{{1,2}}(/|$)){_STEP})*/?)?$",
        "maxLength": _LONGEST_PATH,
    },
)
CODE = Kind(_code, lambda: {"type": "string", "pattern": f"^{_TEXT}+$", "minLength": 1, "maxLength": _LONGEST_CODE})
# One of several: a comma would be the end of it.
CODE_AMONG = Kind(_code, lambda: {**CODE.schema(), "pattern": "^[^,\\u0000\\uFFFD]+$"})
QUERY = Kind(_query, lambda: {"type": "string", "pattern": f"^{_TEXT}+$", "minLength": 1, "maxLength": _LONGEST_QUERY})
NEAR = Kind(_near, lambda: {"type": "string", "pattern": f"^{_LATITUDE},{_LONGITUDE},{_KILOMETRES}$"})
