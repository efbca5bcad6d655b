from pages.models import JobCategory
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import text

JOB_CATEGORY = SnippetSerializer(JobCategory, title="label", fields=[text("code"), text("label")])
