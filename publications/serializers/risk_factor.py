from pages.choices import RiskBearer
from pages.models import RiskFactorGroup, RiskFactorPage
from publications.context import BuildContext
from publications.serializers.base import PageSerializer
from publications.serializers.children import TREATMENTS
from publications.serializers.fields import STRING, Field, flag, flow, html, option, snippet, text
from publications.serializers.filters import choice, code
from publications.serializers.filters import flag as flag_filter


def _group_code(page: RiskFactorPage, context: BuildContext) -> str:
    """The code of the group, also where the group itself is not public; asking for its card records it as an input."""
    card = context.card_by_pk(RiskFactorGroup, page.group_id)
    return str(card["code"] if card else page.group.code)


_GROUP = snippet("group", "risk_factor_group")

FACTS = [
    Field("group", _group_code, STRING),
    option("about", RiskBearer),
    text("statement"),
    flag("standalone"),
]

RISK_FACTOR = PageSerializer(
    RiskFactorPage,
    filters=[
        code("group", "group", "The code of the group."),
        choice("about", RiskBearer, "Whom it is about."),
        flag_filter("standalone", "Whether it has a page of its own."),
    ],
    leads=["statement"],
    card=FACTS,
    document=[
        *FACTS,
        Field("group_card", _GROUP.read, _GROUP.schema),
        html("explanation"),
        flow("modifiers", RiskFactorPage),
        TREATMENTS,
    ],
)
