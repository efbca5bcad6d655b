"""Readers who ask for pages by how good their translation is, and for how many there are of each kind."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from api.openapi.document import openapi
from api.urls import PIECES, TYPES
from publications.reading import counting
from tests.factories.api import faults, get, read
from tests.factories.pages import a_section, a_treatment, published, stored
from tests.factories.snippets import a_helpline
from tests.factories.translators import imported, placed, returned, translation_of
from tests.publications.partial import partly_translated
from translations.states import taken_as_current

pytestmark = pytest.mark.django_db

STATES = ["source", "current", "outdated", "partial", "fallback"]


@pytest.fixture(autouse=True)
def pages() -> dict[str, Any]:
    """One treatment in each state in English, by state; in Dutch all are the source."""
    section = a_section(title="Hulp")
    made = {
        name: placed(a_treatment(section, title=f"Kanarie {name}", summary="Hulp.", why="<p>Omdat.</p>"), "en")
        for name in STATES[1:]
    }
    for name in ("current", "outdated"):
        imported(returned(made[name], locale="en"))
    partly_translated(made["partial"], without=["why"], locale="en")
    outdated = stored(made["outdated"])
    outdated.summary = "Andere hulp."
    made["outdated"] = published(outdated)
    return made


def ids(path: str, **parameters: Any) -> set[str]:
    return {(item.get("card") or item)["id"] for item in read(path, locale="en", **parameters)["items"]}


def exported(**parameters: Any) -> list[Any]:
    return [json.loads(line) for line in get("export.ndjson", **parameters).getvalue().splitlines()]


@pytest.mark.parametrize("state", STATES[1:])
@pytest.mark.parametrize(
    ("path", "more"), [("treatments/", {}), ("pages/", {"type": "treatment"}), ("search/", {"q": "kanarie"})]
)
def test_pages_are_found_by_the_state_of_their_translation(pages: Any, path: str, more: Any, state: str) -> None:
    assert ids(path, translation_state=state, **more) == {str(pages[state].translation_key)}
    others = ",".join(name for name in STATES if name != state)
    assert ids(path, translation_state__in=others, **more) == {
        str(page.translation_key) for name, page in pages.items() if name != state
    }


def test_whole_documents_of_a_list_are_in_the_state_asked_for() -> None:
    for state in STATES[1:]:
        (found,) = read("treatments/", locale="en", view="full", translation_state=state)["items"]
        assert found["translation"]["state"] == state


def test_everything_is_the_source_in_the_source_language() -> None:
    assert read("treatments/", translation_state="source")["count"] == 4
    assert read("treatments/", translation_state__in="current,outdated,partial,fallback")["count"] == 0


def test_filters_narrow_together(pages: Any) -> None:
    assert ids("treatments/", translation_state="current", translation_state__in="current,partial") == {
        str(pages["current"].translation_key)
    }
    assert ids("treatments/", translation_state="current", translation_state__in="outdated,partial") == set()
    assert ids("treatments/", translation_state="fallback", fallback="none") == set()
    assert ids("search/", q="kanarie", translation_state="outdated", type="article") == set()


def test_number_and_links_of_a_list_are_those_of_the_state(pages: Any) -> None:
    answer = read("treatments/", locale="en", translation_state__in="current,outdated,partial", limit=2)
    assert answer["count"] == 3
    assert "translation_state__in=current%2Coutdated%2Cpartial" in answer["next"]
    assert len(get(answer["next"].removeprefix("/api/v1/")).json()["items"]) == 1
    first = read("treatments/", locale="en", translation_state__in="current,outdated,partial", limit=2, cursor="start")
    rest = get(first["next"].removeprefix("/api/v1/")).json()
    found = [item["id"] for item in first["items"] + rest["items"]]
    assert len(found) == len(set(found)) == 3


def test_facets_of_a_search_count_only_pages_in_the_state() -> None:
    answer = read("search/", locale="en", q="kanarie", translation_state="partial")
    assert answer["facets"]["type"] == [{"value": "treatment", "count": 1}]


def test_export_holds_only_pages_in_the_state(pages: Any) -> None:
    a_helpline()
    found = exported(locale="en", translation_state="outdated")
    assert [item["id"] for item in found] == [str(pages["outdated"].translation_key)]
    assert all(item["translation"]["state"] == "partial" for item in exported(translation_state="partial"))
    everywhere = exported(translation_state__in=",".join(STATES))
    assert everywhere
    assert {item["type"] for item in everywhere} == {"home", "section", "treatment"}


@pytest.mark.parametrize("path", ["pages/", "export.ndjson", "search/", *(f"{name}/" for name in TYPES)])
def test_unknown_state_is_refused_with_those_there_are(path: str) -> None:
    more: dict[str, Any] = {"q": "kanarie"} if path == "search/" else {}
    for name, value in (("translation_state", "missing"), ("translation_state__in", "current,draft")):
        answer = get(path, **more | {name: value})
        assert faults(answer) == [(name, "invalid")]
        assert all(state in answer.json()["errors"][0]["detail"] for state in STATES)


@pytest.mark.parametrize("path", PIECES)
def test_shared_pieces_have_no_state_to_ask_for(path: str) -> None:
    assert faults(get(f"{path}/", translation_state="current")) == [("translation_state", "unknown")]


def test_description_says_what_the_states_are() -> None:
    described = openapi()
    asked = {
        parameter["name"]: parameter
        for parameter in described["paths"]["/api/v1/treatments/"]["get"]["parameters"]
        if "name" in parameter
    }
    assert asked["translation_state"]["schema"]["enum"] == STATES
    assert asked["translation_state"]["description"]
    assert asked["translation_state__in"]["schema"]["items"]["enum"] == STATES
    document = described["components"]["schemas"]["TreatmentDocument"]
    assert document["properties"]["translation"]["properties"]["state"]["enum"] == STATES


# -- how many there are ----------------------------------------------------------------------------------------


def counted(code: str) -> dict[str, int]:
    return next(item["pages"] for item in read("locales/")["items"] if item["code"] == code)


def test_languages_tell_how_many_pages_are_in_each_state() -> None:
    # Four treatments, their section and the home page.
    none = dict.fromkeys(STATES, 0)
    assert counted("nl") == {"total": 6, "translated": 6} | none | {"source": 6}
    assert counted("en") == {"total": 6, "translated": 5} | none | {
        "current": 3,
        "outdated": 1,
        "partial": 1,
        "fallback": 1,
    }
    assert counted("pl") == {"total": 6, "translated": 0} | none | {"fallback": 6}


def test_states_of_a_language_sum_to_all_of_its_pages() -> None:
    for item in read("locales/")["items"]:
        pages = item["pages"]
        assert sum(pages[state] for state in STATES) == pages["total"]
        assert pages["total"] - pages["fallback"] == pages["translated"]


class TestRemembered:
    """Counted with a memory that takes what it is told at its word."""

    @pytest.fixture(autouse=True)
    def _as_if_committed(self, monkeypatch: pytest.MonkeyPatch) -> Any:
        counting.forget_counts()
        monkeypatch.setattr(counting, "in_transaction", lambda: False)
        yield
        counting.forget_counts()

    def test_changed_state_is_counted_at_once_though_no_page_came_or_went(self, pages: Any) -> None:
        assert (counted("en")["outdated"], counted("en")["current"]) == (1, 3)
        with TestCase.captureOnCommitCallbacks(execute=True):
            taken_as_current(pages["outdated"].translation_key, "en")
        assert (counted("en")["outdated"], counted("en")["current"]) == (0, 4)
        translation_of(pages["partial"], "en").unpublish()
        assert (counted("en")["partial"], counted("en")["fallback"]) == (0, 2)

    def test_counts_that_are_known_cost_one_statement(self) -> None:
        read("locales/")
        with CaptureQueriesContext(connection) as captured:
            read("locales/")
        assert len(captured) == 1
