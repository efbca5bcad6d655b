"""localize's background work on our task queue."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django_tasks import TaskResultStatus
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale, Page
from wagtail_localize.tasks import background

from tests.factories.pages import a_section, home
from translations.jobs import TaskBackend, pack, run_job, unpack

_done: list[Any] = []

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text().filter(lambda key: key != "__model__"), inner),
)


@pytest.fixture(autouse=True)
def done() -> Iterator[list[Any]]:
    """What the tasks of a test were called with."""
    yield _done
    _done.clear()


def note(*args: Any, **kwargs: Any) -> None:
    """A piece of background work."""
    _done.append((args, kwargs))


PATH = f"{note.__module__}.{note.__qualname__}"
Capture = Callable[..., AbstractContextManager[list[Callable[[], Any]]]]


@given(PLAIN)
def test_plain_values_travel_unchanged(value: Any) -> None:
    assert unpack(pack(value)) == value


@pytest.mark.django_db
def test_instances_travel_as_references_and_arrive_as_they_are_stored_then() -> None:
    section = a_section(title="Hulp")
    packed = pack({"page": section, "locales": [section.locale]})
    assert packed == {
        "page": {"__model__": "pages.SectionPage", "pk": str(section.pk)},
        "locales": [{"__model__": "wagtailcore.Locale", "pk": str(section.locale_id)}],
    }
    Page.objects.filter(pk=section.pk).update(title="Hulp bij hechting")
    arrived = unpack(packed)
    assert arrived["page"].title == "Hulp bij hechting"
    assert arrived["locales"] == [section.locale]


@pytest.mark.django_db
def test_a_user_travels_as_a_reference() -> None:
    user = get_user_model().objects.create_user("sam")
    assert unpack(pack(user)) == user


@pytest.mark.django_db
def test_a_queryset_travels_as_a_list_of_its_instances() -> None:
    found = Locale.objects.order_by("language_code")
    assert unpack(pack(found)) == list(found)


@pytest.mark.django_db
def test_an_instance_that_is_gone_fails_its_task_alone(done: list[Any]) -> None:
    gone, there = a_section(title="Weg"), a_section(title="Hulp")
    first, second = pack([gone]), pack([there])
    gone.delete()
    results = [run_job.enqueue(PATH, args, {}) for args in (first, second)]
    assert [result.status for result in results] == [TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL]
    assert results[0].errors[0].exception_class_path.endswith("SectionPage.DoesNotExist")
    assert done == [((there,), {})]


@pytest.mark.django_db
def test_work_starts_after_the_commit_and_not_before(
    done: list[Any], django_capture_on_commit_callbacks: Capture
) -> None:
    section = home()
    with django_capture_on_commit_callbacks(execute=True):
        TaskBackend({}).enqueue(note, [section], {"page_index": None})
        assert done == []
    assert done == [((section,), {"page_index": None})]


@pytest.mark.django_db
def test_work_of_a_transaction_that_was_rolled_back_never_starts(
    done: list[Any], django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            TaskBackend({}).enqueue(note, ["wat nooit gebeurde"], {})
            transaction.set_rollback(True)
        TaskBackend({}).enqueue(note, ["wat gebeurde"], {})
    assert done == [(("wat gebeurde",), {})]


def test_localize_hands_its_work_to_our_queue() -> None:
    assert settings.WAGTAILLOCALIZE_JOBS == {"BACKEND": "translations.jobs.TaskBackend"}
    assert isinstance(background, TaskBackend)
