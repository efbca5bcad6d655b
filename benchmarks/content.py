"""The content that is measured: treatments, symptoms and risk factors in every language, inserted in bulk.

A hundred pages at a time: a section with 50 treatments, a topic with 25 symptoms and 25 risk factors. Each treatment
helps with five symptoms and addresses five risk factors, anywhere on the site.
"""

from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

import PIL.Image
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import Locale, Page

from benchmarks.inserting import insert_in_tree, insert_own
from benchmarks.texts import Writer, stable_key
from pages.models import (
    Helpline,
    HomePage,
    RiskFactorGroup,
    RiskFactorPage,
    SectionPage,
    SymptomPage,
    TopicPage,
    TreatmentPage,
)
from pages.models.treatment import TreatmentRiskFactor, TreatmentSymptom

RELATED = 5
GROUP = 100
IMAGES = 10
HELPLINES = 3
# One page in so many shows the help lines.
CRISIS_EVERY = 5
# To how many pages of its language a page may link.
_LINKED = 6

# Type → its pages by number, in one language.
Pages = dict[Any, list[Any]]


def shares(pages: int) -> dict[Any, int]:
    """How many of each type: half treatments, the rest symptoms and risk factors."""
    treatments = pages // 2
    symptoms = (pages - treatments) // 2
    return {TreatmentPage: treatments, SymptomPage: symptoms, RiskFactorPage: pages - treatments - symptoms}


def related(kind: str, number: int, among: int) -> list[int]:
    """Which five a treatment is related to: the same in every language and every run."""
    return Random(f"{kind}/{number}").sample(range(among), min(RELATED, among))  # noqa: S311  (repeatable, not secret)


def make(pages: int, codes: list[str]) -> None:
    """Fill an empty, migrated database. Call it while publications are paused, and reconcile afterwards."""
    images = [_image(number) for number in range(IMAGES)]
    homes = [_home(code, position) for position, code in enumerate(codes, start=1)]
    Page.objects.filter(depth=1).update(numchild=len(homes))
    for home in homes:
        tree = _tree(home, pages)
        _write(tree, home.locale, images)
        _relate(tree, home.locale)
    _helplines([home.locale for home in homes])


def _image(number: int) -> Image:
    drawn = BytesIO()
    PIL.Image.new("RGB", (640, 480), (40, 20 * number, 120)).save(drawn, "PNG")
    return Image.objects.create(title=f"Image {number}", file=ImageFile(drawn, name=f"image-{number}.png"))


def _home(code: str, position: int) -> Any:
    """The home page of a language; that of the source stands since the migrations."""
    locale, _created = Locale.objects.get_or_create(language_code=code)
    found = HomePage.objects.filter(locale=locale).first()
    if found:
        return found
    root, source = Page.objects.get(depth=1), HomePage.objects.get(path__endswith="0001")
    home = _page(HomePage, f"Home {code}", root, position, locale, source.translation_key)
    insert_in_tree([home])
    insert_own([home])
    return home


def _page(model: Any, title: str, parent: Any, position: int, locale: Locale, key: Any) -> Any:
    """A live page as Wagtail would have stored it, at its place in the tree; it says nothing yet."""
    now = timezone.now()
    slug = title.lower().replace(" ", "-")
    parent.numchild += 1
    return model(
        title=title,
        draft_title=title,
        slug=slug,
        path=Page._get_path(parent.path, parent.depth + 1, position),
        depth=parent.depth + 1,
        numchild=0,
        url_path=f"{parent.url_path}{slug}/",
        locale=locale,
        translation_key=key,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )


def _tree(home: Any, pages: int) -> Pages:
    """Everything below one home page, with primary keys."""
    locale, code = home.locale, home.locale.language_code
    home.numchild = 0

    def new(model: Any, number: int, parent: Any) -> Any:
        name = model.type_name
        title = f"{name} {number} {code}".replace("_", " ").capitalize()
        return _page(model, title, parent, parent.numchild + 1, locale, stable_key(name, number))

    groups = range(-(-pages // GROUP))
    sections = [new(SectionPage, number, home) for number in groups]
    topics = [new(TopicPage, number, home) for number in groups]
    parents = {TreatmentPage: sections, SymptomPage: topics, RiskFactorPage: topics}
    tree = {
        model: [new(model, number, parents[model][number * len(groups) // count]) for number in range(count)]
        for model, count in shares(pages).items()
    }
    Page.objects.filter(pk=home.pk).update(numchild=home.numchild)
    insert_in_tree([*sections, *topics])
    insert_own([*sections, *topics])
    insert_in_tree([page for found in tree.values() for page in found])
    return tree


def _write(tree: Pages, locale: Locale, images: list[Image]) -> None:
    """What the pages say, each linking to others of its language."""
    code = locale.language_code
    group = RiskFactorGroup(
        code="circumstances", label=f"Circumstances {code}", locale=locale, translation_key=stable_key("group")
    )
    group.save()
    everyone = [page.pk for found in tree.values() for page in found]
    for model, found in tree.items():
        for number, page in enumerate(found):
            links = Random(f"{model.type_name}/{number}").choices(everyone, k=_LINKED)  # noqa: S311  (as above)
            write = Writer(model.type_name, number, code, links=links)
            values = _FIELDS[model](write, number) | {
                "summary": write.plain(280),
                "hero_image": images[number % len(images)],
                "hero_alt": write.sentence(6),
                "alternate_names": f"{write.sentence(2)}\n{write.sentence(2)}",
                "body": write.body(),
            }
            if model is RiskFactorPage:
                values["group"] = group
            for name, value in values.items():
                setattr(page, name, value)
        insert_own(found)


def _treatment(write: Writer, number: int) -> dict[str, Any]:
    return {
        "abbreviation": f"T{number}",
        "for_whom": write.sentence(6),
        "min_age": number % 12,
        "max_age": number % 12 + 6,
        "why": write.html(400),
        "indications": write.lines(4),
        "goals": write.lines(4),
        "steps": write.steps(4),
        "working": write.html(400),
        "settings": ["home", "clinic"],
        "delivered_by": write.sentence(5),
        "participants": write.sentence(5),
        "duration": write.sentence(4),
        "effectiveness": write.html(400),
        "costs_and_referral": write.html(300),
        "crisis_policy": "inherit" if number % CRISIS_EVERY else "show",
    }


def _symptom(write: Writer, number: int) -> dict[str, Any]:
    return {
        "life_stages": ["child", "teenager"],
        "explanation": write.html(400),
        "red_flag": number % CRISIS_EVERY == 0,
    }


def _risk_factor(write: Writer, number: int) -> dict[str, Any]:
    return {
        "about": "child",
        "statement": write.sentence(10),
        "explanation": write.html(400),
        "modifiers": write.lines(2),
        "standalone": True,
        "crisis_policy": "inherit" if number % CRISIS_EVERY else "show",
    }


_FIELDS: dict[Any, Callable[[Writer, int], dict[str, Any]]] = {
    TreatmentPage: _treatment,
    SymptomPage: _symptom,
    RiskFactorPage: _risk_factor,
}


def _relate(tree: Pages, locale: Locale) -> None:
    """Each treatment to five symptoms and five risk factors of its own language."""
    symptoms, risk_factors = tree[SymptomPage], tree[RiskFactorPage]
    symptom_rows, risk_factor_rows = [], []
    for number, page in enumerate(tree[TreatmentPage]):
        for order, other in enumerate(related("symptom", number, len(symptoms))):
            write = Writer("note", number, order, locale.language_code)
            symptom_rows.append(
                TreatmentSymptom(
                    page=page,
                    symptom=symptoms[other],
                    note=write.sentence(5),
                    sort_order=order,
                    locale=locale,
                    translation_key=stable_key("note", number, order),
                )
            )
        for order, other in enumerate(related("risk_factor", number, len(risk_factors))):
            risk_factor_rows.append(TreatmentRiskFactor(page=page, risk_factor=risk_factors[other], sort_order=order))
    TreatmentSymptom.objects.bulk_create(symptom_rows)
    TreatmentRiskFactor.objects.bulk_create(risk_factor_rows)


def _helplines(locales: list[Locale]) -> None:
    for number in range(HELPLINES):
        for locale in locales:
            write = Writer("helpline", number, locale.language_code)
            Helpline(
                name=f"Helpline {number} {locale.language_code}",
                description=write.plain(180),
                phone=f"0800-200{number}",
                hours=write.sentence(3),
                verified_at=timezone.localdate(),
                locale=locale,
                translation_key=stable_key("helpline", number),
            ).save()
