"""Who is measured, and on which addresses: data alone. Every figure of the benchmark belongs to one line below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

# One after the other, as one caller would send them; most units are one request.
Unit = list[str]

ITEMS = 20
# A list is asked for in stretches of this many first items, the same on a site of any size.
_LISTED = 100
_DETAILS = 600


@dataclass(frozen=True)
class Facts:
    """What callers know of a site: its languages, its treatments in each of them, and how large a document is."""

    pages: int
    locales: list[str]
    # Language → primary key and public id of every treatment, in the order of the tree.
    treatments: dict[str, list[tuple[int, str]]]
    document_bytes: int

    @classmethod
    def of(cls, answer: dict[str, Any]) -> "Facts":
        treatments = {code: [(pk, key) for pk, key in found] for code, found in answer["treatments"].items()}
        return cls(answer["pages"], answer["locales"], treatments, answer["document_bytes"])


@dataclass(frozen=True)
class Contender:
    """A server process of its own, with the settings and addresses of its variant (``settings.py``, ``urls.py``)."""

    name: str
    title: str


@dataclass(frozen=True)
class Workload:
    """What one contender is asked for again and again. ``seconds`` is how long one phase of it lasts."""

    contender: str
    name: str
    title: str
    urls: Sequence[str]
    units: Callable[["Workload", Facts], list[Unit]]
    seconds: float

    @property
    def id(self) -> str:
        return f"{self.contender}.{self.name}"


def constant(workload: Workload, facts: Facts) -> list[Unit]:
    return [list(workload.urls)]


def details(workload: Workload, facts: Facts) -> list[Unit]:
    """One treatment each, over all pages and languages."""
    (url,) = workload.urls
    found = [
        [url.format(pk=pk, key=key, locale=code)]
        for code, treatments in facts.treatments.items()
        for pk, key in treatments
    ]
    return _shuffled(found)[:_DETAILS]


def lists(workload: Workload, facts: Facts) -> list[Unit]:
    """Twenty treatments each, in all languages."""
    (url,) = workload.urls
    return _shuffled([[url.format(locale=code, offset=offset)] for code, offset in _stretches(facts)])


def lists_and_details(workload: Workload, facts: Facts) -> list[Unit]:
    """Twenty treatments each, where the list itself cannot carry the relations: the list, then each of its pages."""
    list_url, detail_url = workload.urls
    return _shuffled(
        [
            [
                list_url.format(locale=code, offset=offset),
                *(
                    detail_url.format(pk=pk, key=key, locale=code)
                    for pk, key in facts.treatments[code][offset : offset + ITEMS]
                ),
            ]
            for code, offset in _stretches(facts)
        ]
    )


def _stretches(facts: Facts) -> list[tuple[str, int]]:
    return [
        (code, offset)
        for code, treatments in facts.treatments.items()
        for offset in range(0, max(min(len(treatments), _LISTED) - ITEMS, 0) + 1, ITEMS)
    ]


def _shuffled(units: list[Unit]) -> list[Unit]:
    Random(len(units)).shuffle(units)  # noqa: S311  (the same order in every run)
    return units


HOUSE, V2, V3, BARE, WHOLE = "house", "v2", "v3", "bare", "whole"

CONTENDERS = [
    Contender(HOUSE, "Houvast"),
    Contender(V2, "Wagtail API v2"),
    Contender(V3, "Wagtail API v3"),
    Contender(BARE, "bare view"),
    Contender(WHOLE, "bare view, our middleware"),
]

# As they come, Wagtail's APIs give rich text as it is stored: links to pages are primary keys, which a front end has to
# look up. Ours are addresses; with this parameter, so are theirs.
_LINKS = "rich_text_format=html"
_V2_DETAIL = "/api/v2/pages/{pk}/"
_V2_LIST = "/api/v2/pages/?type=pages.TreatmentPage&locale={locale}&limit=20&offset={offset}"
_V2_FULL = f"{_V2_LIST}&fields=*"
_V3_DETAIL = "/api/v3/pages/{pk}/"
_V3_LIST = "/api/v3/pages/?type=pages.TreatmentPage&locale={locale}&limit=20&offset={offset}"
_OUR_LIST = "/api/v1/pages/?type=treatment&locale={locale}&limit=20&offset={offset}"
BARE_URL = "/api/bare/"

_DETAIL = "one treatment"
_LIST = "list of 20, without relations"
_FULL = "list of 20 with relations"

WORKLOADS = [
    Workload(BARE, "detail", "constant bytes", [BARE_URL], constant, 1.0),
    Workload(WHOLE, "detail", "constant bytes", [BARE_URL], constant, 1.0),
    Workload(HOUSE, "detail", _DETAIL, ["/api/v1/pages/{key}/?locale={locale}"], details, 1.0),
    Workload(V2, "detail", _DETAIL, [_V2_DETAIL], details, 1.0),
    Workload(V2, "detail_links", f"{_DETAIL}, links resolved", [f"{_V2_DETAIL}?{_LINKS}"], details, 1.0),
    Workload(V3, "detail", _DETAIL, [_V3_DETAIL], details, 1.0),
    Workload(V3, "detail_links", f"{_DETAIL}, links resolved", [f"{_V3_DETAIL}?{_LINKS}"], details, 1.0),
    Workload(HOUSE, "list", _LIST, [_OUR_LIST], lists, 1.0),
    Workload(V2, "list", _LIST, [_V2_LIST], lists, 1.0),
    Workload(V3, "list", _LIST, [_V3_LIST], lists, 1.0),
    Workload(HOUSE, "list_full", _FULL, [f"{_OUR_LIST}&view=full"], lists, 1.0),
    Workload(V2, "list_full", _FULL, [_V2_FULL], lists, 1.5),
    Workload(V2, "list_full_links", f"{_FULL}, links resolved", [f"{_V2_FULL}&{_LINKS}"], lists, 1.5),
    Workload(V3, "list_full", f"{_FULL}: 1 + 20 requests", [_V3_LIST, _V3_DETAIL], lists_and_details, 1.5),
]
