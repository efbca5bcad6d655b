"""“Your language today”: a translator finds her work on the start page, most urgent first."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation

from tests.factories.pages import a_section, a_treatment, home, published, stored
from tests.factories.translators import imported, placed, returned
from tests.publications.admin.people import an_administrator, an_editor
from tests.translations.admin.people import a_translator, logged_in
from translations.admin.access import own_languages
from translations.admin.home import SHOWN, languages
from translations.models import State, TranslationStatus

pytestmark = pytest.mark.django_db


def panel(client: Client) -> str:
    """The panel as it is shown, or nothing."""
    page = client.get("/admin/").content.decode()
    _before, found, rest = page.partition('id="your-language-section"')
    return " ".join(rest.partition('id="dashboard')[0].split()) if found else ""


def edited(page: Any, summary: str) -> Any:
    page = stored(page)
    page.summary = summary
    return published(page)


def tasks(user: Any, code: str = "ar") -> dict[str, tuple[int, list[str]]]:
    (language,) = languages(user, [code])
    return {task.state: (task.number, [row.source_title for row in task.things]) for task in language.tasks}


@pytest.fixture
def section() -> Any:
    return placed(a_section(title="Hulp"))


def test_outdated_pages_come_first_the_most_recently_changed_on_top(section: Any) -> None:
    treatments = [placed(a_treatment(section, title=title, summary="Hulp.")) for title in ("A", "B", "C")]
    for treatment in treatments:
        imported(returned(treatment))
    edited(treatments[1], "Andere hulp.")
    edited(treatments[0], "Andere hulp.")
    found = tasks(a_translator("ar"))
    assert next(iter(found)) == State.OUTDATED
    assert found[State.OUTDATED] == (2, ["A", "B"])


def test_half_done_drafts_and_missing_pages_have_their_numbers(section: Any) -> None:
    imported(returned(placed(a_treatment(section, title="Half", summary="Hulp.")), without=["summary"]))
    for number in range(SHOWN + 2):
        a_treatment(section, title=f"Nieuw {number}")
    found = tasks(a_translator("ar"))
    assert found[State.DRAFT] == (1, ["Half"])
    number, first = found[State.MISSING]
    assert (len(first), number) == (SHOWN, TranslationStatus.objects.filter(locale="ar", state=State.MISSING).count())


def test_each_number_leads_to_its_list(section: Any) -> None:
    a_treatment(section, title="EMDR")
    assert "/admin/translations/list/?locale=ar&amp;state=missing" in panel(logged_in(a_translator("ar")))


def test_translator_continues_where_she_stopped(section: Any) -> None:
    first, second = (placed(a_treatment(section, title=title, summary="Hulp.")) for title in ("Eerst", "Later"))
    amal, other = a_translator("ar"), a_translator("ar", name="noor")
    imported(returned(first, without=["summary"]), user=amal)
    imported(returned(second, without=["summary"]), user=other)
    (mine,) = languages(amal, ["ar"])
    assert mine.unfinished.source_title == "Eerst"
    assert "Continue where you stopped:" in panel(logged_in(amal))


def test_what_is_finished_is_not_continued(section: Any) -> None:
    amal = a_translator("ar")
    imported(returned(placed(a_treatment(section, title="EMDR", summary="Hulp."))), user=amal)
    assert StringTranslation.objects.filter(last_translated_by=amal).exists()
    (mine,) = languages(amal, ["ar"])
    assert mine.unfinished is None


def test_language_in_which_all_is_done_says_so(section: Any) -> None:
    TranslationStatus.objects.all().delete()
    assert "Everything in Arabic is up to date." in panel(logged_in(a_translator("ar")))


def test_languages_stand_apart_each_with_its_own_name(section: Any) -> None:
    found = panel(logged_in(a_translator("ar", "tr"), "nl"))
    assert found.index(">Turks<") < found.index(">Arabisch<")
    assert "Duits" not in found


def test_titles_say_in_which_language_they_are(section: Any) -> None:
    a_treatment(section, title="EMDR")
    assert '<bdi lang="nl" dir="ltr">EMDR</bdi>' in panel(logged_in(a_translator("ar"), "ar"))


def test_silent_for_who_has_no_language() -> None:
    assert panel(an_editor(home())) == ""
    assert panel(an_administrator()) == ""


def test_work_of_two_languages_takes_four_queries(section: Any) -> None:
    for number in range(8):
        imported(
            returned(placed(a_treatment(section, title=f"Behandeling {number}", summary="Hulp.")), without=["summary"])
        )
    user = a_translator("ar", "tr")
    with CaptureQueriesContext(connection) as queries:
        languages(user, own_languages(user))
    assert len(queries) == 4
