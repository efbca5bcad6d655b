from pages.models import GlossaryTerm
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import text

GLOSSARY_TERM = SnippetSerializer(
    GlossaryTerm, title="term", fields=[text("term"), text("explanation"), text("see_also")]
)
