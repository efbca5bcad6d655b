from pages.models import Definition
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import key, text

DEFINITION = SnippetSerializer(
    Definition, title="term", fields=[text("term"), text("text"), key("source_id", "source")]
)
