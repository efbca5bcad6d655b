"""Ways past every check: localize publishes after the commit and past the hooks, Wagtail's editor past the page.

And the second pitfall, which goes with it: what localize calls a draft it writes into the live row.
"""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.views.edit_translation import edit_translation as localizes_editor

from publications.scheduling import publish_due
from tests.factories.api import document
from tests.factories.languages import (
    a_draft,
    a_reviewer,
    a_superuser,
    a_translation,
    a_translator,
    at_work,
    fill,
    record_of,
)
from tests.factories.pages import a_section, a_treatment, home, published, stored
from tests.factories.snippets import a_definition
from tests.factories.translators import imported, language, returned, translation_of
from tests.translations.pitfalls.plain import a_request, without_gates
from translations.publishing import PublishingRefused, publish_translation
from translations.segments import update_source
from translations.writing import save_draft

pytestmark = pytest.mark.django_db


def half_translated() -> tuple[Any, Any]:
    """A draft whose summary is still Dutch."""
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp bij angst.")
    return treatment, a_translation(treatment, draft=True, without=["summary"])


def half_translated_piece() -> tuple[Any, Any]:
    definition = a_definition("Hechting", text="Een band.")
    return definition, a_translation(definition, draft=True, without=["text"])


def a_saved_draft(thing: Any) -> Any:
    return save_draft(update_source(stored(thing)), language("ar"))


def tags(answer: Any) -> list[str]:
    return [message.level_tag for message in answer.context["messages"]]


# -- what plain wagtail-localize does ------------------------------------------------------------------------


def test_localize_publishes_what_is_half_dutch(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    treatment, arabic = half_translated()
    without_gates(monkeypatch)
    with django_capture_on_commit_callbacks(execute=True):
        localizes_editor(a_request(a_superuser(), action="publish"), record_of(treatment), arabic)
    assert (stored(arabic).live, stored(arabic).summary) == (True, "Hulp bij angst.")


def test_localize_writes_a_draft_into_the_live_row() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    arabic = a_translation(treatment)
    StringTranslation.objects.filter(context__object_id=treatment.translation_key).update(data="مسودة")
    record_of(treatment).save_target(publish=False)
    assert (stored(arabic).live, stored(arabic).title) == (True, "مسودة")


def test_localize_fails_on_a_refusal_that_names_no_field(monkeypatch: pytest.MonkeyPatch) -> None:
    treatment, arabic = half_translated()

    def refuse(self: Any, **options: Any) -> None:
        raise ValidationError("Not yet.")

    monkeypatch.setattr(type(arabic), "full_clean", refuse)
    with pytest.raises(AttributeError, match="error_dict"):
        record_of(treatment).save_target()


# -- the editor of translations ------------------------------------------------------------------------------


def test_a_reviewer_publishes_at_once_and_stands_in_the_log() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    arabic = a_translation(treatment, draft=True)
    reviewer = a_reviewer("ar")
    url = reverse("wagtailadmin_pages:edit", args=[arabic.pk])
    answer = at_work(reviewer).post(url, {"action": "publish"}, follow=True)
    assert (stored(arabic).live, stored(arabic).summary, tags(answer)) == (True, "ar: Hulp.", ["success"])
    assert PageLogEntry.objects.get(page=arabic.pk, action="wagtail.publish").user == reviewer
    assert document(treatment, "ar")["is_fallback"] is False


def test_a_reviewer_publishes_a_shared_piece() -> None:
    definition = a_definition("Hechting", text="Een band.")
    arabic = a_translation(definition, draft=True)
    url = reverse("wagtailsnippets_pages_definition:edit", args=[arabic.pk])
    client = at_work(a_reviewer("ar"))
    assert '"canPublish": true' in str(client.get(url).context["props"])
    client.post(url, {"action": "publish"})
    assert (stored(arabic).live, stored(arabic).text) == (True, "ar: Een band.")


def test_a_translator_is_shown_no_button_to_publish_a_shared_piece() -> None:
    arabic = a_translation(a_definition("Hechting", text="Een band."), draft=True)
    url = reverse("wagtailsnippets_pages_definition:edit", args=[arabic.pk])
    assert '"canPublish": false' in str(at_work(a_translator("ar")).get(url).context["props"])


@pytest.mark.parametrize(
    ("make", "url"),
    [
        (half_translated, "wagtailadmin_pages:edit"),
        (half_translated_piece, "wagtailsnippets_pages_definition:edit"),
    ],
)
def test_what_lacks_a_text_is_refused_with_a_reason_and_nothing_changes(make: Any, url: str) -> None:
    _thing, arabic = make()
    revisions = arabic.revisions.count()
    answer = at_work(a_reviewer("ar")).post(reverse(url, args=[arabic.pk]), {"action": "publish"}, follow=True)
    assert tags(answer) == ["error"]
    assert (stored(arabic).live, stored(arabic).revisions.count()) == (False, revisions)


def test_a_source_that_changed_counts_as_it_is_now() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    arabic = a_translation(treatment)
    treatment = stored(treatment)
    treatment.summary = "Heel andere hulp."
    published(treatment)
    with pytest.raises(PublishingRefused) as refusal:
        publish_translation(stored(arabic))
    assert len(refusal.value.reasons) == 1
    assert stored(arabic).summary == "ar: Hulp."


def test_a_text_its_page_cannot_hold_is_a_reason_too() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    arabic = a_translation(treatment, draft=True)
    StringTranslation.objects.filter(context__path="summary", locale=language("ar")).update(data="x" * 400)
    with pytest.raises(PublishingRefused, match="summary"):
        publish_translation(arabic)
    assert not stored(arabic).live


def test_a_translation_equal_to_its_source_is_a_translation() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    arabic = a_draft(treatment)
    fill(treatment)
    StringTranslation.objects.filter(context__object_id=treatment.translation_key).update(data="EMDR")
    publish_translation(arabic)
    assert (stored(arabic).live, stored(arabic).title) == (True, "EMDR")


def test_a_text_in_error_is_a_missing_text() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    arabic = a_translation(treatment, draft=True)
    broken = StringTranslation.objects.get(context__path="summary", locale=language("ar"))
    broken.data = "<script>x</script>"
    broken.save()
    with pytest.raises(PublishingRefused):
        publish_translation(arabic)


# -- every other way -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [half_translated, half_translated_piece])
def test_code_that_publishes_a_revision_is_refused(make: Any) -> None:
    thing, arabic = make()
    revision = a_saved_draft(thing)
    with pytest.raises(PublishingRefused):
        revision.publish()
    with pytest.raises(PublishingRefused):
        stored(arabic).publish(revision)
    assert not type(arabic).objects.get(pk=arabic.pk).live


def test_an_old_draft_lacks_what_was_translated_after_it() -> None:
    treatment, arabic = half_translated()
    old = a_saved_draft(treatment)
    fill(treatment)
    with pytest.raises(PublishingRefused):
        old.publish()
    a_saved_draft(treatment).publish()
    assert stored(arabic).live


def test_publishing_in_bulk_says_which_page_it_is_and_publishes_none() -> None:
    treatment, arabic = half_translated()
    a_saved_draft(treatment)
    other = a_treatment(treatment.get_parent(), title="Gezinshulp")
    complete = a_translation(other, draft=True)
    a_saved_draft(other)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = at_work(a_reviewer("ar")).post(f"{url}?id={arabic.pk}&id={complete.pk}&next=/admin/", follow=True)
    assert tags(answer) == ["error"]
    assert stored(arabic).title in str(next(iter(answer.context["messages"])))
    assert (stored(arabic).live, stored(complete).live) == (False, False)


def test_publishing_a_branch_in_bulk_is_undone_as_a_whole() -> None:
    treatment, arabic = half_translated()
    a_saved_draft(treatment)
    section = arabic.get_parent().specific
    assert not section.live
    fill(treatment.get_parent().specific)
    save_draft(update_source(treatment.get_parent().specific), language("ar"))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = at_work(a_reviewer("ar")).post(
        f"{url}?id={section.pk}&next=/admin/", {"include_descendants": "on"}, follow=True
    )
    assert tags(answer) == ["error"]
    assert (stored(section).live, stored(arabic).live) == (False, False)


def test_the_last_step_of_a_workflow_is_refused_and_undone() -> None:
    treatment, arabic = half_translated()
    a_saved_draft(treatment)
    reviewer = a_reviewer("ar")
    task = GroupApprovalTask.objects.create(name="Nazien")
    task.groups.set(Group.objects.filter(user=reviewer))
    workflow = Workflow.objects.create(name="Nazien")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=home("ar"))
    state = workflow.start(stored(arabic), reviewer)
    url = reverse("wagtailadmin_pages:workflow_action", args=[arabic.pk, "approve", state.current_task_state.pk])
    answer = at_work(reviewer).post(url, {"comment": ""}, follow=True)
    state.refresh_from_db()
    assert (stored(arabic).live, state.status, tags(answer)) == (False, "in_progress", ["error"])


def test_a_schedule_that_comes_due_is_refused_and_holds_up_no_other() -> None:
    treatment, arabic = half_translated()
    now = timezone.now()
    waiting = a_saved_draft(treatment)
    type(waiting).objects.filter(pk=waiting.pk).update(approved_go_live_at=now - datetime.timedelta(minutes=1))
    other = a_treatment(treatment.get_parent(), title="Gezinshulp")
    complete = a_translation(other, draft=True)
    ready = a_saved_draft(other)
    type(ready).objects.filter(pk=ready.pk).update(approved_go_live_at=now - datetime.timedelta(minutes=1))
    due = publish_due(now)
    assert (due.published, due.failed) == (1, 1)
    assert (stored(arabic).live, stored(complete).live) == (False, True)


def test_an_import_publishes_only_what_is_complete() -> None:
    treatment, arabic = half_translated()
    imported(returned(treatment, without=["summary"]), user=a_reviewer("ar"))
    assert not stored(arabic).live
    imported(returned(treatment), user=a_reviewer("ar"))
    assert stored(arabic).live


def test_an_import_by_a_translator_stays_a_draft() -> None:
    treatment, arabic = half_translated()
    imported(returned(treatment), user=a_translator("ar"))
    assert not stored(arabic).live


def test_wagtails_own_editor_refuses_what_lacks_a_text_and_keeps_the_draft() -> None:
    _definition, arabic = half_translated_piece()
    Translation.objects.update(enabled=False)
    url = reverse("wagtailsnippets_pages_definition:edit", args=[arabic.pk])
    values = {"term": "تعلق", "text": "Een band."}
    answer = at_work(a_reviewer("ar")).post(url, values | {"action-publish": "1"}, follow=True)
    assert tags(answer) == ["error"]
    assert (stored(arabic).live, stored(arabic).get_latest_revision_as_object().term) == (False, "تعلق")
    answer = at_work(a_reviewer("ar")).post(url, values | {"text": "رابطة", "action-publish": "1"}, follow=True)
    assert (stored(arabic).live, stored(arabic).text) == (True, "رابطة")


def test_what_localize_never_had_is_published_as_it_is() -> None:
    section = a_section(title="Hulp")
    arabic = a_draft(section)
    Translation.objects.all().delete()
    stored(arabic).save_revision().publish()
    assert stored(arabic).live


def test_a_translation_that_is_live_may_be_saved_for_other_reasons() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    arabic = a_translation(treatment)
    StringTranslation.objects.filter(context__path="summary").delete()
    arabic = stored(arabic)
    arabic.show_in_menus = True
    arabic.save()
    assert stored(arabic).show_in_menus


def test_a_live_translation_is_taken_down_and_comes_back() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    arabic = a_translation(treatment)
    arabic.unpublish()
    assert not translation_of(treatment).live
    publish_translation(translation_of(treatment))
    assert translation_of(treatment).live
