"""Is the process alive, and can it answer? For load balancers and monitors."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Says that the process runs, whatever else is down: a restart would mend nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Says whether the database can be read; single documents that fail to build do not count."""
    try:
        with connection.cursor() as cursor:
            # A real table: SQLite answers `SELECT 1` without ever looking at its file.
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            cursor.fetchone()
    except Error:
        return HttpResponse("the database cannot be read\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
