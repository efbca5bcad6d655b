"""The page explorer shows of every page how its translations stand, without a query for each."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html as lxml_html
from wagtail import hooks
from wagtail.admin.viewsets.pages import page_viewset_registry

from pages.models import PAGE_TYPES
from tests.factories.pages import a_section, a_treatment, home
from tests.factories.translators import imported, placed, returned, translation_of
from tests.publications.admin.people import an_administrator, an_editor
from tests.translations.admin.people import a_translator, logged_in
from translations.admin.explorer import ExplorerView, PagesViewSet, TranslationsColumn
from translations.admin.localize import page_buttons

pytestmark = pytest.mark.django_db


def explored(client: Client, page: Any, **filters: Any) -> Any:
    answer = client.get(reverse("wagtailadmin_explore", args=[page.pk]), filters)
    assert answer.status_code == 200
    return answer


def marks(answer: Any) -> dict[str, list[str]]:
    """Title → what its marks say to who cannot see them."""
    root: Any = lxml_html.fromstring(answer.content.decode())
    found = {}
    for row in root.xpath("//table[contains(@class, 'listing')]//tr[.//*[contains(@class, 't-marks')]]"):
        title = row.xpath(".//div[contains(@class, 'title-wrapper')]//a")[0].text_content().strip()
        said = row.xpath(".//*[contains(@class, 't-mark ')]")
        found[title] = [(mark.xpath(".//*[@class='w-sr-only']") or [mark])[0].text_content().strip() for mark in said]
    return found


@pytest.fixture
def section() -> Any:
    return placed(a_section(title="Hulp"))


def test_source_has_a_mark_for_every_language(section: Any) -> None:
    imported(returned(section))
    imported(returned(placed(a_treatment(section, title="EMDR"))))
    assert marks(explored(an_administrator(), section)) == {
        "EMDR": [
            "English: Missing",
            "German: Missing",
            "Turkish: Missing",
            "Arabic: Up to date",
            "Ukrainian: Missing",
            "Polish: Missing",
        ]
    }


def test_translation_has_its_own_state(section: Any) -> None:
    imported(returned(section))
    imported(returned(placed(a_treatment(section, title="EMDR", summary="Hulp.")), without=["summary"]))
    (said,) = marks(explored(an_administrator(), translation_of(section))).values()
    assert said == ["Draft"]


def test_mark_leads_who_may_translate_to_the_translation_or_its_start(section: Any) -> None:
    imported(returned(section))
    treatment = placed(a_treatment(section, title="EMDR"))
    imported(returned(treatment))
    page = explored(an_administrator(), section).content.decode()
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[translation_of(treatment).pk])}"' in page
    assert f'href="{reverse("wagtail_localize:submit_page_translation", args=[treatment.pk])}"' in page


def test_mark_leads_nobody_where_she_may_do_nothing(section: Any) -> None:
    treatment = a_treatment(section, title="EMDR")
    page = explored(an_editor(home()), section)
    assert marks(page)["EMDR"][0] == "English: Missing"
    assert reverse("wagtail_localize:submit_page_translation", args=[treatment.pk]) not in page.content.decode()


def test_draft_that_was_never_published_has_no_marks(section: Any) -> None:
    a_treatment(section, title="EMDR", draft=True)
    assert marks(explored(an_administrator(), section)) == {"EMDR": []}


def test_marks_are_there_while_somebody_searches(section: Any) -> None:
    a_treatment(section, title="EMDR")
    assert "EMDR" in marks(explored(an_administrator(), section, q="EMDR"))


def test_names_of_languages_are_in_the_language_of_the_admin(section: Any) -> None:
    a_treatment(section, title="EMDR")
    assert "Arabisch: " in explored(an_administrator("nl"), section).content.decode()


def test_number_of_queries_does_not_grow_with_the_number_of_pages(section: Any) -> None:
    client = an_administrator()
    for number in range(5):
        a_treatment(section, title=f"Behandeling {number}")
    explored(client, section)
    with CaptureQueriesContext(connection) as few:
        assert len(marks(explored(client, section))) == 5
    for number in range(5, 20):
        a_treatment(section, title=f"Behandeling {number}")
    with CaptureQueriesContext(connection) as many:
        assert len(marks(explored(client, section))) == 20
    assert len(many) <= len(few)


def test_marks_of_a_whole_list_take_one_query_and_one_for_the_languages_of_who_looks(section: Any) -> None:
    imported(returned(section))
    for number in range(3):
        imported(returned(placed(a_treatment(section, title=f"Behandeling {number}"))))
    client = logged_in(a_translator("ar"))
    # Wagtail itself asks of each row whether this user may delete it; what is ours stays the same.
    with CaptureQueriesContext(connection) as queries:
        assert len(marks(explored(client, translation_of(section)))) == 3
    for table in ("translations_translationstatus", "translations_languagegroup"):
        assert sum(f'FROM "{table}"' in query["sql"] for query in queries) == 1


def test_wagtail_asks_our_viewset_for_every_page() -> None:
    """The contract: columns and panels come from the viewset of all pages (wagtail/admin/viewsets/pages.py)."""
    for model in PAGE_TYPES:
        assert isinstance(page_viewset_registry.get_by_type(model), PagesViewSet)
        assert isinstance(page_viewset_registry.get_by_parent_model(model), PagesViewSet)
    assert sum(isinstance(column, TranslationsColumn) for column in ExplorerView.base_columns) == 1


def test_buttons_that_cost_queries_stay_out_of_listings(section: Any) -> None:
    """Who may translate finds them on the page's own screens."""
    assert page_buttons not in hooks.get_hooks("register_page_listing_more_buttons")
    assert page_buttons in hooks.get_hooks("register_page_header_buttons")
