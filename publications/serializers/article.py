from pages.models import ArticlePage
from publications.serializers.base import PageSerializer

ARTICLE = PageSerializer(ArticlePage)
