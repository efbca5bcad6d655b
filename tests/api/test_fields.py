"""Only some fields of a document, and what always comes with them."""

from typing import Any

import pytest

from pages.models import TopicSymptom
from tests.factories.api import faults, get, read
from tests.factories.pages import a_symptom, a_topic, an_article, translated
from tests.factories.snippets import a_helpline

pytestmark = pytest.mark.django_db

ALWAYS = {"id", "type", "locale", "direction"}


def test_only_what_is_asked_for_comes_with_what_says_which_thing_it_is() -> None:
    article = an_article(title="Hechting", summary="Kort.")
    answer = read(f"pages/{article.translation_key}/", fields="title,summary")
    assert answer == {
        "id": str(article.translation_key),
        "type": "article",
        "locale": "nl",
        "direction": "ltr",
        "title": "Hechting",
        "summary": "Kort.",
    }


def test_path_goes_into_objects_and_through_lists() -> None:
    article = an_article(title="Hechting", body=[("text", {"heading": "Kop", "html": "<p>Tekst.</p>"})])
    answer = read(f"pages/{article.translation_key}/", fields="seo.title,body.heading,breadcrumbs.title")
    assert answer["seo"] == {"title": "Hechting"}
    assert answer["body"] == [{"heading": "Kop"}]
    assert answer["breadcrumbs"][0].keys() >= {"title", "locale"}


def test_card_in_another_language_keeps_its_language() -> None:
    topic = a_topic()
    symptom = a_symptom(topic, title="Angst")
    topic.symptom_rows.add(TopicSymptom(symptom=symptom))
    topic.save_revision().publish()
    translated(topic, "en", title="Topic")
    (row,) = read(f"pages/{topic.translation_key}/", locale="en", fields="symptoms.card.title")["symptoms"]
    assert row["card"] == {
        "id": str(symptom.translation_key),
        "type": "symptom",
        "locale": "nl",
        "direction": "ltr",
        "title": "Angst",
    }


def test_whole_of_a_thing_wins_over_its_parts() -> None:
    article = an_article()
    for fields in ("seo,seo.title", "seo.title,seo"):
        assert read(f"pages/{article.translation_key}/", fields=fields)["seo"].keys() > {"title"}


def test_lists_of_cards_and_of_documents() -> None:
    an_article(title="Hechting")
    (card,) = read("articles/", fields="title")["items"]
    (whole,) = read("articles/", fields="meta.updated_at", view="full")["items"]
    assert card.keys() == {*ALWAYS, "title"}
    assert whole["meta"].keys() == {"updated_at"}


def test_shared_pieces_too() -> None:
    line = a_helpline(name="Hulplijn")
    (item,) = read("helplines/", fields="phone")["items"]
    assert item.keys() == {*ALWAYS, "phone"}
    assert read(f"helplines/{line.translation_key}/", fields="name")["name"] == "Hulplijn"


def test_part_of_a_document_says_that_it_is_one() -> None:
    article = an_article()
    path = f"pages/{article.translation_key}/"
    whole, part = get(path), get(path, fields="title")
    assert whole.headers["Content-Type"] == "application/json"
    assert part.headers["Content-Type"] == "application/vnd.houvast.part+json"
    assert whole.headers["ETag"] != part.headers["ETag"]


@pytest.mark.parametrize(
    "fields", ["titel", "title,nothing", "seo.nothing", "body..html", "", "title,", "__class__", "a." * 9]
)
def test_field_that_does_not_exist_is_refused(fields: str) -> None:
    article = an_article()
    assert faults(get(f"pages/{article.translation_key}/", fields=fields)) == [("fields", "invalid")]


def test_what_cards_do_not_hold_is_refused_rather_than_left_out() -> None:
    an_article()
    assert faults(get("articles/", fields="body.html")) == [("fields", "invalid")]


def test_so_many_fields_and_no_more() -> None:
    an_article()
    assert faults(get("articles/", fields=",".join(["title"] * 51))) == [("fields", "invalid")]


def test_part_is_not_modified_when_the_caller_has_it() -> None:
    article = an_article()
    path = f"pages/{article.translation_key}/"
    etag: Any = get(path, fields="title").headers["ETag"]
    assert get(path, headers={"If-None-Match": etag}, fields="title").status_code == 304
