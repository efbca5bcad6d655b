"""The column “Translations” of the page explorer.

Wagtail 8.0 takes the columns from the view of a viewset, and lets a viewset for all pages be registered
(``wagtail.admin.viewsets.pages.PageViewSet``); the same viewset puts the panel beside the page editor.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet

from translations import locales
from translations.admin import access
from translations.admin.marks import mark, sorted_by_language
from translations.admin.side_panel import with_translations
from translations.models import TranslationStatus
from translations.roles import languages_of


class TranslationsColumn(BaseColumn):
    """In the source language a mark for every other one; on a translation its own state."""

    cell_template_name = "translations/admin/cells/explorer.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"marks": getattr(instance, "translation_marks", []), "is_source": _is_source(instance)}


def _with_translations(columns: Iterable[BaseColumn]) -> list[BaseColumn]:
    """Right before the status of the page itself, or last."""
    found = list(columns)
    place = next((number for number, column in enumerate(found) if isinstance(column, PageStatusColumn)), len(found))
    return [*found[:place], TranslationsColumn("translations", label=_("Translations")), *found[place:]]


class ExplorerView(ExplorableIndexView):
    base_columns = _with_translations(ExplorableIndexView.base_columns)

    def get_table(self, object_list: Any) -> Any:
        add_marks(object_list, self.request.user)
        return super().get_table(object_list)


def add_marks(pages: Iterable[Any], user: Any) -> None:
    """Give each page its ``translation_marks``, in one query for all of them and one for the user's languages."""
    found: dict[Any, list[TranslationStatus]] = defaultdict(list)
    shown = list(pages)
    rows = TranslationStatus.objects.filter(translation_key__in={page.translation_key for page in shown})
    for row in rows.defer("untranslated", "failure") if shown else ():
        found[row.translation_key].append(row)
    mine = languages_of(user)
    for page in shown:
        rows_of_page = sorted_by_language(found[page.translation_key], access.target_codes())
        if _is_source(page):
            page.translation_marks = [mark(row, page.pk, mine) for row in rows_of_page]
        else:
            own = [row for row in rows_of_page if row.locale == page.locale.language_code]
            page.translation_marks = [mark(row, None, []) for row in own]


def _is_source(page: Any) -> bool:
    return bool(page.locale.language_code == locales.source_code())


class PagesViewSet(PageViewSet):
    """All pages: Wagtail's own screens, with what there is to know of translations."""

    index_view_class = ExplorerView
    edit_view_class = with_translations(EditView)


def pages_viewset() -> PageViewSet:
    return PagesViewSet()
