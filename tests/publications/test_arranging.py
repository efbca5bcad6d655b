"""Where it cannot be decided what stands where, no editor is held up, nothing withdrawn is served, and it is mended."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import Error, connection
from wagtail.models import Page, PageViewRestriction

from publications import engine
from publications.models import PAGE, Publication, TranslationSet
from publications.serializers import PAGES
from publications.serializers.fields import STRING, Field
from publications.settling import settle
from publications.verifying import verify
from tests.factories.api import document, get, read, status_at
from tests.factories.pages import an_article, published, stored, translated
from tests.factories.snippets import a_helpline

pytestmark = pytest.mark.django_db

LANGUAGES = ("nl", "en", "ar")


def fail(*args: Any, **kwargs: Any) -> Any:
    raise ValueError("it cannot be decided")


def fail_in_the_database(*args: Any, **kwargs: Any) -> Any:
    """As a statement that is cut off does: PostgreSQL refuses every other until the savepoint is left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM a_table_that_does_not_exist")


def ours(page: Any) -> TranslationSet:
    return TranslationSet.objects.get(kind=PAGE, key=page.translation_key)


Undecided = Callable[[], AbstractContextManager[None]]


@pytest.fixture(
    params=[
        ("publications.rows.arrange", fail),
        ("publications.engine.arrange_and_follow", fail),
        ("publications.rows.arrange", fail_in_the_database),
    ],
    ids=["arrange", "arrange_and_follow", "the database"],
)
def undecided(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Undecided:
    """``with undecided():`` nothing that is published can be arranged."""

    @contextmanager
    def undecided() -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr(*request.param)
            yield

    return undecided


# -- the editor --------------------------------------------------------------------------------------------


def test_new_page_is_saved_and_waits_to_be_mended(undecided: Undecided) -> None:
    with undecided():
        page = an_article(title="Hechting")
    assert stored(page).live
    assert get(f"pages/{page.translation_key}/").status_code == 404
    assert ours(page).failure
    assert ours(page).failed_at is not None
    assert engine.mend() == 1
    settle()
    assert document(page, "ar")["title"] == "Hechting"
    assert ours(page).failure == ""
    assert ours(page).failed_at is None
    assert engine.mend() == 0
    assert verify() == []


def test_failure_stands_on_the_set_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("publications.rows.arrange", fail)
        page = an_article(title="Hechting")
    assert "ValueError: it cannot be decided" in ours(page).failure
    assert TranslationSet.objects.exclude(failure="").count() == 1


def test_changed_text_of_a_page_is_published_where_it_stood(undecided: Undecided) -> None:
    page = an_article(title="Oude titel")
    path = document(page)["path"]
    with undecided():
        page.title, page.slug = "Nieuwe titel", "nieuw-adres"
        published(page)
    assert stored(page).title == "Nieuwe titel"
    assert document(page)["title"] == "Nieuwe titel"
    assert document(page)["path"] == path
    engine.mend()
    settle()
    assert document(page)["path"] == "/nl/nieuw-adres/"
    assert read("pages/by-path/", path=path)["redirect"] == "/nl/nieuw-adres/"
    assert verify() == []


def test_publishing_again_clears_the_failure_without_mending(undecided: Undecided) -> None:
    with undecided():
        page = an_article(title="Hechting")
    published(stored(page))
    assert ours(page).failure == ""
    assert document(page)["title"] == "Hechting"


def test_shared_piece_is_saved_too(undecided: Undecided) -> None:
    page = an_article(crisis_policy="show")
    with undecided():
        line = a_helpline(is_emergency=True)
    settle()
    assert document(page)["crisis_box"]["helplines"] == []
    assert engine.mend() == 1
    settle()
    assert document(page)["crisis_box"]["helplines"][0]["id"] == str(line.translation_key)


# -- what is withdrawn -------------------------------------------------------------------------------------


def assert_nowhere(page: Any, words: str) -> None:
    """Neither its address, nor a list, nor the menu, in any language, has a word of it."""
    for locale in LANGUAGES:
        assert get(f"pages/{page.translation_key}/", locale=locale).status_code == 404
        for path in ("articles/", "pages/", "navigation/"):
            assert words.encode() not in get(path, locale=locale).content
    for row in Publication.objects.filter(kind=PAGE, key=page.translation_key):
        assert words.encode() not in bytes(row.body) + bytes(row.card)


def test_unpublished_page_is_taken_down_all_the_same(undecided: Undecided) -> None:
    page = an_article(title="Ingetrokken", show_in_menus=True)
    path = document(page)["path"]
    with undecided():
        stored(page).unpublish()
        assert_nowhere(page, "Ingetrokken")
        assert status_at(path) == 404
        settle()
        assert_nowhere(page, "Ingetrokken")
    assert not stored(page).live
    assert ours(page).failure
    engine.mend()
    settle()
    assert not Publication.objects.filter(key=page.translation_key).exists()
    assert verify() == []


def test_translation_that_is_unpublished_leaves_its_language_and_no_other(undecided: Undecided) -> None:
    page = an_article(title="Hechting")
    english = translated(page, "en", title="Attachment")
    with undecided():
        english.unpublish()
        settle()
    for locale in ("en", "ar"):
        assert get(f"pages/{page.translation_key}/", locale=locale).status_code == 404
    assert document(page)["title"] == "Hechting"
    engine.mend()
    settle()
    for locale in LANGUAGES:
        assert document(page, locale)["title"] == "Hechting"
    assert verify() == []


def test_shared_piece_that_is_unpublished_leaves_documents_all_the_same(undecided: Undecided) -> None:
    line = a_helpline(is_emergency=True)
    page = an_article(crisis_policy="show")
    settle()
    with undecided():
        line.unpublish()
        settle()
        assert document(page)["crisis_box"]["helplines"] == []
        assert read("navigation/")["helplines"] == []
    engine.mend()
    settle()
    assert verify() == []


def test_deleted_page_is_taken_down_all_the_same(undecided: Undecided) -> None:
    page = an_article(title="Verwijderd", show_in_menus=True)
    with undecided():
        Page.objects.get(pk=page.pk).delete()
        assert_nowhere(page, "Verwijderd")
    engine.mend()
    settle()
    assert not Publication.objects.filter(key=page.translation_key).exists()
    assert verify() == []


def test_deleted_page_answers_410_once_it_is_mended(undecided: Undecided) -> None:
    page = an_article(title="Verwijderd")
    path = document(page)["path"]
    with undecided():
        Page.objects.get(pk=page.pk).delete()
    engine.mend()
    assert status_at(path) == 410


def test_page_that_is_made_private_is_taken_down_all_the_same(undecided: Undecided) -> None:
    page = an_article(title="Besloten", show_in_menus=True)
    with undecided():
        PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")
        assert_nowhere(page, "Besloten")
    engine.mend()
    settle()
    assert verify() == []


def test_withdrawn_text_leaves_also_when_nobody_can_tell_what_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    page = an_article(title="Ingetrokken", show_in_menus=True)
    with monkeypatch.context() as patch:
        patch.setattr("publications.rows.public_versions", fail)
        # The guess that is made before anything is locked asks the same question.
        patch.setattr("publications.engine.is_structural", lambda kind, key, now: True)
        stored(page).unpublish()
        assert_nowhere(page, "Ingetrokken")
    engine.mend()
    settle()
    assert verify() == []


# -- a build that fails in the database --------------------------------------------------------------------


def raised() -> None:
    raise Error("the connection was lost")


def refused_by_the_database() -> None:
    fail_in_the_database()


@pytest.mark.parametrize("go_wrong", [raised, refused_by_the_database])
@pytest.mark.parametrize("part", ["card", "document"])
def test_database_error_fails_the_row_it_happens_in_and_no_other(
    monkeypatch: pytest.MonkeyPatch, go_wrong: Callable[[], None], part: str
) -> None:
    def read_field(page: Any, context: Any) -> str:
        if context.locale == "ar":
            go_wrong()
        return "added"

    page = an_article(title="Oude titel")
    settle()
    serializer = PAGES["article"]
    failing: Any = {part: [*getattr(serializer, part), Field("added", read_field, STRING)]}
    monkeypatch.setitem(PAGES, "article", replace(serializer, **failing))
    page.title = "Nieuwe titel"
    published(page)
    assert stored(page).title == "Nieuwe titel"
    rows = Publication.objects.filter(key=page.translation_key)
    assert set(rows.exclude(failure="").values_list("locale", flat=True)) == {"ar"}
    assert document(page, "nl")["title"] == document(page, "en")["title"] == "Nieuwe titel"
    assert document(page, "ar")["title"] == "Oude titel"
    monkeypatch.undo()
    engine.reconcile()
    settle()
    assert document(page, "ar")["title"] == "Nieuwe titel"
    assert verify() == []


@pytest.mark.parametrize("go_wrong", [raised, refused_by_the_database])
def test_database_error_while_loading_what_is_published_does_not_fail_the_editor(
    monkeypatch: pytest.MonkeyPatch, go_wrong: Callable[[], None]
) -> None:
    page = an_article(title="Oude titel")
    settle()
    with monkeypatch.context() as patch:
        patch.setattr("publications.builds.load_sources", lambda rows, shelf: go_wrong())
        page.title = "Nieuwe titel"
        published(page)
    assert stored(page).title == "Nieuwe titel"
    assert document(page)["title"] == "Oude titel"
    engine.reconcile()
    settle()
    assert document(page)["title"] == "Nieuwe titel"
