"""One SQL statement at a time, without the ORM's query compiler, which takes longer than the database does."""

import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections

_kept = threading.local()


def rows(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Whatever a statement that only reads finds. UUIDs and moments among ``values`` are written as they are stored.

    A connection that broke while it was idle is replaced and the statement given again. To ask the database first
    whether it still hears us, as ``CONN_HEALTH_CHECKS`` does, would cost every reader a query.
    """
    # Any: the stubs of Django leave out half of what is used of it here.
    database: Any = connections[DEFAULT_DB_ALIAS]
    database.health_check_done = True
    try:
        return _fetch(database, statement, values)
    except (OperationalError, InterfaceError):
        if database.in_atomic_block or database.connection is None or database.is_usable():
            raise
        database.close()
        return _fetch(database, statement, values)


def in_transaction() -> bool:
    return connections[DEFAULT_DB_ALIAS].in_atomic_block


def read_uuid(stored: Any) -> UUID:
    return stored if isinstance(stored, UUID) else UUID(stored)


def read_moment(stored: Any) -> datetime:
    moment = stored if isinstance(stored, datetime) else datetime.fromisoformat(stored)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _fetch(database: Any, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    database.ensure_connection()
    if database.vendor == "postgresql":
        cursor = _preparing_cursor(database.connection)
    else:
        cursor, values = database.create_cursor(), [_as_stored(value) for value in values]
    # What database.cursor() does with the cursors it makes: ours can be watched as those can.
    wrapper = database.make_debug_cursor(cursor) if database.queries_logged else database.make_cursor(cursor)
    wrapper.execute(statement, values)
    found: list[tuple[Any, ...]] = wrapper.fetchall()
    return found


def _as_stored(value: Any) -> Any:
    """SQLite knows neither of them; Django writes them there as texts, moments in UTC."""
    if isinstance(value, datetime):
        return str(value.astimezone(UTC).replace(tzinfo=None))
    return value.hex if isinstance(value, UUID) else value


def _preparing_cursor(connection: Any) -> Any:
    """A cursor whose statements PostgreSQL parses and plans once for each connection, and that gets bytes as they are.

    Django's own write the values into the statement, which makes it another one every time. Each thread keeps its
    cursor: making one takes about as long as the statement.
    """
    from django.db.backends.postgresql.base import ServerBindingCursor
    from psycopg.pq import Format

    cursor = getattr(_kept, "cursor", None)
    if cursor is None or cursor.connection is not connection:
        kind: Any = ServerBindingCursor
        cursor = _kept.cursor = kind(connection)
        cursor.format = Format.BINARY
    return cursor


def stream(statement: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """What a statement finds, a part at a time: for more than fits into memory."""
    database: Any = connections[DEFAULT_DB_ALIAS]
    given = values if database.vendor == "postgresql" else [_as_stored(value) for value in values]
    with database.chunked_cursor() as cursor:
        cursor.execute(statement, given)
        while part := cursor.fetchmany(_PART):
            yield from part


_PART = 200
