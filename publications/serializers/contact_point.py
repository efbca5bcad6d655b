from pages.choices import Audience
from pages.models import ContactPoint
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import option, text

CONTACT_POINT = SnippetSerializer(
    ContactPoint,
    title="name",
    fields=[
        text("name"),
        option("audience", Audience),
        text("phone"),
        text("email"),
        text("url"),
        text("hours"),
    ],
)
