"""A language is read in its own script; names and abbreviations keep theirs."""

import pytest
from django.conf import settings

from tests.translations.checks.sentences import finds
from translations.checks.script import SCRIPT, script_of_language

SOURCE = "Je bent niet alleen, er is hulp bij Lindehof Jeugdhulp."


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        ("لست وحدك، هناك مساعدة لدى Lindehof Jeugdhulp.", "ar"),
        ("Ви не самі, є допомога в Lindehof Jeugdhulp.", "uk"),
        ("Yalnız değilsin, Lindehof Jeugdhulp yardım eder.", "tr"),
        ("You’re not alone.", "en"),
        ("EMDR", "ar"),
        ("EMDR, PMTO en VIPP-SD", "ar"),
        ("Lindehof Jeugdhulp", "uk"),
        ("hulp@lindehof.example https://lindehof.example/hulp", "ar"),
        ("112", "uk"),
        ("በይነኻ ኣይኮንካን፡ ሓገዝ ኣሎ", "ti"),
        ("你并不孤单，这里有帮助，请联系我们，随时都可以", "zh-hans"),
    ],
)
def test_a_text_in_the_script_of_its_language_is_fine(target: str, locale: str) -> None:
    assert not finds(SCRIPT, SOURCE, target, locale)


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        ("You are not alone, there is help at Lindehof Jeugdhulp.", "ar"),
        ("You are not alone, there is help at Lindehof Jeugdhulp.", "uk"),
        ("لست وحدك، هناك مساعدة لدى Lindehof Jeugdhulp.", "uk"),
        ("لست وحدك، هناك مساعدة لدى Lindehof Jeugdhulp.", "tr"),
        ("Ви не самі, є допомога в Lindehof Jeugdhulp.", "de"),
        ("You are not alone, there is help.", "ti"),
    ],
)
def test_a_text_in_another_script_is_found(target: str, locale: str) -> None:
    assert finds(SCRIPT, SOURCE, target, locale)


def test_every_configured_language_has_its_script() -> None:
    assert [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if script_of_language(code) is None] == []


def test_a_variant_of_a_language_is_written_like_the_language() -> None:
    assert script_of_language("ar-ma") == script_of_language("ar")
