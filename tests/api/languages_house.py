"""A site in five languages in which the same things stand over and over, each time public in other languages."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import Any

from django.db import transaction
from django.test import override_settings
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_unpublished

from pages.models import (
    GlossaryTerm,
    RelatedPage,
    TopicDefinition,
    TopicPage,
    TopicSymptom,
    TreatmentSymptom,
)
from publications import engine
from publications.settling import settle
from tests.factories.pages import a_section, a_symptom, a_topic, a_treatment, an_article, home, published, translated
from tests.factories.snippets import a_definition, a_helpline, a_person, a_snippet, translated_snippet
from translations.following import follow_unpublish

# Language → what stands in for it, in order. Nothing but English stands in for German.
CHAINS = {"nl": [], "en": ["nl"], "ar": ["en", "nl"], "pl": ["nl"], "de": ["en"]}
DIRECTIONS = {"nl": "ltr", "en": "ltr", "ar": "rtl", "pl": "ltr", "de": "ltr"}
CODES = list(CHAINS)

SETTINGS = {
    "WAGTAIL_CONTENT_LANGUAGES": [(code, code) for code in CODES],
    "LOCALE_FALLBACKS": CHAINS,
    "API_LIMITS": {"read": (0, 60), "search": (0, 60), "export": (0, 60)},
}


@dataclass(frozen=True)
class Case:
    """In which languages its things are public; ``drafts`` are written and not public."""

    word: str
    public: tuple[str, ...]
    drafts: tuple[str, ...] = ()

    def __str__(self) -> str:
        missing = ",".join(code for code in CODES if code not in self.public)
        return f"missing-{missing}{'-drafts' if self.drafts else ''}"

    def slug(self, code: str) -> str:
        return f"{self.word}-{code}"


def cases() -> list[Case]:
    """The source with each set of translations; the source with drafts alone; translations of a withdrawn source."""
    others = ("en", "ar", "pl")
    subsets = chain.from_iterable(combinations(others, number) for number in range(len(others) + 1))
    public = [
        *((("nl", *subset), ()) for subset in subsets),
        (("nl",), others),
        (("en",), ()),
        (("ar",), ()),
        (("pl",), ()),
        (("en", "pl"), ()),
    ]
    return [Case(f"kanarie{number:02}", codes, drafts) for number, (codes, drafts) in enumerate(public)]


CASES = cases()


@dataclass
class House:
    """Public ids: of what shows things, by name; and by case of the things shown."""

    holders: dict[str, str] = field(default_factory=dict)
    things: dict[tuple[str, str], str] = field(default_factory=dict)

    def key(self, name: str, case: Case) -> str:
        return self.things[name, case.word]


@contextmanager
def languages_house() -> Iterator[House]:
    """The house as readers find it; everything is taken back at the end."""
    with ExitStack() as stack:
        stack.enter_context(override_settings(**SETTINGS))
        # Nothing here asks Wagtail's index, and keeping it up is half of the work.
        stack.enter_context(disable_reference_index_auto_update())
        stack.enter_context(transaction.atomic())
        house = House()
        withdrawn: list[Any] = []
        with engine.paused():
            _build(house, withdrawn)
        engine.reconcile()
        settle()
        with _translations_stay():
            for thing in withdrawn:
                thing.unpublish()
        settle()
        yield house
        transaction.set_rollback(True)


@contextmanager
def _translations_stay() -> Iterator[None]:
    """As if somebody had published them again: usually they are withdrawn together with their source."""
    uid = "translations.follow_unpublish"
    page_unpublished.disconnect(dispatch_uid=uid)
    try:
        yield
    finally:
        page_unpublished.connect(follow_unpublish, dispatch_uid=uid)


def _build(house: House, withdrawn: list[Any]) -> None:
    hub = _everywhere(a_section(title="Hulp nl", slug="hulp", show_in_menus=True))
    topic = _everywhere(a_topic(hub, title="Onderwerp nl", slug="onderwerp"))
    stress = _everywhere(a_symptom(topic, title="Stress nl", domain="relations"))
    symptoms, definitions = [], []
    for case in CASES:
        symptom = _page(house, case, "symptom", withdrawn, a_symptom, topic, domain="school")
        _page(
            house,
            case,
            "treatment",
            withdrawn,
            a_treatment,
            hub,
            min_age=4,
            symptom_rows=[TreatmentSymptom(symptom=stress, locale=hub.locale)],
        )
        section = _page(house, case, "section", withdrawn, a_section, hub, show_in_menus=True)
        house.things["below", case.word] = str(an_article(section).translation_key)
        definitions.append(_piece(house, case, withdrawn, a_definition(f"{case.word} nl"), "term"))
        _piece(house, case, withdrawn, a_snippet(GlossaryTerm, term=f"{case.word} nl", explanation="Uitleg."), "term")
        _piece(house, case, withdrawn, a_helpline(name=f"{case.word} nl"), "name")
        _piece(house, case, withdrawn, a_person(case.word, role=f"{case.word} nl"), "role")
        symptoms.append(symptom)
    _holders(house, hub, topic, stress, symptoms, definitions)


def _everywhere(page: Any, codes: tuple[str, ...] = ("en", "ar", "pl", "de")) -> Any:
    """Public in all of these languages, at the same slug."""
    word = page.title.removesuffix(" nl")
    for code in codes:
        translated(page, code, title=f"{word} {code}", slug=page.slug)
    return page


def _page(house: House, case: Case, name: str, withdrawn: list[Any], make: Any, parent: Any, **fields: Any) -> Any:
    def called(code: str) -> dict[str, str]:
        slug = case.slug(code)
        return {"title": f"{case.word} {code}", "slug": slug if name == "symptom" else f"{name}-{slug}"}

    page = make(parent, **called("nl"), **fields)
    for code in (*case.public, *case.drafts):
        if code != "nl":
            translated(page, code, draft=code in case.drafts, **called(code))
    house.things[name, case.word] = str(page.translation_key)
    if "nl" not in case.public:
        withdrawn.append(page)
    return page


def _piece(house: House, case: Case, withdrawn: list[Any], piece: Any, named_by: str) -> Any:
    for code in case.public:
        if code != "nl":
            translated_snippet(piece, code, **{named_by: f"{case.word} {code}"})
    house.things[piece.type_name, case.word] = str(piece.translation_key)
    if "nl" not in case.public:
        withdrawn.append(piece)
    return piece


def _holders(house: House, hub: Any, topic: Any, stress: Any, symptoms: list[Any], definitions: list[Any]) -> None:
    """What shows the things: in every language by a text of its own, and once by one that is in Dutch and English."""
    links = "".join(f'<p><a linktype="page" id="{symptom.pk}">verder</a></p>' for symptom in symptoms)
    everywhere = an_article(
        hub,
        title="Verwijzing nl",
        slug="verwijzing",
        crisis_policy="show",
        body=[("text", {"heading": "", "html": links})],
        related_rows=[RelatedPage(target=symptom) for symptom in symptoms],
    )
    partly = a_treatment(
        hub,
        title="Deels nl",
        slug="deels",
        body=[("text", {"heading": "", "html": links})],
        symptom_rows=[TreatmentSymptom(symptom=symptom, locale=hub.locale) for symptom in symptoms],
    )
    _everywhere(everywhere)
    _everywhere(partly, ("en",))
    for version in TopicPage.objects.filter(translation_key=topic.translation_key):
        version.body = [("list_of", {"heading": "", "of": "symptoms"})]
        version.symptom_rows = [TopicSymptom(symptom=symptom, note="", locale=version.locale) for symptom in symptoms]
        version.definition_rows = [TopicDefinition(definition=definition) for definition in definitions]
        published(version)
    house.holders = {
        name: str(page.translation_key)
        for name, page in {
            "home": home(),
            "hub": hub,
            "topic": topic,
            "stress": stress,
            "everywhere": everywhere,
            "partly": partly,
        }.items()
    }
