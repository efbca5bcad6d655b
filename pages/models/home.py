from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from pages.admin.panels import page_tabs
from pages.blocks.leaves import RICH_TEXT_FEATURES
from pages.blocks.streams import BodyBlock, flow
from pages.models.base import ContentPage


class HomePage(ContentPage):
    """The first page of the site in one language. Its address is ``/<locale>/``."""

    type_name = "home"

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("The first thing readers see."),
    )
    body = flow(BodyBlock, verbose_name=_("text"))

    translated = (*ContentPage.translated, "introduction", "body")

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.SectionPage", "pages.TopicPage", "pages.ArticlePage"]

    edit_handler = page_tabs(content=["introduction", "body"])

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
