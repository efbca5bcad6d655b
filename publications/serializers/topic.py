from pages.choices import LifeStage
from pages.models import TopicPage
from publications.serializers.base import PageSerializer
from publications.serializers.fields import cards, entries, flow, html, option, text

TOPIC = PageSerializer(
    TopicPage,
    leads=["strapline"],
    card=[text("strapline")],
    document=[
        text("strapline"),
        html("introduction"),
        cards("definitions", "definition_rows", "definition", ref="definition"),
        html("overview"),
        html("causes_introduction"),
        flow("causes", TopicPage),
        entries("forms", "form_rows", "form", [text("note")]),
        html("risk_factors_introduction"),
        entries("risk_factors", "risk_factor_rows", "risk_factor", [text("note")]),
        html("symptoms_introduction"),
        entries("symptoms", "symptom_rows", "symptom", [option("life_stage", LifeStage, blank=True), text("note")]),
        html("outcomes_introduction"),
        flow("outcomes", TopicPage),
        cards("figures", "figure_rows", "figure", ref="figure"),
        flow("comparisons", TopicPage),
        html("approach"),
        entries(
            "treatments",
            "treatment_rows",
            "treatment",
            [option("life_stage", LifeStage, blank=True), text("goal")],
        ),
        flow("when_to_seek_help", TopicPage),
        flow("faqs", TopicPage),
    ],
)
