"""Which language a reader gets by Accept-Language: the lookup of RFC 4647."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.negotiation import LONGEST_HEADER, MOST_RANGES, best_locale

OURS = ["nl", "en", "de", "tr", "ar", "uk", "pl"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("ar", "ar"),
        ("ar-EG", "ar"),
        ("AR-eg", "ar"),
        ("nl-BE;q=0.5, en;q=0.9", "en"),
        ("nl-BE, en;q=0.9", "nl"),
        ("fr-FR, tr-TR;q=0.8, en;q=0.9", "en"),
        ("en-GB;q=0.8,uk;q=0.801", "uk"),
        # Of one weight the first.
        ("pl, de", "pl"),
        ("de;q=0.3, pl;q=0.30, ar;q=0.300", "de"),
        ("pl;q=1.000, de", "pl"),
        # Optional white space, empty elements, capitals.
        (" ,, de ;  q=0.2 ,\tpl\t;\tQ=0.4 ,", "pl"),
        # A range as a whole counts, whatever its script or region.
        ("uk-Cyrl-UA-x-private", "uk"),
        ("de-CH-1996", "de"),
        ("de-x-en", "de"),
        # Everything that is not ours.
        ("fr, zh-Hant", "nl"),
        ("", "nl"),
        (" , ", "nl"),
        # `*` says nothing of what is liked best.
        ("*", "nl"),
        ("*, ar;q=0.5", "ar"),
        ("fr, *;q=0.5", "nl"),
        ("*;q=0", "nl"),
        # Not acceptable is not chosen ...
        ("en;q=0, de;q=0.1", "de"),
        ("en-GB, en;q=0, pl;q=0.1", "pl"),
        ("en;q=0.000", "nl"),
        ("de;q=0., pl;q=0.1", "pl"),
        # ... but a narrower refusal leaves the wider language.
        ("en-US;q=0, en", "en"),
        # ... and who wants nothing we have gets the default all the same.
        ("nl;q=0", "nl"),
    ],
)
def test_reader_gets_the_language_liked_best_of_ours(header: str, expected: str) -> None:
    assert best_locale(header, OURS, "nl") == expected


@pytest.mark.parametrize(
    "malformed",
    [
        "de;q=2",
        "de;q=1.001",
        "de;q=0.5555",
        "de;q=-1",
        "de;q=.5",
        "de;q=x",
        "de;q=nan",
        "de;q=",
        "de;",
        "de;q",
        "de;level=1",
        "de;q=0.5;q=0.6",
        "de q=0.5",
        "de_DE",
        "de-",
        "-de",
        "de--DE",
        "de-*",
        "*-DE",
        "de-toolongsubtag",
        "1e",
        "de\u0660",
        "d\u0435",
        "<script>",
        "\x00",
        '"de"',
    ],
)
def test_what_is_no_range_is_skipped_and_the_rest_counts(malformed: str) -> None:
    assert best_locale(malformed, OURS, "nl") == "nl"
    assert best_locale(f"{malformed}, pl;q=0.1", OURS, "nl") == "pl"


# RFC 4647 3.4: what a range is tried as, from the whole to its first subtag.
STEPS = ["zh-Hant-CN-x-private1-private2", "zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh"]


@pytest.mark.parametrize("shortest", range(len(STEPS)))
def test_range_falls_back_step_by_step_as_in_the_example_of_the_standard(shortest: int) -> None:
    assert best_locale(STEPS[0], ["nl", *STEPS[shortest:]], "nl") == STEPS[shortest]


@pytest.mark.parametrize("code", ["zh-Hant-CN-x", "zh-CN", "zh-Hans", "z"])
def test_range_never_falls_back_on_what_is_no_step(code: str) -> None:
    assert best_locale("zh-Hant-CN-x-private", ["nl", code], "nl") == "nl"


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["fr-FR", "fr", "zh-Hant", "zh", "ja-JP"], "fr-FR"),
        (["fr", "zh-Hant", "zh", "ja-JP"], "fr"),
        (["zh-Hant", "zh", "ja-JP"], "zh-Hant"),
        (["zh", "ja-JP"], "zh"),
        (["ja-JP"], "ja-JP"),
    ],
)
def test_second_language_comes_after_all_steps_of_the_first(codes: list[str], expected: str) -> None:
    assert best_locale("fr-FR, zh-Hant", codes, "ja-JP") == expected


def test_wider_range_does_not_find_a_narrower_code() -> None:
    assert best_locale("de", ["nl", "de-CH"], "nl") == "nl"


def test_answer_is_written_as_the_code_is() -> None:
    assert best_locale("ZH-HANT-tw", ["nl", "zh-hant"], "nl") == "zh-hant"
    assert best_locale("zh-hant", ["nl", "zh-Hant"], "nl") == "zh-Hant"


@pytest.mark.parametrize("cut_off", range(1, 6))
def test_half_a_range_at_the_end_of_a_header_too_long_does_not_count(cut_off: int) -> None:
    """Of "fr, de-CH" remains "fr, de-C", or "fr, de", or "fr, d"."""
    start = " " * (LONGEST_HEADER - len("fr, de-CH") + cut_off)
    header = f"{start}fr, de-CH;q=0.5, ar"
    assert header[LONGEST_HEADER - 1] in "fr, de-C"
    assert best_locale(header, [*OURS, "de-C", "d"], "nl") == "nl"
    assert best_locale(header.lstrip(), [*OURS, "de-C", "d"], "nl") == "ar"


def test_only_so_many_ranges_are_read() -> None:
    assert best_locale("," * (MOST_RANGES - 1) + "de", OURS, "nl") == "de"
    assert best_locale("," * MOST_RANGES + "de", OURS, "nl") == "nl"


pieces = st.sampled_from(["nl", "EN", "de-CH", "x", "*", "-", ";", "q=", "Q=0", ".5", "1", ",", " ", "\t", "ß", "\x00"])
headers = st.one_of(st.text(max_size=1200), st.lists(pieces, max_size=400).map("".join))


@given(headers, st.lists(st.sampled_from([*OURS, "zh-Hant", "en-GB"]), min_size=1, unique=True))
def test_any_header_at_all_is_answered_with_one_of_the_codes(header: str, codes: list[str]) -> None:
    assert best_locale(header, codes, codes[0]) in codes
