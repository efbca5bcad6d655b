"""Vacancies: hours, salary, closing date and where to apply."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.models import VacancyContact, VacancyPage
from tests.factories.pages import a_vacancy, published, stored
from tests.pages.editing import refused, refused_by_the_database, revised

pytestmark = pytest.mark.django_db

ORDER = "The end of the range must be above its start."
HALF_HOURS = "Use whole or half hours."
PASSED = "The closing date has already passed."
NO_SALARY = "State the salary: applicants have a right to know it."
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(("low", "high"), [("24", "32"), ("36", "36"), ("0", "8"), ("22.5", "27.5")])
def test_vacancy_for_a_range_of_whole_or_half_hours_is_kept(low: str, high: str) -> None:
    vacancy = a_vacancy(hours_min=Decimal(low), hours_max=Decimal(high), draft=True)
    assert (vacancy.hours_min, vacancy.hours_max) == (Decimal(low), Decimal(high))


def test_vacancy_for_32_down_to_24_hours_is_refused() -> None:
    with refused(hours_max=ORDER):
        revised(a_vacancy(draft=True), hours_min=Decimal(32), hours_max=Decimal(24))


def test_vacancy_for_a_third_of_an_hour_is_refused() -> None:
    with refused(hours_min=HALF_HOURS, hours_max=HALF_HOURS):
        revised(a_vacancy(draft=True), hours_min=Decimal("24.3"), hours_max=Decimal("32.1"))


def test_vacancy_for_more_than_60_hours_is_refused() -> None:
    with refused(hours_max="Ensure this value is less than or equal to 60."):
        revised(a_vacancy(draft=True), hours_max=Decimal(61))


def test_vacancy_for_one_salary_is_kept() -> None:
    vacancy = a_vacancy(salary_min=Decimal(3000), salary_max=Decimal(3000), draft=True)
    assert vacancy.salary_min == vacancy.salary_max


def test_vacancy_whose_salary_goes_down_is_refused() -> None:
    with refused(salary_max=ORDER):
        revised(a_vacancy(draft=True), salary_min=Decimal(4000), salary_max=Decimal(3000))


@pytest.mark.parametrize("salary", [Decimal(0), Decimal(-1)])
def test_vacancy_that_hides_its_salary_is_refused(salary: Decimal) -> None:
    with refused(salary_min=NO_SALARY):
        revised(a_vacancy(draft=True), salary_min=salary)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"hours_min": 32, "hours_max": 24}, "vacancy_hours_in_order"),
        ({"hours_min": -1}, "vacancy_hours_in_order"),
        ({"salary_min": 4000, "salary_max": 3000}, "vacancy_salary_in_order"),
        ({"salary_min": 0}, "vacancy_salary_in_order"),
        ({"salary_min": -1, "salary_max": 0}, "vacancy_salary_in_order"),
    ],
)
def test_database_refuses_hours_and_salaries_that_go_past_the_form(fields: dict[str, Any], constraint: str) -> None:
    vacancy = a_vacancy(draft=True)
    with refused_by_the_database(constraint):
        VacancyPage.objects.filter(pk=vacancy.pk).update(**fields)


def test_form_and_database_refuse_the_same_hours_and_salaries() -> None:
    vacancy = a_vacancy(draft=True)
    halves = st.integers(0, 120).map(lambda halves: Decimal(halves) / 2)
    euros = st.decimals(-5, 5, places=2)

    @settings(max_examples=100, deadline=None)
    @given(hours_min=halves, hours_max=halves, salary_min=euros, salary_max=euros)
    def agree(**fields: Decimal) -> None:
        for name, value in fields.items():
            setattr(vacancy, name, value)
        try:
            vacancy.clean()
            form_accepts = True
        except ValidationError:
            form_accepts = False
        try:
            with transaction.atomic():
                VacancyPage.objects.filter(pk=vacancy.pk).update(**fields)
            database_accepts = True
        except IntegrityError:
            database_accepts = False
        assert form_accepts is database_accepts

    agree()


def test_vacancy_without_a_place_to_apply_is_refused() -> None:
    with refused(apply_email="Say where to apply: an address or an e-mail address."):
        revised(a_vacancy(draft=True), apply_url="", apply_email="")


@pytest.mark.parametrize(
    "target",
    [
        {"apply_email": "werk@lindehof.example", "apply_url": ""},
        {"apply_email": "", "apply_url": "https://werk.lindehof.example/"},
        {"apply_email": "werk@lindehof.example", "apply_url": "https://werk.lindehof.example/"},
    ],
)
def test_applying_by_mail_or_at_an_address_or_both_is_kept(target: dict[str, str]) -> None:
    revised(a_vacancy(draft=True), **target)


def test_vacancy_without_any_kind_of_employment_is_refused() -> None:
    with refused(employment_types="This field cannot be blank."):
        revised(a_vacancy(draft=True), employment_types=[])


def test_new_vacancy_that_closed_yesterday_is_refused() -> None:
    with refused(closing_at=PASSED):
        a_vacancy(closes_in=-DAY)


def test_new_vacancy_that_closes_this_moment_is_refused() -> None:
    vacancy = a_vacancy(draft=True)
    with time_machine.travel(vacancy.closing_at, tick=False), refused(closing_at=PASSED):
        revised(vacancy)


def test_vacancy_that_stayed_a_draft_past_its_closing_date_is_refused() -> None:
    vacancy = a_vacancy(closes_in=DAY, draft=True)
    with time_machine.travel(timezone.now() + 2 * DAY, tick=False), refused(closing_at=PASSED):
        revised(vacancy, team="<p>Een klein team.</p>")


def test_published_vacancy_can_still_be_corrected_after_it_closed() -> None:
    vacancy = a_vacancy(closes_in=DAY)
    with time_machine.travel(timezone.now() + 2 * DAY, tick=False):
        vacancy.department = "Ambulant"
        published(vacancy)
    assert stored(vacancy).department == "Ambulant"


def test_withdrawn_vacancy_can_still_be_corrected_after_it_closed() -> None:
    vacancy = a_vacancy(closes_in=DAY)
    vacancy.unpublish()
    with time_machine.travel(timezone.now() + 2 * DAY, tick=False):
        revised(stored(vacancy), department="Ambulant")


def test_published_vacancy_can_be_closed_early() -> None:
    vacancy = a_vacancy()
    revised(vacancy, closing_at=timezone.now() - DAY)


def test_contact_whose_number_cannot_be_dialled_is_refused() -> None:
    contact = VacancyContact(name="Noor", phone="toestel 12")
    with refused(
        phone="“toestel 12” cannot be dialled. Write +31301234567, a short number such as 112, or 0800-1234567."
    ):
        contact.full_clean(exclude=["page", "locale"])
