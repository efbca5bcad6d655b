"""Inflected forms find one another, words that only look alike do not; and we know where that fails."""

from pathlib import Path

import pytest

from publications.search.words import index_terms, query_terms

CORPUS = Path(__file__).parent / "corpus"
WITH_A_STEMMER = ["nl", "en", "de", "tr", "ar", "pl"]
ALL = [*WITH_A_STEMMER, "uk"]


def pairs(name: str) -> list[tuple[str, str]]:
    file = CORPUS / f"{name}.tsv"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [(typed, written) for typed, _, written in (line.partition("\t") for line in lines)]


def meet(typed: str, written: str, code: str) -> bool:
    asked = query_terms(typed, code)
    indexed = set(index_terms(written, code))
    return bool(asked) and all(indexed.intersection(alternatives) for alternatives in asked)


@pytest.mark.parametrize("code", ALL)
def test_inflected_forms_meet(code: str) -> None:
    assert [pair for pair in pairs(code) if not meet(*pair, code)] == []


@pytest.mark.parametrize("code", ALL)
def test_inflected_forms_meet_the_other_way_round(code: str) -> None:
    assert [pair for pair in pairs(code) if not meet(pair[1], pair[0], code)] == []


@pytest.mark.parametrize("code", ALL)
def test_known_misses_are_still_missed(code: str) -> None:
    """A pair that begins to meet is to be moved to the main file."""
    assert [pair for pair in pairs(f"{code}.missed") if meet(*pair, code)] == []


@pytest.mark.parametrize("code", ALL)
def test_words_that_only_look_alike_stay_apart(code: str) -> None:
    assert [pair for pair in pairs(f"{code}.apart") if meet(*pair, code)] == []


@pytest.mark.parametrize("code", ALL)
def test_known_confusions_are_still_confused(code: str) -> None:
    """A pair that is told apart is to be moved to the file of those that stay apart."""
    assert [pair for pair in pairs(f"{code}.confused") if not meet(*pair, code)] == []


@pytest.mark.parametrize(("code", "least"), [*((code, 100) for code in WITH_A_STEMMER), ("uk", 20)])
def test_there_are_enough_different_pairs_to_say_something(code: str, least: int) -> None:
    assert len({frozenset(pair) for pair in pairs(code)}) >= least


@pytest.mark.parametrize("code", ALL)
def test_there_are_enough_pairs_that_must_stay_apart(code: str) -> None:
    assert len(set(pairs(f"{code}.apart"))) >= 30


@pytest.mark.parametrize("code", ALL)
def test_every_line_holds_two_different_words(code: str) -> None:
    kinds = [code, f"{code}.missed", f"{code}.apart", f"{code}.confused"]
    crooked = [pair for kind in kinds for pair in pairs(kind) if len(set(pair)) < 2 or not all(pair)]
    assert crooked == []
