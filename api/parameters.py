"""Query parameters as data: declared once per endpoint, read strictly. What is unknown is refused by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_noop as _

from api.kinds import ID, MOMENT, PATH, Kind, Unreadable, one_of, several, whole_number
from api.problems import INVALID_PARAMETERS, Fault, Problem
from publications.translation_facts import STATES
from translations import locales

_NO_PLACES: dict[str, Any] = {}
# Enough to mend a request by; else a short address with a thousand names gets a very long answer.
_MOST_FAULTS = 20
# The language of the reader's browser.
AUTO = "auto"


@dataclass(frozen=True)
class Parameter:
    """One query parameter: what it is for, how its value is read, and what it is when it is not given."""

    name: str
    kind: Kind
    purpose: str
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
                faults.append(invalid(name, error))
    faults += [
        Fault(parameter.name, "required", _("This parameter is required."), _NO_PLACES)
        for parameter in declared
        if parameter.required and parameter.name not in query
    ]
    if faults:
        raise Problem(INVALID_PARAMETERS, faults[:_MOST_FAULTS])
    return values


def invalid(name: str, error: Unreadable) -> Fault:
    """The fault of a parameter whose value does not fit."""
    return Fault(name, "invalid", error.detail, error.places)


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
    return parameter.kind.read(text)


LOCALE = Parameter(
    "locale",
    one_of(lambda: [*locales.codes(), AUTO]),
    "The language to read in; `auto` is the best of the `Accept-Language` header. Left out, it is the source language.",
)
FALLBACK = Parameter(
    "fallback",
    one_of(lambda: ["chain", "none"]),
    "`chain`: what is not translated comes in the next language of the chain, and says so. `none`: it is left out.",
    default="chain",
)
LIMIT = Parameter("limit", whole_number(1, 100), "How many items at most.", default=20)
OFFSET = Parameter("offset", whole_number(0, 100_000), "How many items to pass over.", default=0)
PATH_ASKED = Parameter("path", PATH, "The public path, such as `/ar/…/`.", required=True)
IDS = Parameter("id__in", several(ID), "Only the things with these ids.")
_STATE = one_of(lambda: STATES)
TRANSLATION_STATE = Parameter(
    "translation_state",
    _STATE,
    "Only pages whose `translation.state` is this one, in the language asked for.",
)
TRANSLATION_STATES = Parameter(
    "translation_state__in", several(_STATE), "Only pages whose `translation.state` is one of several values."
)
UPDATED_SINCE = Parameter("updated_since", MOMENT, "Only what was published or changed from this moment on.")
