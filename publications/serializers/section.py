from pages.models import SectionPage
from publications.serializers.base import PageSerializer
from publications.serializers.children import CHILDREN
from publications.serializers.fields import flow, html

SECTION = PageSerializer(
    SectionPage,
    document=[html("introduction"), flow("body", SectionPage), CHILDREN],
)
