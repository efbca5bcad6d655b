from pages.models import LegalText
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import date, html, integer, text

LEGAL_TEXT = SnippetSerializer(
    LegalText,
    title="title",
    fields=[text("code"), integer("version", blank=False), text("title"), html("text"), date("valid_from")],
)
