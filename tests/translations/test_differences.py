"""The difference of two texts, word by word: nothing is lost, nothing is made up, nothing is obeyed."""

from hypothesis import given
from hypothesis import strategies as st

from translations.differences import Kind, Part, as_html, difference

_WORDS = st.sampled_from(
    ["Hulp", "thuis", "één", "<b>", "</b>", '<a id="a1">', "&amp;", "&", "<", ".", ",", " ", "\n", "مساعدة"]
)
TEXTS = st.one_of(st.text(), st.lists(_WORDS).map("".join), st.lists(_WORDS).map(" ".join))


def text_of(parts: list[Part], without: Kind) -> str:
    return "".join(part.text for part in parts if part.kind != without)


@given(TEXTS, TEXTS)
def test_without_what_was_inserted_it_is_the_former_text_and_without_what_went_the_present(a: str, b: str) -> None:
    parts = difference(a, b)
    assert text_of(parts, Kind.INSERTED) == a
    assert text_of(parts, Kind.REMOVED) == b


@given(TEXTS)
def test_text_that_stayed_has_no_marks(text: str) -> None:
    assert all(part.kind == Kind.KEPT for part in difference(text, text))


@given(TEXTS, TEXTS)
def test_markup_of_the_texts_is_shown_and_not_obeyed(a: str, b: str) -> None:
    html: str = as_html(difference(a, b))
    for mark in ("<ins>", "</ins>", "<del>", "</del>"):
        html = html.replace(mark, "")
    assert "<" not in html
    assert ">" not in html


def test_one_word_of_a_sentence_is_marked() -> None:
    assert as_html(difference("Hulp bij jou thuis.", "Hulp bij jullie thuis.")) == (
        "Hulp bij <del>jou </del><ins>jullie </ins>thuis."
    )


def test_a_tag_is_never_cut_in_two() -> None:
    parts = difference('Lees <a id="a1">meer</a>', 'Lees <a id="a2">meer</a>')
    assert [part.text for part in parts if part.kind != Kind.KEPT] == ['<a id="a1">', '<a id="a2">']
