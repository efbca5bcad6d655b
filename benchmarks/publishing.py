"""Run by the benchmark in a process of its own: what publishing adds to an editor's request, how fast it spreads."""

import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import django

from benchmarks.timing import Elapsed, median, timed

_SAVES = 11
_HELPLINES = 5
# On a large site thousands of documents follow, and once says enough.
_ENOUGH_SECONDS = 30


def main(what: str) -> None:
    django.setup()
    json.dump(_MEASURED[what](), sys.stdout)


def one_page() -> dict[str, Any]:
    """Publishing a treatment that is live in every language, each time another one, and nothing kept of it."""
    from publications.engine import paused
    from translations import locales

    unmeasured, *treatments = _treatments(_SAVES + 1)
    _save(unmeasured, nullcontext())  # what is only slow the first time is not counted
    verb, with_publications, without = [], [], []
    for pk in treatments:
        verb.append(_publish_alone(pk))
        with_publications.append(_save(pk, nullcontext()))
        without.append(_save(pk, paused()))
    return {
        "languages": len(locales.codes()),
        **_milliseconds("publish", verb),
        **_milliseconds("save", with_publications),
        **_milliseconds("save_without_publications", without),
        "added_ms": (_wall(with_publications) - _wall(without)) * 1000,
        "samples": len(verb),
    }


def _wall(found: list[Elapsed]) -> float:
    return median([each.seconds for each in found])


def _milliseconds(name: str, found: list[Elapsed]) -> dict[str, float]:
    return {
        f"{name}_ms": _wall(found) * 1000,
        f"{name}_cpu_ms": median([each.cpu_seconds for each in found]) * 1000,
    }


def _treatments(number: int) -> list[int]:
    from pages.models import TreatmentPage
    from translations import locales

    found = TreatmentPage.objects.filter(locale__language_code=locales.source_code()).order_by("path")
    return list(found.values_list("pk", flat=True)[:number])


def _publish_alone(pk: int) -> Elapsed:
    """``engine.publish`` and nothing else, for a page whose text has just changed."""
    from django.db import transaction

    from pages.models import TreatmentPage
    from publications import engine
    from publications.models import PAGE

    with transaction.atomic():
        page = TreatmentPage.objects.get(pk=pk)
        page.summary = f"{page.summary[:200]} (1)"
        with engine.paused():
            page.save()
        with timed() as elapsed:
            engine.publish(PAGE, page.translation_key)
        transaction.set_rollback(True)
    return elapsed


def _save(pk: int, publications: AbstractContextManager[None]) -> Elapsed:
    """What an editor's “publish” does: a new revision, and that revision live."""
    from django.db import transaction

    from pages.models import TreatmentPage

    with transaction.atomic(), publications:
        page = TreatmentPage.objects.get(pk=pk)
        page.summary = f"{page.summary[:200]} (2)"
        with timed() as elapsed:
            page.save_revision().publish()
        transaction.set_rollback(True)
    return elapsed


def helpline() -> dict[str, Any]:
    """From “publish” on a help line until the last page that shows it says the new number, in every language."""
    from django.utils import timezone

    from pages.models import Helpline
    from publications.models import Publication
    from publications.settling import settle
    from translations import locales

    taken = []
    since, phone = timezone.now(), ""
    for number in range(_HELPLINES):
        line = Helpline.objects.filter(locale__language_code=locales.source_code()).order_by("pk")[0]
        since, phone = timezone.now(), f"0800-300{number}"
        line.phone = phone
        with timed() as elapsed:
            line.save_revision().publish()
            settle()
        taken.append(elapsed)
        if sum(each.seconds for each in taken) > _ENOUGH_SECONDS:
            break
    rebuilt = Publication.objects.filter(kind="page", built_at__gte=since)
    shown = sum(phone.encode() in bytes(body) for body in rebuilt.values_list("body", flat=True).iterator())
    if not rebuilt or shown != rebuilt.count():
        raise SystemExit(f"Of {rebuilt.count()} rebuilt documents {shown} show the new number.")
    return {
        "pages": Publication.objects.filter(kind="page", locale=locales.source_code()).count(),
        "languages": len(locales.codes()),
        "dependents": shown,
        "seconds": _wall(taken),
        "cpu_seconds": median([each.cpu_seconds for each in taken]),
        "samples": len(taken),
    }


_MEASURED: dict[str, Callable[[], dict[str, Any]]] = {"one_page": one_page, "helpline": helpline}

if __name__ == "__main__":
    main(sys.argv[1])
