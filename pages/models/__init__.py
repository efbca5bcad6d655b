"""Page types. Django finds models here; each stands in a file of its own."""

from pages.models.article import ArticlePage
from pages.models.attachment_type import AttachmentTypeCombination, AttachmentTypeFigure, AttachmentTypePage
from pages.models.base import ContentPage
from pages.models.health import HealthPage
from pages.models.home import HomePage
from pages.models.job_alert import JobAlertPage
from pages.models.risk_factor import RiskFactorPage
from pages.models.rows import Citation, PageContentWarning, RelatedPage
from pages.models.section import SectionPage
from pages.models.symptom import SymptomPage
from pages.models.topic import (
    TopicDefinition,
    TopicFigure,
    TopicForm,
    TopicPage,
    TopicRiskFactor,
    TopicSymptom,
    TopicTreatment,
)
from pages.models.treatment import TreatmentPage, TreatmentRiskFactor, TreatmentSymptom
from pages.models.vacancy import VacancyContact, VacancyLocation, VacancyPage
from pages.snippets import (
    CallToAction,
    ContactPoint,
    ContentWarning,
    Definition,
    Figure,
    GlossaryTerm,
    Helpline,
    HelplineWarning,
    JobCategory,
    LegalText,
    Location,
    Organisation,
    Person,
    RiskFactorGroup,
    Source,
)

PAGE_TYPES: tuple[type[ContentPage], ...] = (
    HomePage,
    SectionPage,
    TopicPage,
    AttachmentTypePage,
    RiskFactorPage,
    SymptomPage,
    TreatmentPage,
    ArticlePage,
    JobAlertPage,
    VacancyPage,
)

SNIPPETS = (
    Organisation,
    Helpline,
    ContactPoint,
    CallToAction,
    ContentWarning,
    Definition,
    Figure,
    GlossaryTerm,
    Source,
    Person,
    RiskFactorGroup,
    JobCategory,
    Location,
    LegalText,
)

__all__ = [
    "PAGE_TYPES",
    "SNIPPETS",
    "ArticlePage",
    "AttachmentTypeCombination",
    "AttachmentTypeFigure",
    "AttachmentTypePage",
    "CallToAction",
    "Citation",
    "ContactPoint",
    "ContentPage",
    "ContentWarning",
    "Definition",
    "Figure",
    "GlossaryTerm",
    "HealthPage",
    "Helpline",
    "HelplineWarning",
    "HomePage",
    "JobAlertPage",
    "JobCategory",
    "LegalText",
    "Location",
    "Organisation",
    "PageContentWarning",
    "Person",
    "RelatedPage",
    "RiskFactorGroup",
    "RiskFactorPage",
    "SectionPage",
    "Source",
    "SymptomPage",
    "TopicDefinition",
    "TopicFigure",
    "TopicForm",
    "TopicPage",
    "TopicRiskFactor",
    "TopicSymptom",
    "TopicTreatment",
    "TreatmentPage",
    "TreatmentRiskFactor",
    "TreatmentSymptom",
    "VacancyContact",
    "VacancyLocation",
    "VacancyPage",
]
