"""A deploy renews what older code has built, bit by bit, and readers never wait for it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project_settings
from django.utils import timezone

from publications import fingerprint
from publications.engine import publish
from publications.fingerprint import HELP_SETTINGS, code_fingerprint, deploy, release
from publications.models import PAGE, ListVersion, Publication, Release
from publications.serializers import PAGES, SNIPPETS
from publications.serializers.fields import STRING, Field
from publications.settling import settle
from publications.staleness import behind, out_of_date
from publications.verifying import verify
from tests.factories.api import document
from tests.factories.pages import an_article, published
from tests.factories.snippets import a_helpline

Run = Callable[[str], None]


# -- the fingerprint ---------------------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The sources of the house, copied to where a test may change them."""
    for folder in ("pages", "publications", "translations", "api", "tests/publications"):
        without = shutil.ignore_patterns("__pycache__")
        shutil.copytree(project_settings.BASE_DIR / folder, tmp_path / folder, ignore=without)
    for catalogue in (project_settings.BASE_DIR / "locale").glob("*/LC_MESSAGES/*.po"):
        copied = tmp_path / catalogue.relative_to(project_settings.BASE_DIR)
        copied.parent.mkdir(parents=True)
        shutil.copy(catalogue, copied)
    shutil.copy(project_settings.BASE_DIR / "requirements.txt", tmp_path)
    return tmp_path


def changes_the_fingerprint(tree: Path, name: str) -> bool:
    """Whether a line more in one file makes other documents likely."""
    before = code_fingerprint(tree)
    file = tree / name
    assert file.exists(), name
    file.write_text(file.read_text() + "\n# A line more.\n")
    code_fingerprint.cache_clear()
    return code_fingerprint(tree) != before


@pytest.mark.parametrize(
    "name",
    [
        "publications/serializers/treatment.py",
        "publications/html.py",
        "pages/blocks/text.py",
        "pages/models/vacancy.py",
        "pages/snippets/helpline.py",
        "translations/locales.py",
        "requirements.txt",
    ],
)
def test_what_documents_are_built_with_is_in_the_fingerprint(tree: Path, name: str) -> None:
    assert changes_the_fingerprint(tree, name)


def test_every_catalogue_is_in_the_fingerprint(tree: Path) -> None:
    catalogues = sorted(tree.glob("locale/*/LC_MESSAGES/*.po"))
    assert catalogues
    for catalogue in catalogues:
        assert changes_the_fingerprint(tree, str(catalogue.relative_to(tree)))


@pytest.mark.parametrize(
    "name",
    [
        "api/views/page.py",
        "publications/admin/report.py",
        "pages/admin/panels.py",
        "tests/publications/test_documents.py",
    ],
)
def test_views_admin_and_tests_are_not_in_the_fingerprint(tree: Path, name: str) -> None:
    assert not changes_the_fingerprint(tree, name)


def test_new_or_renamed_source_changes_the_fingerprint(tree: Path) -> None:
    before = code_fingerprint(tree)
    new = tree / "publications/serializers/recipe.py"
    new.write_text("")
    code_fingerprint.cache_clear()
    with_new = code_fingerprint(tree)
    new.rename(tree / "publications/serializers/dish.py")
    code_fingerprint.cache_clear()
    assert len({before, with_new, code_fingerprint(tree)}) == 3


def test_fingerprint_is_the_same_wherever_the_sources_stand(
    tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "house"
    shutil.copytree(tree, elsewhere)
    assert code_fingerprint(tree) == code_fingerprint(elsewhere)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EMERGENCY_NUMBER", "999"),
        ("HELPLINE_COUNTRY", "BE"),
        ("LOCALE_FALLBACKS", {"ar": ["tr", "nl"]}),
        ("WAGTAIL_CONTENT_LANGUAGES", [("nl", "Dutch"), ("en", "English")]),
        ("MEDIA_URL", "https://media.lindehof.example/"),
        ("TIME_ZONE", "Europe/Kyiv"),
    ],
)
def test_settings_that_documents_show_are_in_the_fingerprint(settings: Any, name: str, value: Any) -> None:
    before = fingerprint.fingerprint()
    setattr(settings, name, value)
    assert fingerprint.fingerprint() != before


# -- the number --------------------------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("newer")``: from here on this process runs that code. What it runs at first has a name of its own."""

    def run(code: str) -> None:
        monkeypatch.setattr(fingerprint, "code_fingerprint", lambda root: code)

    return run


@pytest.mark.django_db
def test_release_is_one_number_for_one_fingerprint(run: Run) -> None:
    run("older")
    older = release()
    run("newer")
    newer = release()
    assert newer > older
    assert release() == newer
    run("older")
    assert release() == older
    assert Release.objects.filter(number__in=[older, newer]).count() == 2


@pytest.mark.django_db
def test_deploying_older_code_again_is_a_new_release(run: Run) -> None:
    run("older")
    older = deploy()
    assert deploy() == older
    run("newer")
    newer = deploy()
    run("older")
    returned = deploy()
    assert older < newer < returned
    assert release() == returned


# -- after a deploy ----------------------------------------------------------------------------------------


def add_a_field(monkeypatch: pytest.MonkeyPatch, type_name: str = "article") -> None:
    """The code of the newer release: documents of one type have a property more."""
    serializer = PAGES[type_name]
    field = Field("added", lambda page, context: "by newer code", STRING)
    monkeypatch.setitem(PAGES, type_name, replace(serializer, document=[*serializer.document, field]))


def bytes_of(thing: Any) -> dict[str, bytes]:
    rows = Publication.objects.filter(key=thing.translation_key)
    return {row.locale: bytes(row.body) for row in rows}


def rows_behind() -> int:
    return Publication.objects.filter(release__lt=release()).count()


@pytest.fixture
def articles() -> list[Any]:
    """Three articles, with everything up to date by older code."""
    found = [an_article(title=f"Artikel {number}") for number in range(3)]
    settle()
    return found


@pytest.mark.django_db
def test_old_bytes_go_on_serving_after_a_deploy(run: Run, monkeypatch: pytest.MonkeyPatch, articles: list[Any]) -> None:
    before = bytes_of(articles[0])
    run("newer")
    add_a_field(monkeypatch)
    deploy()
    settle(rebuild=0)
    assert bytes_of(articles[0]) == before
    assert "added" not in document(articles[0])


@pytest.mark.django_db
def test_settle_renews_as_many_rows_as_it_may_and_later_the_rest(
    run: Run, monkeypatch: pytest.MonkeyPatch, articles: list[Any]
) -> None:
    run("newer")
    add_a_field(monkeypatch)
    deploy()
    waiting = rows_behind()
    assert waiting > 10
    settle(rebuild=5)
    assert waiting - rows_behind() == 5
    result = settle()
    assert rows_behind() == 0
    assert result.built == waiting - 5
    assert all(document(article)["added"] == "by newer code" for article in articles)
    assert verify() == []


@pytest.mark.django_db
def test_rows_that_come_out_the_same_keep_their_etag_and_the_moment_they_were_built(
    run: Run, monkeypatch: pytest.MonkeyPatch, articles: list[Any]
) -> None:
    others = Publication.objects.exclude(type="article")
    before = list(others.order_by("pk").values_list("pk", "etag", "card_hash", "built_at"))
    run("newer")
    add_a_field(monkeypatch)
    deploy()
    result = settle()
    assert list(others.order_by("pk").values_list("pk", "etag", "card_hash", "built_at")) == before
    assert result.changed == Publication.objects.filter(type="article").count()


@pytest.mark.django_db
def test_documents_follow_a_card_that_newer_code_makes_otherwise(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    a_helpline(is_emergency=True)
    page = an_article(crisis_policy="show")
    settle()
    run("newer")
    serializer = SNIPPETS["helpline"]
    field = Field("added", lambda page, context: "by newer code", STRING)
    monkeypatch.setitem(SNIPPETS, "helpline", replace(serializer, fields=[*serializer.fields, field]))
    deploy()
    settle()
    assert document(page, "ar")["crisis_box"]["helplines"][0]["added"] == "by newer code"
    assert verify() == []


@pytest.mark.django_db
def test_row_that_newer_code_cannot_build_is_tried_once_and_goes_on_serving(
    run: Run, monkeypatch: pytest.MonkeyPatch, articles: list[Any]
) -> None:
    before = bytes_of(articles[0])

    def fail(page: Any, context: Any) -> Any:
        raise ValueError("newer code has a fault")

    run("newer")
    serializer = PAGES["article"]
    broken = Field("added", fail, STRING)
    monkeypatch.setitem(PAGES, "article", replace(serializer, document=[*serializer.document, broken]))
    deploy()
    assert settle().failed == Publication.objects.filter(type="article").count()
    assert settle().built == 0
    assert bytes_of(articles[0]) == before


# -- two releases at once ----------------------------------------------------------------------------------


@pytest.fixture
def half_deployed(run: Run, monkeypatch: pytest.MonkeyPatch, articles: list[Any]) -> list[Any]:
    """The newer code has built everything; this process still runs the older."""
    run("older")
    deploy()
    run("newer")
    with monkeypatch.context() as newer:
        add_a_field(newer)
        deploy()
        settle()
    run("older")
    return articles


@pytest.mark.django_db
def test_older_process_leaves_the_rows_of_newer_code_alone(half_deployed: list[Any]) -> None:
    before = bytes_of(half_deployed[0])
    # By itself this would have it built again.
    Publication.objects.filter(key=half_deployed[0].translation_key).update(pending=True)
    assert out_of_date(timezone.now()) == {}
    assert behind(100) == {}
    assert settle().built == 0
    assert bytes_of(half_deployed[0]) == before


@pytest.mark.django_db
def test_older_process_does_not_report_the_rows_of_newer_code(half_deployed: list[Any]) -> None:
    assert verify() == []


@pytest.mark.django_db
def test_what_an_older_process_publishes_is_renewed_by_the_newer(
    run: Run, monkeypatch: pytest.MonkeyPatch, half_deployed: list[Any]
) -> None:
    page = half_deployed[0]
    page.title = "Van oude code"
    published(page)
    assert "added" not in document(page)
    run("newer")
    add_a_field(monkeypatch)
    settle()
    assert document(page)["title"] == "Van oude code"
    assert document(page)["added"] == "by newer code"
    assert verify() == []


@pytest.mark.django_db
def test_documents_that_depend_on_what_an_older_process_publishes_follow_in_the_newer(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = a_helpline(is_emergency=True, phone="0800-2000")
    page = an_article(crisis_policy="show")
    settle()
    run("older")
    deploy()
    run("newer")
    deploy()
    settle()
    run("older")
    line.phone = "0800-2001"
    line.save_revision().publish()
    publish(PAGE, page.translation_key)
    settle()
    run("newer")
    settle()
    assert document(page, "ar")["crisis_box"]["helplines"][0]["phone"] == "0800-2001"
    assert verify() == []


# -- what settings say -------------------------------------------------------------------------------------


@pytest.fixture
def crisis_page() -> Any:
    a_helpline(is_emergency=True, phone="112")
    page = an_article(title="Met hulp", crisis_policy="show")
    settle()
    return page


def emergency_numbers(page: Any) -> set[str]:
    return {document(page, locale)["crisis_box"]["emergency_number"] for locale in ("nl", "ar")}


@pytest.mark.django_db
@pytest.mark.parametrize("begin", [deploy, release], ids=["deployed", "used for the first time"])
def test_crisis_boxes_follow_a_changed_emergency_number_before_all_else(
    settings: Any, crisis_page: Any, begin: Callable[[], int]
) -> None:
    other = an_article(title="Zonder hulp")
    settle()
    settings.EMERGENCY_NUMBER = "999"
    begin()
    settle(rebuild=0)
    assert emergency_numbers(crisis_page) == {"999"}
    released = set(Publication.objects.filter(key=other.translation_key).values_list("release", flat=True))
    assert max(released) < release()


@pytest.mark.django_db
def test_crisis_boxes_follow_an_emergency_number_that_is_set_back(settings: Any, crisis_page: Any) -> None:
    number = settings.EMERGENCY_NUMBER
    settings.EMERGENCY_NUMBER = "999"
    deploy()
    settle(rebuild=0)
    settings.EMERGENCY_NUMBER = number
    deploy()
    settle(rebuild=0)
    assert emergency_numbers(crisis_page) == {number}


@pytest.mark.django_db
def test_release_that_shows_the_same_help_leaves_crisis_boxes_as_they_are(run: Run, crisis_page: Any) -> None:
    before = ListVersion.objects.get(name=HELP_SETTINGS).version
    run("newer")
    deploy()
    assert ListVersion.objects.get(name=HELP_SETTINGS).version == before
    assert out_of_date(timezone.now()) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("country", ["BE", "NL"])
def test_crisis_boxes_follow_the_country_of_the_settings(settings: Any, country: str) -> None:
    a_helpline(is_emergency=True, phone="112", country="NL")
    a_helpline(is_emergency=True, phone="+3225123456", country="BE")
    page = an_article(crisis_policy="show")
    settle()
    settings.HELPLINE_COUNTRY = country
    deploy()
    settle(rebuild=0)
    assert {line["country"] for line in document(page)["crisis_box"]["helplines"]} == {country}
