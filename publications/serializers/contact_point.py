from pages.choices import Audience
from pages.models import ContactPoint
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import option, plain, text

CONTACT_POINT = SnippetSerializer(
    ContactPoint,
    title="name",
    fields=[
        text("name"),
        option("audience", Audience),
        plain("phone"),
        plain("email"),
        plain("url"),
        text("hours"),
    ],
)
