"""What went wrong elsewhere and must not go wrong here: each test names the product and the report."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.urls import ENDPOINTS, Route
from pages.models import RelatedPage, TreatmentSymptom
from publications import engine
from publications.settling import settle
from tests.factories.api import at_path, document, faults, get, problem, read, status_at
from tests.factories.images import an_image
from tests.factories.pages import (
    a_section,
    a_symptom,
    a_topic,
    a_treatment,
    an_article,
    home,
    translated,
)
from tests.factories.snippets import a_definition, a_figure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limits(settings: Any) -> None:
    """Here everything is asked, one question after the other."""
    settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, (0, 60))


def every_object(thing: Any) -> Iterator[dict[str, Any]]:
    if isinstance(thing, dict):
        yield thing
    for item in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
        yield from every_object(item)


# -- paths, slugs, languages -----------------------------------------------------------------------------------


def test_page_is_found_by_a_path_that_begins_with_its_language() -> None:
    """Wagtail: find by ``html_path`` fails for paths with a language in front (wagtail#6679)."""
    section = translated(a_section(title="Hulp"), "ar", title="مساعدة")
    assert at_path("/ar/مساعدة/")["id"] == str(section.translation_key)
    assert at_path("/nl/hulp/")["id"] == str(section.translation_key)
    assert status_at("/مساعدة/") == 404
    assert status_at("/hulp/") == 404


def test_slug_of_a_fallback_is_found() -> None:
    """Contentful: an entry is not found by a slug that it has by fallback (contentful.js#1000)."""
    section = a_section(title="Hulp")
    translated(section, "en", title="Help")
    assert read("sections/help/", locale="ar")["id"] == str(section.translation_key)
    assert read("sections/hulp/", locale="pl")["id"] == str(section.translation_key)
    problem(get("sections/hulp/", locale="ar"), 404, "not-found")


@pytest.mark.parametrize(
    "asked", [{"domain": "school"}, {"domain__in": "school,feelings"}, {"domain__isnull": "false"}]
)
def test_filter_finds_what_is_served_by_fallback(asked: dict[str, str]) -> None:
    """Payload: where-queries see only values of the language itself (payload#3294, payload#8329)."""
    topic = a_topic()
    symptom = a_symptom(topic, title="Moeite op school", domain="school")
    other = a_symptom(topic, title="Anders", domain="relations")
    (found, *_rest) = read("symptoms/", locale="pl", **asked)["items"]
    assert (found["id"], found["locale"], found["is_fallback"]) == (str(symptom.translation_key), "nl", True)
    if "domain__isnull" not in asked:
        assert str(other.translation_key) not in json.dumps(read("symptoms/", locale="pl", **asked))


def test_relations_are_in_the_language_asked_for() -> None:
    """Storyblok: ``resolve_relations`` gives relations in the default language (storyblok#851)."""
    topic = a_topic()
    symptom = a_symptom(topic, title="Angst")
    treatment = a_treatment(
        title="EMDR",
        symptom_rows=[TreatmentSymptom(symptom=symptom)],
        related_rows=[RelatedPage(target=symptom)],
        body=[("text", {"heading": "", "html": f'<p><a linktype="page" id="{symptom.pk}">angst</a></p>'})],
    )
    arabic = translated(symptom, "ar", title="خوف")
    translated(treatment, "ar", title="علاج")
    settle()
    seen = document(treatment, "ar")
    for card in (seen["symptoms"][0]["card"], seen["related"][0]):
        assert (card["title"], card["locale"]) == ("خوف", "ar")
        assert card["path"].endswith(f"/{arabic.slug}/")
    assert 'data-locale="ar"' in seen["body"][0]["html"]


# -- blocks ----------------------------------------------------------------------------------------------------


def a_page_with_links_and_images() -> Any:
    """Everything in a block that points to something else."""
    target = an_article(title="Doel")
    links = f'<p><a linktype="page" id="{target.pk}">verder</a> <a linktype="document" id="7">bijlage</a></p>'
    image = an_image()
    return an_article(
        title="Alles",
        hero_image=image,
        hero_alt="Een linde",
        related_rows=[RelatedPage(target=target)],
        body=[
            ("image", {"image": image, "alt": "Een linde", "caption": ""}),
            ("definition", {"definition": a_definition()}),
            ("figure", {"figure": a_figure()}),
            ("text", {"heading": "", "html": links}),
            ("faq", {"heading": "", "questions": [{"question": "Hoe?", "answer": links}]}),
            ("callout", {"tone": "info", "heading": "", "html": links}),
            ("steps", {"heading": "", "steps": [{"title": "Een", "html": links}]}),
        ],
    )


def test_what_a_block_points_to_is_an_object_and_no_bare_number() -> None:
    """Wagtail: images and pages in StreamField come as bare integers (wagtail#2087)."""
    blocks = {block["type"]: block for block in document(a_page_with_links_and_images())["body"]}
    assert {"url", "width", "height", "alt", "srcset"} <= blocks["image"]["image"].keys()
    assert blocks["definition"]["definition"]["term"]
    assert blocks["figure"]["figure"]["sentence"]
    measures = {"width", "height", "x", "y", "value", "minimum", "maximum", "year"}
    numbers = {
        name
        for thing in every_object(list(blocks.values()))
        for name, value in thing.items()
        if isinstance(value, int) and not isinstance(value, bool)
    }
    assert numbers <= measures


def test_no_text_holds_a_raw_link_of_wagtail() -> None:
    """Wagtail: rich text in the API keeps ``<a linktype="page" id="3">`` (wagtail#2695)."""
    page = a_page_with_links_and_images()
    whole = read(f"pages/{page.translation_key}/")
    content = json.dumps({name: value for name, value in whole.items() if name != "json_ld"})
    assert 'href=\\"/nl/doel/\\"' in content
    assert content.count("bijlage") == 4
    for raw in ("linktype", "embedtype", 'id=\\"7\\"'):
        assert raw not in content


def test_no_answer_holds_names_of_wagtail_for_what_it_keeps_to_itself() -> None:
    """``draft_title``, ``live`` and their like are facts of the admin, and none of them a property here."""
    a_page_with_links_and_images()
    settle()
    names = {
        name
        for line in get("export.ndjson").getvalue().splitlines()
        for thing in every_object(json.loads(line))
        for name in thing
    }
    assert {"title", "body"} <= names
    kept = {"draft_title", "live", "has_unpublished_changes", "url_path", "owner", "latest_revision", "search_terms"}
    assert not names & kept
    assert not [name for name in names if re.search(r"(^|_)pk$", name)]


# -- lists -----------------------------------------------------------------------------------------------------


def test_twenty_whole_pages_with_their_relations_cost_three_queries_at_most() -> None:
    """Wagtail: ``?fields=*`` costs 87 to 201 queries for 20 pages; Strapi and others list items without relations."""
    section, topic = a_section(), a_topic()
    symptom = a_symptom(topic, title="Angst")
    with engine.paused():
        for _ in range(20):
            a_treatment(section, symptom_rows=[TreatmentSymptom(symptom=symptom)])
    engine.reconcile()
    settle()
    with CaptureQueriesContext(connection) as captured:
        items = read("treatments/", view="full", limit=20)["items"]
    assert len(captured) <= 3
    assert [item["symptoms"][0]["card"]["title"] for item in items] == ["Angst"] * 20
    assert all("body" in item and "breadcrumbs" in item for item in items)


def url_of(route: Route) -> str:
    path, _mark, query = route.shown.partition("?")
    key = str(home().translation_key)
    return path.format(id=key, slug="hulp") + (f"?{query.format(path='/nl/', q='hulp')}" if query else "")


@pytest.mark.parametrize("route", ENDPOINTS, ids=lambda route: route.name)
def test_unknown_parameter_is_refused_by_name(route: Route) -> None:
    """Wagtail, Directus and others ignore a misspelt filter silently, and the reader gets everything."""
    url = url_of(route)
    answer = get(f"{url}{'&' if '?' in url else '?'}lokale=ar")
    assert faults(answer) == [("lokale", "unknown")]


# -- caches ----------------------------------------------------------------------------------------------------

CACHED = ["", "locales/", "pages/", "pages/{id}/?locale=ar", "pages/by-path/?path=/nl/", "navigation/", "sitemap/"]


@pytest.mark.parametrize("path", CACHED)
def test_answer_not_modified_can_be_read_by_fetch_of_node(path: str) -> None:
    """Directus: a 304 with a body or its length hangs or breaks ``fetch`` in Node (directus#27980).

    RFC 9110, 15.4.5: no content; and 8.6: a length, if any, is that of the answer 200.
    """
    url = path.format(id=home().translation_key)
    whole = get(url)
    answer = get(url, headers={"if-none-match": whole.headers["ETag"]})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == whole.headers["ETag"]
    assert answer.headers.get("Content-Length", "0") in ("0", str(len(whole.content)))
    for name in ("Content-Encoding", "Transfer-Encoding", "Content-Type"):
        assert name not in answer.headers
    for name in ("Cache-Control", "Link", "Content-Language", "Surrogate-Key"):
        assert answer.headers.get(name) == whole.headers.get(name)


@pytest.mark.parametrize("path", CACHED)
@pytest.mark.parametrize("accepted", ["ar", "pl;q=0.5, en", "*"])
def test_answer_does_not_vary_by_what_it_does_not_depend_on(path: str, accepted: str) -> None:
    """Umbraco: the output cache gives one reader's language to another (Umbraco#19706)."""
    url = path.format(id=home().translation_key)
    plain, asked = get(url), get(url, headers={"accept-language": accepted})
    assert asked.content == plain.content
    for answer in (plain, asked):
        assert "Accept-Language" not in answer.headers.get("Vary", "")
        assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("path", ["pages/?locale=auto", "pages/{id}/?locale=auto", "navigation/?locale=auto"])
def test_answer_that_was_negotiated_says_so_to_caches(path: str) -> None:
    """Umbraco#19706, the other half: what depends on the reader's language varies by it, also when not modified."""
    translated(home(), "ar", title="الصفحة الرئيسية")
    settle()
    url = path.format(id=home().translation_key)
    answers = {code: get(url, headers={"accept-language": code}) for code in ("nl", "ar")}
    assert answers["nl"].content != answers["ar"].content
    for code, answer in answers.items():
        assert "Accept-Language" in answer.headers["Vary"]
        again = get(url, headers={"accept-language": code, "if-none-match": answer.headers["ETag"]})
        assert (again.status_code, "Accept-Language" in again.headers["Vary"]) == (304, True)
