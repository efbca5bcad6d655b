from pages.choices import Domain, LifeStage, Perspective, SymptomKind
from pages.models import SymptomPage
from publications.serializers.base import PageSerializer
from publications.serializers.children import TREATMENTS
from publications.serializers.fields import flag, html, option, options
from publications.serializers.filters import choice
from publications.serializers.filters import flag as flag_filter

FACTS = [
    option("kind", SymptomKind),
    option("perspective", Perspective),
    options("life_stages", LifeStage),
    option("domain", Domain),
    flag("red_flag"),
]

SYMPTOM = PageSerializer(
    SymptomPage,
    filters=[
        choice("kind", SymptomKind, "A symptom, or a condition that often comes with it."),
        choice("perspective", Perspective, "Who notices it."),
        choice("life_stages", LifeStage, "The stage of life in which it shows."),
        choice("domain", Domain, "The area of life it belongs to."),
        flag_filter("red_flag", "Whether it calls for help at once."),
    ],
    card=FACTS,
    document=[*FACTS, html("explanation"), TREATMENTS],
)
