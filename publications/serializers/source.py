from pages.choices import SourceKind
from pages.models import Source
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import date, integer, option, text

SOURCE = SnippetSerializer(
    Source,
    title="title",
    fields=[
        option("kind", SourceKind),
        text("title"),
        text("authors"),
        text("publisher"),
        integer("year"),
        text("language"),
        text("url"),
        text("doi"),
        date("accessed_on"),
    ],
)
