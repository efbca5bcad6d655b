from pages.models import LegalText
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import date, html, integer, plain, text

LEGAL_TEXT = SnippetSerializer(
    LegalText,
    title="title",
    fields=[plain("code"), integer("version", blank=False), text("title"), html("text"), date("valid_from")],
)
