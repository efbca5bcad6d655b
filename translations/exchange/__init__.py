"""Translations in and out of files that translators' tools read."""

from translations.exchange.exporting import export_po
from translations.exchange.importing import ImportReport, import_po

__all__ = ["ImportReport", "export_po", "import_po"]
