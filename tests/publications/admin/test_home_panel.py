"""The start page of the admin says when readers miss something, and is silent otherwise."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from publications.models import Publication
from tests.factories.pages import an_article, home
from tests.publications.admin.people import an_administrator, an_editor

pytestmark = pytest.mark.django_db


def panel(client: Client) -> str:
    """The panel as it is shown, or nothing."""
    page = client.get("/admin/").content.decode()
    _before, found, rest = page.partition('id="not-published-section"')
    return " ".join(rest.partition("</section>")[0].split()) if found else ""


def failed(thing: Any) -> Any:
    rows = Publication.objects.filter(key=thing.translation_key)
    rows.update(failure="ValueError: no", failed_at=timezone.now())
    return thing


def test_silent_when_all_is_well() -> None:
    an_article()
    assert panel(an_administrator()) == ""


def test_counts_things_and_not_their_languages() -> None:
    failed(an_article())
    shown = panel(an_editor(home()))
    assert "1 thing was published, but readers do not have its latest version." in shown
    assert 'href="/admin/reports/not-published/"' in shown


def test_counts_what_is_late_too() -> None:
    failed(an_article())
    late = timezone.now() - datetime.timedelta(minutes=6)
    Revision.objects.for_instance(an_article(draft=True)).update(approved_go_live_at=late)
    assert "2 things were published" in panel(an_administrator())


def test_silent_for_who_may_not_edit_pages() -> None:
    failed(an_article())
    assert panel(an_editor()) == ""
