from pages.models import RiskFactorGroup
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import integer, text

RISK_FACTOR_GROUP = SnippetSerializer(
    RiskFactorGroup,
    title="label",
    fields=[text("code"), text("label"), integer("sort_order", blank=False)],
)
