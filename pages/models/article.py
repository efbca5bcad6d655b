from django.utils.translation import gettext_lazy as _

from pages.admin.panels import page_tabs
from pages.models.health import HealthPage


class ArticlePage(HealthPage):
    """Free text about a subject, made of blocks."""

    type_name = "article"

    parent_page_types = ["pages.HomePage", "pages.SectionPage", "pages.TopicPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(content=["body"], health=True)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
