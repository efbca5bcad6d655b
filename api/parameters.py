"""Query parameters as data: declared once per endpoint, read strictly. What is unknown is refused by name."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_noop as _

from api.problems import INVALID_PARAMETERS, Fault, Problem
from translations import locales

_NO_PLACES: dict[str, Any] = {}
# Enough to mend a request by; else a short address with a thousand names gets a very long answer.
_MOST_FAULTS = 20


class Unreadable(Exception):
    """A value that does not fit. ``detail`` is a message id with ``%(name)s`` places."""

    def __init__(self, detail: str, **places: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.places = places


@dataclass(frozen=True)
class Parameter:
    """One query parameter: how its value is read, and what it is when it is not given."""

    name: str
    read: Callable[[str], Any]
    default: Any = None
    required: bool = False


def read(request: HttpRequest, declared: Sequence[Parameter]) -> dict[str, Any]:
    """The declared parameters of a request.

    Raises Problem naming every unknown, repeated, missing or unreadable parameter at once.
    """
    query = sent(request)
    by_name = {parameter.name: parameter for parameter in declared}
    faults: list[Fault] = []
    values = {parameter.name: parameter.default for parameter in declared}
    for name, given in query.lists():
        if name not in by_name:
            faults.append(
                Fault(
                    name[:80],
                    "unknown",
                    _("This endpoint has no such parameter. It knows: %(known)s."),
                    {"known": ", ".join(sorted(by_name)) or "–"},
                )
            )
        elif len(given) > 1:
            faults.append(Fault(name, "repeated", _("Give this parameter once."), _NO_PLACES))
        else:
            try:
                values[name] = _value(by_name[name], given[0])
            except Unreadable as error:
                faults.append(Fault(name, "invalid", error.detail, error.places))
    faults += [
        Fault(parameter.name, "required", _("This parameter is required."), _NO_PLACES)
        for parameter in declared
        if parameter.required and parameter.name not in query
    ]
    if faults:
        raise Problem(INVALID_PARAMETERS, faults[:_MOST_FAULTS])
    return values


def sent(request: HttpRequest) -> QueryDict:
    """All parameters as they were sent."""
    return _parsed(request.META.get("QUERY_STRING", ""))


@lru_cache(maxsize=512)
def _parsed(query_string: str) -> QueryDict:
    """What ``request.GET`` gives, made once for the questions that everyone asks. Nobody can change it."""
    return QueryDict(query_string.encode("iso-8859-1"))


def _value(parameter: Parameter, text: str) -> Any:
    # Neither can be part of anything we store, and PostgreSQL refuses NUL with an error of its own.
    if "\0" in text or "\ufffd" in text:
        raise Unreadable(_("The value is not valid UTF-8 text."))
    return parameter.read(text)


def one_of(values: Callable[[], Sequence[str]]) -> Callable[[str], str]:
    def choose(text: str) -> str:
        known = values()
        if text not in known:
            raise Unreadable(_("Choose one of: %(known)s."), known=", ".join(known))
        return text

    return choose


def whole_number(low: int, high: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or len(text) > 9 or not low <= int(text) <= high:
            raise Unreadable(_("Give a whole number from %(low)s to %(high)s."), low=low, high=high)
        return int(text)

    return number


def path(text: str) -> str:
    """A public path, in the form it is stored in (NFC)."""
    if not text.startswith("/") or len(text) > 1024:
        raise Unreadable(_("A path begins with a slash and has at most 1024 characters."))
    return unicodedata.normalize("NFC", text)


LOCALE = Parameter("locale", one_of(locales.codes))
FALLBACK = Parameter("fallback", one_of(lambda: ["chain", "none"]), default="chain")
LIMIT = Parameter("limit", whole_number(1, 100), default=20)
OFFSET = Parameter("offset", whole_number(0, 100_000), default=0)
PATH = Parameter("path", path, required=True)
