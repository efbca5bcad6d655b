"""Whatever an editor changes, no document that would now be another one is taken for true.

Each field of each kind of thing is changed once, as an editor's save does it, in a house where documents show the
thing. The documents whose bytes would differ must be those that are out of date, or built again with the change; what
is out of date for nothing must at least record something that did change.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from django.test import override_settings
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from pytest_django import DjangoDbBlocker
from wagtail.models import COMMENTS_RELATION_NAME
from wagtail.signal_handlers import disable_reference_index_auto_update

from pages.models import PAGE_TYPES, SNIPPETS, ArticlePage, Helpline, SectionPage, Source
from publications.engine import reconcile
from publications.fingerprint import release
from publications.models import ListVersion, Publication, PublicationInput
from publications.settling import settle
from publications.staleness import Stale, behind, out_of_date
from tests.factories.pages import published, stored
from tests.publications.proofs.capture_changes import CHANGES, Change
from tests.publications.proofs.capture_reads import Builds
from tests.publications.proofs.capture_values import another, declared_by, is_written
from tests.publications.proofs.capture_world import LANGUAGES, furnish

# Takes a change; ``moves`` says that it may move, add or take away rows.
Proof = Callable[..., None]

pytestmark = pytest.mark.django_db

# A field is tried on the model that declares it; an inherited one on these, for all that inherit it.
REPRESENTATIVES = (ArticlePage, SectionPage, Helpline, Source)
# Which thing it is and where it stands, which no form changes; places are changed by moving, below.
IDENTITY = {"path", "depth", "numchild", "content_type"}
# Wagtail keeps the stored value of these when it publishes a revision.
NOT_IN_REVISIONS = {"first_published_at", "owner"}


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Builds]:
    """The house, furnished once: each test runs in a savepoint of this one transaction."""
    languages = [(code, code) for code in LANGUAGES]
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(override_settings(WAGTAIL_CONTENT_LANGUAGES=languages))
        # Which documents show what is never asked of Wagtail's index, and keeping it up is half of the work.
        stack.enter_context(disable_reference_index_auto_update())
        stack.enter_context(transaction.atomic())
        furnish()
        builds = Builds()
        assert not out_of_date(timezone.now())
        assert not builds.stale(timezone.now())
        yield builds
        transaction.set_rollback(True)


@pytest.fixture
def captured(furnished: Builds, record_property: Callable[[str, object], None]) -> Proof:
    """Make a change, and see that exactly the documents it touches are out of date, and settle."""

    def prove(change: Change, *, moves: bool = False) -> None:
        builds = furnished.copy()
        before = _versions()
        change()
        now = timezone.now()
        outdated = _pks(out_of_date(now)) | _pks(behind(limit=10_000))
        missed = builds.stale(now, leaving_out=outdated)
        assert not missed, f"changed, and not out of date: {_named(missed)}"
        if moves:
            _see_that_all_stand_where_they_must()
        _see_that_each_records_a_change(outdated, before)
        etags = dict(Publication.objects.filter(pk__in=outdated).values_list("pk", "etag"))
        settle()
        assert not out_of_date(timezone.now())
        assert not builds.stale(timezone.now())
        assert not Publication.objects.exclude(failure="")
        same = etags.items() & set(Publication.objects.filter(pk__in=outdated).values_list("pk", "etag"))
        record_property("out_of_date", len(outdated))
        record_property("out_of_date_for_nothing", len(same))

    return prove


def _see_that_all_stand_where_they_must() -> None:
    with transaction.atomic():
        before = _places()
        reconcile()
        after = _places()
        transaction.set_rollback(True)
    assert before == after, "the change left rows that must not be, or left out some that must"


def _places() -> set[tuple[Any, ...]]:
    columns = (
        "kind",
        "key",
        "locale",
        "source_pk",
        "served_locale",
        "path",
        "slug",
        "position",
        "in_menu",
        "expires_at",
    )
    return set(Publication.objects.values_list(*columns))


def _pks(stale: Stale) -> set[int]:
    return {pk for pks in stale.values() for pk in pks}


def _versions() -> dict[tuple[Any, ...], str]:
    """The version of everything a document can record, by its address."""
    cards = {(kind, key, locale, ""): digest for kind, key, locale, digest in _CARDS.all()}
    return cards | {("", None, "", name): str(number) for name, number in _LISTS.all()}


_CARDS = Publication.objects.values_list("kind", "key", "locale", "card_hash")
_LISTS = ListVersion.objects.values_list("name", "version")


def _see_that_each_records_a_change(pks: set[int], before: dict[tuple[Any, ...], str]) -> None:
    now = _versions()
    changed = {address for address in before.keys() | now.keys() if before.get(address) != now.get(address)}
    by_itself = Q(pending=True) | Q(release__lt=release())
    pending = set(Publication.objects.filter(by_itself, pk__in=pks).values_list("pk", flat=True))
    recorded = PublicationInput.objects.filter(publication__in=pks - pending)
    touched = {
        pk
        for pk, *address in recorded.values_list("publication", "kind", "key", "locale", "list_name")
        if tuple(address) in changed
    }
    assert pks == touched | pending, f"out of date for no reason: {_named(pks - touched - pending)}"


def _named(pks: set[int]) -> list[str]:
    return sorted(str(row) for row in Publication.objects.filter(pk__in=pks))


# -- fields -----------------------------------------------------------------------------------------------


SOURCES: tuple[Any, ...] = (*PAGE_TYPES, *SNIPPETS)


def _fields() -> list[Any]:
    return [
        pytest.param(model, field, id=f"{model.__name__}.{field.name}")
        for model in SOURCES
        for field in model._meta.get_fields()
        if is_written(field)
        and field.name not in IDENTITY
        and (declared_by(model, field) is model or model in REPRESENTATIVES)
    ]


@pytest.mark.parametrize(("model", "field"), _fields())
def test_changed_field_reaches_every_document_that_says_it(model: Any, field: Any, captured: Proof) -> None:
    thing = _subject(model, field.name)

    def change() -> None:
        setattr(thing, field.name, another(field, getattr(thing, field.name), thing))
        if field.name in NOT_IN_REVISIONS:
            thing.save()
        else:
            published(thing)
        assert getattr(stored(thing), field.attname) != was, "the change was not stored"

    was = getattr(stored(thing), field.attname)
    captured(change)


def _subject(model: Any, name: str) -> Any:
    """A thing in the source language whose field says something, or else the first there is."""
    things = model.objects.order_by("pk")
    if hasattr(model, "locale"):
        things = things.filter(locale__language_code="nl")
    found = list(things)
    return next((thing for thing in found if getattr(thing, name)), found[0])


# -- rows -------------------------------------------------------------------------------------------------


def _relations() -> Iterator[tuple[Any, Any]]:
    """Those of any page are tried on an article alone."""
    for model in SOURCES:
        for relation in get_all_child_relations(model):
            own = relation.model is model or model is ArticlePage
            if relation.name != COMMENTS_RELATION_NAME and own:
                yield model, relation


def _row_cases() -> list[Any]:
    return [
        pytest.param(model, relation, operation, id=f"{model.__name__}.{relation.name} {operation.__name__[1:]}")
        for model, relation in _relations()
        for operation in (_added, _removed, _reversed)
    ]


def _row_fields() -> list[Any]:
    return [
        pytest.param(model, relation, field, id=f"{model.__name__}.{relation.name}.{field.name}")
        for model, relation in _relations()
        for field in relation.related_model._meta.get_fields()
        if is_written(field) and field.name not in {relation.field.name, "sort_order"}
    ]


def _added(rows: list[Any]) -> list[Any]:
    """One more, that says the same as the first."""
    first: Any = rows[0]
    fields = [field for field in first._meta.get_fields() if is_written(field)]
    return [*rows, type(first)(**{field.name: getattr(first, field.name) for field in fields})]


def _removed(rows: list[Any]) -> list[Any]:
    return rows[1:]


def _reversed(rows: list[Any]) -> list[Any]:
    return rows[::-1]


@pytest.mark.parametrize(("model", "relation", "operation"), _row_cases())
def test_changed_relation_reaches_every_document_that_shows_it(
    model: Any, relation: Any, operation: Callable[[list[Any]], list[Any]], captured: Proof
) -> None:
    thing, rows = _with_rows(model, relation)

    def change() -> None:
        setattr(thing, relation.name, _in_order(operation(rows)))
        published(thing)

    captured(change)


@pytest.mark.parametrize(("model", "relation", "field"), _row_fields())
def test_changed_field_of_a_row_reaches_every_document_that_shows_it(
    model: Any, relation: Any, field: Any, captured: Proof
) -> None:
    thing, rows = _with_rows(model, relation)

    def change() -> None:
        setattr(rows[0], field.name, another(field, getattr(rows[0], field.name), thing))
        setattr(thing, relation.name, rows)
        published(thing)

    captured(change)


def _with_rows(model: Any, relation: Any) -> tuple[Any, list[Any]]:
    """A thing in the source language that has rows of a relation, and those."""
    for thing in model.objects.order_by("pk").filter(locale__language_code="nl"):
        if rows := list(getattr(thing, relation.name).all()):
            return thing, rows
    raise LookupError(f"no {model.__name__} of the house has {relation.name}: give it some in capture_world")


def _in_order(rows: list[Any]) -> list[Any]:
    for number, row in enumerate(rows):
        row.sort_order = number
    return rows


# -- what else editors do ---------------------------------------------------------------------------------


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change.__name__))
def test_every_document_follows(change: Change, captured: Proof) -> None:
    captured(change, moves=True)


@pytest.mark.parametrize("model", SOURCES)
def test_what_is_withdrawn_leaves_every_document(model: Any, captured: Proof) -> None:
    captured(_subject(model, "live").unpublish, moves=True)


# -- settings ---------------------------------------------------------------------------------------------


def test_other_emergency_number_reaches_every_crisis_box(settings: Any, captured: Proof) -> None:
    def change() -> None:
        settings.EMERGENCY_NUMBER, settings.HELPLINE_COUNTRY = "911", "US"
        reconcile()

    captured(change)


def test_language_that_is_turned_off_and_on_leaves_and_joins_every_document(settings: Any, captured: Proof) -> None:
    every = settings.WAGTAIL_CONTENT_LANGUAGES

    def turn_off() -> None:
        settings.WAGTAIL_CONTENT_LANGUAGES = [item for item in every if item[0] != "ar"]
        reconcile()

    def turn_on() -> None:
        settings.WAGTAIL_CONTENT_LANGUAGES = [*every, ("pl", "pl")]
        reconcile()

    captured(turn_off)
    captured(turn_on)


def test_other_fallbacks_reach_every_document_that_falls_back(settings: Any, captured: Proof) -> None:
    def change() -> None:
        settings.LOCALE_FALLBACKS = {"ar": ["nl"], "de": ["en", "nl"]}
        reconcile()

    captured(change)
