from pages.choices import Domain, LifeStage, Perspective, SymptomKind
from pages.models import SymptomPage
from publications.serializers.base import PageSerializer
from publications.serializers.children import TREATMENTS
from publications.serializers.fields import flag, html, option, options

FACTS = [
    option("kind", SymptomKind),
    option("perspective", Perspective),
    options("life_stages", LifeStage),
    option("domain", Domain),
    flag("red_flag"),
]

SYMPTOM = PageSerializer(SymptomPage, card=FACTS, document=[*FACTS, html("explanation"), TREATMENTS])
