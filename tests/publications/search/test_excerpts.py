"""An excerpt shows why a page was found, and is safe to put into HTML."""

import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.search.excerpts import LOOKED_AT, excerpt, highlighted
from publications.search.words import index_terms, query_terms

FILLER = "Wij helpen u graag verder. "
CODES = st.sampled_from(["nl", "en", "de", "tr", "ar", "pl", "uk", "ti"])
ENTITIES = re.compile(r"&(?:amp|lt|gt|quot|#x27);")


def wanted(query: str, code: str) -> set[str]:
    return {term for word in query_terms(query, code) for term in word}


def bare(html: str) -> str:
    return unescape(re.sub(r"</?mark>", "", html))


def test_every_form_of_the_word_is_marked() -> None:
    text = "Hechting begint bij de geboorte; gehechte kinderen zoeken troost."
    assert excerpt(text, wanted("hechting", "nl"), "nl") == (
        "<mark>Hechting</mark> begint bij de geboorte; <mark>gehechte</mark> kinderen zoeken troost."
    )


def test_the_stretch_with_most_different_words_is_shown() -> None:
    text = f"De ouder. De ouder. {FILLER * 30}De ouder en het kind. {FILLER * 30}Het kind."
    shown = excerpt(text, wanted("ouder kind", "nl"), "nl", around=80)
    assert "De <mark>ouder</mark> en het <mark>kind</mark>." in shown


def test_of_equal_stretches_the_first_is_shown() -> None:
    text = f"Het eerste kind. {FILLER * 30}Het tweede kind."
    assert "eerste" in excerpt(text, wanted("kind", "nl"), "nl", around=80)


def test_a_word_with_two_terms_counts_once() -> None:
    text = f"Een gehecht kind. {FILLER * 30}De hechting van een kind."
    assert "gehecht</mark> <mark>kind" in excerpt(text, wanted("hechting kind", "nl"), "nl", around=80)


def test_the_beginning_is_shown_when_no_word_matches() -> None:
    shown = excerpt(FILLER * 30, wanted("kind", "nl"), "nl", around=60)
    assert shown == "Wij helpen u graag verder. Wij helpen u graag verder. Wij…"


def test_words_are_not_cut_and_dots_stand_where_text_is_left_out() -> None:
    shown = excerpt(f"{FILLER * 30}Een kind. {FILLER * 30}", wanted("kind", "nl"), "nl", around=60)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert set(bare(shown).strip("…").split()) <= set(f"{FILLER}Een kind.".split())
    assert len(bare(shown)) > 40


def test_a_short_text_is_shown_whole_without_dots() -> None:
    assert excerpt("Een kind.", (), "nl") == "Een kind."


def test_white_space_is_collapsed() -> None:
    assert excerpt("  Een\n\n\tkind\u00a0thuis ", (), "nl") == "Een kind thuis"


def test_what_looks_like_html_is_escaped() -> None:
    text = "<script>kind</script> & \"kind\" 'of'"
    assert excerpt(text, wanted("kind", "nl"), "nl") == (
        "&lt;script&gt;<mark>kind</mark>&lt;/script&gt; &amp; &quot;<mark>kind</mark>&quot; &#x27;of&#x27;"
    )


def test_arabic_is_marked_with_its_article_and_vowel_signs() -> None:
    text = f"{'نحن نعمل معكم. ' * 30}مشكلاتُ التَّعلُّقِ عند الأطفال. {'نحن نعمل معكم. ' * 30}"
    shown = excerpt(text, wanted("تعلق طفل", "ar"), "ar", around=80)
    assert "<mark>التَّعلُّقِ</mark> عند <mark>الأطفال</mark>." in shown


def test_a_word_typed_without_hyphen_marks_the_hyphenated_one_once() -> None:
    assert highlighted("Stuur een e-mail", wanted("email", "nl"), "nl") == "Stuur een <mark>e-mail</mark>"
    assert highlighted("Stuur een email", wanted("e-mail", "nl"), "nl") == "Stuur een <mark>email</mark>"


def test_only_the_beginning_of_an_endless_text_is_looked_at() -> None:
    text = f"{'woord ' * LOOKED_AT}kind"
    assert "<mark>" not in excerpt(text, wanted("kind", "nl"), "nl")


def test_a_title_keeps_its_length_and_white_space() -> None:
    assert highlighted("Een  kind & <meer>", wanted("kinderen", "nl"), "nl") == (
        "Een  <mark>kind</mark> &amp; &lt;meer&gt;"
    )


@pytest.mark.parametrize("around", [1, 2, 10, 61])
@pytest.mark.parametrize("letter", ["e\u0301", "\u0639\u0651\u064e", "👩\u200d👧", "ก\u0e34\u0e48"])
def test_a_letter_is_not_cut_from_its_marks(letter: str, around: int) -> None:
    shown = bare(excerpt(letter * 300, (), "nl", around=around)).rstrip("…")
    assert shown.replace(letter, "") == "" or around < len(letter)


@given(st.text(max_size=400), st.text(max_size=40), CODES, st.integers(min_value=1, max_value=100))
def test_only_mark_tags_and_entities_stand_in_an_excerpt(text: str, query: str, code: str, around: int) -> None:
    shown = excerpt(text, wanted(query, code) | set(index_terms(text, code)[:3]), code, around=around)
    left = ENTITIES.sub("", shown.replace("<mark>", "").replace("</mark>", ""))
    assert not re.search(r"[<>&\"']", left)
    assert re.fullmatch(r"(?:[^<]|<mark>[^<]+</mark>)*", shown)


@given(st.text(max_size=600), CODES, st.integers(min_value=1, max_value=200))
def test_an_excerpt_is_no_longer_than_asked_and_taken_from_the_text(text: str, code: str, around: int) -> None:
    shown = bare(excerpt(text, index_terms(text, code)[-4:], code, around=around))
    assert len(shown) <= around + len("……")
    assert any(piece in " ".join(text.split()) for piece in (shown, shown[1:], shown[:-1], shown[1:-1]))


@given(st.lists(st.sampled_from(["kind", "e\u0301e\u0308n", "سَلام", "їжа", "日本語", "ไทย"]), max_size=200), CODES)
def test_a_piece_never_begins_with_a_combining_mark(words: list[str], code: str) -> None:
    shown = bare(excerpt(" ".join(words), index_terms("kind سلام", code), code, around=50)).strip("…")
    assert not shown or not unicodedata.category(shown[0]).startswith("M")


@given(st.text(max_size=300), CODES)
def test_a_highlighted_title_says_what_the_title_says(text: str, code: str) -> None:
    assert bare(highlighted(text, index_terms(text, code)[:5], code)) == text
