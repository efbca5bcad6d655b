"""Pages: ``a_treatment(title="EMDR")`` is a live page; ``translated(page, "ar", …)`` its live version in Arabic."""

import datetime
import itertools
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page

from pages.models import (
    ArticlePage,
    AttachmentTypePage,
    HomePage,
    JobAlertPage,
    RiskFactorPage,
    SectionPage,
    SymptomPage,
    TopicPage,
    TreatmentPage,
    VacancyPage,
)
from tests.factories.snippets import a_consent_text, a_group_of_risk_factors, a_kind_of_work

# Five digits: “treatment 112” would hold a telephone number, which a translation may not drop.
_numbers = itertools.count(10_001)


def home(locale: str = "nl") -> HomePage:
    """The home page of a language; the source's stands since the migrations, others are translated from it."""
    found = HomePage.objects.filter(locale__language_code=locale).first()
    return found or translated(home(), locale, title=f"Home {locale}")


def a_page(model: Any, parent: Page | None = None, *, draft: bool = False, **fields: Any) -> Any:
    """A page of any type in the language of its parent, published unless it is to stay a draft."""
    parent = Page.objects.get(pk=(parent or home()).pk)
    title = fields.pop("title", f"{model.type_name} {next(_numbers)}")
    rows = {name: fields.pop(name) for name in list(fields) if name.endswith("_rows")}
    page = model(
        title=title,
        slug=fields.pop("slug", slugify(title, allow_unicode=True)),
        locale=parent.locale,
        live=False,
        **fields,
    )
    parent.add_child(instance=page)
    for name, values in rows.items():
        setattr(page, name, values)
    revision = page.save_revision()
    return stored(page) if draft else published(page, revision)


def published(page: Any, revision: Any = None) -> Any:
    """Publish the page as it stands and return it as it is stored."""
    (revision or page.save_revision()).publish()
    return stored(page)


def stored(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def translated(page: Any, locale: str, *, draft: bool = False, **fields: Any) -> Any:
    """The version of ``page`` in another language; its parents are translated when they are not yet."""
    target_locale = Locale.objects.get(language_code=locale)
    parent = page.get_parent()
    if not parent.is_root() and not parent.has_translation(target_locale):
        translated(parent.specific, locale, title=f"{parent.title} {locale}")
    copy = stored(page).copy_for_translation(target_locale)
    for name, value in fields.items():
        setattr(copy, name, value)
    if "slug" not in fields and "title" in fields and copy.depth > 2:
        copy.slug = slugify(copy.title, allow_unicode=True)
    revision = copy.save_revision()
    return stored(copy) if draft else published(copy, revision)


def a_section(parent: Page | None = None, **fields: Any) -> SectionPage:
    return a_page(SectionPage, parent, **fields)


def a_topic(parent: Page | None = None, **fields: Any) -> TopicPage:
    return a_page(TopicPage, parent, **fields)


def an_attachment_type(topic: TopicPage | None = None, **fields: Any) -> AttachmentTypePage:
    return a_page(AttachmentTypePage, topic or a_topic(), **{"pattern": "avoidant"} | fields)


def a_risk_factor(topic: TopicPage | None = None, **fields: Any) -> RiskFactorPage:
    defaults = {"about": "child", "statement": "Een kind wisselt vaak van verzorger."}
    if "group" not in fields:
        defaults["group"] = a_group_of_risk_factors()
    return a_page(RiskFactorPage, topic or a_topic(), **defaults | fields)


def a_symptom(topic: TopicPage | None = None, **fields: Any) -> SymptomPage:
    return a_page(SymptomPage, topic or a_topic(), **fields)


def a_treatment(section: Page | None = None, **fields: Any) -> TreatmentPage:
    return a_page(TreatmentPage, section or a_section(), **fields)


def an_article(parent: Page | None = None, **fields: Any) -> ArticlePage:
    return a_page(ArticlePage, parent, **fields)


def a_job_alert_page(section: Page | None = None, **fields: Any) -> JobAlertPage:
    defaults = {"form_heading": "Meld je aan", "submit_label": "Aanmelden", "frequencies": ["weekly"]}
    if "consent" not in fields:
        defaults["consent"] = a_consent_text()
    return a_page(JobAlertPage, section or a_section(), **defaults | fields)


def a_vacancy(
    section: Page | None = None, *, closes_in: datetime.timedelta | None = None, **fields: Any
) -> VacancyPage:
    defaults: dict[str, Any] = {
        "reference": f"LH-{next(_numbers)}",
        "employment_types": ["PART_TIME"],
        "hours_min": Decimal("24"),
        "hours_max": Decimal("32"),
        "salary_min": Decimal("3000"),
        "salary_max": Decimal("4000"),
        "closing_at": timezone.now() + (closes_in or datetime.timedelta(days=30)),
        "apply_email": "werk@lindehof.example",
    }
    if "category" not in fields:
        defaults["category"] = a_kind_of_work()
    return a_page(VacancyPage, section or a_section(), **defaults | fields)
