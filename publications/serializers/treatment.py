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
from publications.serializers.filters import choice, code, number, span

FACTS = [text("abbreviation"), text("for_whom"), integer("min_age"), integer("max_age")]

TREATMENT = PageSerializer(
    TreatmentPage,
    filters=[
        span("age", "min_age", "max_age", "The age of whom it is for, in years.", half_open=True),
        number("min_age", "From this age on."),
        choice("settings", CareSetting, "Where it takes place."),
        code("symptom", "symptoms.card.id", "The id of a symptom it treats."),
        code("risk_factor", "risk_factors.id", "The id of a risk factor it addresses."),
        code("broader", "broader.id", "The id of the treatment it is a form of."),
    ],
    names=["abbreviation"],
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
