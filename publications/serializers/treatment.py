from pages.choices import CareSetting
from pages.models import TreatmentPage
from publications.serializers.base import PageSerializer
from publications.serializers.fields import (
    cards,
    entries,
    flag,
    flow,
    html,
    integer,
    options,
    page_link,
    text,
)

FACTS = [text("abbreviation"), text("for_whom"), integer("min_age"), integer("max_age")]

TREATMENT = PageSerializer(
    TreatmentPage,
    card=FACTS,
    document=[
        *FACTS,
        page_link("broader"),
        html("why"),
        flow("indications", TreatmentPage),
        flow("goals", TreatmentPage),
        flow("steps", TreatmentPage),
        html("working"),
        options("settings", CareSetting),
        text("delivered_by"),
        text("participants"),
        text("duration"),
        flag("temporary"),
        html("effectiveness"),
        html("costs_and_referral"),
        entries("symptoms", "symptom_rows", "symptom", [text("note")]),
        cards("risk_factors", "risk_factor_rows", "risk_factor"),
    ],
)
