"""Lists that a reader narrows and orders: each filter sees what the reader sees."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from api.urls import ENDPOINTS, TYPES
from pages.models import TreatmentSymptom, VacancyLocation
from publications.models import Publication, PublicationFact
from publications.serializers import PAGES, SNIPPETS
from publications.serializers.filters import Filter, values_at
from tests.factories.api import faults, get, read
from tests.factories.pages import (
    a_risk_factor,
    a_section,
    a_symptom,
    a_topic,
    a_treatment,
    a_vacancy,
    an_article,
    published,
    stored,
    translated,
)
from tests.factories.snippets import a_content_warning, a_group_of_risk_factors, a_helpline, a_location, a_source

pytestmark = pytest.mark.django_db


def titles(path: str, **parameters: Any) -> list[str]:
    return [item.get("title") or item["name"] for item in read(path, **parameters)["items"]]


def test_choice_is_one_of_the_values_a_page_has() -> None:
    topic = a_topic()
    a_symptom(topic, title="Huilen", life_stages=["infant", "child"])
    a_symptom(topic, title="Spijbelen", life_stages=["teenager"])
    assert titles("symptoms/", life_stages="infant") == ["Huilen"]
    assert titles("symptoms/", life_stages__in="infant,teenager") == ["Huilen", "Spijbelen"]
    assert titles("symptoms/", life_stages="adult") == []


def test_filters_narrow_together() -> None:
    topic = a_topic()
    a_symptom(topic, title="Bang", domain="feelings", red_flag=True)
    a_symptom(topic, title="Boos", domain="feelings")
    a_symptom(topic, title="Alleen", domain="relations", red_flag=True)
    assert titles("symptoms/", domain="feelings", red_flag="true") == ["Bang"]


def test_what_is_missing_can_be_asked_for() -> None:
    section = a_section()
    broader = a_treatment(section, title="Traumabehandeling")
    a_treatment(section, title="EMDR", broader=broader)
    assert titles("treatments/", broader__isnull="true") == ["Traumabehandeling"]
    assert titles("treatments/", broader__isnull="false") == ["EMDR"]
    assert titles("treatments/", broader=broader.translation_key) == ["EMDR"]


def test_age_is_within_the_range_of_a_treatment_up_to_but_not_including_its_end() -> None:
    section = a_section()
    a_treatment(section, title="Voor kinderen", min_age=4, max_age=18)
    a_treatment(section, title="Voor volwassenen", min_age=18)
    a_treatment(section, title="Voor iedereen")
    assert titles("treatments/", age="4") == ["Voor kinderen", "Voor iedereen"]
    assert titles("treatments/", age="18") == ["Voor volwassenen", "Voor iedereen"]
    assert titles("treatments/", age="3") == ["Voor iedereen"]


def test_treatments_are_found_by_the_symptom_they_treat() -> None:
    symptom = a_symptom(title="Angst")
    section = a_section()
    a_treatment(section, title="EMDR", symptom_rows=[TreatmentSymptom(symptom=symptom)])
    a_treatment(section, title="Opvoedhulp")
    assert titles("treatments/", symptom=symptom.translation_key) == ["EMDR"]


def test_risk_factors_are_found_by_the_code_of_their_group() -> None:
    topic = a_topic()
    a_risk_factor(topic, title="Armoede", group=a_group_of_risk_factors("environment"))
    a_risk_factor(topic, title="Ziekte")
    assert titles("risk-factors/", group="environment") == ["Armoede"]


def test_hours_overlap() -> None:
    section = a_section()
    a_vacancy(section, title="Klein", hours_min=Decimal(8), hours_max=Decimal(16))
    a_vacancy(section, title="Groot", hours_min=Decimal(28), hours_max=Decimal(36))
    assert titles("vacancies/", hours__gte="16") == ["Klein", "Groot"]
    assert titles("vacancies/", hours__gte="17") == ["Groot"]
    assert titles("vacancies/", hours__lt="28") == ["Klein"]
    assert titles("vacancies/", hours="30") == ["Groot"]


def test_vacancies_near_a_place() -> None:
    section = a_section()
    utrecht = a_location("Utrecht", latitude=Decimal("52.0907"), longitude=Decimal("5.1214"))
    groningen = a_location("Groningen", region="NL-GR", latitude=Decimal("53.2194"), longitude=Decimal("6.5665"))
    a_vacancy(section, title="Hier", location_rows=[VacancyLocation(location=utrecht)])
    a_vacancy(section, title="Ver", location_rows=[VacancyLocation(location=groningen)])
    a_vacancy(section, title="Nergens", location_rows=[VacancyLocation(location=a_location("Thuis"))])
    assert titles("vacancies/", near="52.37,4.90,40") == ["Hier"]
    assert titles("vacancies/", near="52.37,4.90,400") == ["Hier", "Ver"]
    assert titles("vacancies/", near="0,0,1") == []
    assert titles("vacancies/", region="NL-GR") == ["Ver"]


def test_vacancies_in_the_order_in_which_they_close() -> None:
    section = a_section()
    for title, days in (("Later", 20), ("Eerst", 3), ("Dan", 9)):
        a_vacancy(section, title=title, closes_in=timedelta(days=days))
    assert titles("vacancies/", order="closing_at") == ["Eerst", "Dan", "Later"]
    assert titles("vacancies/", order="-closing_at") == ["Later", "Dan", "Eerst"]
    until = (timezone.now() + timedelta(days=10)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert titles("vacancies/", closing_at__lt=until) == ["Eerst", "Dan"]
    assert titles("vacancies/", closing_at__gte=until) == ["Later"]


def test_what_has_no_value_comes_last_in_either_direction() -> None:
    section = a_section()
    a_treatment(section, title="Zonder")
    a_treatment(section, title="Vier", min_age=4)
    a_treatment(section, title="Acht", min_age=8)
    assert titles("treatments/", order="min_age") == ["Vier", "Acht", "Zonder"]
    assert titles("treatments/", order="-min_age") == ["Acht", "Vier", "Zonder"]


def test_titles_are_ordered_as_in_a_dictionary() -> None:
    for title in ("Zorg", "éénoudergezin", "Angst", "eten", "Élan"):
        an_article(title=title)
    assert titles("articles/", order="title") == ["Angst", "éénoudergezin", "Élan", "eten", "Zorg"]
    assert titles("articles/", order="-title")[0] == "Zorg"


@pytest.mark.parametrize(
    ("locale", "ordered"),
    [
        ("pl", ["lato", "lody", "łódka", "noc"]),
        ("tr", ["cam", "çam", "ırmak", "iz", "okul", "ödev"]),
        ("uk", ["га", "ґа", "да", "ив", "ів", "їв", "йо"]),
    ],
)
def test_each_language_has_its_own_alphabet(locale: str, ordered: list[str]) -> None:
    for number, title in enumerate(reversed(ordered)):
        translated(an_article(title=f"Artikel {number}"), locale, title=title)
    assert titles("articles/", locale=locale, order="title") == ordered


def test_filter_follows_the_fallback_of_the_reader() -> None:
    symptom = a_symptom(title="Huilen", domain="feelings")
    assert titles("symptoms/", locale="pl", domain="feelings") == ["Huilen"]
    translated(symptom, "pl", title="Płacz")
    assert titles("symptoms/", locale="pl", domain="feelings") == ["Płacz"]
    assert titles("symptoms/", locale="pl", domain="feelings", fallback="none") == ["Płacz"]


def test_filter_sees_a_change_at_once() -> None:
    symptom = a_symptom(title="Huilen", domain="feelings")
    symptom.domain = "relations"
    published(symptom)
    assert titles("symptoms/", domain="feelings") == []
    assert titles("symptoms/", domain="relations") == ["Huilen"]


def test_withdrawn_page_leaves_no_facts_behind() -> None:
    symptom = a_symptom(title="Huilen")
    assert PublicationFact.objects.filter(publication__key=symptom.translation_key).exists()
    stored(symptom).unpublish()
    assert not PublicationFact.objects.filter(publication__key=symptom.translation_key).exists()


def test_pages_of_several_types_and_of_one_parent() -> None:
    section = a_section(title="Hulp")
    a_treatment(section, title="EMDR")
    an_article(section, title="Lezen")
    assert titles("pages/", parent=section.translation_key) == ["EMDR", "Lezen"]
    assert titles("pages/", parent=section.translation_key, type__in="article,topic") == ["Lezen"]
    assert titles("treatments/", parent=section.translation_key) == ["EMDR"]


def test_type_that_is_not_among_the_types_asked_for_finds_nothing() -> None:
    an_article()
    assert read("pages/", type="article", type__in="topic,symptom")["count"] == 0


def test_things_by_their_ids() -> None:
    one, _other = an_article(title="Een"), an_article(title="Twee")
    assert titles("articles/", id__in=one.translation_key) == ["Een"]
    line = a_helpline(name="Hulplijn")
    assert titles("helplines/", id__in=line.translation_key) == ["Hulplijn"]


def test_what_was_published_since_a_moment() -> None:
    an_article(title="Oud")
    Publication.objects.filter(title="Oud").update(updated_at=timezone.now() - timedelta(days=2))
    an_article(title="Nieuw")
    since = (timezone.now() - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert titles("articles/", updated_since=since) == ["Nieuw"]


def test_help_lines_stand_in_their_own_order_and_are_found_by_warning() -> None:
    abuse = a_content_warning("abuse")
    a_helpline(name="Later", sort_order=2)
    a_helpline(abuse, name="Eerder", sort_order=1)
    a_helpline(name="Alarm", is_emergency=True, sort_order=9)
    assert titles("helplines/") == ["Alarm", "Eerder", "Later"]
    assert titles("helplines/", for_warnings="abuse") == ["Eerder"]
    assert titles("helplines/", is_emergency="true") == ["Alarm"]


def test_pieces_without_a_language_are_the_same_for_every_reader() -> None:
    a_source("Patterns of Attachment", year=1978)
    assert titles("sources/", locale="ar", year__gte="1970", year__lt="1980") == ["Patterns of Attachment"]
    assert titles("sources/", year__gte="1980") == []


@pytest.mark.parametrize("name", ["life_stages", "domain", "red_flag", "life_stages__in"])
def test_value_outside_the_vocabulary_is_refused(name: str) -> None:
    assert faults(get(f"symptoms/?{name}=purple")) == [(name, "invalid")]


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("symptoms/", {"life_stages": "infant", "order": "title"}),
        ("vacancies/", {"near": "52,5,100", "hours__gte": "8", "order": "closing_at"}),
        ("treatments/", {"age": "9", "settings__in": "home,school", "view": "full"}),
        ("helplines/", {"country": "NL", "order": "-title"}),
        ("sources/", {"year__gte": "1950"}),
        ("articles/", {"cursor": "start", "order": "-updated_at"}),
    ],
)
def test_narrowed_list_costs_three_statements_at_most(path: str, parameters: dict[str, Any]) -> None:
    topic = a_topic()
    a_symptom(topic, life_stages=["infant"])
    for limit in ("1", "100"):
        with CaptureQueriesContext(connection) as captured:
            assert get(path, limit=limit, **parameters).status_code == 200
        assert len(captured) <= 3


def test_every_filter_names_a_place_that_documents_have() -> None:
    """A filter whose path has a typing mistake would silently find nothing."""
    serializers: list[Any] = [*PAGES.values(), *SNIPPETS.values()]
    declared: list[tuple[str, Filter]] = [
        (serializer.type_name, each) for serializer in serializers for each in serializer.filters
    ]
    assert len(declared) > 25
    for type_name, each in declared:
        for path in each.paths:
            assert _leads_somewhere(type_name, path), f"{type_name}: {path}"


def _leads_somewhere(type_name: str, path: str) -> bool:
    from api.projection import _knows, _root

    return _knows(_root(type_name, cards=False), path)


def test_every_type_with_filters_has_them_as_parameters() -> None:
    for route in ENDPOINTS:
        listing = route.options.get("listing")
        if route.name in TYPES and listing:
            names = {parameter.name for parameter in route.options["parameters"]}
            assert {each.name for each in listing.filters if each.kind != "moment"} <= names


def test_values_at_a_path_go_through_lists() -> None:
    document = {"rows": [{"card": {"id": 1}}, {"card": {"id": 2}}, {"card": None}], "tags": ["a", "b"]}
    assert values_at(document, "rows.card.id") == [1, 2]
    assert values_at(document, "tags") == ["a", "b"]
    assert values_at(document, "rows.nothing.here") == []
