"""How many there are: remembered by each process, and never untrue."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from publications.counts import Counted, Counts
from publications.lists import bump
from publications.models import ListVersion, Publication
from publications.reading import counting as reading
from tests.factories.api import get, read
from tests.factories.pages import a_section, a_treatment, a_vacancy, stored, translated
from tests.factories.publications import listed_pages

NOW = datetime.datetime(2030, 1, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def counted(number: int, version: int = 1) -> Counted[int]:
    return Counted(number, version, since=NOW, until=NOW + HOUR)


class TestRemembering:
    """The memory by itself."""

    def test_what_holds_is_not_counted_again(self) -> None:
        counts: Counts[int] = Counts()
        assert counts.of("list", 1, NOW, lambda: counted(5)).found == 5
        assert counts.of("list", 1, NOW, lambda: counted(6)).found == 5

    @pytest.mark.parametrize(
        ("version", "now"), [(2, NOW), (0, NOW), (1, NOW + HOUR), (1, NOW - datetime.timedelta(microseconds=1))]
    )
    def test_what_is_of_another_version_or_time_is_counted_again(self, version: int, now: datetime.datetime) -> None:
        counts: Counts[int] = Counts()
        counts.of("list", 1, NOW, lambda: counted(5))
        assert counts.of("list", version, now, lambda: counted(6, version)).found == 6

    def test_lists_are_kept_apart(self) -> None:
        counts: Counts[int] = Counts()
        assert [counts.of(name, 1, NOW, lambda name=name: counted(len(name))).found for name in ("a", "bb")] == [1, 2]  # type: ignore[misc]

    def test_no_more_than_so_many_are_kept(self) -> None:
        counts: Counts[int] = Counts()
        for name in range(5000):
            counts.of(name, 1, NOW, lambda: counted(1))
        assert len(counts._held) <= 1000


@pytest.fixture
def memory() -> Iterator[None]:
    """Nothing is remembered of other tests, nor by them of this one."""
    for held in (reading._counts, reading._translated):
        held.clear()
    yield
    for held in (reading._counts, reading._translated):
        held.clear()


@pytest.fixture
def nothing_there(transactional_db: None, django_db_serialized_rollback: None, memory: None) -> None:
    """Not even the home page; and what is stored is committed, so that counts are remembered."""
    Publication.objects.all().delete()
    ListVersion.objects.all().delete()


def count(**parameters: Any) -> int:
    """The count of a list that goes on after its first item."""
    number: int = read("pages/", limit=1, **parameters)["count"]
    return number


def queries(**parameters: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        count(**parameters)
    return len(captured)


@transaction.atomic
def withdraw(key: str) -> None:
    """As the engine does it: the version of the lists changes with their members."""
    Publication.objects.filter(key=key).update(served=False)
    bump(["pages:nl"])


class TestCommitted:
    pytestmark = pytest.mark.usefixtures("nothing_there")

    def test_list_is_counted_once(self) -> None:
        listed_pages(3)
        assert [queries(), queries(), queries()] == [2, 1, 1]
        assert count() == 3

    def test_list_is_counted_again_when_a_page_comes_or_goes(self) -> None:
        listed_pages(3)
        assert count() == 3
        keys = listed_pages(2)
        assert count() == 5
        withdraw(keys[0])
        assert count() == 4
        assert queries() == 1

    def test_other_languages_are_not_counted_again(self) -> None:
        listed_pages(3)
        listed_pages(3, locale="ar")
        assert (count(), count(locale="ar")) == (3, 3)
        listed_pages(1, locale="ar")
        assert queries() == 1
        assert count(locale="ar") == 4

    def test_types_and_fallbacks_are_counted_apart(self) -> None:
        listed_pages(3)
        listed_pages(2, type="topic")
        listed_pages(4, served_locale="en")
        assert [count(), count(type="article"), count(type="topic"), count(fallback="none")] == [9, 7, 2, 5]
        assert [count(), count(type="article"), count(type="topic"), count(fallback="none")] == [9, 7, 2, 5]

    @pytest.mark.parametrize("column", ["expires_at", "listed_until"])
    def test_count_holds_until_the_first_page_leaves_by_itself(self, column: str) -> None:
        listed_pages(3)
        for moment in (NOW + HOUR / 30, NOW + HOUR / 20):
            leaves: dict[str, Any] = {column: moment}
            listed_pages(1, **leaves)
        found = []
        for minutes in (0, 1, 2, 2.5, 3, 3.5, 0):
            with time_machine.travel(NOW + HOUR * minutes / 60, tick=False):
                found.append(count())
        assert found == [5, 5, 4, 4, 3, 3, 5]

    def test_count_is_not_kept_for_ever(self) -> None:
        listed_pages(3)
        with time_machine.travel(NOW, tick=False):
            assert [queries(), queries()] == [2, 1]
        with time_machine.travel(NOW + HOUR, tick=False):
            assert [queries(), queries()] == [2, 1]

    def test_two_processes_agree(self, monkeypatch: pytest.MonkeyPatch) -> None:
        processes: list[Counts[int]] = [Counts(), Counts()]

        def told() -> list[int]:
            numbers = []
            for process in processes:
                monkeypatch.setattr(reading, "_counts", process)
                numbers.append(count())
            return numbers

        listed_pages(3)
        assert told() == [3, 3]
        keys = listed_pages(2)
        assert told() == [5, 5]
        withdraw(keys[0])
        assert told() == [4, 4]

    def test_what_a_transaction_sees_is_not_remembered(self) -> None:
        listed_pages(3)
        assert count() == 3
        with transaction.atomic():
            listed_pages(2)
            assert count() == 5
            transaction.set_rollback(True)
        assert count() == 3
        # The version is given again, to another state.
        listed_pages(1)
        assert count() == 4

    def test_list_of_a_language_that_never_changed_is_counted(self) -> None:
        listed_pages(3)
        ListVersion.objects.all().delete()
        assert (count(), queries()) == (3, 1)
        listed_pages(1)
        assert (queries(), count()) == (2, 4)

    def test_past_the_end_the_count_is_the_same(self) -> None:
        listed_pages(3)
        for offset in (0, 1, 2, 3, 50):
            assert read("pages/", limit=1, offset=offset)["count"] == 3
        with CaptureQueriesContext(connection) as captured:
            get("pages/", limit=1, offset=50)
        assert len(captured) == 2

    def test_languages_are_counted_once_until_a_page_comes_or_goes(self) -> None:
        listed_pages(3)
        listed_pages(2, locale="ar", served_locale="en")

        def told() -> tuple[int, list[int], list[int]]:
            with CaptureQueriesContext(connection) as captured:
                pages = {item["code"]: item["pages"] for item in read("locales/")["items"]}
            dutch, arabic = ([pages[code]["total"], pages[code]["translated"]] for code in ("nl", "ar"))
            return len(captured), dutch, arabic

        assert told() == (2, [3, 3], [2, 0])
        assert told() == (1, [3, 3], [2, 0])
        listed_pages(1, locale="ar", expires_at=NOW + HOUR / 30)
        with time_machine.travel(NOW, tick=False):
            assert told() == (2, [3, 3], [3, 1])
            assert told() == (1, [3, 3], [3, 1])
        with time_machine.travel(NOW + HOUR / 20, tick=False):
            assert told() == (2, [3, 3], [2, 0])

    def test_empty_list_counts_nothing(self) -> None:
        assert queries() == 1
        assert (count(), count(locale="ar")) == (0, 0)


class TestPublished:
    """The engine tells when members change: counted with a memory that takes what it is told at its word."""

    pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("memory")]

    @pytest.fixture(autouse=True)
    def _as_if_committed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "in_transaction", lambda: False)

    def test_published_page_is_counted_at_once(self) -> None:
        section = a_section()
        a_treatment(section)
        before = count()
        a_treatment(section)
        assert (count(), count(locale="ar"), count(type="treatment")) == (before + 1, before + 1, 2)

    def test_withdrawn_page_is_no_longer_counted(self) -> None:
        section = a_section()
        pages = [a_treatment(section) for _ in range(3)]
        assert count(type="treatment", locale="pl") == 3
        stored(pages[0]).unpublish()
        assert count(type="treatment", locale="pl") == 2
        stored(pages[1]).delete()
        # The end of the list is in sight, and counted there.
        assert read("treatments/", locale="pl")["count"] == 1

    def test_page_that_is_translated_is_counted_in_its_own_language_at_once(self) -> None:
        section = a_section()
        pages = [a_treatment(section) for _ in range(3)]
        for number, page in enumerate(pages, start=1):
            translated(page, "pl")
            assert count(type="treatment", locale="pl") == 3
            # Two at least, or there is nothing to count.
            assert read("pages/", limit=1, type="treatment", locale="pl", fallback="none")["count"] == number

    def test_expired_page_is_no_longer_counted_though_no_task_has_run(self) -> None:
        section = a_section()
        with time_machine.travel(NOW, tick=False):
            for _ in range(2):
                a_treatment(section)
            a_treatment(section, expire_at=NOW + HOUR / 30)
            assert count(type="treatment") == 3
        with time_machine.travel(NOW + HOUR / 20, tick=False):
            assert count(type="treatment") == 2

    def test_vacancy_that_closes_is_no_longer_counted_though_no_task_has_run(self) -> None:
        section = a_section()
        with time_machine.travel(NOW, tick=False):
            for hours in (1, 48, 96):
                a_vacancy(section, closes_in=HOUR * hours / 30)
            assert count(type="vacancy") == 3
        with time_machine.travel(NOW + HOUR / 20, tick=False):
            assert count(type="vacancy") == 2
