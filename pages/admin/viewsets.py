"""The admin screens of shared pieces, grouped the way editors look for them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, LiveStatusTagColumn, LocaleColumn
from wagtail.models import TranslatableMixin
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages import snippets
from pages.admin.piece_views import IndexView, of_a_new_piece, of_one_piece
from pages.admin.side_panels import PieceEditView


class SharedPieceViewSet(SnippetViewSet):
    """A list with the columns in ``shown``, the language where there is one, and whether readers have it."""

    shown: list[str | Column] = []
    filters: list[str] = []
    index_view_class = IndexView
    add_view_class = of_a_new_piece(SnippetViewSet.add_view_class)
    copy_view_class = of_one_piece(SnippetViewSet.copy_view_class)
    edit_view_class = of_one_piece(PieceEditView)
    delete_view_class = of_one_piece(SnippetViewSet.delete_view_class)
    usage_view_class = of_one_piece(SnippetViewSet.usage_view_class)
    history_view_class = of_one_piece(SnippetViewSet.history_view_class)
    inspect_view_class = of_one_piece(SnippetViewSet.inspect_view_class)
    revisions_compare_view_class = of_one_piece(SnippetViewSet.revisions_compare_view_class)
    revisions_unschedule_view_class = of_one_piece(SnippetViewSet.revisions_unschedule_view_class)
    unpublish_view_class = of_one_piece(SnippetViewSet.unpublish_view_class)
    lock_view_class = of_one_piece(SnippetViewSet.lock_view_class)
    unlock_view_class = of_one_piece(SnippetViewSet.unlock_view_class)
    workflow_history_view_class = of_one_piece(SnippetViewSet.workflow_history_view_class)
    workflow_history_detail_view_class = of_one_piece(SnippetViewSet.workflow_history_detail_view_class)

    @property
    def list_display(self) -> list[str | Column]:
        language = [LocaleColumn(label=_("Language"))] if self._is_translated else []
        return [*self.shown, *language, LiveStatusTagColumn(label=_("Status"))]

    @property
    def list_filter(self) -> list[str]:
        return [*self.filters, "locale"] if self._is_translated else self.filters

    @property
    def _is_translated(self) -> bool:
        model: Any = self.model
        return issubclass(model, TranslatableMixin)


class HelplineViewSet(SharedPieceViewSet):
    model = snippets.Helpline
    icon = "warning"
    shown = ["name", "phone", "country", "verified_at"]
    filters = ["country", "is_emergency"]


class ContactPointViewSet(SharedPieceViewSet):
    model = snippets.ContactPoint
    icon = "mail"
    shown = ["name", "audience", "phone", "email"]


class CallToActionViewSet(SharedPieceViewSet):
    model = snippets.CallToAction
    icon = "pick"
    shown = ["label", "audience", "placement"]


class ContentWarningViewSet(SharedPieceViewSet):
    model = snippets.ContentWarning
    icon = "view"
    shown = ["label", "code", BooleanColumn("calls_for_help_lines", label=_("Help lines"))]


class DefinitionViewSet(SharedPieceViewSet):
    model = snippets.Definition
    icon = "help"
    shown = ["term"]


class FigureViewSet(SharedPieceViewSet):
    model = snippets.Figure
    icon = "order"
    shown = ["name", "claim_status", "source"]
    filters = ["claim_status"]


class GlossaryTermViewSet(SharedPieceViewSet):
    model = snippets.GlossaryTerm
    icon = "list-ul"
    shown = ["term"]


class SourceViewSet(SharedPieceViewSet):
    model = snippets.Source
    icon = "link"
    shown = ["title", "kind", "year"]
    filters = ["kind"]


class RiskFactorGroupViewSet(SharedPieceViewSet):
    model = snippets.RiskFactorGroup
    icon = "folder-open-inverse"
    shown = ["label", "code", "sort_order"]


class PersonViewSet(SharedPieceViewSet):
    model = snippets.Person
    icon = "user"
    shown = ["name", "role", "credential"]


class OrganisationViewSet(SharedPieceViewSet):
    model = snippets.Organisation
    icon = "home"
    shown = ["name", "country"]


class LegalTextViewSet(SharedPieceViewSet):
    model = snippets.LegalText
    icon = "doc-full"
    shown = ["title", "code", "version", "valid_from"]


class JobCategoryViewSet(SharedPieceViewSet):
    model = snippets.JobCategory
    icon = "tag"
    shown = ["label", "code"]


class LocationViewSet(SharedPieceViewSet):
    model = snippets.Location
    icon = "site"
    shown = ["name", "place", "region"]


class HelpGroup(SnippetViewSetGroup):
    items = (HelplineViewSet, ContactPointViewSet, CallToActionViewSet, ContentWarningViewSet)
    menu_label = _("Help and contact")
    menu_icon = "warning"
    menu_order = 210
    add_to_admin_menu = True


class KnowledgeGroup(SnippetViewSetGroup):
    items = (DefinitionViewSet, FigureViewSet, GlossaryTermViewSet, SourceViewSet, RiskFactorGroupViewSet)
    menu_label = _("Knowledge")
    menu_icon = "list-ul"
    menu_order = 220
    add_to_admin_menu = True


class OrganisationGroup(SnippetViewSetGroup):
    items = (OrganisationViewSet, PersonViewSet, LegalTextViewSet)
    menu_label = _("Organisation")
    menu_icon = "home"
    menu_order = 230
    add_to_admin_menu = True


class WorkGroup(SnippetViewSetGroup):
    items = (JobCategoryViewSet, LocationViewSet)
    menu_label = _("Work")
    menu_icon = "tag"
    menu_order = 240
    add_to_admin_menu = True
