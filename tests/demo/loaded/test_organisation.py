"""Lindehof itself (F15), the call to job seekers (F16), its vacancies, and that none of it passes for real."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from tests.demo.loaded.reading import LANGUAGES, ON_THE_DEMO, cards, every_page, hub, lacking, page, shared

pytestmark = ON_THE_DEMO


def calls_to_action(document: Any) -> list[Any]:
    return [block["call_to_action"] for block in document.get("body", []) if block["type"] == "call_to_action"]


def test_organisation_has_a_name_and_says_what_it_offers() -> None:
    seen = shared("organisation", "lindehof")
    assert seen["name"] == "Lindehof Jeugdhulp"
    assert not lacking(seen["offer"], "intensieve gezinsbehandeling", "traumabehandeling, zoals EMDR", "opvoeden")


def test_logo_of_the_organisation_can_be_fetched_and_has_alternative_text() -> None:
    logo = shared("organisation", "lindehof")["logo"]
    assert not lacking(logo["alt"], "logo van Lindehof Jeugdhulp")
    assert Client().get(logo["url"]).status_code == 200


@pytest.mark.parametrize(
    ("kind", "name"), [("home", "home"), ("topic", "hechtingsproblematiek"), ("article", "kleine-dingen")]
)
def test_drawings_can_be_fetched(kind: str, name: str) -> None:
    seen = page(kind, name)
    pictures = [seen["image"], *(block["image"] for block in seen["body"] if block["type"] == "image")]
    for picture in filter(None, pictures):
        assert picture["alt"].startswith("Tekening:")
        assert Client().get(picture["url"]).status_code == 200


def test_call_to_the_job_alert_addresses_job_seekers_in_the_footer() -> None:
    (call,) = [call for call in calls_to_action(page("home", "home")) if call["audience"] == "job_seeker"]
    assert call["label"] == "Meld je aan voor de Job Alert"
    assert call["placement"] == "footer"
    assert call["target"]["url"] == "/nl/werken-bij/job-alert/"


def test_call_on_the_hub_addresses_parents() -> None:
    (call,) = calls_to_action(hub())
    assert (call["audience"], call["placement"], call["target"]["url"]) == ("parent", "body", "/nl/behandelingen/")


def test_no_page_about_health_calls_on_job_seekers() -> None:
    audiences = {
        (document["title"], call["audience"])
        for document in every_page()
        if "review" in document
        for call in calls_to_action(document)
    }
    assert audiences
    assert not [title for title, audience in audiences if audience == "job_seeker"]


def test_job_alert_asks_for_consent_and_offers_criteria_and_frequencies() -> None:
    seen = page("job_alert", "job-alert")
    assert seen["criteria"] == ["category", "location", "region", "hours", "employment_type"]
    assert seen["frequencies"] == ["immediate", "daily", "weekly"]
    assert (seen["consent"]["code"], seen["consent"]["version"]) == ("job-alert-consent", 1)
    assert not lacking(seen["consent"]["text"], "mag mij mailen", "elk moment stoppen")


@pytest.mark.parametrize("locale", LANGUAGES)
def test_twelve_vacancies_are_listed_in_every_language(locale: str) -> None:
    assert sorted(card["reference"] for card in cards(locale, type="vacancy")) == [f"LJ-{n}" for n in range(101, 113)]


def test_vacancies_are_in_four_places() -> None:
    places = {place for card in cards(type="vacancy") for place in card["places"]}
    assert places == {"Utrecht", "Amersfoort", "Zwolle", "Arnhem"}


def test_vacancies_close_after_the_day_the_demo_was_loaded_some_of_them_soon() -> None:
    listed = cards(type="vacancy")
    closing = [parse_datetime(card["closing_at"]) for card in listed]
    assert all(moment and moment > timezone.now() for moment in closing)
    assert {card["status"] for card in listed} == {"open", "closing"}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_organisation_and_people_are_marked_as_demo_data_in_every_language(locale: str) -> None:
    for kind, name in [("organisation", "lindehof"), ("person", "noor-verbeek"), ("person", "sami-haddad")]:
        assert shared(kind, name, locale)["demo_data"] is True
