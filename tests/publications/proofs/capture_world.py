"""A small house with everything in it: each kind of thing, shown by the documents that can show it, in four languages.

Dutch is the source; English and Arabic have translations of their own, Arabic some of them; German has none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale

from pages.models import (
    ArticlePage,
    AttachmentTypeCombination,
    AttachmentTypeFigure,
    AttachmentTypePage,
    CallToAction,
    Citation,
    ContactPoint,
    ContentWarning,
    Definition,
    Figure,
    GlossaryTerm,
    Helpline,
    HelplineWarning,
    JobAlertPage,
    JobCategory,
    LegalText,
    Location,
    Organisation,
    PageContentWarning,
    Person,
    RelatedPage,
    RiskFactorGroup,
    RiskFactorPage,
    SectionPage,
    Source,
    SymptomPage,
    TopicDefinition,
    TopicFigure,
    TopicForm,
    TopicPage,
    TopicRiskFactor,
    TopicSymptom,
    TopicTreatment,
    TreatmentPage,
    TreatmentRiskFactor,
    TreatmentSymptom,
    VacancyContact,
    VacancyLocation,
    VacancyPage,
)
from publications import engine
from publications.settling import settle
from tests.factories.images import an_image
from tests.factories.pages import a_page, home, published, stored, translated
from tests.factories.snippets import a_snippet, translated_snippet
from tests.factories.translators import words_may_say_anything
from tests.publications.proofs.capture_values import DAY, LINKED, filled
from translations import pipeline
from translations.models import Origin
from translations.states import origin_known

LANGUAGES = ("nl", "en", "ar", "de")


# A body that shows nothing else: one page with every block is enough to have each shown.
SHORT = [("text", {"heading": "Kort", "html": "<p>Meer staat elders.</p>"})]


@dataclass
class Shared:
    """The shared pieces that pages point to, of each kind."""

    warnings: list[Any]
    sources: list[Any]
    figures: list[Any]
    definitions: list[Any]
    locations: list[Any]


def furnish(finish: Callable[[], None] = lambda: None) -> None:
    """Build the house, let ``finish`` change what it likes before anyone sees it, and bring everything up to date."""
    with engine.paused(), pipeline.paused():
        _build()
        finish()
    engine.reconcile()
    settle()


def _build() -> None:
    get_user_model().objects.create_user("sam")
    an_image("Een linde")
    an_image("Een beuk")
    shared = _shared_pieces()
    jobs, hub = _section("Werken bij"), _section("Hulp")
    _articles(hub, shared)
    pages = [jobs, hub, *_health_pages(hub, shared), *_vacancies(jobs, shared)]
    front = home()
    for name, value in filled(type(front), body=SHORT).items():
        setattr(front, name, value)
    published(front)
    _translations(pages)


def _shared_pieces() -> Shared:
    def made(model: Any, **own: Any) -> Any:
        return a_snippet(model, **filled(model, **own))

    made(Organisation)
    warnings = [made(ContentWarning, code=code, calls_for_help_lines=True) for code in ("abuse", "loss")]
    sources = [made(Source, title=title) for title in ("Patterns of Attachment", "A Secure Base")]
    for number, warning in enumerate(warnings):
        made(
            Helpline,
            name=f"Lijn {number}",
            is_emergency=not number,
            warning_rows=[HelplineWarning(warning=warning)],
        )
    for code in ("trauma", "family"):
        made(RiskFactorGroup, code=code)
        made(JobCategory, code=code)
        made(LegalText, code=code)
    for name in ("Sam de Wit", "Noor Bakker"):
        made(Person, name=name)
    made(ContactPoint)
    made(GlossaryTerm)
    made(CallToAction, target_page=home(), target_url="")
    made(CallToAction, target_page=None)
    return Shared(
        warnings=warnings,
        sources=sources,
        figures=_figures(made),
        definitions=[made(Definition, term=term) for term in ("Hechting", "Trauma")],
        locations=[made(Location, name=name) for name in ("De Linde", "De Beuk")],
    )


def _figures(made: Any) -> list[Any]:
    """One that is a part of another, a range, one with a sentence of its own, and one that stands alone."""
    plain = {"minimum": None, "maximum": None, "of_figure": None, "sentence_override": "", "override_reason": ""}
    whole = made(Figure, name="Geheel", **plain)
    return [
        made(Figure, name="Deel", **plain | {"of_figure": whole}),
        made(Figure, name="Bereik", value=None, **plain | {"minimum": 5, "maximum": 20}),
        made(Figure, name="Zin", **plain | {"sentence_override": "Het is tien.", "override_reason": "Leest beter."}),
        whole,
    ]


def _section(title: str) -> Any:
    return a_page(SectionPage, **filled(SectionPage, title=title, body=SHORT))


def _health_pages(hub: Any, shared: Shared) -> list[Any]:
    locale = hub.locale

    def made(model: Any, parent: Any, title: str, **own: Any) -> Any:
        return a_page(
            model,
            parent,
            **filled(model, title=title, **{"body": SHORT, "reviewed_by": None, "next_review_due": None} | own),
        )

    topic = made(TopicPage, hub, "Hechtingsproblemen", **_reviewed())
    forms = [made(AttachmentTypePage, topic, title) for title in ("Veilig", "Vermijdend", "Ambivalent")]
    risks = [made(RiskFactorPage, topic, title, standalone=alone) for title, alone in (("Een", True), ("Twee", False))]
    symptoms = [made(SymptomPage, topic, title, red_flag=red) for title, red in (("Angst", True), ("Boosheid", False))]
    wide = made(TreatmentPage, hub, "Traumabehandeling", broader=None, max_age=18)
    narrow = made(
        TreatmentPage,
        hub,
        "EMDR",
        broader=wide,
        max_age=18,
        symptom_rows=[TreatmentSymptom(symptom=item, note="Helpt", locale=locale) for item in symptoms],
        risk_factor_rows=[TreatmentRiskFactor(risk_factor=item) for item in risks],
    )
    other = made(TreatmentPage, hub, "Opvoedhulp", broader=None, max_age=18)
    forms[0].combines_rows = [AttachmentTypeCombination(form=item) for item in forms[1:]]
    forms[0].figure_rows = [AttachmentTypeFigure(figure=item) for item in shared.figures[:2]]
    published(forms[0])
    topic.definition_rows = [TopicDefinition(definition=item) for item in shared.definitions]
    topic.figure_rows = [TopicFigure(figure=item) for item in shared.figures]
    topic.form_rows = [TopicForm(form=item, note="Vorm", locale=locale) for item in forms[:2]]
    topic.risk_factor_rows = [TopicRiskFactor(risk_factor=item, note="Kans", locale=locale) for item in risks]
    topic.symptom_rows = [
        TopicSymptom(symptom=item, life_stage="child", note="Vaak", locale=locale) for item in symptoms
    ]
    topic.treatment_rows = [
        TopicTreatment(treatment=item, life_stage="child", goal="Minder klachten", locale=locale)
        for item in (narrow, wide)
    ]
    topic.related_rows = [RelatedPage(target=item) for item in (other, narrow)]
    return [published(topic), forms[0], risks[0], symptoms[0], narrow, wide]


def _reviewed() -> dict[str, Any]:
    """A review that stays good for as long as the proof takes."""
    return {
        "review_status": "approved",
        "reviewed_by": Person.objects.order_by("pk").first(),
        "next_review_due": timezone.localdate() + 100 * DAY,
    }


def _articles(hub: Any, shared: Shared) -> None:
    """One with every block; one that shows what the first of a kind in every block does not."""
    # The one that others link to comes first.
    rows = {
        "content_warning_rows": [PageContentWarning(warning=warning) for warning in shared.warnings],
        "citation_rows": [Citation(source=item, locator="Blz. 2", locale=hub.locale) for item in shared.sources],
        "related_rows": [RelatedPage(target=item) for item in (hub, home())],
    }
    a_page(ArticlePage, hub, **filled(ArticlePage, title=LINKED, **rows, **_reviewed()))
    actions = CallToAction.objects.order_by("pk")
    body = [
        *(("call_to_action", {"call_to_action": item}) for item in actions),
        *(("definition", {"definition": item}) for item in shared.definitions),
        *(("figure", {"figure": item}) for item in shared.figures),
    ]
    a_page(ArticlePage, title="De rest", body=body)


def _vacancies(jobs: Any, shared: Shared) -> list[Any]:
    vacancy = a_page(
        VacancyPage,
        jobs,
        **filled(
            VacancyPage,
            title="Gezinsbehandelaar",
            hours_min=24,
            hours_max=32,
            salary_min=3000,
            salary_max=4000,
            filled=False,
            closing_at=timezone.now() + 60 * DAY,
            location_rows=[VacancyLocation(location=item) for item in shared.locations],
            contact_rows=[VacancyContact(name="Kim", role="collega", phone="112", email="", locale=jobs.locale)],
        ),
    )
    return [vacancy, a_page(JobAlertPage, jobs, **filled(JobAlertPage, title="Op de hoogte"))]


def _translations(pages: list[Any]) -> None:
    words_may_say_anything("en", "ar")
    for page in [home(), *pages]:
        for locale in ("en", "ar") if page.depth < 5 else ("en",):
            if not stored(page).has_translation(Locale.objects.get(language_code=locale)):
                translated(page, locale, title=f"{page.title} {locale}")
            origin_known(page.translation_key, locale, Origin.MACHINE)
            published(page.get_translation(Locale.objects.get(language_code=locale)))
    for model in (Organisation, Helpline, ContentWarning, Definition, Figure, CallToAction, RiskFactorGroup, LegalText):
        for thing in model.objects.filter(locale__language_code="nl"):
            for locale in ("en", "ar") if model in (Helpline, Definition) else ("en",):
                translated_snippet(thing, locale)
