"""The report “Not published”: what editors published and readers do not have, and the button that tries again."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page as PageOfLines
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, Table, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.retrying import again_after_deadlock
from publications.admin import failures
from publications.engine import publish
from publications.models import Publication, TranslationSet
from translations import locales

URL_NAME = "publications_not_published"
TITLE = gettext_lazy("Not published")
# Whoever may see Wagtail's own reports on pages.
RIGHTS = ["add", "change", "publish"]
OVERDUE_SHOWN = 50


def may_see(user: Any) -> bool:
    return bool(policy_registry.get_by_type(Page).user_has_any_permission(user, RIGHTS))


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


class LanguagesColumn(Column):
    """Where several versions of a thing are missed, each language leads to its own."""

    cell_template_name = "publications/admin/languages_cell.html"


class ReasonColumn(Column):
    """The last line of what went wrong; all of it for administrators."""

    cell_template_name = "publications/admin/reason_cell.html"


class TryAgainColumn(Column):
    cell_template_name = "publications/admin/try_again_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(parent_context["request"])}


class NotPublishedReport(ReportView):
    page_title = TITLE
    header_icon = "warning"
    index_url_name = URL_NAME
    results_template_name = "publications/admin/not_published_results.html"
    model = Page
    any_permission_required = RIGHTS
    columns = [
        TitleColumn("title", label=gettext_lazy("Title"), width="25%", get_url=lambda line: line.edit_url),
        Column("type", label=gettext_lazy("Type")),
        LanguagesColumn("languages", label=gettext_lazy("For readers of")),
        DateColumn("since", label=gettext_lazy("Since")),
        Column("readers_see", label=gettext_lazy("Readers see")),
        ReasonColumn("reasons", label=gettext_lazy("Reason")),
        TryAgainColumn("key", label=""),
    ]
    overdue_columns = [
        TitleColumn("title", label=gettext_lazy("Title"), width="25%", get_url=lambda line: line.edit_url),
        Column("type", label=gettext_lazy("Type")),
        DateColumn("since", label=gettext_lazy("Should be live since")),
    ]

    def get_queryset(self) -> QuerySet[Any, Any]:
        return failures.addresses(timezone.now())

    def get_filtered_queryset(self) -> QuerySet[Any, Any]:
        return self.get_queryset()

    def paginate_queryset(
        self, queryset: QuerySet[Any, Any], page_size: int
    ) -> tuple[Paginator[Any], PageOfLines[Any], list[failures.Line], bool]:
        paginator, page, found, several = super().paginate_queryset(queryset, page_size)
        return paginator, page, failures.lines(found, timezone.now(), self.request.user), several

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        overdue = failures.overdue(timezone.now(), OVERDUE_SHOWN)
        return context | {"overdue": Table(self.overdue_columns, overdue) if overdue else None}


@transaction.non_atomic_requests
@require_POST
def try_again(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Publish one thing again, in a transaction of its own: one of the whole request could not be tried again."""
    _check(request.user, kind, key)
    again_after_deadlock(partial(publish, kind, key))
    _tell(request, kind, key)
    return redirect(URL_NAME)


def _check(user: Any, kind: str, key: UUID) -> None:
    rows = Publication.objects.filter(kind=kind, key=key).values_list("source_pk", flat=True)
    known = TranslationSet.objects.filter(kind=kind, key=key).exists()
    if not rows and not known:
        raise Http404
    model = failures.model_of(kind)
    sources = model.objects.in_bulk(set(rows)).values() if model else []
    allowed = user.is_superuser or any(failures.may_try_again(user, source) for source in sources)
    if not may_see(user) or not allowed:
        raise PermissionDenied


def _tell(request: HttpRequest, kind: str, key: UUID) -> None:
    found = Publication.objects.filter(kind=kind, key=key).only("title", "served_locale", "failure", "pending")
    rows = sorted(found, key=lambda row: row.served_locale != locales.source_code())
    undecided = TranslationSet.objects.filter(kind=kind, key=key).values_list("failure", flat=True)
    title = next((row.title for row in rows if row.title), kind)
    failed = [failure for failure in [*undecided, *(row.failure for row in rows)] if failure]
    if failed:
        text = _("“%(title)s” still cannot be built. Reason: %(reason)s")
        messages.error(request, text % {"title": title, "reason": failures.last_line(failed[0])})
    elif any(row.pending for row in rows):
        messages.warning(request, _("“%(title)s” is being built. Look again in a minute.") % {"title": title})
    else:
        messages.success(request, _("Readers have the latest version of “%(title)s” now.") % {"title": title})
