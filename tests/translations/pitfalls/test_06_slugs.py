"""wagtail-localize rebuilds the slug of a translated page with ``slugify``, which drops every letter outside ASCII.

Its function is replaced at the start (``translations/apps.py``); here it is put back, so that the harm shows, and so
that what we do ourselves is seen not to depend on the replacement.
"""

from typing import Any

import pytest
import wagtail_localize.models
from django.utils.text import slugify

from pages.models import SectionPage
from tests.factories.api import at_path, document
from tests.factories.languages import a_translation, record_of
from tests.factories.pages import a_section, published, stored
from tests.factories.translators import exported, imported, placed, returned, translation_of, unit
from translations import pipeline
from translations.models import LanguagePolicy
from translations.publishing import publish_translation

pytestmark = pytest.mark.django_db

DAMAGED = {
    "covid-інформація": "covid",
    "über-uns-größe": "uber-uns-groe",
}
ARABIC = "العلاج-النفسي"


@pytest.fixture(autouse=True)
def localize_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wagtail_localize.models, "slugify", slugify)


@pytest.fixture
def section() -> SectionPage:
    page: SectionPage = placed(a_section(title="Hulp", introduction="<p>Welkom.</p>"))
    return page


def in_arabic(section: Any, slug: str) -> Any:
    """Live under a slug that a translator chose."""
    imported(returned(section, slug=slug))
    return translation_of(section)


@pytest.mark.parametrize("slug", DAMAGED)
def test_localize_drops_the_letters_of_a_slug(section: Any, slug: str) -> None:
    in_arabic(section, slug)
    record_of(section).save_target(publish=False)
    assert translation_of(section).slug == DAMAGED[slug]


def test_localize_leaves_nothing_of_an_arabic_slug(section: Any) -> None:
    in_arabic(section, ARABIC)
    record_of(section).save_target(publish=False)
    assert not set(translation_of(section).slug) & set(ARABIC.replace("-", ""))


@pytest.mark.parametrize("slug", [*DAMAGED, ARABIC])
def test_a_chosen_slug_is_stored_and_found(section: Any, slug: str) -> None:
    assert in_arabic(section, slug).slug == slug
    path = document(section, "ar")["path"]
    assert path.endswith(f"/{slug}/")
    assert at_path(path)["id"] == str(section.translation_key)


@pytest.mark.parametrize("slug", [*DAMAGED, ARABIC])
def test_a_chosen_slug_outlives_every_later_translation(section: Any, slug: str) -> None:
    arabic = in_arabic(section, slug)
    section = stored(section)
    section.introduction = "<p>Dag!</p>"
    published(section)
    pipeline.prepare(section.translation_key, "ar")
    imported(returned(section, texts={"introduction": "مرحبا"}))
    publish_translation(stored(arabic))
    assert stored(arabic).slug == slug
    assert unit(exported(section), "slug").msgstr == slug


def test_a_chosen_slug_outlives_a_translation_that_follows_by_itself(section: Any) -> None:
    LanguagePolicy.objects.create(locale="ar", publishes=True)
    section = stored(section)
    section.introduction = '<p>Lees <a href="https://een.example/">meer</a>.</p>'
    published(section)
    arabic = in_arabic(section, ARABIC)
    section = stored(section)
    section.introduction = '<p>Lees <a href="https://twee.example/">meer</a>.</p>'
    published(section)
    pipeline.prepare(section.translation_key, "ar")
    assert "twee.example" in stored(arabic).introduction
    assert stored(arabic).slug == ARABIC


@pytest.mark.parametrize(
    ("title", "slug"),
    [("العلاج النفسي", ARABIC), ("Über uns: Größe", "über-uns-größe"), ("COVID-інформація", "covid-інформація")],
)
def test_a_slug_that_nobody_chose_keeps_the_script_of_its_title(section: Any, title: str, slug: str) -> None:
    imported(returned(section, texts={"title": title}))
    assert translation_of(section).slug == slug


def test_a_translation_made_text_by_text_keeps_letters_too() -> None:
    section = a_section(title="Größe")
    assert a_translation(section, "uk").slug == "uk-größe"
