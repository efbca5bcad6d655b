"""Other emphasis is worth a look; markup that cannot be stored is not published."""

import pytest
from wagtail_localize.strings import INLINE_TAGS

from tests.translations.checks.sentences import finds
from translations.checks.markup import MARKUP
from translations.checks.tags import TAGS
from translations.models import Severity


def test_the_same_emphasis_elsewhere_in_the_sentence_is_fine() -> None:
    assert not finds(TAGS, "Bel <b>altijd</b> 112.", "اتصل <b>دائما</b> بالرقم 112.")
    assert not finds(TAGS, "Bel <b>altijd</b> 112.", "Rufen Sie <strong>immer</strong> 112 an.", "de")


def test_emphasis_that_went_or_came_is_a_warning() -> None:
    assert finds(TAGS, "Bel <b>altijd</b> 112.", "اتصل دائما بالرقم 112.")
    assert finds(TAGS, "Bel altijd 112.", "<em>Immer</em> 112 anrufen.", "de")
    assert TAGS.severity == Severity.WARNING


def test_links_and_line_breaks_are_no_emphasis() -> None:
    assert not finds(TAGS, 'Lees <a id="a1">meer</a><br>nu', "اقرأ المزيد")


@pytest.mark.parametrize(
    "target",
    [
        "<b>Always call",
        "Always</b> call",
        "<b><em>Always</b></em> call",
        '<a id="a1">Always',
        "<p>Always call</p>",
        "<span>Always</span> call",
        '<b class="red">Always</b> call',
        '<a href="https://elsewhere.example/">Always</a> call',
        "<script>alert(1)</script>",
        "Always <!-- or not --> call",
        "<?php ?>Always",
        "<!DOCTYPE html>Always",
    ],
)
def test_broken_or_unknown_markup_blocks(target: str) -> None:
    assert finds(MARKUP, "Bel altijd.", target, "en")
    assert MARKUP.severity == Severity.ERROR


@pytest.mark.parametrize("tag", sorted(set(INLINE_TAGS) - {"a", "br"}))
def test_the_tags_that_translators_get_are_fine(tag: str) -> None:
    assert not finds(MARKUP, "Bel.", f"<{tag}>Call</{tag}>.", "en")


@pytest.mark.parametrize("target", ['<a id="a1">اتصل</a>', "one<br>two<br/>three", "5 &lt; 6 &amp; 7", "5 < 6 & 7"])
def test_links_breaks_and_signs_are_fine(target: str) -> None:
    assert not finds(MARKUP, "Bel.", target)
