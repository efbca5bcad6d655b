"""What wagtail-localize does, and leaves undone, when a source or a translation goes its own way.

Restarting a stopped translation discards what was written by hand meanwhile; a deleted source leaves live orphans; a
moved source moves nothing; and a publication is in the log without whoever did it.
"""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringTranslation
from wagtail_localize.views.edit_translation import restart_translation

from tests.factories.api import document, get
from tests.factories.languages import a_draft, a_reviewer, a_superuser, a_translation, at_work, fill, record_of
from tests.factories.pages import a_section, a_treatment, published, stored, translated
from tests.factories.snippets import a_definition
from tests.factories.translators import imported, language, returned, translation_of
from tests.translations.pitfalls.plain import a_request
from translations import following, pipeline
from translations.models import LanguagePolicy, PartialPages
from translations.publishing import PublishingRefused, publish_translation

pytestmark = pytest.mark.django_db

BY_HAND = "كُتب باليد"


def a_pair(**fields: Any) -> tuple[Any, Any]:
    """A page, and its live translation."""
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.", **fields)
    return treatment, a_translation(treatment)


@pytest.fixture
def nothing_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if only localize were here."""
    monkeypatch.setattr(following, "is_source", lambda instance: False)


# --- Written by hand -----------------------------------------------------------------------------


def stopped_and_written_by_hand(**fields: Any) -> tuple[Any, Any]:
    """A translation that was stopped, and then edited like any page."""
    treatment, arabic = a_pair(**fields)
    record = record_of(treatment)
    record.enabled = False
    record.save()
    arabic = stored(arabic)
    arabic.summary = BY_HAND
    return treatment, published(arabic)


def test_localize_discards_what_was_written_by_hand() -> None:
    treatment, arabic = stopped_and_written_by_hand()
    record = record_of(treatment)
    restart_translation(a_request(a_superuser()), record, arabic)
    record.save_target(publish=False)
    assert stored(arabic).summary == "ar: Hulp."


def test_nobody_restarts_a_translation_over_what_was_written_by_hand() -> None:
    treatment, arabic = stopped_and_written_by_hand()
    url = reverse("wagtailadmin_pages:edit", args=[arabic.pk])
    answer = at_work(a_superuser()).post(url, {"localize-restart-translation": "yes"})
    assert answer.status_code == 403
    assert not record_of(treatment).enabled
    assert document(treatment, "ar")["summary"] == BY_HAND


def test_the_pipeline_leaves_what_was_written_by_hand_to_readers() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    translated(treatment, "ar", title="علاج", summary=BY_HAND)
    LanguagePolicy.objects.create(locale="ar", publishes=True)
    treatment = stored(treatment)
    treatment.summary = "Andere hulp."
    published(treatment)
    pipeline.prepare(treatment.translation_key, "ar")
    assert document(treatment, "ar")["summary"] == BY_HAND


def test_what_was_written_by_hand_is_not_published_over_with_the_source_s_words() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    arabic = translated(treatment, "ar", title="علاج", summary=BY_HAND)
    treatment = stored(treatment)
    treatment.summary = "Andere hulp."
    published(treatment)
    imported(returned(treatment, without=["summary"]))
    with pytest.raises(PublishingRefused):
        publish_translation(stored(arabic))
    assert document(treatment, "ar")["summary"] == BY_HAND


def test_pages_that_may_be_partial_keep_what_was_written_by_hand() -> None:
    LanguagePolicy.objects.create(locale="ar", publishing=PartialPages.PARTIAL)
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", why="<p>Omdat het helpt.</p>")
    translated(treatment, "ar", title="علاج", why=f"<p>{BY_HAND}</p>")
    imported(returned(treatment, without=["why"]))
    assert document(treatment, "ar")["why"] == f"<p>{BY_HAND}</p>"


def test_a_translation_stopped_long_ago_does_not_follow_by_itself() -> None:
    LanguagePolicy.objects.create(locale="ar", publishes=True)
    treatment, _arabic = stopped_and_written_by_hand(why='<p>Lees <a href="https://een.example/">meer</a>.</p>')
    treatment = stored(treatment)
    treatment.why = '<p>Lees <a href="https://twee.example/">meer</a>.</p>'
    published(treatment)
    pipeline.prepare(treatment.translation_key, "ar")
    assert document(treatment, "ar")["summary"] == BY_HAND


# --- Deleted and moved ---------------------------------------------------------------------------


@pytest.mark.usefixtures("nothing_follows")
def test_localize_leaves_a_live_orphan_of_a_deleted_source() -> None:
    treatment, arabic = a_pair()
    stored(treatment).delete()
    assert stored(arabic).live


@pytest.mark.usefixtures("nothing_follows")
def test_localize_moves_nothing_with_its_source() -> None:
    treatment, arabic = a_pair()
    parent = arabic.get_parent()
    other = a_section(title="Anders")
    a_translation(other)
    stored(treatment).move(stored(other), pos="last-child")
    assert stored(arabic).is_child_of(parent)


def test_a_deleted_source_takes_its_translations_along_and_keeps_their_texts() -> None:
    treatment, arabic = a_pair()
    path = document(treatment, "ar")["path"]
    stored(treatment).delete()
    assert not Page.objects.filter(pk=arabic.pk).exists()
    assert get("pages/by-path/", path=path).status_code == 410
    assert StringTranslation.objects.filter(data="ar: Hulp.").exists()


def test_a_deleted_shared_piece_leaves_no_orphan() -> None:
    definition = a_definition()
    arabic = a_translation(definition)
    definition.delete()
    assert not type(arabic).objects.filter(pk=arabic.pk).exists()


@pytest.mark.parametrize("is_draft", [False, True])
def test_a_moved_source_takes_its_translations_along(is_draft: bool) -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    arabic = a_translation(treatment, draft=is_draft)
    other = a_section(title="Anders")
    new_home = a_translation(other)
    stored(treatment).move(stored(other), pos="last-child")
    assert stored(arabic).is_child_of(stored(new_home))
    assert not any(Page.find_problems())


# --- Whoever did it ------------------------------------------------------------------------------


def who_published(page: Any) -> list[Any]:
    """By the log, each publication of a page; None is nobody."""
    entries = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").order_by("pk")
    return [entry.user for entry in entries]


def a_complete_draft() -> tuple[Any, Any]:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    arabic = a_draft(treatment)
    fill(treatment)
    return treatment, arabic


def test_localize_does_not_log_who_published(django_capture_on_commit_callbacks: Any) -> None:
    treatment, arabic = a_complete_draft()
    with django_capture_on_commit_callbacks(execute=True):
        record_of(treatment).save_target(user=a_reviewer("ar"), publish=True)
    assert stored(arabic).live
    assert who_published(arabic) == [None]


def test_the_log_names_who_published() -> None:
    _treatment, arabic = a_complete_draft()
    reviewer = a_reviewer("ar")
    publish_translation(arabic, reviewer)
    assert who_published(arabic) == [reviewer]


def test_the_log_names_who_published_from_the_editor() -> None:
    _treatment, arabic = a_complete_draft()
    reviewer = a_reviewer("ar")
    at_work(reviewer).post(reverse("wagtailadmin_pages:edit", args=[arabic.pk]), {"action": "publish"})
    assert who_published(arabic) == [reviewer]


def test_the_log_names_who_sent_the_file() -> None:
    treatment, arabic = a_complete_draft()
    reviewer = a_reviewer("ar")
    imported(returned(treatment, texts={"title": "علاج"}), user=reviewer)
    assert who_published(arabic) == [reviewer]
    assert StringTranslation.objects.get(data="علاج", locale=language("ar")).last_translated_by == reviewer
    assert translation_of(treatment).title == "علاج"
