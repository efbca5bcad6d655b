"""Spreadsheets of lists that are safe to open: no title of a page is taken for a formula."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# Without it Excel reads UTF-8 as the code page of the machine.
_BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets take for the beginning of a formula (OWASP, “CSV injection”).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defused(value: Any) -> Any:
    """A text that begins like a formula, as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


class SafeSpreadsheets(SpreadsheetExportMixin):
    """Wagtail's export, whose CSV has the mark of UTF-8 and no formulas.

    In XLSX a cell says itself that it is text: Wagtail sees to that (``generate_xlsx_row``).
    """

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        found = super().preprocess_field_value(field, value, export_format)
        return defused(found) if export_format == self.FORMAT_CSV else found

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        # At once: what is streamed after the request is in the language of the site, and not of who asked for it.
        return iter([_BYTE_ORDER_MARK.encode(), *super().stream_csv(queryset)])
