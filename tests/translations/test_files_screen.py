"""Files out and in through the admin."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from tests.factories.api import document
from tests.factories.pages import a_treatment, translated
from tests.factories.translators import placed, translation_of
from translations.exchange import Format, export_units, read_file, runs, write_file
from translations.models import ExchangeRun, LanguageRole, RunState
from translations.roles import give

pytestmark = pytest.mark.django_db

XLIFF = "application/xliff+xml"


@pytest.fixture
def amal(client: Client) -> Client:
    """Signed in as the reviewer for Arabic."""
    user = get_user_model().objects.create_user("amal", password="x")
    translated(a_treatment(), "ar", title="أول")
    give(user, "ar", LanguageRole.REVIEWER)
    client.force_login(user)
    return client


def sent(client: Client, data: bytes, *, locale: str = "ar", name: str = "ar.xlf") -> Any:
    upload = SimpleUploadedFile(name, data)
    return client.post(reverse("translations_files_import"), {"locale": locale, "file": upload}, follow=True)


def filled(page: Any, format: Format = Format.XLIFF12, locale: str = "ar", **texts: str) -> bytes:
    file = export_units([page.translation_key], locale)
    for unit in file.units():
        unit.target = texts.get(unit.address.path, unit.target)
    return write_file(file, format)


def said(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize("format", list(Format))
def test_a_translator_gets_a_file_and_sends_it_back(
    amal: Client, format: Format, django_capture_on_commit_callbacks: Any
) -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    query = {"locale": "ar", "format": format, "only_open": "on", "key": str(treatment.translation_key)}
    answer = amal.get(reverse("translations_files_export"), query)
    assert answer["Content-Type"] == format.content_type
    file = read_file(answer.content)
    for unit in file.units():
        unit.target = {"title": "علاج", "summary": "مساعدة", "slug": ""}[unit.address.path]
    with django_capture_on_commit_callbacks(execute=True):
        sent(amal, write_file(file, format))
    assert document(treatment, "ar")["title"] == "علاج"
    run = ExchangeRun.objects.get()
    assert (run.state, run.content, run.report["published"]) == (
        RunState.DONE,
        b"",
        [f"treatment:{treatment.translation_key}"],
    )
    assert amal.get(reverse("translations_run", args=[run.pk])).status_code == 200


def test_another_language_can_neither_be_taken_out_nor_in(amal: Client) -> None:
    treatment = placed(a_treatment(title="EMDR"), "en")
    answer = amal.get(reverse("translations_files_export"), {"locale": "en"})
    assert answer.status_code == 302
    sent(amal, filled(treatment, locale="en", title="EMDR"), locale="en")
    assert not ExchangeRun.objects.exists()


def test_a_file_for_another_language_is_refused_with_a_sentence(amal: Client) -> None:
    treatment = placed(a_treatment(title="EMDR"), "en")
    answer = sent(amal, filled(treatment, locale="en", title="EMDR"))
    assert "“en”" in said(answer)
    assert not ExchangeRun.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<xliff",
        b"%PDF-1.7",
        b'<!DOCTYPE xliff [<!ENTITY a "b">]><xliff version="1.2"/>',
        "<xliff version='1.2'>é</xliff>".encode("latin-1"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(amal: Client, data: bytes) -> None:
    answer = sent(amal, data)
    assert said(answer)
    assert not ExchangeRun.objects.exists()


def test_a_file_of_fifty_megabytes_is_refused_unread(amal: Client) -> None:
    answer = sent(amal, b" " * 50_000_000)
    assert "20 MB" in said(answer)
    assert not ExchangeRun.objects.exists()


def test_the_same_file_while_it_is_being_taken_in_is_the_same_import(amal: Client) -> None:
    treatment = placed(a_treatment(title="EMDR"))
    data = filled(treatment, title="علاج")
    sent(amal, data)
    sent(amal, data)
    assert ExchangeRun.objects.count() == 1


def test_an_import_that_lost_its_worker_is_taken_up_again() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    run, _is_new = runs.start(filled(treatment, title="علاج"), "ar.xlf", "ar")
    ExchangeRun.objects.update(state=RunState.RUNNING, touched_at=run.created_at - runs.LOST_AFTER * 2)
    runs.run(run.pk)
    assert ExchangeRun.objects.get().state == RunState.DONE
    assert translation_of(treatment).live


def test_an_import_that_another_worker_is_busy_with_is_left_alone() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    run, _is_new = runs.start(filled(treatment, title="علاج"), "ar.xlf", "ar")
    ExchangeRun.objects.update(state=RunState.RUNNING, touched_at=run.created_at)
    runs.run(run.pk)
    assert ExchangeRun.objects.get().state == RunState.RUNNING


def test_an_import_that_fails_keeps_its_file_and_can_be_tried_again(
    amal: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    treatment = placed(a_treatment(title="EMDR"))
    run, _is_new = runs.start(filled(treatment, title="علاج"), "ar.xlf", "ar")

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(runs, "import_units", fail)
        runs.run(run.pk)
    failed = ExchangeRun.objects.get()
    assert (failed.state, "disk full" in failed.failure, bool(failed.content)) == (RunState.FAILED, True, True)
    with django_capture_on_commit_callbacks(execute=True):
        amal.post(reverse("translations_run_again", args=[run.pk]))
    assert ExchangeRun.objects.get().state == RunState.DONE


def test_a_report_tells_what_was_refused_and_why(amal: Client, django_capture_on_commit_callbacks: Any) -> None:
    treatment = placed(a_treatment(title="EMDR", why='<p>Lees <a href="https://een.example/">meer</a>.</p>'))
    data = filled(treatment, title="علاج", why='اقرأ <a id="a9">المزيد</a>.')
    with django_capture_on_commit_callbacks(execute=True):
        sent(amal, data)
    run = ExchangeRun.objects.get()
    answer = amal.get(reverse("translations_run", args=[run.pk]))
    (told,) = answer.context["lists"]
    (line,) = told["lines"]
    assert (line.name, line.place) == ("Behandeling: EMDR", "Waarom")
    assert line.url == reverse("wagtailadmin_pages:edit", args=[translation_of(treatment).pk])
    assert line.url in answer.content.decode()


@pytest.mark.parametrize(("language", "told"), [("nl", "sinds de"), ("en", "since the"), ("", "sinds de")])
def test_reasons_are_told_in_the_language_of_who_sent_the_file(language: str, told: str) -> None:
    user = get_user_model().objects.create_user("amal", password="x")
    UserProfile.objects.create(user=user, preferred_language=language)
    treatment = placed(a_treatment(title="EMDR"))
    data = filled(treatment, title="علاج").replace(b">EMDR<", b">EMDR-therapie<")
    run, _is_new = runs.start(data, "ar.xlf", "ar", user)
    with translation.override("ar"):  # as in a worker that has done something else before
        runs.run(run.pk)
    ((_address, reason),) = ExchangeRun.objects.get().report["refused"]
    assert told in reason


def test_somebody_without_a_language_sees_no_files(client: Client) -> None:
    user = get_user_model().objects.create_user("rik", password="x")
    client.force_login(user)
    assert client.get(reverse("translations_files")).status_code == 302
