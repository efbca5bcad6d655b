"""Languages: which there are, how they are written, what a reader gets when a text is missing."""

from typing import Any

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale

from tests.factories.pages import a_section, home
from translations import locales
from translations.apps import create_missing_locales


def test_the_first_configured_language_is_the_source(settings: Any) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = [("uk", "Українська"), ("nl", "Nederlands")]
    assert locales.source_code() == "uk"
    assert locales.codes() == ["uk", "nl"]


def test_a_reader_of_arabic_gets_english_before_dutch() -> None:
    assert locales.chain("ar") == ["ar", "en", "nl"]


def test_a_language_without_a_chain_of_its_own_falls_back_on_the_source() -> None:
    assert locales.chain("pl") == ["pl", "nl"]


def test_the_source_falls_back_on_nothing() -> None:
    assert locales.chain("nl") == ["nl"]


def test_a_language_that_names_itself_in_its_chain_is_tried_once(settings: Any) -> None:
    settings.LOCALE_FALLBACKS = {"de": ["de", "nl"]}
    assert locales.chain("de") == ["de", "nl"]


@given(st.lists(st.sampled_from(["nl", "en", "de", "tr", "ar", "uk", "pl"])))
def test_a_chain_starts_with_the_language_asked_for_keeps_the_order_and_names_none_twice(steps: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.LOCALE_FALLBACKS", {"ar": steps})
        chain = locales.chain("ar")
    assert chain[0] == "ar"
    assert len(chain) == len(set(chain))
    assert chain[1:] == [step for step in dict.fromkeys(steps) if step != "ar"]


@pytest.mark.parametrize(
    ("code", "direction"), [("nl", "ltr"), ("uk", "ltr"), ("tr", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("he", "rtl")]
)
def test_direction_follows_the_script(code: str, direction: str) -> None:
    assert locales.direction(code) == direction


def test_a_language_django_does_not_know_is_written_from_left_to_right() -> None:
    assert locales.direction("xx") == "ltr"


def test_a_language_is_named_in_itself() -> None:
    arabic = locales.language("ar")
    assert (arabic.code, arabic.name, arabic.own_name, arabic.direction) == ("ar", "Arabic", "العربيّة", "rtl")


@pytest.mark.django_db
def test_a_language_added_to_the_settings_exists_after_the_next_migrate() -> None:
    Locale.objects.filter(language_code="pl").delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert Locale.objects.filter(language_code="pl").exists()


@pytest.mark.django_db
def test_migrating_again_changes_no_language() -> None:
    before = set(Locale.objects.values_list("pk", "language_code"))
    create_missing_locales(using="default", sender=apps.get_app_config("translations"))
    assert set(Locale.objects.values_list("pk", "language_code")) == before


@pytest.mark.django_db
def test_a_language_taken_out_of_the_settings_keeps_its_locale_and_its_pages(settings: Any) -> None:
    section = a_section(home("de"), title="Hilfe")
    settings.WAGTAIL_CONTENT_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
    create_missing_locales(using="default")
    assert Locale.objects.filter(language_code="de").exists()
    section.refresh_from_db()
