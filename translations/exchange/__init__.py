"""Translations in and out of files that translators' tools read."""

from translations.exchange.exporting import export_po, export_units
from translations.exchange.importing import ImportReport, import_po, import_units
from translations.exchange.reading import Format, read_file, write_file

__all__ = [
    "Format",
    "ImportReport",
    "export_po",
    "export_units",
    "import_po",
    "import_units",
    "read_file",
    "write_file",
]
