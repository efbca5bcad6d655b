from pages.models import RiskFactorGroup
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import integer, plain, text

RISK_FACTOR_GROUP = SnippetSerializer(
    RiskFactorGroup,
    title="label",
    fields=[plain("code"), text("label"), integer("sort_order", blank=False)],
)
