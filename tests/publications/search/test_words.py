"""Text becomes terms in the same way for what is published and for what is asked."""

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from publications.search.stems import forget_stems
from publications.search.stopwords import STOP_WORDS
from publications.search.words import (
    LONGEST_TERM,
    MOST_WORDS,
    fold,
    has_stemmer,
    index_terms,
    query_terms,
    terms_of,
    words_of,
)

CODES = ["nl", "en", "de", "tr", "ar", "pl", "uk", "ti", "pt-br"]
LETTERS = (
    "abcdefghijlmnoprstuvwyzABİIıéèëïüöäßłóżźćąęğşçøæ"
    "абвгґдеєжзиіїйк'’ʼ-‑\u00ad"
    "ابتثجحخدذرسشصطعغفقكلمنهويىةءأإآؤئ\u064e\u0651\u0640\u200f"
    "0189٣_ \u0301\u0308"
)
TEXTS = st.one_of(st.text(max_size=120), st.text(alphabet=LETTERS, max_size=120))
SOME_CODE = st.sampled_from(CODES)


def found(query: str, text: str, code: str) -> bool:
    asked = query_terms(query, code)
    indexed = set(index_terms(text, code))
    return bool(asked) and all(indexed.intersection(alternatives) for alternatives in asked)


# --- Folding ---


@pytest.mark.parametrize(
    ("code", "written", "folded"),
    [
        ("nl", "REËEL", "reeel"),
        ("nl", "reee\u0308l", "reeel"),
        ("de", "Größe", "grosse"),
        ("pl", "Łóżko", "lozko"),
        ("da", "Ørsted Æble", "orsted aeble"),
        ("fr", "Œuvre", "oeuvre"),
        ("tr", "IŞIK İstanbul", "isik istanbul"),
        ("en", "ISTANBUL İstanbul", "istanbul istanbul"),
        ("nl", "oma’s baby's", "omas babys"),
        ("uk", "Прив'язаність прив’язаність привʼязаність", "привязаність привязаність привязаність"),
        ("uk", "Їжа й ґанок", "їжа й ганок"),
        ("uk", "и\u0306", "й"),
        ("ar", "التَّعلُّق", "التعلق"),
        ("ar", "أسرة إسرة آسرة ٱسرة", "اسره اسره اسره اسره"),
        ("ar", "مستشفى شيء شئ", "مستشفي شي شي"),
        ("ar", "تـعـلـق", "تعلق"),
        ("ar", "١١٢ ۱۱۲", "112 112"),
        ("en", "ﬁve", "five"),
    ],
)
def test_folding_drops_what_typists_leave_out(code: str, written: str, folded: str) -> None:
    assert fold(written, code) == folded


def test_turkish_small_letters_of_both_kinds_of_i_are_told_apart_before_stemming() -> None:
    assert index_terms("IŞIKLAR", "tr") == index_terms("ışıklar", "tr")
    assert index_terms("İLİŞKİLER", "tr") == index_terms("ilişkiler", "tr")


@given(TEXTS, SOME_CODE)
@example("ŉ", "nl")
@example("\u0345\u03b1", "nl")
def test_folding_what_is_folded_changes_nothing(text: str, code: str) -> None:
    assert fold(fold(text, code), code) == fold(text, code)


# --- Words ---


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("nl", "De ouder, het kind; 12 jaar.", ["De", "ouder", "het", "kind", "12", "jaar"]),
        ("en", "The child’s home", ["The", "child’s", "home"]),
        ("tr", "Türkiye'de, ‘evde’", ["Türkiye'de", "evde"]),
        ("uk", "сім'я і здоровʼя", ["сім'я", "і", "здоровʼя"]),
        ("fr", "l’attachement", ["l", "attachement"]),
        ("nl", "hechtings\u00adproblemen", ["hechtings\u00adproblemen"]),
        ("nl", "ide\u0301e\u0308en", ["ide\u0301e\u0308en"]),
        ("nl", "snake_case ouder-kind", ["snake", "case", "ouder", "kind"]),
        ("ar", "مشكلاتُ التَّعلُّقِ، والأسرة", ["مشكلاتُ", "التَّعلُّقِ", "والأسرة"]),
    ],
)
def test_words_stand_where_the_text_has_them(code: str, text: str, words: list[str]) -> None:
    assert [text[word.start : word.end] for word in words_of(text, code)] == words


@given(TEXTS, SOME_CODE)
def test_words_lie_inside_the_text_one_behind_the_other(text: str, code: str) -> None:
    end = 0
    for word in words_of(text, code):
        assert end <= word.start < word.end <= len(text)
        end = word.end


def test_the_terms_of_a_text_come_in_its_order_and_as_often_as_they_stand_there() -> None:
    assert terms_of("Hechting: kinderen en ouders. Gehechte kinderen.", "nl") == [
        "hecht",
        "kind",
        "en",
        "ouder",
        "hecht",
        "kind",
    ]


# --- Terms ---


@given(TEXTS, SOME_CODE)
def test_terms_hold_only_letters_and_digits(text: str, code: str) -> None:
    terms = index_terms(text, code) + [term for word in query_terms(text, code) for term in word]
    assert all(term.isalnum() and len(term) <= LONGEST_TERM for term in terms)
    assert not any(re.search(r"[\x00-/:-@\[-`{-\x7f\s]", term) for term in terms)


@given(TEXTS, SOME_CODE)
@example("e-mail", "nl")
@example("a-b-c-d-e", "nl")
@example("ʼ", "uk")
def test_every_indexed_word_is_found_by_itself(text: str, code: str) -> None:
    for word in words_of(text, code):
        assert found(text[word.start : word.end], text, code)


@given(TEXTS, SOME_CODE)
def test_every_text_is_found_by_its_own_words_together(text: str, code: str) -> None:
    assume(index_terms(text, code))
    assert found(text, text, code)


@given(TEXTS, SOME_CODE)
def test_capitals_in_the_query_make_no_difference(text: str, code: str) -> None:
    assume(code != "tr" and text.lower().upper().lower() == text.lower())
    assert query_terms(text.lower(), code) == query_terms(text, code)


@given(TEXTS, SOME_CODE)
def test_a_word_has_at_most_two_terms(text: str, code: str) -> None:
    for word in words_of(text, code):
        assert len(index_terms(text[word.start : word.end], code)) <= 2


@pytest.mark.parametrize("query", ["hechting", "gehechte", "gehecht", "hechtingen", "hechten"])
@pytest.mark.parametrize("page", ["hechting", "gehechte", "gehecht", "hechtingen", "hechten"])
def test_gehechte_and_hechting_meet_in_dutch(query: str, page: str) -> None:
    assert found(query, page, "nl")


def test_violence_does_not_find_every_page_with_an_everyday_word_in_it() -> None:
    assert not found("geweld", "dat gaat wel goed", "nl")
    assert found("geweld", "Geweld in het gezin", "nl")


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("email", "e-mail"),
        ("e-mail", "email"),
        ("mail", "e-mail"),
        ("e‑mail", "E-Mail"),
        ("ouder-kind", "ouder en kind"),
    ],
)
def test_a_hyphen_more_or_less_makes_no_difference(query: str, page: str) -> None:
    assert found(query, page, "nl")


def test_a_word_whose_stem_is_an_everyday_word_finds_its_own_forms_only() -> None:
    assert found("Seite", "auf diesen Seiten", "de")
    assert not found("Seite", "seit gestern", "de")


def test_the_law_does_not_find_every_page_where_somebody_knows_something() -> None:
    assert found("wet", "de wetten", "nl")
    assert not found("wet", "dat weten wij", "nl")


def test_contractions_are_not_taken_for_other_words() -> None:
    assert not found("ill", "I’ll help you", "en")
    assert found("illness", "ill at home", "en")


def test_numbers_with_a_hyphen_between_them_are_not_taken_together() -> None:
    assert index_terms("0-18", "nl") == ["0", "18"]


def test_a_language_without_a_stemmer_knows_exact_forms_only() -> None:
    assert found("СІМ'Я", "сім’я", "uk")
    assert not found("сім'я", "сім'ї", "uk")


def test_which_languages_have_a_stemmer() -> None:
    assert [code for code in ["nl", "en", "de", "de-at", "tr", "ar", "pl", "uk", "ti"] if has_stemmer(code)] == [
        "nl",
        "en",
        "de",
        "de-at",
        "tr",
        "ar",
        "pl",
    ]


@pytest.fixture
def threads_that_take_turns_all_the_time() -> Iterator[None]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("threads_that_take_turns_all_the_time")
def test_terms_are_the_same_when_many_threads_ask_at_once() -> None:
    words = [
        f"{start}{middle}{number}heden" for number in range(200) for start in ("ge", "ver") for middle in ("werk", "l")
    ]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda word: index_terms(word, "nl"), words))
    forget_stems()
    assert together == [index_terms(word, "nl") for word in words]


# --- Queries ---


def test_stop_words_are_left_out_of_a_query() -> None:
    assert query_terms("wat is een ouder", "nl") == query_terms("ouder", "nl") == [("ouder",)]


def test_a_query_of_stop_words_alone_asks_for_them() -> None:
    assert query_terms("wat is dat", "nl") == [("wat",), ("is",), ("dat",)]


def test_a_query_without_letters_asks_nothing() -> None:
    assert query_terms(" -- ’ʼ ?!", "uk") == []


def test_a_query_asks_for_each_word_once_and_for_twelve_at_most() -> None:
    assert query_terms("kind Kind kinderen", "nl") == [("kind",)]
    assert len(query_terms(" ".join(f"woord{number}" for number in range(40)), "nl")) == MOST_WORDS


def test_a_very_long_word_is_cut_in_the_query_as_in_the_index() -> None:
    assert found("x" * 5_000, "x" * 70, "uk")
    assert [len(term) for term in index_terms("x" * 5_000, "uk")] == [LONGEST_TERM]


@given(st.text(alphabet=LETTERS, max_size=3_000), SOME_CODE)
def test_a_query_is_bounded(text: str, code: str) -> None:
    asked = query_terms(text, code)
    assert len(asked) <= MOST_WORDS
    assert all(1 <= len(alternatives) <= 4 for alternatives in asked)


@pytest.mark.parametrize("code", STOP_WORDS)
def test_stop_words_are_few_and_each_is_known_by_its_folded_form(code: str) -> None:
    assert 30 <= len(STOP_WORDS[code]) <= 80
    telling = "123456"
    assert [word for word in STOP_WORDS[code] if query_terms(f"{word.upper()} {telling}", code) != [(telling,)]] == []
