from pages.models import JobCategory
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import plain, text

JOB_CATEGORY = SnippetSerializer(JobCategory, title="label", fields=[plain("code"), text("label")])
