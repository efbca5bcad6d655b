"""A phone number a reader in distress can dial, and nothing else."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from pages.validators import validate_phone

DIGITS = "0123456789"


def can_be_dialled(number: str) -> bool:
    try:
        validate_phone(number)
    except ValidationError:
        return False
    return True


def digits(shortest: int, longest: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=shortest, max_size=longest)


@pytest.mark.parametrize("number", ["112", "113", "14030", "116123", "0800-0113", "08000113", "0900-1234567"])
def test_short_and_service_numbers_can_be_dialled(number: str) -> None:
    assert can_be_dialled(number)


@given(first=st.sampled_from("123456789"), rest=digits(6, 14))
def test_every_e164_number_can_be_dialled(first: str, rest: str) -> None:
    assert can_be_dialled(f"+{first}{rest}")


@given(prefix=st.sampled_from(["0800", "0900"]), hyphen=st.sampled_from(["", "-"]), rest=digits(4, 7))
def test_every_service_number_can_be_dialled(prefix: str, hyphen: str, rest: str) -> None:
    assert can_be_dialled(prefix + hyphen + rest)


@given(number=digits(3, 6).filter(lambda number: not number.startswith(("0800", "0900"))))
def test_every_short_code_can_be_dialled(number: str) -> None:
    assert can_be_dialled(number)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "1",
        "11",
        "1123456",
        "+",
        "+31",
        "+0301234567",
        "+1234567890123456",
        "++31301234567",
        "+31 30 123 45 67",
        "+31(0)301234567",
        "0301234567",
        "06-12345678",
        "0031301234567",
        "0800",
        "080020",
        "0800-",
        "0800--2000",
        "0800-123",
        "0800-12345678",
        "0700-2000",
        "112 ",
        " 112",
        "112\n",
        "0800-2000\n",
        "112, 113",
        "١١٢",
        "+٣١٣٠١٢٣٤٥٦٧",
        "１１２",
        "tel:112",
        "112;ext=1",
        "+3130123456x",
        "+31301234567#9",
        "bel 112",
    ],
)
def test_what_cannot_be_dialled_is_refused(number: str) -> None:
    assert not can_be_dialled(number)


@given(number=st.text(max_size=20))
def test_whatever_is_accepted_holds_only_a_plus_western_digits_and_one_hyphen(number: str) -> None:
    if can_be_dialled(number):
        assert set(number) <= set(f"+-{DIGITS}")
        assert number.count("-") <= 1
        assert "+" not in number[1:]


@given(start=digits(0, 6), junk=st.characters(exclude_characters="+-" + DIGITS), end=digits(0, 6))
def test_number_with_any_other_character_in_it_is_refused(start: str, junk: str, end: str) -> None:
    assert not can_be_dialled(start + junk + end)


@given(rest=digits(15, 30))
def test_number_longer_than_e164_allows_is_refused(rest: str) -> None:
    assert not can_be_dialled(f"+3{rest}")


def test_refusal_names_the_number_and_says_what_to_write() -> None:
    with pytest.raises(ValidationError) as refusal:
        validate_phone("06-12345678")
    with translation.override("en"):
        assert refusal.value.messages == [
            "“06-12345678” cannot be dialled. Write +31301234567, a short number such as 112, or 0800-1234567."
        ]
