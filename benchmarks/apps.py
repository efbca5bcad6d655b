"""What Wagtail's own APIs need to give the same fields as ours. Installed for them alone, never in a profile."""

from django.apps import AppConfig

# Also the relations that are empty in the measured content: ours are asked for, too.
_COMMON = ["short_title", "summary", "hero_image", "hero_alt", "noindex"]
_HEALTH = [
    *_COMMON,
    "alternate_names",
    "content_warning_rows",
    "body",
    "related_rows",
    "citation_rows",
    "review_status",
    "last_reviewed",
    "next_review_due",
    "reviewed_by",
    "review_scope",
]
_TREATMENT = [
    *_HEALTH,
    "abbreviation",
    "broader",
    "for_whom",
    "min_age",
    "max_age",
    "why",
    "indications",
    "goals",
    "steps",
    "working",
    "settings",
    "delivered_by",
    "participants",
    "duration",
    "temporary",
    "effectiveness",
    "costs_and_referral",
    "symptom_rows",
    "risk_factor_rows",
]
_SYMPTOM = [*_HEALTH, "kind", "perspective", "life_stages", "domain", "explanation", "red_flag"]
_RISK_FACTOR = [*_HEALTH, "group", "about", "statement", "explanation", "modifiers", "standalone"]


class BenchmarksConfig(AppConfig):
    name = "benchmarks"

    def ready(self) -> None:
        """Declare ``api_fields``, as Wagtail's documentation has it, without touching the models' code."""
        from wagtail.api import APIField

        from pages import models
        from pages.models.rows import Citation, PageContentWarning, RelatedPage
        from pages.models.treatment import TreatmentRiskFactor, TreatmentSymptom

        fields: dict[type, list[str]] = {
            models.TreatmentPage: _TREATMENT,
            models.SymptomPage: _SYMPTOM,
            models.RiskFactorPage: _RISK_FACTOR,
            TreatmentSymptom: ["symptom", "note"],
            TreatmentRiskFactor: ["risk_factor"],
            RelatedPage: ["target"],
            Citation: ["source", "locator"],
            PageContentWarning: ["warning"],
        }
        for model, names in fields.items():
            setattr(model, "api_fields", [APIField(name) for name in names])  # noqa: B010  (mypy knows no such attribute)
