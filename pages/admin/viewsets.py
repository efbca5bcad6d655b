"""The admin screens of shared pieces, grouped the way editors look for them."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages import snippets


class HelplineViewSet(SnippetViewSet):
    model = snippets.Helpline
    icon = "warning"
    list_display = ["name", "phone", "country", "verified_at", "live"]
    list_filter = ["country", "is_emergency"]


class ContactPointViewSet(SnippetViewSet):
    model = snippets.ContactPoint
    icon = "mail"
    list_display = ["name", "audience", "phone", "email"]


class CallToActionViewSet(SnippetViewSet):
    model = snippets.CallToAction
    icon = "pick"
    list_display = ["label", "audience", "placement"]


class ContentWarningViewSet(SnippetViewSet):
    model = snippets.ContentWarning
    icon = "view"
    list_display = ["label", "code", "calls_for_help_lines"]


class DefinitionViewSet(SnippetViewSet):
    model = snippets.Definition
    icon = "help"
    list_display = ["term"]


class FigureViewSet(SnippetViewSet):
    model = snippets.Figure
    icon = "order"
    list_display = ["name", "claim_status", "source"]
    list_filter = ["claim_status"]


class GlossaryTermViewSet(SnippetViewSet):
    model = snippets.GlossaryTerm
    icon = "list-ul"
    list_display = ["term"]


class SourceViewSet(SnippetViewSet):
    model = snippets.Source
    icon = "link"
    list_display = ["title", "kind", "year"]
    list_filter = ["kind"]


class RiskFactorGroupViewSet(SnippetViewSet):
    model = snippets.RiskFactorGroup
    icon = "folder-open-inverse"
    list_display = ["label", "code", "sort_order"]


class PersonViewSet(SnippetViewSet):
    model = snippets.Person
    icon = "user"
    list_display = ["name", "role", "credential"]


class OrganisationViewSet(SnippetViewSet):
    model = snippets.Organisation
    icon = "home"
    list_display = ["name", "country"]


class LegalTextViewSet(SnippetViewSet):
    model = snippets.LegalText
    icon = "doc-full"
    list_display = ["title", "code", "version", "valid_from"]


class JobCategoryViewSet(SnippetViewSet):
    model = snippets.JobCategory
    icon = "tag"
    list_display = ["label", "code"]


class LocationViewSet(SnippetViewSet):
    model = snippets.Location
    icon = "site"
    list_display = ["name", "place", "region"]


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
