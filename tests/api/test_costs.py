"""What reading costs, in statements: the same however much there is, and in however many languages."""

from typing import Any
from uuid import uuid4

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.urls import ENDPOINTS, PIECES, TYPES, Route
from publications.models import FormerPath, Publication, SearchText
from publications.search.terms import Texts, search_terms
from tests.factories.api import get
from tests.factories.pages import a_section, an_article
from tests.factories.publications import listed_pages, shown_by, stored_row

pytestmark = pytest.mark.django_db

LISTS = {"pages/": "article"} | {f"{name}/": type_name for name, type_name in TYPES.items()}
TWO, SEVEN = ["nl", "en"], ["nl", "en", "de", "tr", "ar", "uk", "pl"]

# What each endpoint may cost at most. A new one has to be given its cost here.
MOST = {
    "root": 0,
    "locales": 2,
    "pages": 3,
    "page": 1,
    "by-path": 2,
    **dict.fromkeys(TYPES, 3),
    **{f"{name}-by-slug": 1 for name in TYPES},
    "search": 4,
    "navigation": 2,
    **dict.fromkeys(PIECES, 3),
    **{f"{name}-by-id": 1 for name in PIECES},
    "image": 1,
    "redirects": 2,
    "sitemap": 3,
    "export": 1,
    "labels": 0,
    "schema": 0,
    "docs": 0,
}
IMAGE = uuid4()


def queries(path: str, /, **parameters: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = get(path, **parameters)
        # What streams asks while it is read.
        answer.getvalue()
    assert answer.status_code in (200, 404), answer.content
    return len(captured)


def stored_things(number: int, codes: list[str]) -> None:
    """So many of everything an endpoint can be asked for, in each language, with one that all are asked for by name."""
    for code in codes:
        for type_name in TYPES.values():
            listed_pages(number, locale=code, type=type_name)
        for key in listed_pages(number, locale=code, served_locale="nl", title="kanarie"):
            _searchable(Publication.objects.get(key=key, locale=code))
        for kind, _purpose in PIECES.values():
            for _ in range(number):
                stored_row(kind, uuid4(), code, body={"id": "x"}, card={"id": "x"})
        for place in range(number):
            FormerPath.objects.create(locale=code, path=f"/{code}/weg-{number}-{place}/", key=uuid4(), gone=True)
    for _ in range(number):
        shown_by(stored_row("page", uuid4(), codes[0], body={"id": "x"}, card={"id": "x"}), IMAGE)


def _searchable(row: Publication) -> None:
    card = {"id": str(row.key), "locale": row.built_locale, "direction": "ltr", "title": "kanarie"}
    Publication.objects.filter(pk=row.pk).update(card=orjson.dumps(card))
    terms = search_terms(Texts(names=["kanarie"]), row.locale, row.built_locale)
    SearchText.objects.create(publication=row, terms=terms, text="kanarie", title_length=1)


def asked_for_by_name() -> dict[str, str]:
    """One of everything that has an address of its own: what stands in the places of addresses, by endpoint."""
    named = {
        f"{name}-by-slug": stored_row("page", uuid4(), "nl", body={"id": "x"}, type=type_name, slug="hulp").slug
        for name, type_name in TYPES.items()
    }
    for name, (kind, _purpose) in PIECES.items():
        locale = "" if kind == "source" else "nl"
        named[f"{name}-by-id"] = str(stored_row(kind, uuid4(), locale, body={"id": "x"}).key)
    page = stored_row("page", uuid4(), "nl", body={"id": "x"}, path="/nl/hulp/")
    stored_row("image", IMAGE, "", body={"id": str(IMAGE)})
    shown_by(page, IMAGE)
    return {**named, "page": str(page.key), "by-path": "/nl/hulp/", "image": str(IMAGE)}


def costs(named: dict[str, str], locale: str, *, limit: int = 2) -> dict[str, list[int]]:
    """By endpoint, what each of the ways costs in which it can be asked."""
    return {
        route.name: [queries(url, **more) for url, more in _asked(route, named, locale, limit)] for route in ENDPOINTS
    }


def _asked(route: Route, named: dict[str, str], locale: str, limit: int) -> list[tuple[str, dict[str, Any]]]:
    path, _mark, query = route.shown.partition("?")
    place = named.get(route.name, "")
    url = path.format(id=place, slug=place)
    known = {parameter.name for parameter in route.options.get("parameters", route.view.parameters)}
    fixed = {"path": place} if "path=" in query else {"q": "kanarie"} if "q=" in query else {}
    if "{" not in route.shown and "locale" in known:
        fixed["locale"] = locale
    if "limit" not in known:
        return [(url, fixed)]
    # Its beginning, what follows, and beyond its end.
    stretches: list[dict[str, Any]] = [{}, {"offset": 2}, {"offset": 1000}]
    if "cursor" in known:
        stretches += [{"cursor": "start"}, {"order": "-title"}, {"updated_since": "2020-01-01T00:00:00Z"}]
    if "view" in known:
        stretches += [{"view": "full"}]
    if "translation_state" in known:
        stretches += [{"translation_state": "source"}, {"translation_state__in": "current,fallback"}]
    if "fallback" in known:
        stretches += [{"fallback": "none"}]
    return [(url, fixed | {"limit": limit} | stretch) for stretch in stretches]


def test_cost_of_every_endpoint_is_known() -> None:
    assert MOST.keys() == {route.name for route in ENDPOINTS}
    assert max(cost for name, cost in MOST.items() if name != "search") <= 3


@pytest.fixture
def named(settings: Any) -> dict[str, str]:
    settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in TWO]
    settings.LOCALE_FALLBACKS = {}
    settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, (0, 60))
    return asked_for_by_name()


@pytest.mark.parametrize("limit", [2, 100])
def test_no_endpoint_costs_more_than_it_may(named: dict[str, str], limit: int) -> None:
    stored_things(5, TWO)
    found = costs(named, "nl", limit=limit)
    assert not {name: each for name, each in found.items() if max(each) > MOST[name]}


def test_every_endpoint_costs_the_same_for_5_things_and_for_50(named: dict[str, str]) -> None:
    stored_things(5, TWO)
    before = costs(named, "nl")
    stored_things(45, TWO)
    assert costs(named, "nl") == before


def test_every_endpoint_costs_the_same_in_2_languages_and_in_7(named: dict[str, str], settings: Any) -> None:
    stored_things(5, TWO)
    before = costs(named, "en")
    settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in SEVEN]
    stored_things(5, SEVEN[2:])
    assert costs(named, "en") == before


def test_search_costs_no_more_for_many_words_and_none_that_fit(named: dict[str, str]) -> None:
    stored_things(5, TWO)
    for words in ("kanarie", "kanarie hulp", "niets", "niets van dit alles"):
        assert queries("search/", q=words) <= MOST["search"]
        assert queries("search/", q=words, locale="en", type="article") <= MOST["search"]


def test_export_comes_in_one_statement_however_much_there_is(named: dict[str, str]) -> None:
    for number in (5, 45):
        stored_things(number, TWO)
        assert queries("export.ndjson") == 1
        assert queries("export.ndjson", locale="en") == 1
        assert len(get("export.ndjson").getvalue().splitlines()) > number


@pytest.mark.parametrize("view", ["card", "full"])
@pytest.mark.parametrize(("path", "type_name"), LISTS.items(), ids=LISTS)
def test_list_costs_the_same_however_long_it_is(path: str, type_name: str, view: str) -> None:
    costs = []
    for number in (5, 45):
        listed_pages(number, type=type_name)
        # Once within the list, where more follow, and once to its end.
        costs.append([queries(path, view=view, limit=limit) for limit in (3, 100)])
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 3


@pytest.mark.parametrize("offset", [0, 3, 50])
def test_no_stretch_of_a_list_costs_more_than_three_queries(offset: int) -> None:
    listed_pages(5)
    assert queries("pages/", limit=2, offset=offset, fallback="none") <= 3


@pytest.mark.parametrize("number", [5, 50])
def test_document_costs_one_query_however_many_there_are(number: int) -> None:
    listed_pages(number)
    page = an_article(title="Hechting")
    assert queries(f"pages/{page.translation_key}/") == 1
    assert queries("pages/by-path/", path="/nl/hechting/") == 1
    assert queries("articles/hechting/") == 1


@pytest.mark.parametrize("codes", [TWO, SEVEN], ids=len)
def test_reading_costs_the_same_for_two_languages_and_for_seven(settings: Any, codes: list[str]) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in codes]
    settings.LOCALE_FALLBACKS = {}
    section = a_section(title="Hulp")
    assert Publication.objects.filter(key=section.translation_key).count() == len(codes)
    assert queries("") == 0
    assert queries("locales/") == 1
    assert queries("pages/", locale="en") == 1
    assert queries("pages/", locale="en", view="full") == 1
    assert queries("sections/", locale="en", limit=1) == 2
    assert queries("sections/hulp/", locale="en") == 1
    assert queries(f"pages/{section.translation_key}/", locale="en") == 1
    assert queries("pages/by-path/", path="/en/hulp/") == 1


def test_path_that_leads_elsewhere_or_nowhere_costs_two_queries_at_most() -> None:
    assert queries("pages/by-path/", path="/nl/nergens/") == 2
    assert queries("pages/by-path/", path="/nl/nergens") == 2
    assert queries("pages/by-path/", path="/xx/nergens/") == 0
    assert queries("pages/by-path/", path="/") == 0


def test_menu_and_image_cost_one_query() -> None:
    a_section()
    image = uuid4()
    stored_row("image", image, "", body={})
    for _ in range(20):
        shown_by(stored_row("page", uuid4(), "nl", body={}), image)
    assert queries("navigation/") == 1
    assert queries(f"images/{image}/") == 1
