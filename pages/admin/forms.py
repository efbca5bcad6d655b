"""Forms of pages."""

from typing import Any

from django.conf import settings
from wagtail.admin.forms import WagtailAdminPageForm


class ContentPageForm(WagtailAdminPageForm):
    """Asks of every change anew whether it is a small correction, and of the source alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "minor_change" not in self.fields:
            return
        if self.instance.pk and _is_source(self.instance):
            self.initial["minor_change"] = False
        else:
            del self.fields["minor_change"]


def _is_source(page: Any) -> bool:
    return bool(page.locale.language_code == settings.WAGTAIL_CONTENT_LANGUAGES[0][0])


class FormWithRows(ContentPageForm):
    """For pages whose rules look at their rows.

    Gives the page the rows an editor chose before the page's own rules look at them.

    Wagtail hands them over only after ``clean()``: a wrong row would be stored, and could then not be removed.
    """

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name, rows in self.formsets.items():
            if name.endswith("_rows") and rows.is_valid():
                rows.save(commit=False)
        return cleaned
