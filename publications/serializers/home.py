from pages.models import HomePage
from publications.serializers.base import PageSerializer
from publications.serializers.children import CHILDREN
from publications.serializers.fields import flow, html

HOME = PageSerializer(
    HomePage,
    document=[html("introduction"), flow("body", HomePage), CHILDREN],
)
