"""The list of translations: filtered, searched, sorted, and taken along into a spreadsheet."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types

from tests.factories.pages import a_section, a_treatment, published, stored
from tests.factories.snippets import a_definition
from tests.factories.translators import imported, placed, returned, translation_of
from tests.publications.admin.people import an_administrator
from tests.translations.admin.people import a_translator, logged_in
from translations.kinds import translatable_models
from translations.models import TranslationStatus
from translations.naming import title_field

pytestmark = pytest.mark.django_db

LIST = "/admin/translations/list/"


def listed(client: Client, **filters: Any) -> list[tuple[str, str, str]]:
    """Title, language and state of each line."""
    answer = client.get(LIST, filters)
    assert answer.status_code == 200
    return [(line.title, line.row.locale, line.row.state) for line in answer.context["object_list"]]


def titles(client: Client, **filters: Any) -> list[str]:
    return [title for title, _locale, _state in listed(client, **filters)]


def exported(client: Client, kind: str, **filters: Any) -> bytes:
    answer = client.get(LIST, filters | {"export": kind})
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # of a streamed answer


def csv_rows(client: Client, **filters: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(client, "csv", **filters).decode("utf-8-sig"))))


@pytest.fixture
def treatment() -> Any:
    page = placed(a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp."))
    imported(returned(page))
    return stored(page)


def test_language_state_and_kind_are_filters(treatment: Any) -> None:
    client = an_administrator()
    a_definition("Hechting")
    assert ("EMDR", "ar", "current") in listed(client, locale="ar", state="current")
    assert listed(client, locale="de", state="current") == []
    assert titles(client, locale="ar", kind="piece") == ["Hechting"]
    assert titles(client, locale="ar", type="treatment") == ["EMDR"]
    assert set(listed(client, locale=["de", "ar"], type="treatment")) == {
        ("EMDR", "ar", "current"),
        ("EMDR", "de", "missing"),
    }


@pytest.mark.parametrize(("words", "found"), [("emd", ["EMDR"]), ("hecht", ["Hechting"]), ("zebra", [])])
def test_title_of_a_page_or_shared_piece_is_searched_for(treatment: Any, words: str, found: list[str]) -> None:
    a_definition("Hechting")
    assert titles(an_administrator(), locale="ar", q=words) == found


def test_outdated_ones_come_first_and_what_is_done_last(treatment: Any) -> None:
    changed = stored(treatment)
    changed.summary = "Andere hulp."
    published(changed)
    imported(returned(placed(a_treatment(title="Aanraking"))))
    found = listed(an_administrator(), locale="ar")
    assert found[0] == ("EMDR", "ar", "outdated")
    assert found[-1][2] == "current"


@pytest.mark.parametrize(
    "order", ["source_title", "type", "urgency", "open", "worked_at", "published_at", "outdated_since"]
)
def test_columns_can_be_sorted_both_ways(treatment: Any, order: str) -> None:
    client = an_administrator()
    up, down = listed(client, ordering=order), listed(client, ordering=f"-{order}")
    assert sorted(up) == sorted(down)
    assert len(up) > 6


def test_titles_are_sorted_by_the_alphabet(treatment: Any) -> None:
    for title in ("Zand", "Aarde"):
        a_treatment(title=title)
    client = an_administrator()
    found = titles(client, locale="ar", type="treatment", ordering="source_title")
    assert found == ["Aarde", "EMDR", "Zand"]
    assert titles(client, locale="ar", type="treatment", ordering="-source_title") == found[::-1]


def test_line_leads_to_the_translation_or_to_where_it_is_started(treatment: Any) -> None:
    client = an_administrator()
    page = client.get(LIST, {"type": "treatment"}).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[translation_of(treatment).pk]) in page
    assert reverse("wagtail_localize:submit_page_translation", args=[treatment.pk]) in page


def test_shared_piece_leads_to_its_own_screens() -> None:
    definition = a_definition("Hechting")
    imported(returned(definition))
    page = an_administrator().get(LIST, {"kind": "piece"}).content.decode()
    viewset = type(definition).snippet_viewset
    assert reverse(viewset.get_url_name("edit"), args=[translation_of(definition).pk]) in page
    address = reverse("wagtail_localize:submit_snippet_translation", args=["pages", "definition", definition.pk])
    assert address in page


def test_title_says_in_which_language_it_is(treatment: Any) -> None:
    page = an_administrator("ar").get(LIST, {"type": "treatment"}).content.decode()
    assert '<bdi lang="nl" dir="ltr">EMDR</bdi>' in page


def test_who_worked_and_who_published_is_told(treatment: Any) -> None:
    user = a_translator("ar")
    user.first_name, user.last_name = "Amal", "Tarjama"
    user.save()
    page = placed(a_treatment(title="Aanraking"))
    imported(returned(page), user=None)
    TranslationStatus.objects.filter(translation_key=page.translation_key).update(worked_by=user, translated_by=user)
    (row,) = [row for row in csv_rows(an_administrator(), locale="ar") if row["Title"] == "Aanraking"]
    assert (row["Last worked on by"], row["Published by"]) == ("Amal Tarjama", "Amal Tarjama")


def test_translator_sees_her_own_language_another_when_she_chooses_it_and_all_when_she_asks(treatment: Any) -> None:
    client = logged_in(a_translator("ar"))
    assert {locale for _title, locale, _state in listed(client)} == {"ar"}
    assert {locale for _title, locale, _state in listed(client, locale="de")} == {"de"}
    assert len({locale for _title, locale, _state in listed(client, languages="all")}) == 6


def test_withdrawn_source_is_not_listed(treatment: Any) -> None:
    stored(treatment).unpublish()
    assert titles(an_administrator(), type="treatment") == []


def test_empty_list_says_so() -> None:
    page = an_administrator().get(LIST, {"state": "partial"}).content.decode()
    assert "No translation is like this." in page


def test_list_is_shown_page_by_page() -> None:
    section = a_section(title="Hulp")
    for number in range(9):
        a_treatment(section, title=f"Behandeling {number}")
    client = an_administrator()
    assert len(listed(client)) == 50
    assert {"Behandeling 0"} < set(titles(client) + titles(client, p=2))


def test_results_are_fetched_alone_while_somebody_filters(treatment: Any) -> None:
    answer = an_administrator().get(f"{LIST}results/", {"q": "EMDR", "_w_filter_fragment": "1"})
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()


def test_spreadsheet_has_all_lines_and_not_one_page_of_them() -> None:
    section = a_section(title="Hulp")
    for number in range(9):
        a_treatment(section, title=f"Behandeling {number}")
    client = an_administrator()
    assert len(csv_rows(client)) == client.get(LIST).context["items_count"] > 50


def test_csv_opens_with_arabic_and_turkish_letters_intact() -> None:
    a_treatment(title="Çocuk مساعدة")
    raw = exported(an_administrator(), "csv", locale="ar")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert "Çocuk مساعدة" in raw.decode("utf-8-sig")


@pytest.mark.parametrize("title", ["=1+1", "+31 6", "-sum", "@here"])
def test_title_that_looks_like_a_formula_is_text_in_every_spreadsheet(title: str) -> None:
    a_treatment(title=title, slug="x")
    client = an_administrator()
    assert f"'{title}" in {row["Title"] for row in csv_rows(client, locale="ar")}
    sheet = load_workbook(io.BytesIO(exported(client, "xlsx", locale="ar"))).active
    assert sheet is not None
    cells = [cell for (cell,) in sheet.iter_rows(max_col=1) if cell.value == title]
    assert [cell.data_type for cell in cells] == ["s"]


def test_everything_that_is_translated_has_a_title_to_be_found_by() -> None:
    assert all(title_field(model) for model in translatable_models().values())


def test_number_of_queries_does_not_depend_on_the_number_of_lines() -> None:
    client = an_administrator()
    section = a_section(title="Hulp")
    a_definition("Hechting")
    for number in range(5):
        a_treatment(section, title=f"Behandeling {number}")
    listed(client)
    with CaptureQueriesContext(connection) as few:
        listed(client, locale="ar")
    for number in range(5, 40):
        a_treatment(section, title=f"Behandeling {number}")
    with CaptureQueriesContext(connection) as many:
        listed(client, locale="ar")
    assert len(many) == len(few) <= 15
