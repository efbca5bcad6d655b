"""Searching as a front end does it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.models import ArticlePage
from publications.settling import settle
from tests.factories.api import faults, get, read
from tests.factories.pages import (
    a_risk_factor,
    a_section,
    a_symptom,
    a_treatment,
    a_vacancy,
    an_article,
    published,
    stored,
    translated,
)

pytestmark = pytest.mark.django_db


def found(query: str, **parameters: Any) -> list[str]:
    """The titles of what is found, best first."""
    return [item["card"]["title"] for item in read("search/", q=query, **parameters)["items"]]


def text(words: str) -> list[tuple[str, dict[str, str]]]:
    return [("text", {"heading": "", "html": f"<p>{words}</p>"})]


def test_forms_of_a_word_are_brought_together() -> None:
    an_article(title="Veilige hechting")
    assert found("gehechte") == ["Veilige hechting"]
    assert found("GEHECHT") == ["Veilige hechting"]


def test_diacritics_need_not_be_typed() -> None:
    an_article(title="Reële verwachtingen")
    assert found("reele verwachting") == ["Reële verwachtingen"]


def test_title_and_other_names_come_before_summary_and_that_before_the_text() -> None:
    an_article(title="In de tekst", body=text("Over slapen."))
    an_article(title="In de samenvatting", summary="Slapen.")
    an_article(title="Anders genoemd", alternate_names="Slapen")
    an_article(title="Slapen")
    assert found("slapen") == ["Slapen", "Anders genoemd", "In de samenvatting", "In de tekst"]


def test_of_two_titles_that_fit_the_shorter_comes_first() -> None:
    an_article(title="Boos zijn op school en thuis")
    an_article(title="Boos zijn")
    assert found("boos") == ["Boos zijn", "Boos zijn op school en thuis"]


def test_first_part_of_a_compound_finds_it_behind_pages_that_hold_the_word_itself() -> None:
    an_article(title="Traumabehandeling")
    an_article(title="Trauma en hoe het verder gaat")
    assert found("trauma") == ["Trauma en hoe het verder gaat", "Traumabehandeling"]
    (_whole, begun) = read("search/", q="trauma")["items"]
    assert begun["title"] == "<mark>Traumabehandeling</mark>"


def test_short_word_does_not_find_every_word_that_begins_with_it() -> None:
    an_article(title="Mannen")
    an_article(title="Manieren")
    assert found("man") == ["Mannen"]


def test_who_looks_for_help_gets_pages_about_health_before_vacancies() -> None:
    a_vacancy(title="Angst")
    an_article(title="Omgaan met angst")
    assert found("angst") == ["Omgaan met angst", "Angst"]


def test_every_word_has_to_be_there() -> None:
    an_article(title="Boos en bang")
    an_article(title="Boos")
    assert found("boos bang") == ["Boos en bang"]


def test_where_no_page_has_every_word_those_with_most_of_them_are_shown() -> None:
    an_article(title="Boos")
    an_article(title="Boos en bang")
    an_article(title="Iets anders")
    assert found("boos bang xylofoon") == ["Boos en bang", "Boos"]


def test_words_editors_add_for_search_find_the_page_and_are_never_shown() -> None:
    an_article(title="Hechting", search_terms="bodemloos\nkleefkind")
    answer = get("search/", q="bodemloos")
    assert [item["card"]["title"] for item in answer.json()["items"]] == ["Hechting"]
    assert b"bodemloos" not in answer.content


def test_changing_only_those_words_changes_what_is_found() -> None:
    article = an_article(title="Hechting", search_terms="bodemloos")
    article.search_terms = "kleefkind"
    published(article)
    assert found("kleefkind") == ["Hechting"]
    assert found("bodemloos") == []


def test_words_like_the_and_of_say_nothing() -> None:
    an_article(title="De boom")
    an_article(title="Angst voor de nacht")
    assert found("de angst") == ["Angst voor de nacht"]


def test_excerpt_shows_where_the_word_stands_and_marks_it() -> None:
    before, after = "Eerst iets over wonen. " * 40, "Dan iets over werken. " * 40
    an_article(title="Gevoel", body=text(f"{before} Soms ben je <b>verdrietig</b> en moe. {after}"))
    (item,) = read("search/", q="verdrietige")["items"]
    assert "<mark>verdrietig</mark>" in item["excerpt"]
    assert item["excerpt"].startswith("…")
    assert len(item["excerpt"]) < 400
    assert item["title"] == "Gevoel"


def test_signs_in_texts_are_escaped_where_matches_are_marked() -> None:
    an_article(title="Ruzie <3 & liefde")
    (item,) = read("search/", q="liefde")["items"]
    assert item["title"] == "Ruzie &lt;3 &amp; <mark>liefde</mark>"
    assert item["card"]["title"] == "Ruzie <3 & liefde"


@pytest.mark.parametrize(
    "query", ['"angst"', "angst*", "-angst", "angst | niets", "title:angst", "angst & !slaap", "(angst"]
)
def test_signs_are_no_operators(query: str) -> None:
    an_article(title="Angst")
    assert found(query) == ["Angst"]


@pytest.mark.parametrize("query", ["*", "%", "_", '"', "()", "&|!", "   ", "''"])
def test_query_without_a_word_is_refused(query: str) -> None:
    assert faults(get("search/", q=query)) == [("q", "invalid")]


def test_query_is_bounded() -> None:
    assert faults(get("search/", q="a" * 201)) == [("q", "invalid")]
    assert faults(get("search/")) == [("q", "required")]


def test_dutch_page_that_stands_in_for_an_arabic_one_is_found_by_dutch_words() -> None:
    an_article(title="Veilige hechting")
    (item,) = read("search/", q="gehechte", locale="ar")["items"]
    assert (item["locale"], item["direction"], item["card"]["is_fallback"]) == ("nl", "ltr", True)
    assert found("gehechte", locale="ar", fallback="none") == []


def test_arabic_page_is_found_by_arabic_words_and_no_more_by_dutch_ones() -> None:
    article = an_article(title="Veilige hechting")
    translated(article, "ar", title="الطفل الآمن")
    assert found("طفل", locale="ar") == ["الطفل الآمن"]
    assert found("gehechte", locale="ar") == []
    assert found("gehechte", locale="nl") == ["Veilige hechting"]


def test_ukrainian_words_are_found_as_they_are_written() -> None:
    article = an_article(title="Hechting")
    translated(article, "uk", title="Дитина")
    assert found("дитина", locale="uk") == ["Дитина"]
    assert found("дитини", locale="uk") == []


def test_facets_count_every_type_also_those_not_asked_for() -> None:
    an_article(title="Angst")
    a_symptom(title="Angst om te vallen")
    a_symptom(title="Angst in het donker")
    answer = read("search/", q="angst", type="article")
    assert [item["card"]["type"] for item in answer["items"]] == ["article"]
    assert answer["count"] == 1
    assert answer["facets"] == {"type": [{"value": "article", "count": 1}, {"value": "symptom", "count": 2}]}


def test_several_types_can_be_asked_for() -> None:
    an_article(title="Angst")
    a_symptom(title="Angst in het donker")
    a_treatment(a_section(title="Hulp"), title="Angst de baas")
    assert read("search/", q="angst", type__in="article,symptom")["count"] == 2


def test_pages_follow_each_other() -> None:
    for number in range(5):
        an_article(title=f"Angst {number}")
    first = read("search/", q="angst", limit=2)
    assert (first["count"], first["previous"]) == (5, None)
    second = get(first["next"].removeprefix("/api/v1/")).json()
    assert [item["card"]["title"] for item in [*first["items"], *second["items"]]] == [f"Angst {n}" for n in range(4)]


def test_what_has_no_address_is_not_found() -> None:
    a_risk_factor(title="Armoede", standalone=False)
    a_risk_factor(title="Armoede in huis", standalone=True, explanation="<p>Uitleg.</p>")
    assert found("armoede") == ["Armoede in huis"]


def test_what_is_withdrawn_is_not_found() -> None:
    stored(an_article(title="Angst")).unpublish()
    assert found("angst") == []


def test_draft_is_not_found() -> None:
    article = an_article(title="Angst")
    article.title = "Paniek"
    article.save_revision()
    an_article(title="Nog een concept over paniek", draft=True)
    assert found("paniek") == []
    assert found("angst") == ["Angst"]


def test_closed_vacancy_is_not_found() -> None:
    vacancy = a_vacancy(title="Groepsleider")
    assert found("groepsleider") == ["Groepsleider"]
    type(vacancy).objects.filter(pk=vacancy.pk).update(filled=True)
    published(stored(vacancy))
    settle()
    assert found("groepsleider") == []


def test_expired_page_is_not_found_from_that_moment_on(time_machine: Any) -> None:
    an_article(title="Angst", expire_at=timezone.now() + timedelta(hours=1))
    assert found("angst") == ["Angst"]
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    assert found("angst") == []


def test_names_of_contacts_and_numbers_of_help_lines_are_not_searched() -> None:
    a_vacancy(title="Groepsleider", contact_rows=[])
    assert found("0612345678") == []


def test_search_costs_no_more_than_four_statements() -> None:
    costs = []
    for number in (5, 50):
        for _ in range(number - ArticlePage.objects.filter(locale__language_code="nl").count()):
            an_article(title=f"Angst in de nacht {ArticlePage.objects.count()}")
        for query in ("angst", "angst xylofoon", "xylofoon"):
            with CaptureQueriesContext(connection) as captured:
                assert get("search/", q=query).status_code == 200
            costs.append(len(captured))
    assert costs[:3] == costs[3:]
    assert max(costs) <= 4
