"""What the pipeline still has to prepare and what it could not, with the button that tries again."""

from typing import Any

import pytest
from django.utils import timezone

from tests.factories.pages import a_treatment
from tests.publications.admin.people import an_administrator, an_editor
from translations.models import TranslationStatus

pytestmark = pytest.mark.django_db

WORK = "/admin/translations/work/"
FAILURE = 'Traceback (most recent call last):\n  File "writing.py", line 3\nParentNotTranslated: Hulp'


def shown(client: Any) -> str:
    answer = client.get(WORK)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def failed(thing: Any, locale: str = "ar", failure: str = FAILURE) -> None:
    rows = TranslationStatus.objects.filter(translation_key=thing.translation_key, locale=locale)
    rows.update(wanted=2, failure=failure, failed_at=timezone.now())


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for the pipeline, and says when it was called."""
    called: list[str] = []
    # Everything, for what failed just now is to be tried again too.
    monkeypatch.setattr("translations.admin.work.enqueue_waiting", lambda *, everything: called.append(f"{everything}"))
    return called


def test_failure_is_shown_by_its_last_line_with_the_page_it_is_about() -> None:
    TranslationStatus.objects.update(wanted=0)
    failed(a_treatment(title="EMDR"))
    page = shown(an_administrator())
    assert "ParentNotTranslated: Hulp" in page
    assert "Traceback" not in page
    assert "EMDR" in page


def test_what_a_failure_says_is_shown_as_text() -> None:
    failed(a_treatment(title="EMDR"), failure="ValueError: <script>alert(1)</script>")
    assert "<script>alert(1)" not in shown(an_administrator())


def test_silent_when_all_is_prepared() -> None:
    TranslationStatus.objects.update(wanted=0, prepared=0)
    assert "All source texts are before the translators." in shown(an_administrator())


def test_trying_again_hands_the_work_to_the_pipeline(pipeline: list[str]) -> None:
    answer = an_administrator().post(f"{WORK}try-again/")
    assert (answer.status_code, pipeline) == (302, ["True"])


def test_looking_at_the_address_of_the_button_changes_nothing(pipeline: list[str]) -> None:
    assert an_administrator().get(f"{WORK}try-again/").status_code == 405
    assert pipeline == []


def test_who_has_no_part_in_it_may_not_try_again(pipeline: list[str]) -> None:
    an_editor().post(f"{WORK}try-again/")
    assert pipeline == []
