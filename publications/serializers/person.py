from pages.models import Person
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import flag, text

PERSON = SnippetSerializer(
    Person,
    title="name",
    fields=[text("name"), text("role"), text("credential"), text("registration"), flag("demo_data")],
)
