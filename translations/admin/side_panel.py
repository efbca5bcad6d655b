"""The panel “Translations” beside the editors of pages and shared pieces."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page, TranslatableMixin

from translations import locales, naming
from translations.admin import access
from translations.admin.counts import Amount
from translations.admin.dashboard import ICON
from translations.admin.marks import Mark, mark, sorted_by_language
from translations.kinds import translatable_models
from translations.models import State, TranslationStatus
from translations.roles import languages_of


class Standing:
    """One language of the panel."""

    def __init__(self, row: TranslationStatus, shown: Mark) -> None:
        self.row, self.mark = row, shown
        self.segments = Amount(row.segments_done, row.segments)
        self.changes = len(row.changed)


class TranslationsSidePanel(BaseSidePanel):
    """All languages beside the source; beside a translation how it stands, and the way to its source."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle translations")
        icon_name = ICON
        counter_classname = "w-bg-warning-100"

        def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"count": self.panel.outdated}

    name = "translations"
    title = _("Translations")
    template_name = "translations/admin/side_panel.html"
    order = 200

    def __init__(self, object: Any, request: Any) -> None:
        super().__init__(object, request)
        self.is_source = object.locale.language_code == locales.source_code()
        self.source_pk = object.pk if self.is_source else source_pk_of(object)
        rows = TranslationStatus.objects.filter(translation_key=object.translation_key)
        if not self.is_source:
            rows = rows.filter(locale=object.locale.language_code)
        found = sorted_by_language(rows, access.target_codes())
        mine = languages_of(request.user) if self.is_source else []
        self.standings = [Standing(row, mark(row, self.source_pk, mine)) for row in found]
        self.outdated = sum(row.state == State.OUTDATED for row in found)

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context | {
            "standings": self.standings,
            "is_source": self.is_source,
            "is_page": isinstance(self.object, Page),
            "source_url": naming.edit_url(type(self.object), self.source_pk) if self.source_pk else None,
            "source_language": naming.language_name(locales.source_code()),
        }


def source_pk_of(instance: Any) -> int | None:
    """Of a translation; None where its source is gone."""
    model = Page if isinstance(instance, Page) else type(instance)
    found = model.objects.filter(
        translation_key=instance.translation_key, locale__language_code=locales.source_code()
    ).values_list("pk", flat=True)
    pk: int | None = found.first()
    return pk


def add_side_panel(panels: list[Any], instance: Any, request: Any) -> None:
    """Beside everything that is translated and stored."""
    translated = tuple(translatable_models().values())
    if isinstance(instance, translated) and isinstance(instance, TranslatableMixin) and instance.pk:
        panels.append(TranslationsSidePanel(instance, request))


def with_translations(view: Any) -> Any:
    """A page editor of Wagtail's with the panel: there is no hook for panels (``pages/edit.py``)."""

    def get_side_panels(self: Any) -> MediaContainer:
        panels = list(view.get_side_panels(self))
        # What autosave answers with holds the panels whose contents follow from each keystroke, and no others.
        if not self.expects_json_response:
            add_side_panel(panels, self.page, self.request)
        return MediaContainer(panels)

    return type(view.__name__, (view,), {"get_side_panels": get_side_panels})
