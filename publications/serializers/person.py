from pages.models import Person
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import flag, plain, text

PERSON = SnippetSerializer(
    Person,
    title="name",
    fields=[plain("name"), text("role"), text("credential"), plain("registration"), flag("demo_data")],
)
