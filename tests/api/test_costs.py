"""What reading costs, in queries: the same however much there is."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.urls import ENDPOINTS, TYPES
from publications.models import Publication
from tests.factories.api import get
from tests.factories.pages import a_section, an_article
from tests.factories.publications import listed_pages, shown_by, stored_row

pytestmark = pytest.mark.django_db

LISTS = {"pages/": "article"} | {f"{name}/": type_name for name, type_name in TYPES.items()}


def queries(path: str, /, **parameters: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = get(path, **parameters)
    assert answer.status_code in (200, 404), answer.content
    return len(captured)


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


@pytest.mark.parametrize("codes", [["nl", "en"], ["nl", "en", "de", "tr", "ar", "uk", "pl"]], ids=len)
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


def test_no_endpoint_costs_more_than_three_queries() -> None:
    listed_pages(3)
    for endpoint in ENDPOINTS:
        url = endpoint.shown.format(id=uuid4(), path="/nl/x", slug="niets")
        assert queries(url) <= 3, url
