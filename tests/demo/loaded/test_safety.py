"""Content warnings, crisis boxes and help lines where they are due; nothing passes for reviewed."""

from typing import Any

import pytest

from tests.demo.loaded.reading import LANGUAGES, ON_THE_DEMO, every_page, hub, page

pytestmark = ON_THE_DEMO


def warnings(document: Any) -> list[str]:
    return [warning["code"] for warning in document["content_warnings"]]


def help_lines(document: Any) -> dict[str, str]:
    """Name → phone of the help lines a page shows."""
    return {line["name"]: line["phone"] for line in document["crisis_box"]["helplines"]}


def test_hub_warns_of_what_it_is_about() -> None:
    assert warnings(hub()) == ["abuse", "neglect", "violence", "death_of_parent", "self_harm"]


def test_hub_shows_all_help_lines_the_emergency_number_first() -> None:
    seen = hub()
    assert seen["crisis_box"]["emergency_number"] == "112"
    assert list(help_lines(seen).items()) == [
        ("Alarmnummer 112", "112"),
        ("113 Zelfmoordpreventie", "113"),
        ("Veilig Thuis", "0800-2000"),
        ("De Kindertelefoon", "0800-0432"),
    ]


def test_page_about_abuse_shows_the_help_lines_for_it() -> None:
    seen = page("attachment_type", "gedesorganiseerd")
    assert warnings(seen) == ["abuse", "neglect", "trauma"]
    assert list(help_lines(seen)) == ["Alarmnummer 112", "Veilig Thuis", "De Kindertelefoon"]


def test_page_about_depressed_feelings_shows_the_help_line_for_suicide() -> None:
    seen = page("symptom", "angst-en-somberheid")
    assert warnings(seen) == ["self_harm"]
    assert "113 Zelfmoordpreventie" in help_lines(seen)


def test_page_about_psychiatric_conditions_shows_help_lines_by_its_own_choice() -> None:
    seen = page("symptom", "psychische-aandoeningen")
    assert warnings(seen) == []
    assert "113 Zelfmoordpreventie" in help_lines(seen)


def test_page_that_only_warns_of_moving_content_shows_no_crisis_box() -> None:
    seen = page("treatment", "emdr")
    assert warnings(seen) == ["trauma"]
    assert seen["crisis_box"] is None


@pytest.mark.parametrize("locale", LANGUAGES)
def test_page_whose_warnings_call_for_help_shows_a_crisis_box_in_every_language(locale: str) -> None:
    called = 0
    for document in every_page(locale):
        codes = {w["code"] for w in document.get("content_warnings", []) if w["calls_for_help_lines"]}
        if codes:
            called += 1
            box = document["crisis_box"]
            assert box["emergency_number"] == "112", document["path"]
            for code in codes:
                assert any(code in line["for_warnings"] for line in box["helplines"]), (document["path"], code)
    assert called == 9


@pytest.mark.parametrize("locale", LANGUAGES)
def test_one_help_line_is_overdue_for_verification_and_still_shown(locale: str) -> None:
    overdue = [
        line["phone"] for line in hub(locale)["crisis_box"]["helplines"] if line["verification"]["status"] == "overdue"
    ]
    assert overdue == ["0800-0432"]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_help_lines_are_marked_as_demo_data_and_of_the_right_country(locale: str) -> None:
    for line in hub(locale)["crisis_box"]["helplines"]:
        assert (line["demo_data"], line["country"]) == (True, "NL")


@pytest.mark.parametrize("locale", LANGUAGES)
def test_no_page_about_health_passes_for_reviewed(locale: str) -> None:
    reviews = [document["review"] for document in every_page(locale) if "review" in document]
    assert reviews
    for review in reviews:
        assert (review["status"], review["last_reviewed"], review["reviewed_by"]) == ("not_reviewed", None, None)
