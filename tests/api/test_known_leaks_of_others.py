"""What came out of other products that nobody should have seen: each test names the product and the report."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from api.urls import ENDPOINTS
from pages.models import GlossaryTerm, RelatedPage, TopicSymptom, TreatmentSymptom
from publications.images import image_key
from publications.settling import settle
from tests.factories.api import document, get, problem, read
from tests.factories.images import an_image
from tests.factories.pages import a_section, a_symptom, a_topic, a_treatment, an_article, published, stored, translated
from tests.factories.snippets import a_definition, a_helpline, a_snippet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limits(settings: Any) -> None:
    """Here everything is asked, one question after the other."""
    settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, (0, 60))


CANARY = "Kanariegeheim"


def draft() -> Any:
    return an_article(title=CANARY, draft=True, summary=CANARY)


def draft_of_a_live_page() -> Any:
    """Wagtail keeps its title in ``draft_title``."""
    page = an_article(title="Gewoon")
    page.title = page.summary = CANARY
    page.save_revision()
    return stored(page)


def withdrawn() -> Any:
    page = an_article(title=CANARY, summary=CANARY)
    page.unpublish()
    return page


def private() -> Any:
    page = an_article(title=CANARY, summary=CANARY)
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")
    return page


def below_a_private_page() -> Any:
    section = a_section(title=f"{CANARY} boven")
    page = an_article(section, title=CANARY, summary=CANARY)
    PageViewRestriction.objects.create(
        page=Page.objects.get(pk=section.pk), restriction_type="password", password=CANARY
    )
    return page


def draft_translation() -> Any:
    page = an_article(title="Gewoon")
    return translated(page, "ar", draft=True, title=CANARY, summary=CANARY)


HIDDEN: list[Callable[[], Any]] = [
    draft,
    draft_of_a_live_page,
    withdrawn,
    private,
    below_a_private_page,
    draft_translation,
]


# What stands in them is of the demo: examples.
ABOUT_THE_API = {"schema", "docs"}


def everything_answers(page: Any) -> Iterator[tuple[str, str]]:
    """Every endpoint, asked for everything it has and for this page in every way it could be named."""
    key, codes = str(page.translation_key), ("nl", "ar", "pl")
    places = {"{id}": [key], "{slug}": [CANARY.lower(), page.slug]}
    client = Client()
    for route in ENDPOINTS:
        if route.name in ABOUT_THE_API:
            continue
        path, _mark, query = route.shown.partition("?")
        place = next((name for name in places if name in path), "")
        parameters = {each.name for each in route.options.get("parameters", route.view.parameters)}
        for value in places.get(place, [""]):
            for code in codes:
                asked = {"locale": code} if "locale" in parameters else {}
                asked |= {"limit": "100"} if "limit" in parameters else {}
                questions = [asked]
                if "view" in parameters:
                    questions += [asked | {"view": "full"}, asked | {"id__in": key}, asked | {"order": "title"}]
                if "q=" in query:
                    questions = [asked | {"q": CANARY}, asked | {"q": "gewoon"}]
                if "path=" in query:
                    questions = [
                        {"path": f"/{code}/{slug}/"}
                        for slug in (CANARY.lower(), page.slug, f"{CANARY.lower()}-boven/{page.slug}")
                    ]
                for question in questions:
                    answer = client.get(f"/api/v1/{path.replace(place, value) if place else path}", question)
                    assert answer.status_code in (200, 404), f"{route.shown} {question}: {answer.content!r}"
                    yield f"{route.shown} {question}", answer.getvalue().decode()
    yield "sitemap.xml", client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_no_endpoint_tells_what_is_not_public(hide: Callable[[], Any]) -> None:
    """Wagtail: drafts, ``draft_title``, private pages and what stands below them came out through its APIs
    (CVE-2026-44201, GHSA-3vrh-m9w7-v94f)."""
    page = hide()
    holder = an_article(
        title="Wijst",
        related_rows=[RelatedPage(target=page)],
        body=[("text", {"heading": "", "html": f'<p><a linktype="page" id="{page.pk}">lees</a></p>'})],
    )
    settle()
    asked = 0
    for question, content in everything_answers(page):
        # What was asked stands in links to the next stretch; the word stands nowhere else.
        assert CANARY not in content, question
        asked += 1
    assert asked > len(ENDPOINTS)
    related = document(holder)["related"]
    # Of a page with a draft beside it the public version is shown, and only that.
    assert [card["title"] for card in related] == (
        ["Gewoon"] if hide in (draft_of_a_live_page, draft_translation) else []
    )
    assert ("<a " in document(holder)["body"][0]["html"]) == bool(related)


def test_what_is_hidden_is_answered_like_what_never_was() -> None:
    """Else the answer itself says that there is something (Wagtail's advisories of 2026)."""
    pages = [draft(), private_with_another_title(), withdrawn_with_another_title()]
    settle()
    told = {
        json.dumps({**problem(get(f"pages/{key}/"), 404, "not-found"), "instance": ""})
        for key in (*(page.translation_key for page in pages), "00000000-0000-4000-8000-000000000000")
    }
    assert len(told) == 1


def private_with_another_title() -> Any:
    page = an_article(title="Besloten")
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")
    return page


def withdrawn_with_another_title() -> Any:
    page = an_article(title="Weg")
    page.unpublish()
    return page


def test_image_below_a_private_collection_is_told_by_no_endpoint() -> None:
    """Wagtail: images and documents in collections below a private one came out through its API
    (GHSA-3vrh-m9w7-v94f and its kin)."""
    upper = Collection.get_first_root_node().add_child(name="Boven")
    lower = upper.add_child(name="Onder")
    image = an_image(CANARY)
    image.collection = Collection.objects.get(pk=lower.pk)
    image.save()
    page = an_article(
        title="Met beeld",
        hero_image=image,
        hero_alt="Een beeld",
        body=[("image", {"image": image, "alt": "Een beeld", "caption": "Bijschrift"})],
    )
    settle()
    name = image.file.name.encode()
    assert name in get(f"pages/{page.translation_key}/").content
    CollectionViewRestriction.objects.create(collection=Collection.objects.get(pk=upper.pk), restriction_type="login")
    settle()
    assert get(f"images/{image_key(image.pk)}/").status_code == 404
    for question, content in everything_answers(page):
        assert name.decode() not in content, question
        assert str(image_key(image.pk)) not in content, question


def test_unpublished_pages_are_not_served_through_relations() -> None:
    """Strapi: ``populate`` serves unpublished entries through relations (strapi#16906)."""
    topic = a_topic()
    shown, hidden = a_symptom(topic, title="Angst"), a_symptom(topic, title=CANARY)
    treatment = a_treatment(
        title="EMDR", symptom_rows=[TreatmentSymptom(symptom=shown), TreatmentSymptom(symptom=hidden, note=CANARY)]
    )
    topic = stored(topic)
    topic.symptom_rows = [
        TopicSymptom(symptom=shown, locale=topic.locale),
        TopicSymptom(symptom=hidden, note=CANARY, locale=topic.locale),
    ]
    topic.body = [("list_of", {"heading": "", "of": "symptoms"})]
    published(topic)
    settle()
    assert len(document(topic)["symptoms"]) == 2
    hidden.unpublish()
    settle()
    for page in (topic, treatment):
        for code in ("nl", "ar"):
            seen = document(page, code)
            assert [entry["card"]["title"] for entry in seen["symptoms"]] == ["Angst"]
            assert CANARY not in json.dumps(seen)
    assert [card["title"] for card in document(topic)["body"][0]["items"]] == ["Angst"]
    assert read("treatments/", symptom=str(hidden.translation_key))["items"] == []


def test_draft_of_a_shared_piece_is_told_by_no_endpoint() -> None:
    """Strapi#16906, for what pages share: a draft of a help line or a definition is not public either."""
    definition = a_definition()
    page = an_article(body=[("definition", {"definition": definition})])
    definition.text = CANARY
    definition.save_revision()
    a_helpline(name=CANARY, phone="0800-1234").unpublish()
    a_snippet(GlossaryTerm, draft=True, term=CANARY, explanation=CANARY)
    settle()
    assert document(page)["body"][0]["definition"]["text"] == "De band tussen een kind en zijn ouders."
    for question, content in everything_answers(page):
        assert CANARY not in content, question
