"""Settling: it finds exactly what is out of date, adds nothing, and may be cut off anywhere."""

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from pages.models import Citation, RelatedPage
from publications import builds, settling
from publications.engine import reconcile
from publications.images import image_key
from publications.locks import lock_if_free
from publications.models import IMAGE, NAVIGATION, NAVIGATION_KEY, PAGE, Publication
from publications.scope import Scope
from publications.serializers import PAGES
from publications.serializers.fields import STRING, Field
from publications.settling import settle
from publications.staleness import Stale, out_of_date
from publications.verifying import verify
from tests.factories.api import document, get
from tests.factories.images import an_image
from tests.factories.pages import an_article, home, published, stored
from tests.factories.snippets import a_call_to_action, a_helpline, a_source, republished

HOUR = datetime.timedelta(hours=1)


def rows_in(stale: Stale) -> set[int]:
    return {pk for pks in stale.values() for pk in pks}


def linked(title: str, *targets: Any, **fields: Any) -> Any:
    """An article that shows the cards of other pages."""
    return an_article(title=title, related_rows=[RelatedPage(target=target) for target in targets], **fields)


def rows_of(page: Any) -> Any:
    return Publication.objects.filter(kind=PAGE, key=page.translation_key)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[set[int]]:
    """The rows that were built, one set for each transaction of settling."""
    found: list[set[int]] = []

    def build_rows(rows: list[Publication], *args: Any, **options: Any) -> builds.Outcome:
        found.append({row.pk for row in rows})
        return builds.build_rows(rows, *args, **options)

    monkeypatch.setattr(settling, "build_rows", build_rows)
    return found


# -- where to look -----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_change_of_a_helpline_rebuilds_exactly_the_rows_that_show_it(built: list[set[int]]) -> None:
    line = a_helpline(is_emergency=True, phone="0800-2000")
    page = an_article(crisis_policy="show")
    an_article(title="Zonder hulp")
    settle()
    built.clear()
    republished(line, phone="0800-2001")
    found = rows_in(out_of_date(timezone.now()))
    menus = Publication.objects.filter(kind=NAVIGATION)
    assert found == {*rows_of(page).values_list("pk", flat=True), *menus.values_list("pk", flat=True)}
    result = settle(scope=Scope({("helpline", line.translation_key)}))
    assert set.union(*built) == found
    assert result.built == len(found)
    assert out_of_date(timezone.now()) == {}
    assert document(page, "ar")["crisis_box"]["helplines"][0]["phone"] == "0800-2001"


@pytest.mark.django_db
def test_list_in_the_scope_rebuilds_the_rows_that_hold_that_list(built: list[set[int]]) -> None:
    page = an_article(crisis_policy="show")
    settle()
    built.clear()
    line = a_helpline(is_emergency=True, phone="0800-2000")
    found = rows_in(out_of_date(timezone.now()))
    assert set(rows_of(page).values_list("pk", flat=True)) < found
    settle(scope=Scope(lists={"kind:helpline"}))
    assert set.union(*built) == found
    assert out_of_date(timezone.now()) == {}
    assert document(page)["crisis_box"]["helplines"][0]["id"] == str(line.translation_key)


@pytest.mark.django_db
def test_change_of_a_card_goes_on_to_the_cards_and_documents_made_with_it() -> None:
    image = an_image(width=100, height=100)
    pictured = an_article(title="Met plaatje", hero_image=image, hero_alt="Een boom")
    page = linked("Bron", pictured)
    settle()
    image.focal_point_x, image.focal_point_y = 25, 75
    image.save()
    settle(scope=Scope({(IMAGE, image_key(image.pk))}))
    assert document(page, "ar")["related"][0]["image"]["focal_point"] == {"x": 0.25, "y": 0.75}
    assert out_of_date(timezone.now()) == {}
    assert verify() == []


@pytest.mark.django_db
def test_address_of_a_page_goes_on_through_a_call_to_action_into_documents() -> None:
    target = an_article(title="Doel")
    action = a_call_to_action(target_page=target)
    page = an_article(title="Bron", body=[("call_to_action", {"call_to_action": action})])
    settle()
    target.slug = "elders"
    published(target)
    settle(scope=Scope({(PAGE, target.translation_key)}))
    assert document(page)["body"][0]["call_to_action"]["target"]["url"] == "/nl/elders/"
    assert out_of_date(timezone.now()) == {}


@pytest.mark.django_db
def test_empty_scope_leaves_everything_alone() -> None:
    line = a_helpline(is_emergency=True)
    an_article(crisis_policy="show")
    settle()
    republished(line, phone="0800-2001")
    # Rows of an older release are looked for all the same; there are none.
    assert settle(scope=Scope({("helpline", uuid4())})).built == 0
    assert out_of_date(timezone.now())


KINDS = st.sampled_from([PAGE, IMAGE, "helpline", "call_to_action"])
SCOPES = st.builds(
    Scope,
    sets=st.sets(st.tuples(KINDS, st.uuids()), max_size=20),
    lists=st.sets(st.text(min_size=1, max_size=80), max_size=20),
    everything=st.booleans(),
)


@given(SCOPES)
def test_scope_goes_through_json_unchanged(scope: Scope) -> None:
    again = Scope.from_json(json.loads(json.dumps(scope.as_json())))
    assert again.everything == scope.everything
    assert bool(again) == bool(scope)
    if not scope.everything:
        assert again == scope


@given(st.integers(min_value=0, max_value=250), st.integers(min_value=0, max_value=250))
def test_scope_with_many_keys_is_everything(sets: int, lists: int) -> None:
    keys: set[tuple[str, UUID]] = {(PAGE, UUID(int=number)) for number in range(sets)}
    names = {f"children:{number}" for number in range(lists)}
    added = Scope()
    added.add(keys, names)
    for scope in (Scope(keys, names), added):
        assert scope.everything == (sets + lists > 200)


@pytest.mark.django_db
def test_documents_follow_a_change_after_its_commit(
    django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = a_helpline(is_emergency=True, phone="0800-2000")
    page = an_article(crisis_policy="show")
    settle()
    scopes: list[Scope | None] = []

    def spy(*, scope: Scope | None = None, rebuild: int | None = None) -> Any:
        scopes.append(scope)
        assert rebuild == 0, "what a release renews is left to the tick"
        return settle(scope=scope, rebuild=rebuild)

    monkeypatch.setattr("publications.tasks.settle", spy)
    with django_capture_on_commit_callbacks(execute=True):
        republished(line, phone="0800-2001")
        assert document(page)["crisis_box"]["helplines"][0]["phone"] == "0800-2000"
    assert document(page)["crisis_box"]["helplines"][0]["phone"] == "0800-2001"
    assert scopes
    assert all(scope and not scope.everything for scope in scopes)
    assert out_of_date(timezone.now()) == {}


@pytest.mark.django_db
def test_nothing_is_settled_for_a_change_that_was_taken_back(
    django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = a_helpline(is_emergency=True)
    called: list[Any] = []
    monkeypatch.setattr("publications.tasks.settle", lambda **options: called.append(options))
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        republished(line, phone="0800-2001")
        transaction.set_rollback(True)
    assert called == []


# -- early cut-off -----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_row_that_is_built_again_with_the_same_bytes_is_not_changed() -> None:
    page = an_article(title="Zelfde")
    settle()
    before = list(rows_of(page).order_by("pk").values_list("pk", "etag", "card_hash", "built_at", "body"))
    rows_of(page).update(pending=True)
    result = settle()
    assert (result.built, result.changed) == (len(before), 0)
    assert list(rows_of(page).order_by("pk").values_list("pk", "etag", "card_hash", "built_at", "body")) == before


@pytest.mark.django_db
def test_change_that_no_card_shows_goes_no_further(built: list[set[int]]) -> None:
    target = an_article(title="Doel")
    page = linked("Bron", target)
    settle()
    built.clear()
    target.body = [("text", {"heading": "Alleen hier", "html": "<p>Tekst</p>"})]
    published(target)
    settle()
    assert not set(rows_of(page).values_list("pk", flat=True)) & set().union(*built)


# -- nothing comes back ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_settling_after_a_page_was_taken_down_adds_no_row() -> None:
    target = an_article(title="Weg")
    page = linked("Bron", target)
    settle()
    target.unpublish()
    before = set(Publication.objects.values_list("pk", flat=True))
    assert rows_in(out_of_date(timezone.now()))
    settle()
    assert set(Publication.objects.values_list("pk", flat=True)) == before
    assert not rows_of(target).exists()
    assert document(page)["related"] == []


@pytest.mark.django_db
@pytest.mark.parametrize("take_down", [lambda page: page.unpublish(), lambda page: page.delete()])
def test_page_that_is_taken_down_while_it_waits_to_be_built_does_not_come_back(at_step: Any, take_down: Any) -> None:
    target = an_article(title="Weg")
    page = linked("Bron", target)
    settle()
    rows_of(target).update(pending=True)
    at_step("found", lambda: take_down(Page.objects.get(pk=target.pk).specific))
    settle()
    assert not rows_of(target).exists()
    assert get(f"pages/{target.translation_key}/").status_code == 404
    assert document(page)["related"] == []
    assert verify() == []


@pytest.mark.django_db
def test_expired_page_that_is_deleted_before_its_turn_does_not_come_back(at_step: Any) -> None:
    target = an_article(title="Weg", expire_at=timezone.now() + HOUR)
    page = linked("Bron", target)
    settle()
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        at_step("found", lambda: Page.objects.get(pk=target.pk).delete())
        settle()
        assert not rows_of(target).exists()
        assert document(page)["related"] == []
        assert verify() == []


@pytest.mark.django_db
def test_expired_page_that_is_given_more_time_waits_for_publishing_and_not_for_settling() -> None:
    target = an_article(title="Tijdelijk", expire_at=timezone.now() + HOUR)
    settle()
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        settle()
        assert not rows_of(target).exists()
        Page.objects.filter(pk=target.pk).update(expire_at=None)
        settle()
        assert not rows_of(target).exists()
        published(stored(target))
        assert rows_of(target).exists()


# -- failures ----------------------------------------------------------------------------------------------


@pytest.fixture
def unbuildable(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """``unbuildable(page)``: from here on the document of this page cannot be built; its card can."""

    def unbuildable(page: Any) -> None:
        def fail(thing: Any, context: Any) -> str:
            if thing.translation_key == page.translation_key:
                raise ValueError("this page cannot be written out")
            return ""

        serializer = PAGES["article"]
        broken = replace(serializer, document=[*serializer.document, Field("added", fail, STRING)])
        monkeypatch.setitem(PAGES, "article", broken)

    return unbuildable


@pytest.mark.django_db
def test_row_that_fails_is_tried_once_for_each_change(unbuildable: Any, built: list[set[int]]) -> None:
    target = an_article(title="Doel")
    page = linked("Bron", target)
    settle()
    unbuildable(page)
    for title in ("Eerste naam", "Tweede naam"):
        target.title = title
        published(target)
        built.clear()
        assert settle().failed == rows_of(page).count()
        ours = set(rows_of(page).values_list("pk", flat=True))
        assert sum(bool(ours & pks) for pks in built) == 1
        assert settle().built == 0


@pytest.mark.django_db
def test_document_that_cannot_be_built_without_a_withdrawn_card_is_not_served_any_more(
    unbuildable: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = an_article(title="Ingetrokken")
    page = linked("Bron", target)
    settle()
    unbuildable(page)
    target.unpublish()
    settle()
    for locale in ("nl", "ar"):
        assert get(f"pages/{page.translation_key}/", locale=locale).status_code == 404
    assert b"Ingetrokken" not in b"".join(bytes(row.body) + bytes(row.card) for row in rows_of(page))
    monkeypatch.undo()
    reconcile()
    settle()
    assert document(page)["related"] == []
    assert verify() == []


@pytest.mark.django_db
def test_document_that_cannot_be_built_with_a_changed_card_goes_on_serving(unbuildable: Any) -> None:
    target = an_article(title="Oude naam")
    page = linked("Bron", target)
    settle()
    before = get(f"pages/{page.translation_key}/").content
    unbuildable(page)
    target.title = "Nieuwe naam"
    published(target)
    settle()
    assert get(f"pages/{page.translation_key}/").content == before
    assert rows_of(page).exclude(failure="").count() == rows_of(page).count()


@pytest.mark.django_db
def test_document_that_failed_for_a_changed_card_goes_when_that_is_withdrawn(unbuildable: Any) -> None:
    target = an_article(title="Oude naam")
    page = linked("Bron", target)
    settle()
    unbuildable(page)
    target.title = "Nieuwe naam"
    published(target)
    settle()
    target.unpublish()
    settle()
    assert get(f"pages/{page.translation_key}/").status_code == 404
    assert b"Oude naam" not in get("articles/", view="full").content


@pytest.mark.django_db
def test_withdrawn_source_leaves_a_document_that_cannot_be_built(unbuildable: Any) -> None:
    source = a_source("Ingetrokken onderzoek")
    page = an_article(title="Bron", citation_rows=[Citation(source=source, locator="p. 1", locale=home().locale)])
    settle()
    unbuildable(page)
    source.unpublish()
    settle()
    assert b"Ingetrokken onderzoek" not in get(f"pages/{page.translation_key}/").content


# -- others at work ----------------------------------------------------------------------------------------


@pytest.fixture
def busy() -> Iterator[Callable[[], None]]:
    """Somebody else holds the set of the menu, until ``busy()`` is called."""
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM publications_translationset WHERE kind = %s AND key = %s FOR UPDATE",
            [NAVIGATION, NAVIGATION_KEY],
        )
        assert cursor.fetchall(), "the set is stored since the migrations"
    yield other.rollback
    other.close()


@pytest.mark.services
@pytest.mark.django_db
def test_set_that_another_transaction_holds_is_not_free(busy: Callable[[], None]) -> None:
    assert not lock_if_free(NAVIGATION, NAVIGATION_KEY)
    assert lock_if_free(PAGE, home().translation_key)
    busy()
    assert lock_if_free(NAVIGATION, NAVIGATION_KEY)


@pytest.mark.services
@pytest.mark.django_db
def test_settling_builds_what_is_free_first_and_then_waits_for_the_rest(
    busy: Callable[[], None], at_step: Any, built: list[set[int]]
) -> None:
    page = an_article(title="Vrij")
    free = set(rows_of(page).values_list("pk", flat=True))
    menus = set(Publication.objects.filter(kind=NAVIGATION).values_list("pk", flat=True))
    Publication.objects.filter(pk__in=free | menus).update(pending=True)
    at_step("found", busy, 2)
    result = settle()
    assert free in built
    assert built.index(free) < built.index(menus)
    assert result.skipped == set()
    assert out_of_date(timezone.now()) == {}
