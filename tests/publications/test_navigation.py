"""The menu of each language: what editors put into it, in their order, and nothing that is not public."""

import datetime
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import orjson
import pytest
import time_machine
from django.conf import settings as project_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator
from wagtail.models import Page, PageViewRestriction

from publications.builds import build_rows
from publications.engine import reconcile
from publications.models import NAVIGATION, PAGE, Publication, PublicationInput
from publications.schema import document_schema
from publications.settling import settle
from publications.verifying import verify
from tests.factories.api import document, get, read
from tests.factories.pages import a_section, a_vacancy, an_article, home, published, stored, translated
from tests.factories.snippets import a_call_to_action, a_helpline, an_organisation, republished, translated_snippet

pytestmark = pytest.mark.django_db

LANGUAGES = ("nl", "en", "ar")


def menu(locale: str = "nl") -> Any:
    return read("navigation/", locale=locale)


def titles(entries: list[Any]) -> list[Any]:
    """The titles of a menu as an outline: each, followed by a list of what stands below it where anything does."""
    outline: list[Any] = []
    for entry in entries:
        outline.append(entry["title"])
        if entry["items"]:
            outline.append(titles(entry["items"]))
    return outline


def outline(locale: str = "nl") -> list[Any]:
    return titles(menu(locale)["items"])


def in_menu(build: Any, *where: Any, **fields: Any) -> Any:
    return build(*where, show_in_menus=True, **fields)


# -- what stands in it -------------------------------------------------------------------------------------


def test_only_pages_that_editors_put_into_the_menu_stand_in_it_in_their_order() -> None:
    second = in_menu(an_article, title="B")
    in_menu(an_article, title="A")
    an_article(title="Niet in het menu")
    assert outline() == ["B", "A"]
    Page.objects.get(pk=second.pk).move(home(), pos="last-child")
    assert outline() == ["A", "B"]


def test_menu_has_three_levels() -> None:
    first = in_menu(a_section, title="Een")
    second = in_menu(a_section, first, title="Twee")
    third = in_menu(a_section, second, title="Drie")
    in_menu(an_article, third, title="Vier")
    assert outline() == ["Een", ["Twee", ["Drie"]]]


def test_page_below_one_that_is_not_in_the_menu_is_not_in_it_either() -> None:
    section = a_section(title="Stil")
    in_menu(an_article, section, title="Eronder")
    assert outline() == []


def test_home_page_stands_apart_whether_or_not_it_is_in_menus() -> None:
    assert menu()["home"]["path"] == "/nl/"
    assert menu()["home"]["id"] == str(home().translation_key)
    assert "items" not in menu()["home"]


def test_entry_has_the_short_title_where_there_is_one() -> None:
    in_menu(an_article, title="Alles over hechting", short_title="Hechting")
    assert outline() == ["Hechting"]


def test_entry_without_a_translation_is_shown_in_its_own_language_and_direction() -> None:
    article = in_menu(an_article, title="Hechting")
    in_menu(an_article, title="Alleen Nederlands")
    translated(article, "ar", title="التعلق")
    found = menu("ar")
    assert (found["locale"], found["direction"]) == ("ar", "rtl")
    own, fallback = found["items"]
    assert (own["title"], own["locale"], own["direction"], own["is_fallback"]) == ("التعلق", "ar", "rtl", False)
    assert (fallback["title"], fallback["locale"], fallback["direction"]) == ("Alleen Nederlands", "nl", "ltr")
    assert fallback["is_fallback"] is True
    assert {entry["path"].split("/")[1] for entry in found["items"]} == {"ar"}


def test_source_decides_for_all_languages_whether_a_page_is_in_the_menu() -> None:
    article = an_article(title="Hechting")
    translated(article, "en", title="Attachment", show_in_menus=True)
    assert outline("en") == []
    article = stored(article)
    article.show_in_menus = True
    published(article)
    assert outline("en") == ["Attachment"]


def test_organisation_help_lines_and_calls_to_action_stand_beside_it_in_the_language_asked_for() -> None:
    organisation = an_organisation(name="Lindehof")
    line = a_helpline(name="Luisterlijn", phone="0800-2000")
    emergency = a_helpline(name="Alarm", phone="112", is_emergency=True)
    action = a_call_to_action(label="Meld je aan")
    translated_snippet(line, "ar", name="خط المساعدة")
    settle()
    found = menu("ar")
    assert found["organisation"]["id"] == str(organisation.translation_key)
    assert [item["id"] for item in found["helplines"]] == [str(emergency.translation_key), str(line.translation_key)]
    assert [item["name"] for item in found["helplines"]] == ["Alarm", "خط المساعدة"]
    assert [item["id"] for item in found["calls_to_action"]] == [str(action.translation_key)]
    republished(action, label="Word lid")
    republished(line, phone="0800-2001")
    settle()
    found = menu("ar")
    assert found["calls_to_action"][0]["label"] == "Word lid"
    assert found["helplines"][1]["phone"] == "0800-2001"


def test_emergency_number_is_there_when_nothing_else_is() -> None:
    for locale in LANGUAGES:
        found = menu(locale)
        assert found["emergency_number"] == project_settings.EMERGENCY_NUMBER
        assert (found["organisation"], found["helplines"], found["calls_to_action"]) == (None, [], [])


def test_menu_fits_its_schema() -> None:
    section = in_menu(a_section, title="Hulp")
    in_menu(an_article, section, title="Eerste hulp")
    an_organisation()
    a_helpline(is_emergency=True)
    a_call_to_action(target_page=section)
    settle()
    validator = Draft202012Validator(document_schema("navigation"))
    for locale in LANGUAGES:
        validator.validate(menu(locale))


def test_schema_refuses_a_fourth_level() -> None:
    section = in_menu(a_section, title="Een")
    in_menu(a_section, in_menu(a_section, section, title="Twee"), title="Drie")
    found = menu()
    deepest = found["items"][0]["items"][0]["items"][0]
    validator = Draft202012Validator(document_schema("navigation"))
    assert validator.is_valid(found)
    deepest["items"].append({**deepest, "items": []})
    assert not validator.is_valid(found)


# -- what leaves it ----------------------------------------------------------------------------------------


def unpublish(page: Any) -> None:
    stored(page).unpublish()


def delete(page: Any) -> None:
    Page.objects.get(pk=page.pk).delete()


def make_private(page: Any) -> None:
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")


@pytest.mark.parametrize("take_down", [unpublish, delete, make_private])
def test_what_is_taken_down_leaves_the_menu_in_the_same_transaction(take_down: Any) -> None:
    section = in_menu(a_section, title="Hulp")
    in_menu(an_article, section, title="Eerste hulp")
    in_menu(an_article, title="Blijft")
    before = {locale: get("navigation/", locale=locale).headers["ETag"] for locale in LANGUAGES}
    take_down(section)
    for locale in LANGUAGES:
        answer = get("navigation/", locale=locale)
        assert answer.headers["ETag"] != before[locale]
        assert "Hulp" not in titles(answer.json()["items"])
        assert "Blijft" in titles(answer.json()["items"])


def test_translation_that_is_taken_down_gives_way_to_the_next_best_in_the_same_transaction() -> None:
    article = in_menu(an_article, title="Hechting")
    english = translated(article, "en", title="Attachment")
    assert (outline("en"), outline("ar")) == (["Attachment"], ["Attachment"])
    english.unpublish()
    assert (outline("en"), outline("ar")) == (["Hechting"], ["Hechting"])


def test_page_that_is_moved_leaves_its_place_in_the_same_transaction() -> None:
    old, new = in_menu(a_section, title="Oud"), in_menu(a_section, title="Nieuw")
    page = in_menu(an_article, old, title="Verhuist")
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=new.pk), pos="last-child")
    assert outline() == outline("ar") == ["Oud", "Nieuw", ["Verhuist"]]
    settle()
    assert menu()["items"][1]["items"][0]["path"] == document(page)["path"] == "/nl/nieuw/verhuist/"


def test_page_that_is_taken_out_of_the_menu_leaves_it_and_stays_public() -> None:
    page = in_menu(an_article, title="Hechting")
    page.show_in_menus = False
    published(page)
    assert outline() == outline("ar") == []
    assert document(page)["title"] == "Hechting"


def test_renamed_page_follows_after_settling() -> None:
    page = in_menu(an_article, title="Oud")
    page.title = "Nieuw"
    published(page)
    settle()
    assert outline() == outline("ar") == ["Nieuw"]


def test_page_that_expires_leaves_the_menu_at_that_moment() -> None:
    in_menu(an_article, title="Tijdelijk", expire_at=timezone.now() + datetime.timedelta(hours=1))
    in_menu(an_article, title="Blijft")
    settle()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        assert outline() == ["Blijft"]
        settle()
        assert outline() == ["Blijft"]


def test_vacancy_that_closed_leaves_the_menu() -> None:
    in_menu(a_vacancy, in_menu(a_section, title="Werk"), title="Begeleider", closes_in=datetime.timedelta(days=10))
    settle()
    assert outline() == ["Werk", ["Begeleider"]]
    with time_machine.travel(timezone.now() + datetime.timedelta(days=11)):
        settle()
        assert outline() == ["Werk"]


def test_menu_without_a_home_page_is_empty_and_still_holds_the_emergency_number() -> None:
    in_menu(an_article, title="Hechting")
    home().unpublish()
    found = menu()
    assert (found["home"], found["items"]) == (None, [])
    assert found["emergency_number"] == project_settings.EMERGENCY_NUMBER


# -- a menu that cannot be built ---------------------------------------------------------------------------


def cannot_be_written(row: Any, context: Any) -> Any:
    context.menu()
    raise ValueError("this menu cannot be written out")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[], AbstractContextManager[None]]:
    """``with broken():`` no menu can be built."""

    @contextmanager
    def broken() -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr("publications.builder.navigation_document", cannot_be_written)
            yield

    return broken


def test_menu_that_fails_keeps_no_entry_that_was_withdrawn(broken: Any) -> None:
    page = in_menu(an_article, title="Geheim geworden")
    settle()
    with broken():
        unpublish(page)
        for locale in LANGUAGES:
            assert b"Geheim geworden" not in get("navigation/", locale=locale).content
        settle()
        for locale in LANGUAGES:
            assert b"Geheim geworden" not in get("navigation/", locale=locale).content
    assert stored(page).live is False


def test_menu_that_failed_is_back_when_it_can_be_built_again(broken: Any) -> None:
    in_menu(an_article, title="Blijft")
    with broken():
        unpublish(in_menu(an_article, title="Weg"))
    assert Publication.objects.filter(kind=NAVIGATION).exclude(failure="").exists()
    reconcile()
    settle()
    assert outline() == ["Blijft"]
    assert verify() == []


def test_menu_that_fails_does_not_hold_up_the_editor(broken: Any) -> None:
    with broken():
        page = in_menu(an_article, title="Hechting")
    assert document(page)["title"] == "Hechting"
    assert Publication.objects.filter(kind=PAGE).exclude(failure="").count() == 0


# -- what it costs -----------------------------------------------------------------------------------------


def fill_menu(number: int) -> None:
    """So many entries more, as if they had been published."""
    model = Publication.objects.filter(kind=PAGE, locale="nl", type="article").order_by("pk")
    card = orjson.loads(bytes(model[0].card))
    rows = []
    for _ in range(number):
        key, copy = uuid.uuid4(), model[0]
        copy.pk, copy.key, copy.slug, copy.path = None, key, key.hex, f"/nl/{key.hex}/"
        copy.card, copy.card_hash = orjson.dumps(card | {"id": str(key), "path": copy.path}), key.hex
        rows.append(copy)
    Publication.objects.bulk_create(rows)


def queries_to_build() -> int:
    row = Publication.objects.get(kind=NAVIGATION, locale="nl")
    PublicationInput.objects.filter(publication=row).delete()
    with CaptureQueriesContext(connection) as queries:
        assert build_rows([row], timezone.now()).changed
    return len(queries)


def test_building_the_menu_costs_the_same_for_few_and_many_entries() -> None:
    in_menu(an_article, title="Eerste")
    fill_menu(4)
    for_five = queries_to_build()
    assert len(menu()["items"]) == 5
    fill_menu(45)
    assert queries_to_build() == for_five
    assert len(menu()["items"]) == 50
