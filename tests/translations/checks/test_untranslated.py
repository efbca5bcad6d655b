"""A text that was passed on as it came, and one that is the same with reason."""

import pytest

from tests.translations.checks.sentences import finds
from translations.checks.untranslated import UNTRANSLATED


@pytest.mark.parametrize(
    "text",
    [
        "EMDR",
        "Veilig Thuis",
        "De Kindertelefoon",
        "113 Zelfmoordpreventie",
        "Stichting van de Lindehof",
        "PMTO (Parent Management Training Oregon)",
        "0800-2000",
        "2–4",
        "hulp@lindehof.example",
        "https://lindehof.example/hulp",
        "{naam}",
    ],
)
def test_names_numbers_and_addresses_stay_what_they_are(text: str) -> None:
    assert not finds(UNTRANSLATED, text, text, "ar")


@pytest.mark.parametrize("text", ["Hulp bij het opvoeden", "<b>Traumabehandeling</b>, zoals EMDR", "een veilige basis"])
@pytest.mark.parametrize("locale", ["ar", "de", "en"])
def test_real_words_left_in_the_source_language_are_found(text: str, locale: str) -> None:
    assert finds(UNTRANSLATED, text, text, locale)
    assert finds(UNTRANSLATED, text, f" {text.upper()}", locale)


def test_one_word_may_be_the_same_in_two_languages_of_one_script() -> None:
    assert not finds(UNTRANSLATED, "website", "website", "de")
    assert finds(UNTRANSLATED, "website", "website", "ar")


def test_a_translation_is_fine() -> None:
    assert not finds(UNTRANSLATED, "Hulp bij het opvoeden", "Hilfe bei der Erziehung", "de")
