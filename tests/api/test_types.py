"""The endpoints of one type: the same lists and documents under an address of their own."""

import datetime
import unicodedata
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client

from api.urls import TYPES
from pages.models import PAGE_TYPES
from tests.factories.api import document, get, problem, read
from tests.factories.pages import (
    a_job_alert_page,
    a_risk_factor,
    a_section,
    a_symptom,
    a_topic,
    a_treatment,
    a_vacancy,
    an_article,
    an_attachment_type,
    published,
    stored,
    translated,
)
from tests.factories.publications import listed_pages

pytestmark = pytest.mark.django_db


def a_risk_factor_with_an_address(**fields: Any) -> Any:
    return a_risk_factor(standalone=True, explanation="<p>Hechting vraagt tijd.</p>", **fields)


MAKERS = {
    "topics": a_topic,
    "attachment-types": an_attachment_type,
    "risk-factors": a_risk_factor_with_an_address,
    "symptoms": a_symptom,
    "treatments": a_treatment,
    "articles": an_article,
    "sections": a_section,
    "vacancies": a_vacancy,
    "job-alerts": a_job_alert_page,
}
of_every_type = pytest.mark.parametrize(("name", "make"), MAKERS.items(), ids=MAKERS)


def items(path: str, **parameters: Any) -> bytes:
    """The items of a list as they were sent."""
    content: bytes = get(path, **parameters).content
    return content[content.index(b'"items":') : content.rindex(b'"next":')]


def test_every_type_but_the_home_page_has_an_address() -> None:
    assert set(TYPES.values()) == {model.type_name for model in PAGE_TYPES} - {"home"}


@of_every_type
@pytest.mark.parametrize("view", ["card", "full"])
def test_list_of_a_type_has_the_bytes_of_the_list_of_pages(name: str, make: Any, view: str) -> None:
    page = make(title="Eerste")
    assert items(f"{name}/", view=view) == items("pages/", type=TYPES[name], view=view)
    assert str(page.translation_key) in [item["id"] for item in read(f"{name}/")["items"]]
    assert {item["type"] for item in read(f"{name}/")["items"]} == {TYPES[name]}


@of_every_type
def test_document_by_its_slug_is_the_one_by_its_id(name: str, make: Any) -> None:
    page = make(title="Eerste")
    by_slug, by_id = get(f"{name}/{page.slug}/"), get(f"pages/{page.translation_key}/")
    assert by_slug.status_code == 200
    assert by_slug.content == by_id.content
    assert dict(by_slug.headers) == dict(by_id.headers)


@of_every_type
def test_slug_of_another_type_is_missing(name: str, make: Any) -> None:
    page = make(title="Eerste")
    for other in MAKERS.keys() - {name}:
        problem(get(f"{other}/{page.slug}/"), 404, "not-found")


def test_list_of_documents_holds_each_as_it_stands_at_its_own_address() -> None:
    section = a_section(title="Hulp")
    pages = [a_treatment(section, title=title) for title in ("EMDR", "Video")]
    translated(pages[0], "ar", title="إي إم دي آر")
    for locale in ("nl", "ar", "pl"):
        assert read("treatments/", view="full", locale=locale)["items"] == [document(page, locale) for page in pages]


def test_list_of_documents_is_walked_like_any_other() -> None:
    keys = listed_pages(5)
    answer = read("articles/", view="full", limit=2)
    assert (answer["count"], [item["id"] for item in answer["items"]]) == (5, keys[:2])
    second = Client().get(answer["next"]).json()
    assert answer["next"].startswith("/api/v1/articles/?")
    assert [item["id"] for item in second["items"]] == keys[2:4]
    assert "body" in second["items"][0]
    assert Client().get(second["previous"]).json()["items"] == answer["items"]


def test_slug_is_that_of_the_language_asked_for() -> None:
    section = a_section(title="Hulp")
    arabic = translated(section, "ar", title="مساعدة")
    assert arabic.slug == "مساعدة"
    assert read("sections/مساعدة/", locale="ar") == document(section, "ar")
    assert get(f"sections/{quote('مساعدة')}/", locale="ar").status_code == 200
    problem(get("sections/مساعدة/"), 404, "not-found")
    problem(get("sections/hulp/", locale="ar"), 404, "not-found")


def test_slug_is_understood_however_its_letters_are_put_together() -> None:
    a_section(title="Café")
    assert unicodedata.normalize("NFD", "café") != "café"
    assert get(f"sections/{unicodedata.normalize('NFD', 'café')}/").content == get("sections/café/").content


def test_slug_of_a_fallback_is_found_unless_fallbacks_are_not_wanted() -> None:
    a_section(title="Hulp")
    assert read("sections/hulp/", locale="pl")["is_fallback"] is True
    problem(get("sections/hulp/", locale="pl", fallback="none"), 404, "not-found")


def test_slug_a_page_no_longer_has_is_missing() -> None:
    section = a_section(title="Hulp")
    section.slug = "steun"
    published(section)
    problem(get("sections/hulp/"), 404, "not-found")
    assert read("sections/steun/")["id"] == str(section.translation_key)


def test_slug_of_what_is_not_public_is_missing() -> None:
    a_section(title="Hulp", draft=True)
    stored(a_section(title="Steun")).unpublish()
    for slug in ("hulp", "steun", "niets"):
        problem(get(f"sections/{slug}/"), 404, "not-found")


def test_page_without_an_address_is_listed_and_has_no_slug() -> None:
    factor = a_risk_factor(title="Wisselingen")
    assert [item["id"] for item in read("risk-factors/")["items"]] == [str(factor.translation_key)]
    problem(get(f"risk-factors/{factor.slug}/"), 404, "not-found")


def test_vacancy_that_closed_is_in_no_list_and_still_at_its_slug() -> None:
    a_vacancy(title="Begeleider", closes_in=datetime.timedelta(days=1))
    assert read("vacancies/")["count"] == 1
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=2)):
        assert read("vacancies/")["count"] == 0
        assert read("vacancies/begeleider/")["title"] == "Begeleider"


@pytest.mark.parametrize("path", ["sections/", "sections/hulp/", "sections/?view=full"])
def test_who_has_the_bytes_of_a_type_is_told_so(path: str) -> None:
    section = a_section(title="Hulp")
    url = f"/api/v1/{path}"
    before = Client().get(url)
    again = Client().get(url, headers={"if-none-match": before.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    section.title = "Hulp en steun"
    published(section)
    after = Client().get(url, headers={"if-none-match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.headers["ETag"] != before.headers["ETag"]
