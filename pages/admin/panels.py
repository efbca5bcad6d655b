"""How the editor's screen is laid out: the same tabs in the same order, those a page type has use for."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

# What Wagtail accepts in a list of panels: a panel, or the name of a field.
PanelLike: TypeAlias = Any


class RowsPanel(InlinePanel):
    """An InlinePanel whose rows are called after what they point to, not after their table."""

    def on_model_bound(self) -> None:
        unnamed = not self.clone_kwargs()["label"]
        super().on_model_bound()
        if unnamed and self.panels:
            first = self.db_field.related_model._meta.get_field(self.panels[0].field_name)
            self.label = capfirst(first.verbose_name)  # stays lazy: bound once, read in any language


def rows(name: str, fields: Sequence[str], heading: Any, **kwargs: Any) -> RowsPanel:
    """A list of rows an editor can order, with the given fields of each."""
    return RowsPanel(name, panels=[FieldPanel(field) for field in fields], heading=heading, **kwargs)


def page_tabs(
    *, content: Sequence[PanelLike], relations: Sequence[PanelLike] = (), health: bool = False
) -> TabbedInterface:
    """Tabs in the order of an editor's work: what it says, what it belongs to, who checked it, how it is found."""
    tabs = [ObjectList([*_opening(health), *content], heading=_("Content"))]
    relations = [*relations, *(_health_relations() if health else ())]
    if relations:
        tabs.append(ObjectList(relations, heading=_("Relations")))
    if health:
        tabs.append(ObjectList(_review(), heading=_("Review")))
    tabs.append(ObjectList(_promote(health), heading=_("Promote")))
    return TabbedInterface(tabs)


def _opening(health: bool) -> list[PanelLike]:
    panels: list[PanelLike] = [TitleFieldPanel("title"), "summary"]
    if health:
        panels.append("alternate_names")
    panels.append(MultiFieldPanel(["hero_image", "hero_alt"], heading=_("Main image")))
    return panels


def _health_relations() -> list[PanelLike]:
    return [
        rows("related_rows", ["target"], _("Related pages")),
        rows("content_warning_rows", ["warning"], _("Content warnings")),
        "crisis_policy",
        rows("citation_rows", ["source", "locator"], _("Citations")),
    ]


def _review() -> list[PanelLike]:
    return ["review_status", "reviewed_by", "last_reviewed", "next_review_due", "review_scope"]


def _promote(health: bool) -> list[PanelLike]:
    panels: list[PanelLike] = [
        MultiFieldPanel(["slug", "short_title", "show_in_menus"], heading=_("Address and menu")),
        MultiFieldPanel(["seo_title", "search_description", "noindex"], heading=_("Search engines")),
        MultiFieldPanel(["minor_change"], heading=_("Translations")),
        PublishingPanel(),
    ]
    if health:
        panels.insert(1, "search_terms")
    return panels
