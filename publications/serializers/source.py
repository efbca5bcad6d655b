from pages.choices import SourceKind
from pages.models import Source
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import date, integer, option, plain, text
from publications.serializers.filters import choice, number

SOURCE = SnippetSerializer(
    Source,
    title="title",
    filters=[choice("kind", SourceKind, "What kind of source it is."), number("year", "The year it was published.")],
    fields=[
        option("kind", SourceKind),
        text("title"),
        text("authors"),
        text("publisher"),
        integer("year"),
        plain("language"),
        plain("url"),
        plain("doi"),
        date("accessed_on"),
    ],
)
