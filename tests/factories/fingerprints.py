"""What is stored, in short: whether anything at all was written."""

import hashlib

from django.apps import apps
from django.db import connection

# What content, its translations and its published copies are kept in.
APPS = ("wagtailcore", "pages", "translations", "wagtail_localize", "publications", "wagtailimages", "auth")
# Who logged in when is no content.
LEFT_OUT = {"auth_user"}


def tables() -> list[str]:
    """The tables of those apps, those of relations too."""
    models = (model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True))
    return sorted({model._meta.db_table for model in models} - LEFT_OUT)


def fingerprint() -> dict[str, str]:
    """Table → number of rows and a hash of all they hold."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (a table of ours)
            rows = sorted(repr(row) for row in _plain(cursor.fetchall()))
            found[table] = f"{len(rows)} {hashlib.sha256(chr(0).join(rows).encode()).hexdigest()}"
    return found


def _plain(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Binary values by what they hold, not by where they are in memory."""
    return [tuple(bytes(value) if isinstance(value, memoryview) else value for value in row) for row in rows]


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The tables in which anything was written."""
    return [table for table in after if before[table] != after[table]]
