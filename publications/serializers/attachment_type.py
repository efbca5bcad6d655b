from pages.choices import AttachmentPattern
from pages.models import AttachmentTypePage
from publications.serializers.base import PageSerializer
from publications.serializers.fields import cards, flow, html, lines, option
from publications.serializers.filters import choice

ATTACHMENT_TYPE = PageSerializer(
    AttachmentTypePage,
    filters=[choice("pattern", AttachmentPattern, "The pattern of attachment.")],
    card=[option("pattern", AttachmentPattern), lines("alternate_names")],
    document=[
        option("pattern", AttachmentPattern),
        html("introduction"),
        flow("behaviours", AttachmentTypePage),
        flow("recognition_pitfalls", AttachmentTypePage),
        flow("origins", AttachmentTypePage),
        flow("caregiver_traits", AttachmentTypePage),
        cards("combines", "combines_rows", "form"),
        flow("often_involves", AttachmentTypePage),
        cards("figures", "figure_rows", "figure", ref="figure"),
    ],
)
