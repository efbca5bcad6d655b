"""The menu and images: what is read that is no page."""

import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.models import NAVIGATION_KEY, Publication
from tests.factories.api import get, problem, read
from tests.factories.publications import listed_pages, shown_by, stored_row

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2030, 1, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def entry(key: str, *items: Any) -> dict[str, Any]:
    return {"id": key, "title": key, "items": list(items)}


def a_menu(*items: Any, home: str | None = None, **columns: Any) -> dict[str, Any]:
    """Store a menu of these entries in place of the one that stands there."""
    Publication.objects.filter(kind="navigation").delete()
    body = {"type": "navigation", "home": {"id": home} if home else None, "items": list(items), "helplines": []}
    stored_row("navigation", NAVIGATION_KEY, "nl", body=body, **columns)
    return body


def test_menu_is_the_stored_one_of_the_language() -> None:
    body = a_menu(entry(str(uuid4()), entry(str(uuid4()))))
    assert read("navigation/") == body
    assert get("navigation/").headers["Content-Language"] == "nl"
    problem(get("navigation/", locale="ar"), 404, "not-found")


def test_menu_that_changes_later_is_given_as_it_is_stored() -> None:
    body = a_menu(entry(str(uuid4())), next_change_at=NOW + HOUR)
    with time_machine.travel(NOW, tick=False):
        assert read("navigation/") == body


def test_page_that_expired_is_in_no_menu_though_nobody_has_built_it_anew() -> None:
    stays, inner = listed_pages(2)
    (home,) = listed_pages(1, type="home")
    (expires,) = listed_pages(1, expires_at=NOW + HOUR)
    (below,) = listed_pages(1)
    items = [entry(stays, entry(expires, entry(below)), entry(inner)), entry(expires)]
    a_menu(*items, home=home, next_change_at=NOW + HOUR)
    with time_machine.travel(NOW, tick=False):
        before = get("navigation/")
        assert before.json()["items"] == items
    with time_machine.travel(NOW + HOUR, tick=False):
        after = get("navigation/")
        assert after.json()["items"] == [entry(stays, entry(inner))]
        assert after.json()["home"] == {"id": home}
        assert after.json().keys() == before.json().keys()
        assert after.headers["ETag"] != before.headers["ETag"]
        assert get("navigation/", headers={"if-none-match": after.headers["ETag"]}).status_code == 304


def test_menu_of_what_all_expired_is_empty() -> None:
    (expires,) = listed_pages(1, expires_at=NOW)
    a_menu(entry(expires), home=expires, next_change_at=NOW)
    with time_machine.travel(NOW + HOUR, tick=False):
        assert (read("navigation/")["items"], read("navigation/")["home"]) == ([], None)
    a_menu(next_change_at=NOW)
    with time_machine.travel(NOW + HOUR, tick=False):
        assert read("navigation/")["items"] == []


@pytest.mark.parametrize("number", [1, 30])
def test_menu_whose_time_has_come_costs_one_query_more(number: int) -> None:
    a_menu(*(entry(key) for key in listed_pages(number)), next_change_at=NOW)
    with time_machine.travel(NOW, tick=False), CaptureQueriesContext(connection) as captured:
        assert len(read("navigation/")["items"]) == number
    assert len(captured) == 2


def an_image(**columns: Any) -> UUID:
    key = uuid4()
    stored_row("image", key, "", body={"type": "image", "id": str(key)}, **columns)
    return key


def a_page_with(image: UUID, kind: str = "page", **columns: Any) -> None:
    shower = stored_row(kind, uuid4(), "nl", body={}, type=kind)
    shown_by(shower, image)
    Publication.objects.filter(pk=shower.pk).update(**columns)


@pytest.mark.parametrize("kind", ["page", "organisation"])
def test_image_that_something_public_shows_is_read(kind: str) -> None:
    image = an_image()
    a_page_with(image, kind)
    answer = get(f"images/{image}/")
    assert answer.json() == {"type": "image", "id": str(image)}
    assert "Content-Language" not in answer.headers
    assert get(f"images/{str(image).upper()}/").content == answer.content


def test_image_that_nothing_shows_is_missing() -> None:
    shown, hidden = an_image(), an_image()
    a_page_with(shown)
    problem(get(f"images/{hidden}/"), 404, "not-found")
    problem(get(f"images/{uuid4()}/"), 404, "not-found")


@pytest.mark.parametrize("columns", [{"served": False}, {"expires_at": NOW}])
def test_image_of_what_is_no_longer_public_is_missing(columns: dict[str, Any]) -> None:
    image = an_image()
    a_page_with(image, **columns)
    with time_machine.travel(NOW, tick=False):
        problem(get(f"images/{image}/"), 404, "not-found")
    a_page_with(image)
    with time_machine.travel(NOW, tick=False):
        assert get(f"images/{image}/").status_code == 200


def test_image_without_bytes_is_missing() -> None:
    image = an_image()
    a_page_with(image)
    Publication.objects.filter(key=image).update(served=False)
    problem(get(f"images/{image}/"), 404, "not-found")


@pytest.mark.parametrize("kind", ["image", "navigation"])
def test_image_is_not_shown_by_itself_or_by_the_menu(kind: str) -> None:
    image = an_image()
    a_page_with(image, kind)
    problem(get(f"images/{image}/"), 404, "not-found")


def test_page_is_no_image() -> None:
    (key,) = listed_pages(1)
    problem(get(f"images/{key}/"), 404, "not-found")
