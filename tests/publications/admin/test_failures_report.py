"""The report “Not published”: an editor sees what readers do not have, and can try again."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from pages.blocks.text import TextBlock
from pages.models import RelatedPage
from publications.engine import publish
from publications.images import image_key
from publications.models import IMAGE, NAVIGATION, NAVIGATION_KEY, Publication, TranslationSet
from tests.factories.api import document
from tests.factories.images import an_image
from tests.factories.pages import a_section, an_article, home, published, translated
from tests.factories.publications import listed_pages
from tests.factories.snippets import a_figure, a_person
from tests.publications.admin.people import an_administrator, an_editor

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/not-published/"
TRACEBACK = (
    'Traceback (most recent call last):\n  File "blocks.py", line 1\nValueError: this block cannot be written out'
)
LATE = datetime.timedelta(minutes=6)
TEXT = [("text", {"heading": "", "html": "<p>Tekst</p>"})]


def rows_of(thing: Any) -> Any:
    key = thing.public_id if hasattr(thing, "public_id") else thing.translation_key
    return Publication.objects.filter(key=key)


def failed(thing: Any, locale: str = "", **fields: Any) -> Any:
    """The thing, as if its last build had failed: for readers of one language, or of all."""
    rows = rows_of(thing).filter(locale=locale) if locale else rows_of(thing)
    rows.update(failure=TRACEBACK, failed_at=timezone.now(), **fields)
    return thing


def shown(client: Client) -> str:
    answer = client.get(REPORT)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def listed(client: Client) -> list[tuple[str, Any]]:
    """Kind and key of every line."""
    return [(line.kind, line.key) for line in client.get(REPORT).context["object_list"]]


def try_again(client: Client, thing: Any) -> Any:
    row = rows_of(thing).first()
    address = reverse("publications_not_published_try_again", args=[row.kind, row.key])
    return client.post(address, follow=True)


def break_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page with a text block can be built."""

    def to_json(self: TextBlock, value: Any, context: Any) -> Any:
        raise ValueError("still broken")

    monkeypatch.setattr(TextBlock, "to_json", to_json)


def said(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def test_says_so_when_readers_have_everything() -> None:
    an_article()
    assert "Readers have everything that was published." in shown(an_administrator())


def test_page_that_failed_is_one_line_with_its_editor_type_languages_and_reason() -> None:
    article = failed(an_article(title="Over hechting"))
    administrator = an_administrator()
    assert listed(administrator) == [("page", article.translation_key)]
    page = shown(administrator)
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[article.pk])}"' in page
    for words in ("Over hechting", "Article", "Arabic, German, English, Dutch", "ValueError: this block cannot be"):
        assert words in page


def test_failing_translation_leads_to_the_translation() -> None:
    article = an_article()
    english = failed(translated(article, "en", title="Attachment"), "en")
    page = shown(an_administrator())
    assert reverse("wagtailadmin_pages:edit", args=[english.pk]) in page
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) not in page


def test_failing_shared_pieces_lead_to_their_editors() -> None:
    figure, person = failed(a_figure()), failed(a_person())
    page = shown(an_administrator())
    assert f"/figure/edit/{figure.pk}/" in page
    assert f"/person/edit/{person.pk}/" in page


def test_failing_image_leads_to_its_editor() -> None:
    image = an_image("Een linde")
    publish(IMAGE, image_key(image.pk))
    Publication.objects.filter(kind=IMAGE).update(failure="ImageFileMissing: upload it", failed_at=timezone.now())
    page = shown(an_administrator())
    assert "Een linde" in page
    assert reverse("wagtailimages:edit", args=[image.pk]) in page


def test_failing_menu_is_listed_without_an_editor() -> None:
    an_article()
    Publication.objects.filter(kind=NAVIGATION).update(failure=TRACEBACK, failed_at=timezone.now())
    assert listed(an_administrator()) == [(NAVIGATION, NAVIGATION_KEY)]


def test_page_that_could_never_be_built_has_the_title_of_its_editor() -> None:
    failed(an_article(title="Nieuw"), title="", served=False)
    assert "Nieuw" in shown(an_administrator())


@pytest.mark.parametrize(
    ("served", "words"),
    [(True, "the former version"), (False, "nothing"), (None, "the former version; in German nothing")],
)
def test_says_what_readers_see_meanwhile(served: bool | None, words: str) -> None:
    article = failed(an_article())
    if served is False:
        rows_of(article).update(served=False)
    elif served is None:
        rows_of(article).filter(locale="de").update(served=False)
    assert f"> {words} </td>" in shown(an_administrator())


def test_whole_traceback_is_for_administrators() -> None:
    article = failed(an_article())
    assert "blocks.py" in shown(an_administrator())
    page = shown(an_editor(article))
    assert "ValueError: this block cannot be written out" in page
    assert "blocks.py" not in page


def test_what_a_failure_says_is_shown_as_text() -> None:
    article = an_article()
    rows_of(article).update(failure="ValueError: <script>alert(1)</script>", failed_at=timezone.now())
    page = shown(an_administrator())
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_waits_to_be_built_is_listed_after_some_minutes() -> None:
    administrator = an_administrator()
    article, fresh = an_article(), an_article()
    rows_of(article).update(pending=True, built_at=timezone.now() - LATE)
    rows_of(fresh).update(pending=True, built_at=timezone.now())
    assert listed(administrator) == [("page", article.translation_key)]
    assert "the worker is not running" in shown(administrator)


def test_thing_nobody_could_decide_on_is_listed() -> None:
    article = an_article(title="Onbeslist")
    sets = TranslationSet.objects.filter(key=article.translation_key)
    sets.update(failure="IntegrityError: twice", failed_at=timezone.now())
    administrator = an_administrator()
    assert listed(administrator) == [("page", article.translation_key)]
    assert "Onbeslist" in shown(administrator)
    assert "IntegrityError: twice" in shown(administrator)


def test_version_that_should_be_live_is_listed_with_its_editor() -> None:
    article = an_article(title="Te laat", draft=True)
    moment = timezone.now() - LATE
    Revision.objects.for_instance(article).update(approved_go_live_at=moment)
    page = shown(an_administrator())
    assert "Scheduled, and late" in page
    assert "Te laat" in page
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in page
    assert "Readers have everything" not in page


def test_version_whose_time_has_just_come_is_not_late() -> None:
    Revision.objects.for_instance(an_article(draft=True)).update(approved_go_live_at=timezone.now())
    assert "Readers have everything that was published." in shown(an_administrator())


def test_the_latest_failure_comes_first() -> None:
    first, second = failed(an_article()), failed(an_article())
    assert [key for _kind, key in listed(an_administrator())] == [second.translation_key, first.translation_key]


def test_the_number_of_queries_does_not_grow_with_the_number_of_lines() -> None:
    section = a_section()
    editor = an_editor(section)
    failed(an_article(section)), failed(a_figure())
    shown(editor)
    with CaptureQueriesContext(connection) as few:
        shown(editor)
    for _ in range(6):
        failed(an_article(section))
        failed(a_figure())
        Revision.objects.for_instance(an_article(section)).update(approved_go_live_at=timezone.now() - LATE)
    with CaptureQueriesContext(connection) as many:
        shown(editor)
    assert len(many) <= len(few)


def test_hundred_failures_are_shown_page_by_page() -> None:
    Publication.objects.filter(key__in=listed_pages(100)).update(failure=TRACEBACK, failed_at=timezone.now())
    administrator = an_administrator()
    assert len(listed(administrator)) == 50
    assert len(administrator.get(REPORT, {"p": "2"}).context["object_list"]) == 50


@pytest.mark.parametrize(("language", "words"), [("nl", 'dir="ltr"'), ("ar", 'dir="rtl"')])
def test_reads_in_the_direction_of_the_editors_language(language: str, words: str) -> None:
    failed(an_article())
    page = shown(an_administrator(language))
    assert words in page.split("<head", 1)[0]
    assert '<pre dir="ltr">' in page


def test_menu_leads_editors_to_the_report_and_nobody_else() -> None:
    assert REPORT in an_editor(home()).get("/admin/").content.decode()


def test_whoever_may_not_edit_pages_sees_no_report() -> None:
    visitor = an_editor()
    assert visitor.get(REPORT).status_code == 302
    assert REPORT not in visitor.get("/admin/").content.decode()


def test_trying_again_builds_the_thing_and_says_so() -> None:
    article = failed(an_article(title="Hechting"), served=False)
    answer = try_again(an_editor(article), article)
    assert "Readers have the latest version of “Hechting” now." in said(answer)
    assert not rows_of(article).exclude(failure="").exists()
    assert document(article)["title"] == "Hechting"


def test_trying_again_in_vain_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    article = failed(an_article(title="Hechting", body=TEXT))
    break_text(monkeypatch)
    answer = try_again(an_administrator(), article)
    assert "“Hechting” still cannot be built. Reason: ValueError: still broken" in said(answer)
    assert listed(an_editor(article)) == [("page", article.translation_key)]


def test_undecided_thing_is_decided_when_it_is_tried_again() -> None:
    article = an_article(title="Hechting")
    Publication.objects.filter(key=article.translation_key).delete()
    sets = TranslationSet.objects.filter(key=article.translation_key)
    sets.update(failure="IntegrityError: twice", failed_at=timezone.now())
    key = article.translation_key
    an_administrator().post(reverse("publications_not_published_try_again", args=["page", key]))
    assert document(article)["title"] == "Hechting"


def test_only_who_may_publish_a_page_may_try_it_again() -> None:
    article, other = failed(an_article()), a_section()
    answer = try_again(an_editor(other), article)
    assert "Readers have" not in said(answer)
    assert rows_of(article).exclude(failure="").exists()


def test_button_is_there_for_who_may_press_it() -> None:
    section = a_section()
    failed(an_article(section))
    failed(an_article())
    assert shown(an_editor(section)).count("Try again") == 1
    assert shown(an_administrator()).count("Try again") == 2


def test_thing_that_does_not_exist_cannot_be_tried_again() -> None:
    address = reverse("publications_not_published_try_again", args=["page", "0b1f9f5e-6a86-4f05-9b0d-1d5a5a4b8c11"])
    assert an_administrator().post(address).status_code == 404


def test_looking_at_the_address_of_the_button_changes_nothing() -> None:
    article = failed(an_article())
    address = reverse("publications_not_published_try_again", args=["page", article.translation_key])
    assert an_administrator().get(address).status_code == 405


def test_other_sites_cannot_press_the_button() -> None:
    article = failed(an_article())
    administrator = an_administrator()
    administrator.handler.enforce_csrf_checks = True
    address = reverse("publications_not_published_try_again", args=["page", article.translation_key])
    assert administrator.post(address).status_code == 403
    token = administrator.get(REPORT).context["csrf_token"]
    assert 'name="csrfmiddlewaretoken"' in shown(administrator)
    assert administrator.post(address, {"csrfmiddlewaretoken": str(token)}).status_code == 302


def test_what_shows_it_follows_when_it_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    article = an_article(title="Oud", body=TEXT)
    beside = an_article(related_rows=[RelatedPage(target=article)])
    with monkeypatch.context() as patch:
        break_text(patch)
        article.title = "Nieuw"
        published(article)
    assert document(beside)["related"][0]["title"] == "Oud"
    with django_capture_on_commit_callbacks(execute=True):
        try_again(an_administrator(), article)
    assert document(beside)["related"][0]["title"] == "Nieuw"


def test_button_opens_no_transaction_around_the_one_that_may_have_to_be_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = failed(an_article())
    depths: list[int] = []
    monkeypatch.setattr("publications.admin.report.publish", lambda *_: depths.append(len(connection.savepoint_ids)))
    try_again(an_administrator(), article)
    assert depths == [len(connection.savepoint_ids)]
