"""Verifying finds whatever is not as it was published, says where, and changes nothing by itself."""

from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from pages.models import RelatedPage
from publications import fingerprint
from publications.models import (
    IMAGE,
    NAVIGATION,
    PAGE,
    FormerPath,
    ListVersion,
    Publication,
    PublicationFact,
    PublicationInput,
    Release,
    SearchText,
    TranslationSet,
)
from publications.serializers import PAGES
from publications.serializers.fields import STRING, Field
from publications.settling import settle
from publications.staleness import out_of_date
from publications.verifying import Difference, repair, verify
from tests.factories.api import document, get, read
from tests.factories.images import an_image
from tests.factories.pages import a_section, a_vacancy, an_article, published, stored, translated
from tests.factories.snippets import a_call_to_action, a_helpline, an_organisation

pytestmark = pytest.mark.django_db

KEPT = (Publication, PublicationFact, PublicationInput, SearchText, ListVersion, FormerPath, TranslationSet, Release)


@pytest.fixture
def page() -> Any:
    """A page among a few others, everything up to date."""
    a_helpline(is_emergency=True)
    target = an_article(a_section(title="Hulp", show_in_menus=True), title="Doel")
    found = an_article(
        title="Hechting", translation_key=UUID(int=1), related_rows=[RelatedPage(target=target)], crisis_policy="show"
    )
    translated(found, "en", title="Attachment")
    settle()
    return found


def rows_of(page: Any) -> Any:
    return Publication.objects.filter(kind=PAGE, key=page.translation_key)


def dutch(page: Any) -> Any:
    return rows_of(page).filter(locale="nl")


# -- what may be wrong with a row --------------------------------------------------------------------------


def damage_bytes(page: Any) -> None:
    dutch(page).update(body=b'{"id": "broken"}')


def damage_etag(page: Any) -> None:
    dutch(page).update(etag="0" * 64)


def tamper_with_card(page: Any) -> None:
    card = orjson.loads(bytes(dutch(page).get().card))
    dutch(page).update(card=orjson.dumps(card | {"title": "Iets anders"}))


def lose_row(page: Any) -> None:
    dutch(page).delete()


def lose_all_rows(page: Any) -> None:
    rows_of(page).delete()


def move_path(page: Any) -> None:
    dutch(page).update(path="/nl/elders/")


def stop_serving(page: Any) -> None:
    dutch(page).update(served=False)


def serve_another_language(page: Any) -> None:
    english = rows_of(page).get(locale="en")
    dutch(page).update(source_pk=english.source_pk, served_locale="en", body=english.body, etag=english.etag)


def unpublish_behind_our_back(page: Any) -> None:
    Page.objects.filter(translation_key=page.translation_key, locale__language_code="nl").update(live=False)


def rename_behind_our_back(page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(title="Zonder signaal")


WRONGS: list[tuple[Callable[[Any], None], str]] = [
    (damage_bytes, "has other bytes"),
    (damage_etag, "has other bytes"),
    (tamper_with_card, "has another card"),
    (lose_row, "has no row"),
    (lose_all_rows, "has no row"),
    (move_path, "stands elsewhere"),
    (stop_serving, "is not served"),
    (serve_another_language, "stands elsewhere"),
    (unpublish_behind_our_back, "is not public"),
    (rename_behind_our_back, "has another card"),
]


@pytest.mark.parametrize(("go_wrong", "what"), WRONGS, ids=[each.__name__ for each, _what in WRONGS])
def test_whatever_is_wrong_with_a_row_is_found_and_mended(page: Any, go_wrong: Any, what: str) -> None:
    assert verify() == []
    go_wrong(page)
    found = verify()
    assert Difference(PAGE, page.translation_key, "nl", what) in found
    repair(found)
    assert verify() == []
    assert out_of_date(timezone.now()) == {}


def test_mended_row_has_the_bytes_it_had(page: Any) -> None:
    before = get(f"pages/{page.translation_key}/").content
    damage_bytes(page)
    assert get(f"pages/{page.translation_key}/").content != before
    repair(verify())
    assert get(f"pages/{page.translation_key}/").content == before


def test_row_of_something_that_does_not_exist_is_found_and_removed(page: Any) -> None:
    surplus = dutch(page).get()
    surplus.pk, surplus.key, surplus.parent_key = None, uuid4(), None
    surplus.path, surplus.slug = "/nl/verzonnen/", "verzonnen"
    surplus.save()
    found = verify()
    assert Difference(PAGE, surplus.key, "nl", "is not public") in found
    assert {difference.key for difference in found} == {surplus.key}
    repair(found)
    assert not Publication.objects.filter(key=surplus.key).exists()
    assert verify() == []


@pytest.mark.parametrize("kind", [IMAGE, NAVIGATION, "helpline", "organisation"])
def test_every_kind_of_row_is_verified(page: Any, kind: str) -> None:
    an_organisation()
    image = an_image()
    an_article(hero_image=image, hero_alt="Een boom")
    settle()
    row = Publication.objects.filter(kind=kind).order_by("locale").first()
    assert row is not None
    Publication.objects.filter(pk=row.pk).update(body=b"{}")
    found = verify()
    assert found == [Difference(kind, row.key, row.locale, "has other bytes")]
    repair(found)
    assert verify() == []


def test_document_that_was_built_with_a_tampered_card_is_mended_with_it(page: Any) -> None:
    tamper_with_card(page)
    other = an_article(title="Bron", related_rows=[RelatedPage(target=stored(page))])
    assert document(other)["related"][0]["title"] == "Iets anders"
    repair(verify())
    assert document(other)["related"][0]["title"] == "Hechting"
    assert verify() == []


@pytest.mark.parametrize("key", [UUID(int=1), UUID(int=2**128 - 1)], ids=["parent first", "child first"])
def test_list_with_a_card_that_was_tampered_with_is_mended_with_it(key: UUID) -> None:
    section = a_section(title="Hulp", translation_key=key)
    child = an_article(section, title="Hechting")
    settle()
    before = document(section)["children"]
    assert [card["title"] for card in before] == ["Hechting"]
    tamper_with_card(child)
    repair(verify())
    assert document(section)["children"] == before
    assert verify() == []


def test_page_that_cannot_be_built_is_told_with_the_reason(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(thing: Any, context: Any) -> str:
        if thing.translation_key == page.translation_key:
            raise ValueError("this page cannot be written out")
        return ""

    serializer = PAGES["article"]
    broken = Field("added", fail, STRING)
    monkeypatch.setitem(PAGES, "article", replace(serializer, document=[*serializer.document, broken]))
    found = {str(difference) for difference in verify() if difference.key == page.translation_key}
    assert f"page {page.translation_key} [nl]: cannot be built: this page cannot be written out" in found


def test_row_of_an_older_release_is_told(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "code_fingerprint", lambda root: "newer")
    found = verify()
    assert {difference.what for difference in found} == {"is of an older release"}
    assert len(found) == Publication.objects.count()
    settle()
    assert verify() == []


# -- nothing is changed by looking -------------------------------------------------------------------------


def everything_kept() -> dict[str, list[Any]]:
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in KEPT}


@pytest.mark.parametrize("go_wrong", [each for each, _what in WRONGS], ids=[each.__name__ for each, _what in WRONGS])
def test_verifying_changes_nothing(page: Any, go_wrong: Any) -> None:
    go_wrong(page)
    before = everything_kept()
    assert verify()
    assert everything_kept() == before


def test_clean_after_a_day_of_editing() -> None:
    section = a_section(title="Hulp", show_in_menus=True)
    article = an_article(section, title="Hechting", crisis_policy="show")
    translated(article, "ar", title="التعلق")
    a_vacancy(section)
    a_call_to_action(target_page=article)
    an_organisation(logo=an_image(), logo_alt="Linde")
    article.title, article.slug = "Over hechting", "over-hechting"
    published(article)
    an_article(title="Weg").unpublish()
    Page.objects.get(pk=an_article(title="Ook weg").pk).delete()
    settle()
    assert verify() == []


# -- the command -------------------------------------------------------------------------------------------


@pytest.fixture
def verifying() -> Callable[..., tuple[int, str, str]]:
    """``verifying()`` runs the command: its exit status, and what it wrote to both outputs."""

    def run(*arguments: str) -> tuple[int, str, str]:
        out, err = StringIO(), StringIO()
        try:
            call_command("publications", "verify", *arguments, stdout=out, stderr=err)
        except CommandError as error:
            return error.returncode, out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    return run


def test_command_says_that_all_is_well(page: Any, verifying: Any) -> None:
    assert verifying() == (0, "Everything that is served is what has been published.\n", "")


def test_command_names_what_differs_and_exits_1(page: Any, verifying: Any) -> None:
    damage_bytes(page)
    status, _out, told = verifying()
    assert status == 1
    assert told == f"page {page.translation_key} [nl]: has other bytes\n"
    assert read("articles/")["count"] == 2


@pytest.mark.parametrize("go_wrong", [damage_bytes, lose_row, move_path, tamper_with_card])
def test_command_with_repair_says_what_it_mends_and_exits_0(page: Any, verifying: Any, go_wrong: Any) -> None:
    go_wrong(page)
    status, out, told = verifying("--repair")
    assert (status, told) == (0, "")
    assert f"mending page {page.translation_key} [nl]:" in out
    assert verifying()[0] == 0


def test_command_with_repair_exits_1_for_what_it_cannot_mend(
    page: Any, verifying: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(thing: Any, context: Any) -> str:
        raise ValueError("this page cannot be written out")

    serializer = PAGES["article"]
    broken = Field("added", fail, STRING)
    monkeypatch.setitem(PAGES, "article", replace(serializer, document=[*serializer.document, broken]))
    status, _out, told = verifying("--repair")
    assert status == 1
    assert "this page cannot be written out" in told


@pytest.mark.parametrize("verb", ["settle", "reconcile"])
def test_repair_belongs_to_verify_alone(verb: str) -> None:
    with pytest.raises(CommandError, match="--repair"):
        call_command("publications", verb, "--repair")


def test_verify_names_a_page_that_search_would_not_find_and_repair_mends_it() -> None:
    article = an_article(title="Hechting")
    settle()
    row = Publication.objects.get(key=article.translation_key, locale="nl")
    SearchText.objects.filter(publication=row).update(terms="iets anders")
    PublicationFact.objects.create(publication=row, name="kind", text="symptom")
    (difference,) = verify()
    assert "found by something else" in str(difference)
    repair([difference])
    assert verify() == []
    assert [item["card"]["id"] for item in read("search/", q="hechting")["items"]] == [str(article.translation_key)]
