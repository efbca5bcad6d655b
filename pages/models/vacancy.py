"""Vacancies, with the facts that schema.org ``JobPosting`` and European pay transparency ask for."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from pages.admin.panels import page_tabs, rows
from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.choices import (
    Contract,
    EducationLevel,
    EmploymentType,
    Registration,
    RemotePolicy,
    SalaryPeriod,
)
from pages.fields import ChoiceListField
from pages.models.base import ContentPage
from pages.models.rows import Row, TranslatedRow
from pages.validators import ordered_range, validate_phone

CLOSING_SOON = datetime.timedelta(days=7)
_WEEK = [MinValueValidator(0), MaxValueValidator(60)]


class VacancyPage(ContentPage):
    """A vacancy. ``status`` follows from the clock; it is never typed."""

    type_name = "vacancy"

    reference = models.CharField(_("reference number"), max_length=40)
    category = models.ForeignKey(
        "pages.JobCategory", on_delete=models.PROTECT, related_name="+", verbose_name=_("kind of work")
    )
    department = models.CharField(_("department"), max_length=120, blank=True)
    employment_types = ChoiceListField(vocabulary=EmploymentType, verbose_name=_("employment"), blank=False)
    contract = models.CharField(_("contract"), max_length=30, choices=Contract.choices, default=Contract.PERMANENT)
    hours_min = models.DecimalField(_("hours per week, at least"), max_digits=3, decimal_places=1, validators=_WEEK)
    hours_max = models.DecimalField(_("hours per week, at most"), max_digits=3, decimal_places=1, validators=_WEEK)
    remote_policy = models.CharField(
        _("working from home"), max_length=10, choices=RemotePolicy.choices, default=RemotePolicy.NONE
    )
    salary_agreement = models.CharField(_("collective agreement"), max_length=80, blank=True)
    salary_scale = models.CharField(_("salary scale"), max_length=40, blank=True)
    salary_min = models.DecimalField(_("salary, at least"), max_digits=9, decimal_places=2)
    salary_max = models.DecimalField(_("salary, at most"), max_digits=9, decimal_places=2)
    salary_period = models.CharField(
        _("salary period"), max_length=10, choices=SalaryPeriod.choices, default=SalaryPeriod.MONTH
    )
    salary_currency = models.CharField(_("currency"), max_length=3, default="EUR")
    salary_basis_hours = models.DecimalField(
        _("hours of a full week"), max_digits=3, decimal_places=1, default=36, validators=_WEEK
    )
    education_level = models.CharField(
        _("education"), max_length=15, choices=EducationLevel.choices, default=EducationLevel.BACHELOR
    )
    registrations = ChoiceListField(vocabulary=Registration, verbose_name=_("registrations required"))
    conduct_certificate = models.BooleanField(_("certificate of conduct (VOG) required"), default=True)
    closing_at = models.DateTimeField(
        _("closes at"),
        help_text=_("“Up to and including 30 June” is 1 July at 0:00. After it the vacancy leaves every list."),
    )
    filled = models.BooleanField(
        _("filled"), default=False, help_text=_("Someone has been found: the vacancy leaves every list.")
    )
    apply_url = models.URLField(_("address to apply at"), blank=True)
    apply_email = models.EmailField(_("e-mail address to apply at"), blank=True)
    what_you_do = RichTextField(_("what you do"), blank=True, features=RICH_TEXT_FEATURES)
    who_you_are = RichTextField(_("who you are"), blank=True, features=RICH_TEXT_FEATURES)
    what_we_offer = RichTextField(_("what we offer"), blank=True, features=RICH_TEXT_FEATURES)
    team = RichTextField(_("the team"), blank=True, features=RICH_TEXT_FEATURES)
    procedure = RichTextField(_("the procedure"), blank=True, features=RICH_TEXT_FEATURES)

    translated = (
        *ContentPage.translated,
        "department",
        "what_you_do",
        "who_you_are",
        "what_we_offer",
        "team",
        "procedure",
    )

    parent_page_types = ["pages.SectionPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=[
            "what_you_do",
            "who_you_are",
            "what_we_offer",
            "team",
            "procedure",
            MultiFieldPanel(
                [
                    "reference",
                    "category",
                    "department",
                    "employment_types",
                    "contract",
                    FieldRowPanel([FieldPanel("hours_min"), FieldPanel("hours_max")]),
                    "remote_policy",
                    "education_level",
                    "registrations",
                    "conduct_certificate",
                ],
                heading=_("The job"),
            ),
            MultiFieldPanel(
                [
                    "salary_agreement",
                    "salary_scale",
                    FieldRowPanel([FieldPanel("salary_min"), FieldPanel("salary_max")]),
                    FieldRowPanel([FieldPanel("salary_period"), FieldPanel("salary_currency")]),
                    "salary_basis_hours",
                ],
                heading=_("Salary"),
            ),
            MultiFieldPanel(["closing_at", "filled", "apply_url", "apply_email"], heading=_("Applying")),
        ],
        relations=[
            rows("location_rows", ["location"], _("Places"), min_num=1),
            rows("contact_rows", ["name", "role", "phone", "email"], _("Contacts")),
        ],
    )

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hours_min__gte=0) & models.Q(hours_min__lte=models.F("hours_max")),
                name="vacancy_hours_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(salary_min__gt=0) & models.Q(salary_min__lte=models.F("salary_max")),
                name="vacancy_salary_in_order",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        errors = ordered_range(self.hours_min, self.hours_max, "hours_max")
        errors |= ordered_range(self.salary_min, self.salary_max, "salary_max")
        if self.salary_min is not None and self.salary_min <= 0:
            errors["salary_min"] = ValidationError(_("State the salary: applicants have a right to know it."))
        for name in ("hours_min", "hours_max"):
            value = getattr(self, name)
            if value is not None and value * 2 % 1:
                errors[name] = ValidationError(_("Use whole or half hours."))
        if not self.apply_url and not self.apply_email:
            errors["apply_email"] = ValidationError(_("Say where to apply: an address or an e-mail address."))
        if self._opens_already_closed():
            errors["closing_at"] = ValidationError(_("The closing date has already passed."))
        if errors:
            raise ValidationError(errors)

    def _opens_already_closed(self) -> bool:
        """Only a vacancy that was never public is refused: an old one may still be corrected after it closed."""
        is_new = self.first_published_at is None and not self.live_revision_id
        return is_new and self.closing_at is not None and self.closing_at <= timezone.now()


class VacancyLocation(Row):
    page = ParentalKey(VacancyPage, on_delete=models.CASCADE, related_name="location_rows")
    location = models.ForeignKey("pages.Location", on_delete=models.PROTECT, related_name="+", verbose_name=_("place"))


class VacancyContact(TranslatedRow):
    page = ParentalKey(VacancyPage, on_delete=models.CASCADE, related_name="contact_rows")
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    phone = models.CharField(_("phone number"), max_length=20, blank=True, validators=[validate_phone])
    email = models.EmailField(_("e-mail address"), blank=True)

    translated = ("role",)
