"""Run by the benchmark in a process of its own: make the content of one site and build its documents, timed."""

import json
import sys
from typing import Any

import django

from benchmarks.timing import median, timed

# Rebuilding all of a large site would say the same and take long.
_REBUILT = 3_000


def main(pages: int) -> None:
    django.setup()
    json.dump(prepare(pages), sys.stdout)


def prepare(pages: int) -> dict[str, Any]:
    """Fill an empty, migrated database; what callers need to know of it, and how long its parts took."""
    from django.db import connection, transaction

    from benchmarks import content
    from publications.engine import paused, reconcile
    from publications.models import Publication
    from publications.settling import settle
    from translations import locales

    with timed() as made, paused(), transaction.atomic():
        content.make(pages, locales.codes())
    _analyse()
    with timed() as reconciled:
        reconcile()
    with timed() as first:
        built = settle()
    some = Publication.objects.order_by("key").values_list("pk", flat=True)[:_REBUILT]
    Publication.objects.filter(pk__in=list(some)).update(pending=True)
    with timed() as again:
        rebuilt = settle()
    if failure := Publication.objects.exclude(failure="").values_list("failure", flat=True).first():
        raise SystemExit(f"A document could not be built:\n{failure}")
    sizes = [len(body) for body in Publication.objects.filter(type="treatment").values_list("body", flat=True)[:300]]
    return {
        "database": f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}",
        "pages": pages,
        "locales": locales.codes(),
        "treatments": {code: _treatments(code) for code in locales.codes()},
        "document_bytes": int(median(sizes)),
        "build": {
            "pages": pages,
            "languages": len(locales.codes()),
            "documents": Publication.objects.count(),
            "insert_seconds": made.seconds,
            "reconcile_seconds": reconciled.seconds,
            "first_build_seconds": first.seconds,
            "first_build_cpu_seconds": first.cpu_seconds,
            "first_builds": built.built,
            "rebuild_seconds": again.seconds,
            "rebuild_cpu_seconds": again.cpu_seconds,
            "rebuilds": rebuilt.built,
            "rebuilds_that_changed": rebuilt.changed,
        },
    }


def _treatments(code: str) -> list[tuple[int, str]]:
    from pages.models import TreatmentPage

    found = TreatmentPage.objects.filter(locale__language_code=code).order_by("path")
    return [(pk, str(key)) for pk, key in found.values_list("pk", "translation_key")]


def _analyse() -> None:
    """What PostgreSQL's autovacuum does within a minute of a bulk load."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))
