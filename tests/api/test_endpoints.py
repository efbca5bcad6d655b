"""What each endpoint gives, by value."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from wagtail.models import Page

from api.urls import PIECES, TYPES
from publications.candidates import has_languages
from publications.models import Publication
from tests.factories.api import at_path, document, faults, get, problem, read
from tests.factories.pages import a_section, a_topic, a_treatment, home, published, stored, translated
from tests.factories.publications import shown_by, stored_row
from tests.factories.snippets import a_definition, a_helpline

pytestmark = pytest.mark.django_db


def test_root_lists_every_endpoint_with_its_path_and_purpose() -> None:
    endpoints = read("")["endpoints"]
    assert [endpoint["path"].removeprefix("/api/v1/") for endpoint in endpoints] == [
        "",
        "locales/",
        "pages/",
        "pages/{id}/",
        "pages/by-path/?path={path}",
        "topics/",
        "topics/{slug}/",
        "attachment-types/",
        "attachment-types/{slug}/",
        "risk-factors/",
        "risk-factors/{slug}/",
        "symptoms/",
        "symptoms/{slug}/",
        "treatments/",
        "treatments/{slug}/",
        "articles/",
        "articles/{slug}/",
        "sections/",
        "sections/{slug}/",
        "vacancies/",
        "vacancies/{slug}/",
        "job-alerts/",
        "job-alerts/{slug}/",
        "search/?q={q}",
        "navigation/",
        "labels/",
        "helplines/",
        "helplines/{id}/",
        "glossary/",
        "glossary/{id}/",
        "sources/",
        "sources/{id}/",
        "people/",
        "people/{id}/",
        "images/{id}/",
        "redirects/",
        "sitemap/",
        "export.ndjson",
        "schema/",
        "docs/",
    ]
    assert all(endpoint.keys() == {"path", "purpose"} for endpoint in endpoints)
    assert all(endpoint["purpose"].endswith(".") for endpoint in endpoints)


def test_every_endpoint_that_the_root_lists_answers() -> None:
    a_section()
    key = home().translation_key
    for type_name in TYPES.values():
        stored_row("page", uuid4(), "nl", body={}, type=type_name, slug="hulp")
    shown_by(Publication.objects.get(slug="hulp", type="topic"), key)
    stored_row("image", key, "", body={})
    for kind, _purpose in PIECES.values():
        stored_row(kind, key, "nl" if has_languages(kind) else "", body={})
    for endpoint in read("")["endpoints"]:
        url = endpoint["path"].format(id=key, path="/nl/", slug="hulp", q="hulp")
        assert Client().get(url).status_code == 200, url


def states(**numbers: int) -> dict[str, int]:
    return dict.fromkeys(("source", "current", "outdated", "partial", "fallback"), 0) | numbers


def test_locales_are_told_with_name_direction_fallbacks_and_how_much_is_translated() -> None:
    treatment = a_treatment(a_section())
    translated(treatment, "ar")
    answer = read("locales/")
    assert answer.keys() == {"count", "items"}
    assert answer["count"] == 7
    by_code = {item["code"]: item for item in answer["items"]}
    assert list(by_code) == ["nl", "en", "de", "tr", "ar", "uk", "pl"]
    assert by_code["nl"] == {
        "code": "nl",
        "name": "Dutch",
        "own_name": "Nederlands",
        "direction": "ltr",
        "fallbacks": [],
        "is_source": True,
        "search": "stemmed",
        "pages": {"total": 3, "translated": 3} | states(source=3),
    }
    assert by_code["ar"] == {
        "code": "ar",
        "name": "Arabic",
        "own_name": "العربيّة",
        "direction": "rtl",
        "fallbacks": ["en", "nl"],
        "is_source": False,
        "search": "stemmed",
        "pages": {"total": 3, "translated": 3} | states(current=3),
    }
    assert by_code["uk"]["search"] == "exact"
    assert by_code["pl"]["pages"] == {"total": 3, "translated": 0} | states(fallback=3)
    assert [code for code, item in by_code.items() if item["is_source"]] == ["nl"]


def test_locales_follow_the_settings(settings: Any) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("nl", "Nederlands")]
    settings.LOCALE_FALLBACKS = {}
    assert [(item["code"], item["fallbacks"], item["is_source"]) for item in read("locales/")["items"]] == [
        ("en", [], True),
        ("nl", ["en"], False),
    ]


def test_list_is_of_cards_with_the_facts_of_their_type() -> None:
    section = a_section(title="Hulp", summary="Wat helpt.")
    treatment = a_treatment(section, title="EMDR", short_title="Oogbewegingen", min_age=4, max_age=18)
    answer = read("pages/")
    assert (answer["count"], answer["next"], answer["previous"]) == (3, None, None)
    assert [item["path"] for item in answer["items"]] == ["/nl/", "/nl/hulp/", "/nl/hulp/emdr/"]
    assert answer["items"][1] == {
        "id": str(section.translation_key),
        "type": "section",
        "locale": "nl",
        "is_fallback": False,
        "direction": "ltr",
        "path": "/nl/hulp/",
        "title": "Hulp",
        "short_title": "Hulp",
        "summary": "Wat helpt.",
        "image": None,
    }
    assert answer["items"][2] == {
        "id": str(treatment.translation_key),
        "type": "treatment",
        "locale": "nl",
        "is_fallback": False,
        "direction": "ltr",
        "path": "/nl/hulp/emdr/",
        "title": "EMDR",
        "short_title": "Oogbewegingen",
        "summary": "",
        "image": None,
        "abbreviation": "",
        "for_whom": "",
        "min_age": 4,
        "max_age": 18,
    }


def test_list_of_one_type_holds_no_other() -> None:
    a_topic()
    treatment = a_treatment()
    answer = read("pages/", type="treatment")
    assert [item["id"] for item in answer["items"]] == [str(treatment.translation_key)]
    assert answer["count"] == 1


def test_list_without_fallbacks_holds_only_what_is_written_in_the_language() -> None:
    section = a_section()
    a_treatment(section)
    translated(section, "pl")
    answer = read("pages/", locale="pl", fallback="none")
    assert {item["locale"] for item in answer["items"]} == {"pl"}
    assert answer["count"] == 2
    assert read("pages/", locale="pl", fallback="chain")["count"] == 3


def test_list_without_locale_is_in_the_source_language() -> None:
    translated(a_section(), "ar")
    assert get("pages/").content == get("pages/", locale="nl").content


def test_document_by_id_is_the_page_in_the_language_asked_for() -> None:
    section = a_section(title="Hulp", summary="Wat helpt.")
    arabic = translated(section, "ar", title="مساعدة", summary="ما الذي يساعد")
    seen = document(section, "ar")
    expected = {
        "id": str(section.translation_key),
        "type": "section",
        "schema_version": 1,
        "locale": "ar",
        "requested_locale": "ar",
        "is_fallback": False,
        "direction": "rtl",
        "path": f"/ar/{arabic.slug}/",
        "slug": arabic.slug,
        "title": "مساعدة",
        "short_title": "مساعدة",
        "summary": "ما الذي يساعد",
        "image": None,
    }
    assert {name: seen[name] for name in expected} == expected
    assert list(seen)[: len(expected)] == list(expected)
    assert {"breadcrumbs", "alternates", "translation", "seo", "meta"} <= seen.keys()


def test_document_by_id_without_locale_is_in_the_source_language() -> None:
    section = a_section(title="Hulp")
    translated(section, "en", title="Help")
    assert read(f"pages/{section.translation_key}/")["title"] == "Hulp"


def test_document_by_id_without_fallback_is_missing_where_it_is_not_written() -> None:
    section = a_section()
    url = f"pages/{section.translation_key}/"
    assert read(url, locale="pl", fallback="chain")["is_fallback"] is True
    problem(get(url, locale="pl", fallback="none"), 404, "not-found")
    assert read(url, locale="nl", fallback="none")["is_fallback"] is False


def test_document_by_path_has_the_bytes_and_etag_of_the_one_by_id() -> None:
    section = a_section(title="Hulp")
    translated(section, "ar", title="مساعدة")
    by_id = get(f"pages/{section.translation_key}/", locale="ar")
    by_path = get("pages/by-path/", path="/ar/مساعدة/")
    assert by_path.content == by_id.content
    assert by_path.headers["ETag"] == by_id.headers["ETag"]


def test_path_of_a_page_served_by_fallback_gives_that_page() -> None:
    a_section(title="Hulp")
    seen = at_path("/pl/hulp/")
    assert (seen["locale"], seen["requested_locale"], seen["is_fallback"]) == ("nl", "pl", True)


def test_path_of_a_page_that_moved_gives_where_it_went() -> None:
    section = a_section(title="Hulp")
    section.slug = "steun"
    published(section)
    assert at_path("/nl/hulp/") == {"redirect": "/nl/steun/", "permanent": True}


def test_former_path_without_its_last_slash_leads_there_in_one_step() -> None:
    section = a_section(title="Hulp")
    section.slug = "steun"
    published(section)
    assert at_path("/nl/hulp") == {"redirect": "/nl/steun/", "permanent": True}


@pytest.mark.parametrize("path", ["/nl/hulp/", "/nl/hulp"])
def test_path_of_a_deleted_page_is_gone(path: str) -> None:
    Page.objects.get(pk=a_section(title="Hulp").pk).delete()
    problem(get("pages/by-path/", path=path), 410, "gone")


@pytest.mark.parametrize("path", ["/nl/hulp/", "/nl/hulp"])
def test_path_of_an_unpublished_page_is_missing(path: str) -> None:
    stored(a_section(title="Hulp")).unpublish()
    problem(get("pages/by-path/", path=path), 404, "not-found")


@pytest.mark.parametrize(
    "path", ["//", "//nl/", "/nl//", "/nl/hulp/?a=1", "/nl/hulp/#a", "/nl/../nl/", "/nl/./", "/nl\\hulp/"]
)
def test_path_that_no_page_can_have_is_refused(path: str) -> None:
    a_section(title="Hulp")
    assert faults(get("pages/by-path/", path=path)) == [("path", "invalid")]


@pytest.mark.parametrize("path", ["/xx/", "/NL/", "/%6el/", "/nl/%"])
def test_path_that_leads_nowhere_is_missing(path: str) -> None:
    a_section(title="Hulp")
    problem(get("pages/by-path/", path=path), 404, "not-found")


def test_misspelt_arabic_path_is_missing_for_an_arabic_reader_too() -> None:
    translated(a_section(title="Hulp"), "ar", title="مساعدة")
    answer = get("pages/by-path/", path="/ar/مساعدت/", headers={"accept-language": "ar"})
    problem(answer, 404, "not-found")
    assert "Location" not in answer.headers


def test_id_may_be_written_in_capitals() -> None:
    section = a_section(title="Hulp")
    capitals = str(section.translation_key).upper()
    assert get(f"pages/{capitals}/").content == get(f"pages/{section.translation_key}/").content


@pytest.mark.parametrize("make", [a_helpline, a_definition])
def test_shared_piece_is_no_page(make: Any) -> None:
    problem(get(f"pages/{make().translation_key}/"), 404, "not-found")
