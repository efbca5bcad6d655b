from pages.models import Location
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import number, text

LOCATION = SnippetSerializer(
    Location,
    title="name",
    fields=[
        text("name"),
        text("street"),
        text("postal_code"),
        text("place"),
        text("region"),
        number("latitude"),
        number("longitude"),
    ],
)
