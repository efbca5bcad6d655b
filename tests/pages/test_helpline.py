"""Help lines: numbers that people in distress dial."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from wagtail.models import Locale

from pages.models import Helpline
from tests.factories.snippets import a_content_warning, a_helpline
from tests.pages.editing import refused, refused_by_the_database

pytestmark = pytest.mark.django_db

LANGUAGES = "Use a language code such as “nl” or “ar”."


@pytest.mark.parametrize("phone", ["112", "113", "0800-0113", "+31880765000"])
def test_help_line_with_a_number_that_can_be_dialled_is_kept(phone: str) -> None:
    assert a_helpline(phone=phone, draft=True).phone == phone


def test_help_line_with_a_number_that_cannot_be_dialled_is_refused() -> None:
    with refused(
        phone="“06 12 34” cannot be dialled. Write +31301234567, a short number such as 112, or 0800-1234567."
    ):
        a_helpline(phone="06 12 34")


def test_help_line_without_a_number_is_refused() -> None:
    with refused(phone="This field cannot be blank."):
        a_helpline(phone="")


def test_database_refuses_a_help_line_without_a_number() -> None:
    helpline = Helpline(name="Hulplijn", phone="", hours="Altijd", locale=Locale.objects.get(language_code="nl"))
    with refused_by_the_database("helpline_has_phone"):
        Helpline.objects.bulk_create([helpline])


def test_database_refuses_to_empty_the_number_of_a_help_line() -> None:
    helpline = a_helpline(draft=True)
    with refused_by_the_database("helpline_has_phone"):
        Helpline.objects.filter(pk=helpline.pk).update(phone="")


def test_number_verified_today_is_kept() -> None:
    today = timezone.localdate()
    assert a_helpline(verified_at=today, draft=True).verified_at == today


def test_number_that_was_never_verified_is_kept() -> None:
    assert a_helpline(verified_at=None, draft=True).verified_at is None


def test_number_verified_tomorrow_is_refused() -> None:
    with refused(verified_at="A number cannot have been verified in the future."):
        a_helpline(verified_at=timezone.localdate() + datetime.timedelta(days=1))


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (0, "Ensure this value is greater than or equal to 1."),
        (367, "Ensure this value is less than or equal to 366."),
    ],
)
def test_verifying_never_or_after_more_than_a_year_is_refused(days: int, sentence: str) -> None:
    with refused(verify_every_days=sentence):
        a_helpline(verify_every_days=days)


def test_database_refuses_a_help_line_that_is_never_verified() -> None:
    helpline = a_helpline(draft=True)
    with refused_by_the_database("helpline_verified_at_intervals"):
        Helpline.objects.filter(pk=helpline.pk).update(verify_every_days=0)


@pytest.mark.parametrize("languages", ["", "nl", "nl\nar\nti", "zh-Hant\npt-BR"])
def test_language_codes_are_kept(languages: str) -> None:
    assert a_helpline(languages=languages, draft=True).languages == languages


@pytest.mark.parametrize("languages", ["Nederlands", "nl\nDutch", "nl, ar", "n", "NL", "nl_BE"])
def test_languages_that_are_no_codes_are_refused(languages: str) -> None:
    with refused(languages=LANGUAGES):
        a_helpline(languages=languages)


@pytest.mark.parametrize("country", ["nl", "NLD", "Nederland", "31"])
def test_country_that_is_no_code_is_refused(country: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        a_helpline(country=country)
    with translation.override("en"):
        assert "Use a country code of two capitals, such as “NL”." in refusal.value.message_dict["country"]


def test_help_line_says_for_which_warnings_it_is() -> None:
    abuse, neglect = a_content_warning("abuse"), a_content_warning("neglect")
    helpline = a_helpline(abuse, neglect)
    assert [row.warning for row in helpline.warning_rows.all()] == [abuse, neglect]


def test_help_line_shows_its_number_in_lists() -> None:
    assert str(a_helpline(name="113 Zelfmoordpreventie", phone="0800-0113", draft=True)) == (
        "113 Zelfmoordpreventie (0800-0113)"
    )
