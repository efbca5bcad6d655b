"""Numbers for monitoring, in Prometheus' text format.

Asked of the database at every scrape, so that any number of processes give the same answer. What failed, waits or is
overdue is counted in small partial indexes; only the count by kind goes through a whole index.
"""

import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from publications.scheduling import OVERDUE_AFTER

# Name, label, meaning and query of what is counted by something.
LABELLED = (
    (
        "houvast_publications",
        "kind",
        "Documents that readers can ask for, in all languages.",
        "SELECT kind, COUNT(*) FROM publications_publication GROUP BY kind ORDER BY kind",
    ),
    (
        "houvast_tasks",
        "status",
        "Tasks waiting, running, and kept after they ended.",
        "SELECT LOWER(status), COUNT(*) FROM django_tasks_database_dbtaskresult GROUP BY status ORDER BY status",
    ),
)
# Name, meaning and query of single numbers. Of a moment the metric is how many seconds ago it was.
SINGLE = (
    (
        "houvast_publications_failed",
        "Documents whose last build failed: readers have the former version, or none.",
        "SELECT COUNT(*) FROM publications_publication WHERE NOT (failure = '')",
    ),
    (
        "houvast_publications_undecided",
        "Things for which it could not be decided what readers get.",
        "SELECT COUNT(*) FROM publications_translationset WHERE NOT (failure = '')",
    ),
    (
        "houvast_publications_pending",
        "Documents waiting to be built.",
        "SELECT COUNT(*) FROM publications_publication WHERE pending",
    ),
    (
        "houvast_publications_pending_seconds",
        "How long the oldest of them may have been waiting, at most.",
        "SELECT MIN(COALESCE(failed_at, built_at, updated_at)) FROM publications_publication WHERE pending",
    ),
    (
        "houvast_publications_outdated",
        "Documents that were to change or expire at a moment that has passed.",
        "SELECT COUNT(*) FROM publications_publication WHERE next_change_at <= %(now)s OR expires_at <= %(now)s",
    ),
    (
        "houvast_scheduled_overdue",
        "Versions that should have gone live more than five minutes ago.",
        "SELECT COUNT(*) FROM wagtailcore_revision WHERE approved_go_live_at <= %(late)s",
    ),
    (
        "houvast_release",
        "The newest release of the code and settings that documents are built with.",
        "SELECT MAX(number) FROM publications_release",
    ),
    (
        "houvast_publications_of_former_releases",
        "Documents that the newest release has not built yet.",
        "SELECT COUNT(*) FROM publications_publication WHERE release < (SELECT MAX(number) FROM publications_release)",
    ),
)


class DatabaseCollector(Collector):
    """Raises OperationalError or InterfaceError when the database is away."""

    def collect(self) -> Iterable[Metric]:
        for name, label, meaning, query in LABELLED:
            family = GaugeMetricFamily(name, meaning, labels=[label])
            for value, number in _rows(query):
                family.add_metric([value], number)
            yield family
        yield from _single(timezone.now())


REGISTRY = CollectorRegistry()
REGISTRY.register(DatabaseCollector())


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """For whoever knows the token; in the demo, where none is set, for everyone. Elsewhere there is nothing here."""
    if not settings.METRICS_TOKEN and not settings.IS_DEMO:
        return HttpResponse("METRICS_TOKEN is not set\n", status=404, content_type="text/plain")
    if settings.METRICS_TOKEN and not _knows_the_token(request):
        refused = HttpResponse("the token is missing or wrong\n", status=401, content_type="text/plain")
        refused.headers["WWW-Authenticate"] = 'Bearer realm="metrics"'
        return refused
    try:
        return HttpResponse(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)
    except (OperationalError, InterfaceError):
        return HttpResponse("the database cannot be read\n", status=503, content_type="text/plain")


def _knows_the_token(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "")
    return secrets.compare_digest(given.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())


def _single(now: datetime) -> Iterator[Metric]:
    """All single numbers in one statement."""
    columns = ", ".join(f"({query})" for _name, _meaning, query in SINGLE)
    moments = {"now": now, "late": now - OVERDUE_AFTER}
    adapted = {name: connection.ops.adapt_datetimefield_value(moment) for name, moment in moments.items()}
    [row] = _rows(f"SELECT {columns}", adapted)
    for (name, meaning, _query), value in zip(SINGLE, row, strict=True):
        yield GaugeMetricFamily(name, meaning, _number(value, now))


def _number(value: Any, now: datetime) -> float:
    if isinstance(value, str):  # SQLite keeps moments as texts, in UTC
        value = parse_datetime(value).replace(tzinfo=UTC)  # type: ignore[union-attr]
    if isinstance(value, datetime):
        return max((now - value).total_seconds(), 0)
    return float(value or 0)


def _rows(query: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())
