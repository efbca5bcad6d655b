"""System checks on languages."""

from collections.abc import Callable
from typing import Any

import pytest

from cms.checks import check_fallbacks, check_languages


@pytest.fixture
def configure(settings: Any) -> Callable[..., None]:
    def configure(codes: list[str], fallbacks: dict[str, list[str]] | None = None) -> None:
        settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in codes]
        settings.LOCALE_FALLBACKS = fallbacks or {}

    return configure


def ids(errors: list[Any]) -> list[str]:
    return [error.id for error in errors]


def test_ours_are_in_order() -> None:
    assert check_languages(None) == []
    assert check_fallbacks(None) == []


def test_a_language_django_does_not_know_is_refused(configure: Callable[..., None]) -> None:
    configure(["nl", "ti"])
    (error,) = check_languages(None)
    assert error.id == "cms.E001"
    assert "ti" in error.msg
    assert "HOUVAST_EXTRA_LANGUAGES" in str(error.hint)


def test_a_language_without_a_catalogue_is_refused(
    configure: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf.locale import LANG_INFO

    monkeypatch.setitem(LANG_INFO, "ti", {"code": "ti", "name": "Tigrinya", "name_local": "ትግርኛ", "bidi": False})
    configure(["nl", "ti"])
    assert ids(check_languages(None)) == ["cms.E002"]


def test_a_fallback_must_be_configured(configure: Callable[..., None]) -> None:
    configure(["nl", "ar"], {"ar": ["fa", "nl"]})
    assert ids(check_fallbacks(None)) == ["cms.E003"]


@pytest.mark.parametrize(
    "fallbacks",
    [
        {"ar": ["en"], "en": ["ar"]},
        {"ar": ["ar"]},
        {"ar": ["uk"], "uk": ["en"], "en": ["ar"]},
        # The source is what all others end in.
        {"nl": ["en"]},
    ],
)
def test_fallbacks_in_a_circle_are_refused(configure: Callable[..., None], fallbacks: dict[str, list[str]]) -> None:
    configure(["nl", "en", "ar", "uk"], fallbacks)
    (error,) = check_fallbacks(None)
    assert error.id == "cms.E004"
    assert "→" in error.msg


def test_two_ways_to_one_language_are_no_circle(configure: Callable[..., None]) -> None:
    configure(["nl", "en", "ar", "uk"], {"ar": ["en", "uk", "nl"], "uk": ["en", "nl"]})
    assert check_fallbacks(None) == []
