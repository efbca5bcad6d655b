"""A house that has something to give at every endpoint, built once for the tests of a module that ask for it."""

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from api.urls import ENDPOINTS, PIECES, TYPES
from pages.models import GlossaryTerm
from publications import engine
from publications.candidates import key_of
from publications.images import image_key
from publications.settling import settle
from tests.api.small_house import build_small_house
from tests.factories.images import an_image
from tests.factories.pages import (
    a_job_alert_page,
    a_risk_factor,
    a_section,
    a_symptom,
    a_topic,
    a_treatment,
    a_vacancy,
    an_article,
    an_attachment_type,
    home,
    published,
    stored,
    translated,
)
from tests.factories.snippets import a_helpline, a_person, a_snippet, a_source, an_organisation

BASE = "/api/v1/"
NOW = datetime.datetime(2030, 1, 1, 12, tzinfo=datetime.UTC)
# What every endpoint refuses, to be put behind its address.
NONSENSE = {route.name: "&nonsense=1" if "?" in route.shown else "?nonsense=1" for route in ENDPOINTS}
# Tests ask more often than any reader may.
NO_LIMITS = {"read": (10**6, 60), "search": (10**6, 60), "export": (10**6, 60)}


class House(NamedTuple):
    """``urls`` holds for each endpoint, by its name, an address that answers 200; ``missing`` one where there is
    nothing, for those that give one thing."""

    urls: dict[str, str]
    missing: dict[str, str]
    pages: dict[str, Any]
    pieces: dict[str, Any]
    image: UUID


@pytest.fixture(scope="module")
def small_house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One of everything that has an address, on a clock that runs; taken back after the last test of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        with engine.paused():
            build_small_house()
        engine.reconcile()
        settle()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """It stands still at ``NOW`` while the tests of the module run, and is gone after the last of them."""
    still = time_machine.travel(NOW, tick=False)
    with django_db_blocker.unblock(), still, override_settings(API_LIMITS=NO_LIMITS), transaction.atomic():
        yield _built()
        transaction.set_rollback(True)


def _built() -> House:
    picture = an_image()
    section = a_section(title="Hulp voor ouders", hero_image=picture, hero_alt="Een linde")
    topic = a_topic(section, title="Gehechtheid")
    pages = {
        "topic": topic,
        "attachment_type": an_attachment_type(topic, title="Vermijdend"),
        "risk_factor": a_risk_factor(topic, title="Wisselende zorg", standalone=True, explanation="<p>Uitleg</p>"),
        "symptom": a_symptom(topic, title="Slaapt slecht"),
        "treatment": a_treatment(section, title="Video-interactie"),
        "article": an_article(section, title="Wat helpt"),
        "section": section,
        "vacancy": a_vacancy(section, title="Pleegzorgbegeleider"),
        "job_alert": a_job_alert_page(section, title="Vacatures per mail"),
    }
    an_organisation()
    pieces = {
        "helpline": a_helpline(name="Alarm", phone="112", is_emergency=True),
        "glossary_term": a_snippet(GlossaryTerm, term="Hechting", explanation="De band met wie voor je zorgt."),
        "source": a_source(),
        "person": a_person(),
    }
    translated(section, "en", title="Help for parents")
    # An address that leads elsewhere now.
    section.slug = "hulp"
    pages["section"] = published(section)
    # What follows from all this; elsewhere it does when a transaction ends.
    settle()
    image = image_key(picture.pk)
    return House(_urls(pages, pieces, image), _missing(), pages, pieces, image)


def _urls(pages: dict[str, Any], pieces: dict[str, Any], image: UUID) -> dict[str, str]:
    ids = {f"{name}-by-id": key_of(pieces[kind])[1] for name, (kind, _purpose) in PIECES.items()}
    slugs = {f"{name}-by-slug": stored(pages[kind]).slug for name, kind in TYPES.items()}
    ids |= {"page": home().translation_key, "image": image}
    return {
        route.name: BASE + route.shown.format(id=ids.get(route.name), slug=slugs.get(route.name), path="/nl/", q="hulp")
        for route in ENDPOINTS
    }


def _missing() -> dict[str, str]:
    nothing = {"id": uuid4(), "slug": "bestaat-niet", "path": "/nl/bestaat-niet/"}
    return {
        route.name: BASE + route.shown.format(**nothing)
        for route in ENDPOINTS
        if any(f"{{{name}}}" in route.shown for name in nothing)
    }
