from pages.models import Organisation
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import flag, html, picture, plain, text

ORGANISATION = SnippetSerializer(
    Organisation,
    title="name",
    fields=[
        text("name"),
        text("tagline"),
        html("offer"),
        picture("logo", "logo", "logo_alt"),
        plain("website"),
        plain("country"),
        flag("demo_data"),
    ],
)
