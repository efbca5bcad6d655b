from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from pages.admin.panels import page_tabs
from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.blocks.streams import BodyBlock, flow
from pages.models.base import ContentPage


class SectionPage(ContentPage):
    """A place for pages that belong together; shows its children in the order of the tree."""

    type_name = "section"

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Shown above the list of pages."),
    )
    body = flow(BodyBlock, verbose_name=_("text"))

    translated = (*ContentPage.translated, "introduction", "body")

    parent_page_types = ["pages.HomePage", "pages.SectionPage"]
    subpage_types = [
        "pages.SectionPage",
        "pages.TopicPage",
        "pages.TreatmentPage",
        "pages.ArticlePage",
        "pages.VacancyPage",
        "pages.JobAlertPage",
    ]

    edit_handler = page_tabs(content=["introduction", "body"])

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
