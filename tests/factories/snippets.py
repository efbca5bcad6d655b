"""Shared pieces: help lines, figures, people and what else many pages use."""

import itertools
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from pages.models import (
    CallToAction,
    ContentWarning,
    Definition,
    Figure,
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

# Five digits, as of pages: “Hulplijn 112” would hold a telephone number.
_numbers = itertools.count(10_001)


def a_snippet(model: Any, *, locale: str = "nl", draft: bool = False, **fields: Any) -> Any:
    """A shared piece of any kind, published unless it is to stay a draft."""
    if hasattr(model, "translation_key"):
        fields["locale"] = Locale.objects.get(language_code=locale)
    rows = {name: fields.pop(name) for name in list(fields) if name.endswith("_rows")}
    thing = model(live=False, **fields)
    for name, values in rows.items():
        setattr(thing, name, values)
    thing.full_clean()
    thing.save()
    revision = thing.save_revision()
    if not draft:
        revision.publish()
    return model.objects.get(pk=thing.pk)


def translated_snippet(thing: Any, locale: str, **fields: Any) -> Any:
    """The published version of a shared piece in another language."""
    copy = thing.copy_for_translation(Locale.objects.get(language_code=locale))
    copy.live, copy.live_revision = False, None
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save()
    copy.save_revision().publish()
    return type(thing).objects.get(pk=copy.pk)


def republished(thing: Any, **fields: Any) -> Any:
    """Change a shared piece and publish it."""
    thing = type(thing).objects.get(pk=thing.pk)
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save_revision().publish()
    return type(thing).objects.get(pk=thing.pk)


def an_organisation(**fields: Any) -> Organisation:
    return a_snippet(Organisation, **{"name": "Lindehof Jeugdhulp", "offer": "<p>Hulp thuis.</p>"} | fields)


def a_content_warning(code: str = "abuse", **fields: Any) -> ContentWarning:
    return a_snippet(ContentWarning, **{"code": code, "label": code, "text": f"Gaat over {code}."} | fields)


def a_helpline(*warnings: ContentWarning, **fields: Any) -> Helpline:
    defaults: dict[str, Any] = {
        "name": f"Hulplijn {next(_numbers)}",
        "description": "Voor wie iemand wil spreken.",
        "phone": "0800-2000",
        "hours": "Dag en nacht",
        "verified_at": timezone.localdate(),
    }
    rows = [HelplineWarning(warning=warning) for warning in warnings]
    return a_snippet(Helpline, **defaults | {"warning_rows": rows} | fields)


def a_figure(**fields: Any) -> Figure:
    defaults: dict[str, Any] = {"name": "Hoe vaak", "of": "de kinderen", "claim": "heeft er last van"}
    if not {"minimum", "value"} & set(fields):
        defaults["value"] = 10
    return a_snippet(Figure, **defaults | fields)


def a_definition(term: str = "Hechting", **fields: Any) -> Definition:
    return a_snippet(Definition, **{"term": term, "text": "De band tussen een kind en zijn ouders."} | fields)


def a_source(title: str = "Patterns of Attachment", **fields: Any) -> Source:
    return a_snippet(Source, title=title, **fields)


def a_person(name: str = "Sam de Wit", **fields: Any) -> Person:
    return a_snippet(Person, name=name, **fields)


def a_group_of_risk_factors(code: str = "", **fields: Any) -> RiskFactorGroup:
    code = code or f"group-{next(_numbers)}"
    return a_snippet(RiskFactorGroup, **{"code": code, "label": code} | fields)


def a_kind_of_work(code: str = "", **fields: Any) -> JobCategory:
    code = code or f"work-{next(_numbers)}"
    return a_snippet(JobCategory, **{"code": code, "label": code} | fields)


def a_location(place: str = "Utrecht", **fields: Any) -> Location:
    return a_snippet(Location, **{"name": "De Lindehof", "place": place, "region": "NL-UT"} | fields)


def a_consent_text(**fields: Any) -> LegalText:
    defaults: dict[str, Any] = {
        "code": f"consent-{next(_numbers)}",
        "title": "Toestemming",
        "text": "<p>Je krijgt mails met vacatures.</p>",
        "valid_from": timezone.localdate(),
    }
    return a_snippet(LegalText, **defaults | fields)


def a_call_to_action(**fields: Any) -> CallToAction:
    defaults = {"label": "Meld je aan"}
    if "target_page" not in fields:
        defaults["target_url"] = "https://lindehof.example/"
    return a_snippet(CallToAction, **defaults | fields)
