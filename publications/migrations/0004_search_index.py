"""The index of search terms, which the database keeps by itself: one statement for each kind of database."""

from typing import Any

from django.db import migrations

_POSTGRESQL = (
    # Terms are stemmed already: no parser, no dictionary and no stop words come between them and the index.
    "ALTER TABLE publications_searchtext ADD COLUMN vector tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(terms, ' '))) STORED",
    "CREATE INDEX publications_searchtext_vector ON publications_searchtext USING gin (vector)",
)
_POSTGRESQL_BACK = (
    "DROP INDEX publications_searchtext_vector",
    "ALTER TABLE publications_searchtext DROP COLUMN vector",
)

_TAKE_OUT = (
    "INSERT INTO publications_searchindex(publications_searchindex, rowid, terms)"
    " VALUES ('delete', old.publication_id, old.terms);"
)
_PUT_IN = "INSERT INTO publications_searchindex(rowid, terms) VALUES (new.publication_id, new.terms);"
_SQLITE = (
    # The tokenizer splits at ASCII punctuation alone, of which terms hold none.
    "CREATE VIRTUAL TABLE publications_searchindex USING fts5(terms, content='publications_searchtext',"
    " content_rowid='publication_id', tokenize='ascii', detail='none')",
    f"CREATE TRIGGER publications_searchtext_insert AFTER INSERT ON publications_searchtext BEGIN {_PUT_IN} END",
    f"CREATE TRIGGER publications_searchtext_delete AFTER DELETE ON publications_searchtext BEGIN {_TAKE_OUT} END",
    f"CREATE TRIGGER publications_searchtext_update AFTER UPDATE OF terms ON publications_searchtext"
    f" BEGIN {_TAKE_OUT} {_PUT_IN} END",
)
_SQLITE_BACK = (
    "DROP TRIGGER publications_searchtext_update",
    "DROP TRIGGER publications_searchtext_delete",
    "DROP TRIGGER publications_searchtext_insert",
    "DROP TABLE publications_searchindex",
)
_THERE = {"postgresql": _POSTGRESQL, "sqlite": _SQLITE}
_BACK = {"postgresql": _POSTGRESQL_BACK, "sqlite": _SQLITE_BACK}


def _there(apps: Any, schema_editor: Any) -> None:
    for statement in _THERE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def _back(apps: Any, schema_editor: Any) -> None:
    for statement in _BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0003_filters_and_search"),
    ]

    operations = [migrations.RunPython(_there, _back)]
