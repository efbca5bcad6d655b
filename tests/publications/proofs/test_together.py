"""Writers and builders at the same time, on PostgreSQL: nothing is left behind, nothing comes back, nobody is stuck."""

from functools import partial
from typing import Any

import pytest
from django.db import connection
from wagtail.models import Page

from publications.engine import reconcile
from publications.models import Publication
from tests.factories.pages import a_section, an_article, stored
from tests.publications.proofs.capture_world import LANGUAGES
from tests.publications.proofs.together_house import Seen, at_once, busy_house, faults, furnish, mortal_builder

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets in one writer at a time"),
    # With what the migrations store: the tests before may have emptied the database.
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

ROUNDS = 5


@pytest.fixture(autouse=True)
def as_in_production(settings: Any) -> None:
    """Tasks are stored and left to others; with four languages, so that more changes fit into the time."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in LANGUAGES]
    reconcile()


def test_house_full_of_editors_leaves_nothing_out_of_date() -> None:
    furnish()
    seen = Seen()
    busy_house(lambda number: number >= 6, seen)
    assert not faults(seen)
    assert seen.done["settle"]


def test_builder_that_is_killed_at_any_point_leaves_nothing_out_of_date() -> None:
    furnish()
    seen = Seen()
    with mortal_builder(seen) as mortal:
        busy_house(lambda number: number >= 4, seen, mortal)
    assert not faults(seen)
    assert seen.done["settle, killed"]


def test_two_first_publications_that_want_one_address_get_two() -> None:
    section, elsewhere = a_section(title="Hulp"), a_section(title="Elders")
    seen = Seen()
    for number in range(ROUNDS):
        revisions = []
        for place, parent in enumerate((section, section, elsewhere)):
            page = an_article(parent, draft=True, title="Zelfde", slug=f"eerst-{number}-{place}")
            page.slug = f"zelfde-{number}"
            revisions.append(page.save_revision())
        at_once(seen, *(revision.publish for revision in revisions))
        assert not faults(seen)
        live = Page.objects.live().filter(slug=f"zelfde-{number}").values("translation_key")
        paths = set(Publication.objects.filter(locale="nl", key__in=live).values_list("path", flat=True))
        assert len(paths) == len(live) >= 2


def test_child_that_is_published_while_its_parent_moves_stands_below_it() -> None:
    first, second = a_section(title="Een"), a_section(title="Twee")
    parent = a_section(first, title="Onderweg")
    seen = Seen()
    for number in range(ROUNDS):
        child = an_article(parent, draft=True, title=f"Kind {number}")
        target = Page.objects.get(pk=(first if number % 2 else second).pk)
        at_once(
            seen,
            partial(Page.objects.get(pk=parent.pk).move, target, pos="last-child"),
            child.get_latest_revision().publish,
        )
        assert not faults(seen)
        above, below = _path(parent), _path(child)
        assert above == f"/nl/{target.slug}/onderweg/"
        assert below == f"{above}{stored(child).slug}/"


def _path(page: Any) -> str | None:
    return Publication.objects.get(locale="nl", key=page.translation_key).path
