"""Logs: one JSON object a line in production, readable lines elsewhere.

No personal data: no addresses, no names or mail addresses, no query strings (see cms/middleware.py
and cms/logins.py). Who changed what stands in Wagtail's own log of the pages.
"""

from typing import Any

import structlog
from structlog.typing import Processor

# What a line may say besides its event: names of things and numbers, never what a library adds by itself.
NAMED = ("kind", "key", "locale", "type", "model", "pk", "job", "rounds")
# Without the values of local variables: a password may be among them.
TRACEBACKS = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))

SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(allow=NAMED),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configure(*, as_json: bool, level: str) -> dict[str, Any]:
    """Set structlog up, and return Django's LOGGING to match."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    ending: list[Processor] = (
        [TRACEBACKS, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        else [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *ending],
                "foreign_pre_chain": SHARED,
            },
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Replaced by django-structlog's own lines, which carry the id of the request.
            "django.request": {"level": "CRITICAL"},
            "django.server": {"level": "WARNING"},
            # A line for every page saved and every task run; who changed what stands in the pages' own log.
            "wagtail": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
        },
    }
