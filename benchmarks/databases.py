"""Databases to measure on: made for one run, copied from one that was migrated once, and thrown away at its end.

By default files of SQLite in a temporary folder. With ``DATABASE_URL`` of PostgreSQL, databases of their own beside the
one it names, which is never touched.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

_MARK = "houvast_bench"


class Databases:
    """Where databases are made. Each has a name of its own, which becomes an address for ``DATABASE_URL``."""

    def __init__(self, folder: Path, server: str) -> None:
        self._folder = folder
        self._server = server
        self._made: list[str] = []

    @property
    def _is_sqlite(self) -> bool:
        return not self._server or self._server.startswith("sqlite")

    def url(self, name: str) -> str:
        if self._is_sqlite:
            return f"sqlite:///{self._folder / name}.sqlite3"
        return urlunsplit(urlsplit(self._server)._replace(path=f"/{_MARK}_{name}"))

    def make(self, name: str, template: str = "") -> str:
        """An empty database, or a copy of another; its address."""
        if self._is_sqlite:
            if template:
                shutil.copyfile(self._folder / f"{template}.sqlite3", self._folder / f"{name}.sqlite3")
            return self.url(name)
        source = f' TEMPLATE "{_MARK}_{template}"' if template else ""
        self._execute(f'DROP DATABASE IF EXISTS "{_MARK}_{name}"', f'CREATE DATABASE "{_MARK}_{name}"{source}')
        self._made.append(name)
        return self.url(name)

    def drop_all(self) -> None:
        """Whatever this run made; the files of SQLite go with their folder."""
        self._execute(*(f'DROP DATABASE IF EXISTS "{_MARK}_{name}" WITH (FORCE)' for name in self._made))

    def _execute(self, *statements: str) -> None:
        if not statements:
            return
        import psycopg
        from psycopg.conninfo import make_conninfo

        from cms.settings import environment

        known = environment.database(self._server)
        parts = {name: known[name.upper()] for name in ("host", "port", "user", "password") if known[name.upper()]}
        with closing(psycopg.connect(make_conninfo(dbname="postgres", **parts), autocommit=True)) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@contextmanager
def databases(folder: Path, server: str) -> Iterator[Databases]:
    made = Databases(folder, server)
    try:
        yield made
    finally:
        made.drop_all()
