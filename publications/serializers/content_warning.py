from pages.models import ContentWarning
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import flag, plain, text

CONTENT_WARNING = SnippetSerializer(
    ContentWarning,
    title="label",
    fields=[plain("code"), text("label"), text("text"), flag("calls_for_help_lines")],
)
