"""A page that cannot be built keeps what it served; the editor is told, and nobody else is held up."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from pages.blocks.text import TextBlock
from publications.models import Publication
from publications.settling import settle
from tests.factories.api import document, get
from tests.factories.pages import a_treatment, an_article, published, stored, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def exploding_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text block fails wherever its heading is “boem”."""
    original = TextBlock.to_json

    def to_json(self: TextBlock, value: Any, context: Any) -> Any:
        if value.get("heading") == "boem":
            raise ValueError("this block cannot be written out")
        return original(self, value, context)

    monkeypatch.setattr(TextBlock, "to_json", to_json)


def with_text(page: Any, heading: str) -> Any:
    page.body = [("text", {"heading": heading, "html": "<p>Tekst</p>"})]
    return page


@pytest.mark.usefixtures("exploding_block")
def test_failing_block_leaves_the_former_answer_serving() -> None:
    article = an_article(title="Hechting")
    before = get(f"pages/{article.translation_key}/").content
    article.title = "Nieuwe titel"
    published(with_text(article, "boem"))
    assert get(f"pages/{article.translation_key}/").content == before
    assert stored(article).title == "Nieuwe titel"


@pytest.mark.usefixtures("exploding_block")
def test_failure_is_recorded_with_its_reason_and_cleared_when_mended() -> None:
    article = published(with_text(an_article(title="Hechting"), "boem"))
    row = Publication.objects.get(key=article.translation_key, locale="nl")
    assert "this block cannot be written out" in row.failure
    published(with_text(article, "goed"))
    row.refresh_from_db()
    assert row.failure == ""
    assert document(article)["body"][0]["heading"] == "goed"


@pytest.mark.usefixtures("exploding_block")
def test_page_that_never_could_be_built_is_not_served_at_all() -> None:
    article = an_article(title="Hechting", body=[("text", {"heading": "boem", "html": "<p>Tekst</p>"})])
    assert get(f"pages/{article.translation_key}/").status_code == 404
    assert b"Hechting" not in get("pages/", limit=100).content


@pytest.mark.usefixtures("exploding_block")
def test_failure_in_one_language_does_not_hold_up_the_others() -> None:
    article = an_article(title="Hechting")
    english = translated(article, "en", title="Attachment")
    published(with_text(english, "boem"))
    article = stored(article)
    article.title = "Over hechting"
    published(article)
    assert document(article, "nl")["title"] == "Over hechting"
    assert document(article, "en")["title"] == "Attachment"


@pytest.mark.usefixtures("exploding_block")
def test_withdrawn_text_leaves_also_when_the_next_best_version_fails() -> None:
    article = an_article(title="Hechting")
    german = translated(article, "de", title="Bindung")
    published(with_text(stored(article), "boem"))
    german.unpublish()
    answer = get(f"pages/{article.translation_key}/", locale="de")
    assert answer.status_code == 404
    assert b"Bindung" not in get("pages/", locale="de", limit=100).content


@pytest.mark.usefixtures("exploding_block")
def test_failed_build_does_not_keep_settle_busy_for_ever() -> None:
    published(with_text(an_article(title="Hechting"), "boem"))
    settle()
    assert settle().built == 0


@pytest.mark.usefixtures("exploding_block")
def test_editor_who_publishes_a_failing_page_is_told_what_readers_see() -> None:
    article = an_article(title="Hechting")
    with_text(article, "boem").save_revision()
    editor = get_user_model().objects.create_superuser("redactie", "redactie@lindehof.example", "x")
    client = Client()
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    form = page.context["form"]
    data = form_data(form) | {"action-publish": "1"}
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data, follow=True)
    shown = " ".join(str(message) for message in answer.context["messages"])
    assert "this block cannot be written out" in shown
    assert document(article)["body"] == []


def form_data(form: Any) -> dict[str, Any]:
    """What a browser would send for this editor."""
    body = streamfield([("text", {"heading": "boem", "html": rich_text("<p>Tekst</p>")})])
    data: dict[str, Any] = {
        "title": "Hechting",
        "slug": form.instance.slug,
        "review_status": "not_reviewed",
        "crisis_policy": "inherit",
        **nested_form_data({"body": body}),
    }
    for formset in form.formsets:
        data |= nested_form_data({formset: inline_formset([])})
    return data


def test_dead_link_of_a_document_does_not_break_the_page() -> None:
    article = an_article(
        title="Hechting", body=[("text", {"heading": "", "html": '<p><a linktype="page" id="999999">x</a></p>'})]
    )
    assert document(article)["body"][0]["html"] == "<p>x</p>"


def test_treatment_with_a_broader_one_that_is_gone_is_still_published() -> None:
    broader = a_treatment(title="Traumabehandeling")
    treatment = a_treatment(title="EMDR", broader=broader)
    broader.unpublish()
    settle()
    assert document(treatment)["broader"] is None
