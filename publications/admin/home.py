"""The start page of the admin says when readers miss something that was published."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from publications.admin import failures
from publications.admin.report import URL_NAME, may_see


class NotPublishedPanel(Component):
    """How many there are, with the way to the report; nothing where all is well."""

    name = "not_published"
    template_name = "publications/admin/home_panel.html"
    # Above Wagtail's own panels: those are about work to do, this is about work that did not arrive.
    order = 50

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        user = (parent_context or {})["request"].user
        number = failures.count(timezone.now()) if may_see(user) else 0
        return str(super().render_html({"number": number})) if number else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"number": parent_context["number"], "report_url": reverse(URL_NAME)}


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(NotPublishedPanel())
