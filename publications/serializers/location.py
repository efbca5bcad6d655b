from pages.models import Location
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import number, plain, text

LOCATION = SnippetSerializer(
    Location,
    title="name",
    fields=[
        text("name"),
        plain("street"),
        plain("postal_code"),
        text("place"),
        plain("region"),
        number("latitude"),
        number("longitude"),
    ],
)
