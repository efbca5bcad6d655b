"""Blocks with pictures, sound or motion."""

from django.utils.translation import gettext_lazy as _

from pages.blocks.base import GroupBlock
from pages.blocks.leaves import HtmlBlock, LineBlock, WebAddressBlock


class VideoBlock(GroupBlock):
    """A video elsewhere. Who cannot hear or see it reads the transcript, so it is required."""

    title = LineBlock(label=_("Title"), max_length=120)
    url = WebAddressBlock(label=_("Address of the video"))
    transcript = HtmlBlock(
        label=_("Transcript"),
        help_text=_("Everything that is said and shown, for people who cannot hear or see it."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
