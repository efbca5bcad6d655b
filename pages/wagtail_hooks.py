"""Where Wagtail finds what this app adds to its admin."""

from wagtail.snippets.models import register_snippet

from pages.admin.viewsets import HelpGroup, KnowledgeGroup, OrganisationGroup, WorkGroup

for group in (HelpGroup, KnowledgeGroup, OrganisationGroup, WorkGroup):
    register_snippet(group)
