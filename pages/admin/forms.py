"""Forms of pages whose rules look at their rows."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class FormWithRows(WagtailAdminPageForm):
    """Gives the page the rows an editor chose before the page's own rules look at them.

    Wagtail hands them over only after ``clean()``: a wrong row would be stored, and could then not be removed.
    """

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name, rows in self.formsets.items():
            if name.endswith("_rows") and rows.is_valid():
                rows.save(commit=False)
        return cleaned
