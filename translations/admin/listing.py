"""The list behind the numbers: every translation with its state, to be filtered, searched, sorted and taken along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.reports import ReportView

from translations import locales, naming
from translations.admin import access
from translations.admin.counts import FAILED, ORDER, WAITING, Amount
from translations.admin.dashboard import ICON, LanguageSwitch
from translations.admin.dashboard import URL_NAME as DASHBOARD
from translations.admin.marks import LIST, Mark, mark
from translations.admin.spreadsheets import SafeSpreadsheets
from translations.kinds import translatable_models
from translations.models import State, TranslationStatus

WORK = {"waiting": WAITING, "failed": FAILED}
KINDS = {"page": Q(is_page=True), "piece": Q(is_page=False)}


class Condition(django_filters.ChoiceFilter):
    """A choice that stands for a condition of its own."""

    def __init__(self, conditions: dict[str, Q], **kwargs: Any) -> None:
        super().__init__(empty_label=_("All"), widget=RadioSelect, **kwargs)
        self.conditions = conditions

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(self.conditions[value]) if value in self.conditions else rows


def _types() -> list[tuple[str, str]]:
    return sorted(((code, naming.type_name(code)) for code in translatable_models()), key=lambda choice: choice[1])


class TranslationFilters(WagtailFilterSet):
    locale = django_filters.MultipleChoiceFilter(
        label=_("Language"),
        choices=lambda: [(code, naming.language_name(code)) for code in access.target_codes()],
        widget=CheckboxSelectMultiple,
    )
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=[(state.value, state.label) for state in ORDER], widget=CheckboxSelectMultiple
    )
    kind = Condition(
        KINDS, label=_("Pages or shared pieces"), choices=[("page", _("Pages")), ("piece", _("Shared pieces"))]
    )
    type = django_filters.MultipleChoiceFilter(label=_("Type"), choices=_types, widget=CheckboxSelectMultiple)
    work = Condition(WORK, label=_("Preparation"), choices=[("waiting", _("Waiting")), ("failed", _("Failed"))])

    class Meta:
        model = TranslationStatus
        fields: list[str] = []


class Cell(Column):
    """A cell with a template of its own, which has the row as ``instance``."""

    def __init__(self, name: str, template: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.cell_template_name = f"translations/admin/cells/{template}.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        source = locales.language(locales.source_code())
        return context | {"source_code": source.code, "source_direction": source.direction}


@dataclass(frozen=True)
class Line:
    """A translation as the list and its spreadsheet show it: a row with its ``source_title`` and ``source_pk``."""

    row: Any

    @property
    def title(self) -> str:
        return naming.title_of(self.row)

    @property
    def type(self) -> str:
        return naming.type_name(self.row.type)

    @property
    def language(self) -> str:
        return naming.language_name(self.row.locale)

    @property
    def state(self) -> str:
        return str(State(self.row.state).label)

    @property
    def changes(self) -> int:
        return len(self.row.changed)

    @property
    def worked_by(self) -> str:
        return get_user_display_name(self.row.worked_by) if self.row.worked_by else ""

    @property
    def published_by(self) -> str:
        return get_user_display_name(self.row.translated_by) if self.row.translated_by else ""

    @property
    def url(self) -> str | None:
        return naming.work_url(self.row)

    @property
    def segments(self) -> Amount:
        return Amount(self.row.segments_done, self.row.segments)

    @property
    def words(self) -> Amount:
        return Amount(self.row.words_done, self.row.words)

    @property
    def mark(self) -> Mark:
        return mark(self.row, self.row.source_pk, [])


class TranslationList(access.SeenByThoseWhoTranslate, LanguageSwitch, SafeSpreadsheets, ReportView):
    page_title = _("List of translations")
    header_icon = ICON
    model = TranslationStatus
    index_url_name = LIST
    index_results_url_name = f"{LIST}_results"
    results_template_name = "translations/admin/list_results.html"
    filterset_class = TranslationFilters
    table_classname = "listing t-list"
    is_searchable = True
    search_fields = ["source_title"]
    permission_policy = None
    default_ordering = "urgency"
    verbose_name_plural = _("translations")
    columns = [
        Cell("title", "title", label=_("Title"), sort_key="source_title", width="25%", classname="title"),
        Column("type", label=_("Type"), sort_key="type"),
        Cell("state", "state", label=_("State"), sort_key="urgency"),
        Cell("progress", "progress", label=_("Translated"), sort_key="open"),
        Column("changes", label=_("Changed"), classname="t-number"),
        Cell("worked", "worked", label=_("Last worked on"), sort_key="worked_at"),
        Cell("published", "published", label=_("Published"), sort_key="published_at"),
        DateColumn(
            "outdated_since", accessor="row.outdated_since", label=_("Outdated since"), sort_key="outdated_since"
        ),
    ]
    export_headings = {
        "title": _("Title"),
        "type": _("Type"),
        "language": _("Language"),
        "state": _("State"),
        "segments.done": _("Segments translated"),
        "segments.total": _("Segments"),
        "words.done": _("Words translated"),
        "words.total": _("Words"),
        "changes": _("Changed"),
        "worked_by": _("Last worked on by"),
        "row.worked_at": _("Last worked on"),
        "published_by": _("Published by"),
        "row.published_at": _("Published"),
        "row.outdated_since": _("Outdated since"),
    }
    list_export = list(export_headings)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        own: list[dict[str, Any]] = super().get_breadcrumbs_items()
        return [*own[:-1], {"url": reverse(DASHBOARD), "label": _("Translations")}, own[-1]]

    def get_filename(self) -> str:
        return f"translations-{date.today():%Y-%m-%d}"  # noqa: DTZ011  (a name for a person at her desk)

    @cached_property
    def codes(self) -> list[str]:
        """The languages that were chosen, else the usual ones."""
        chosen = set(self.request.GET.getlist("locale"))
        usual: list[str] = LanguageSwitch.codes.func(self)  # type: ignore[attr-defined]  # what a cached_property wraps
        return [code for code in access.target_codes() if code in chosen] or usual

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = TranslationStatus.objects.filter(source_live=True, locale__in=self.codes)
        rows = rows.select_related("worked_by", "translated_by").annotate(
            urgency=_rank(), open=F("words") - F("words_done")
        )
        return naming.titled(rows)

    def get_filtered_queryset(self) -> QuerySet[Any]:
        # ``get_queryset`` has filtered already.
        return self.get_queryset()

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        name = str(self.ordering)
        field = F(name.removeprefix("-"))
        first = field.desc(nulls_last=True) if name.startswith("-") else field.asc(nulls_last=True)
        return queryset.order_by(first, F("outdated_since").desc(nulls_last=True), "source_title", "locale", "pk")

    def paginate_queryset(self, queryset: QuerySet[Any], page_size: int) -> tuple[Any, Any, list[Line], bool]:
        paginator, page, rows, several = super().paginate_queryset(queryset, page_size)
        return paginator, page, [Line(row) for row in rows], several

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> list[Line]:
        # A spreadsheet has all rows, which were not paginated.
        return [row if isinstance(row, Line) else Line(row) for row in object_list]


def _rank() -> Case:
    whens = (When(state=state, then=Value(number)) for number, state in enumerate(ORDER))
    return Case(*whens, default=Value(len(ORDER)), output_field=IntegerField())
