"""“Your language today”: what a translator finds on the start page of the admin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from translations import locales, naming
from translations.admin import access
from translations.admin.counts import Counts, LanguageCounts, counted
from translations.admin.dashboard import URL_NAME
from translations.admin.marks import ICONS, list_url
from translations.models import State, TranslationStatus

# How many titles stand under each number.
SHOWN = 3
# In the order in which they are to be done, with what says how fresh each is.
_TO_DO = {
    State.OUTDATED: _("The source has changed"),
    State.PARTIAL: _("Published with texts missing"),
    State.DRAFT: _("Begun, not published"),
    State.MISSING: _("Not begun"),
}


@dataclass
class Task:
    """The things of one language in one state: how many there are, and the first of them."""

    state: str
    heading: Any
    number: int
    url: str
    things: list[Any] = field(default_factory=list)

    @property
    def icon(self) -> str:
        return ICONS[State(self.state)]

    @property
    def more(self) -> int:
        return self.number - len(self.things)


@dataclass
class Language:
    """One language of the panel. ``unfinished`` is what the translator last worked on, None where all is done."""

    locale: str
    tasks: list[Task]
    unfinished: Any = None

    @property
    def name(self) -> str:
        return naming.language_name(self.locale)

    @property
    def url(self) -> str:
        return list_url(locale=self.locale)


class YourLanguagePanel(Component):
    name = "your_language"
    template_name = "translations/admin/home_panel.html"
    # Above Wagtail's own panels, below what says that something went wrong.
    order = 60

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        user = (parent_context or {})["request"].user
        codes = access.own_languages(user)
        return str(super().render_html({"user": user, "codes": codes})) if codes else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        source = locales.language(locales.source_code())
        return {
            "languages": languages(parent_context["user"], parent_context["codes"]),
            "dashboard_url": reverse(URL_NAME),
            "source_code": source.code,
            "source_direction": source.direction,
        }


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(YourLanguagePanel())


def languages(user: Any, codes: list[str]) -> list[Language]:
    """What is to be done in these languages, in three queries."""
    found = {counts.locale: Language(counts.locale, _tasks(counts)) for counts in counted(codes)}
    for row in _first(codes):
        next(task for task in found[row.locale].tasks if task.state == row.state).things.append(_named(row))
    for row in _unfinished(user, codes):
        found[row.locale].unfinished = _named(row)
    return list(found.values())


def _named(row: Any) -> Any:
    row.title, row.url = naming.title_of(row), naming.work_url(row)
    return row


def _tasks(counts: LanguageCounts) -> list[Task]:
    numbers = {state: _number(counts.pages, state) + _number(counts.pieces, state) for state in _TO_DO}
    return [
        Task(state, heading, numbers[state], list_url(locale=counts.locale, state=state))
        for state, heading in _TO_DO.items()
        if numbers[state]
    ]


def _number(counts: Counts, state: str) -> int:
    return counts.states[state]


def _first(codes: list[str]) -> QuerySet[Any]:
    """The most recent of each language and state; pages before shared pieces, for readers meet those first."""
    recent: list[Any] = [
        F("is_page").desc(),
        F("outdated_since").desc(nulls_last=True),
        F("worked_at").desc(nulls_last=True),
        F("updated_at").desc(),
        F("pk"),
    ]
    rows = TranslationStatus.objects.filter(source_live=True, locale__in=codes, state__in=list(_TO_DO))
    ranked = rows.annotate(rank=Window(RowNumber(), partition_by=["locale", "state"], order_by=recent))
    return naming.titled(ranked).filter(rank__lte=SHOWN).order_by("locale", "state", "rank")


def _unfinished(user: Any, codes: list[str]) -> QuerySet[Any]:
    """What this user last wrote in each language and what is not done yet."""
    rows = TranslationStatus.objects.filter(source_live=True, locale__in=codes, worked_by=user)
    # A whole draft waits for who may publish it.
    open_rows = rows.filter(segments_done__lt=F("segments"))
    latest = Window(RowNumber(), partition_by=["locale"], order_by=[F("worked_at").desc(), F("pk")])
    return naming.titled(open_rows).annotate(rank=latest).filter(rank=1)
