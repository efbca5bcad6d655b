"""What we know and where it comes from: definitions, figures, words explained, sources."""

from cms.demo.content.values import Snippet

RISK_FACTOR_GROUPS: tuple[Snippet, ...] = (
    Snippet(
        kind="risk_factor_group",
        name="child",
        fields={"code": "child", "label": "Het kind", "sort_order": 10},
    ),
    Snippet(
        kind="risk_factor_group",
        name="adult",
        fields={"code": "adult", "label": "De volwassenen om het kind heen", "sort_order": 20},
    ),
    Snippet(
        kind="risk_factor_group",
        name="environment",
        fields={"code": "environment", "label": "De omgeving", "sort_order": 30},
    ),
)

DEFINITIONS: tuple[Snippet, ...] = (
    Snippet(
        kind="definition",
        name="hechting",
        fields={
            "term": "Hechting",
            "text": (
                "De band tussen een kind en zijn ouders of verzorgers. Die band begint bij de geboorte. Een "
                "kind wil graag dicht bij iemand zijn. Het richt zich op de mensen bij wie het eten, troost "
                "en veiligheid vindt."
            ),
        },
    ),
    Snippet(
        kind="definition",
        name="veilige-hechting",
        fields={
            "term": "Veilige hechting",
            "text": (
                "Een band waarin een kind zich veilig voelt. Zo’n band groeit in liefdevol contact, met "
                "genoeg aandacht voor wat het kind voelt. Het kind kan zich zo hechten aan een ouder, maar "
                "ook aan een opa of een andere verzorger."
            ),
        },
    ),
    Snippet(
        kind="definition",
        name="hechtingsproblematiek",
        fields={
            "term": "Hechtingsproblematiek",
            "text": (
                "Een kind voelt zich niet veilig genoeg bij de mensen die voor hem zorgen. Daardoor kan het "
                "later moeite krijgen met gevoelens en met contact."
            ),
        },
    ),
    Snippet(
        kind="definition",
        name="hechtingsstoornis",
        fields={
            "term": "Hechtingsstoornis",
            "text": (
                "Een ernstige vorm van problemen met hechting, die vaak niet terug te draaien is. Alleen een "
                "deskundige kan zeggen of iemand een stoornis heeft."
            ),
        },
    ),
)

FIGURES: tuple[Snippet, ...] = (
    Snippet(
        kind="figure",
        name="kinderen-met-hechtingsproblemen",
        fields={
            "name": "Kinderen met hechtingsproblemen",
            "minimum": 25,
            "maximum": 30,
            "approximate": True,
            "unit": "percent",
            "of": "de kinderen in Nederland",
            "claim": "heeft hechtingsproblemen",
            "population": "Kinderen in Nederland",
            "claim_status": "unsourced",
        },
    ),
    Snippet(
        kind="figure",
        name="kinderen-met-hechtingsstoornis",
        fields={
            "name": "Kinderen met een hechtingsstoornis",
            "value": 1,
            "unit": "percent",
            "of": "de kinderen met hechtingsproblemen",
            "of_figure": "kinderen-met-hechtingsproblemen",
            "claim": "heeft een hechtingsstoornis",
            "population": "Kinderen in Nederland",
            "claim_status": "unsourced",
        },
    ),
)

GLOSSARY: tuple[Snippet, ...] = (
    Snippet(
        kind="glossary_term",
        name="hechtingsfiguur",
        fields={
            "term": "Hechtingsfiguur",
            "explanation": "Iemand aan wie een kind zich hecht. Vaak is dat een ouder, maar dat hoeft niet.",
        },
    ),
    Snippet(
        kind="glossary_term",
        name="trauma",
        fields={
            "term": "Trauma",
            "explanation": "Een ervaring die zo heftig was dat je er nog steeds last van hebt.",
        },
    ),
    Snippet(
        kind="glossary_term",
        name="ambulante-hulp",
        fields={
            "term": "Ambulante hulp",
            "explanation": ("Hulp waarbij je gewoon thuis blijft wonen. De hulpverlener komt vaak naar je toe."),
        },
    ),
    Snippet(
        kind="glossary_term",
        name="uithuisplaatsing",
        fields={
            "term": "Uithuisplaatsing",
            "explanation": ("Een kind gaat voor korte of lange tijd ergens anders wonen, zoals in een pleeggezin."),
        },
    ),
    Snippet(
        kind="glossary_term",
        name="loyaliteit",
        fields={
            "term": "Loyaliteit",
            "explanation": (
                "Het gevoel dat je trouw wilt zijn aan iemand. Kinderen voelen dat vaak sterk voor hun ouders."
            ),
        },
    ),
    Snippet(
        kind="glossary_term",
        name="wijkteam",
        fields={
            "term": "Wijkteam",
            "explanation": (
                "Een team van de gemeente bij jou in de buurt. Je kunt er terecht met vragen over opvoeden, "
                "geld, wonen en zorg."
            ),
            "see_also": "Sociaal team, jeugdteam, Centrum voor Jeugd en Gezin",
        },
    ),
)

SOURCES: tuple[Snippet, ...] = (
    Snippet(
        kind="source",
        name="richtlijn-problematische-gehechtheid",
        fields={
            "kind": "guideline",
            "title": "Richtlijn Problematische gehechtheid voor jeugdhulp en jeugdbescherming",
            "publisher": "NVO, BPSW en NIP",
            "language": "nl",
            "url": "https://richtlijnenjeugdhulp.nl/problematische-gehechtheid/",
        },
    ),
    Snippet(
        kind="source",
        name="bowlby-1969",
        fields={
            "kind": "book",
            "title": "Attachment and Loss. Volume 1: Attachment",
            "authors": "John Bowlby",
            "publisher": "Hogarth Press",
            "year": 1969,
            "language": "en",
        },
    ),
    Snippet(
        kind="source",
        name="ainsworth-1978",
        fields={
            "kind": "book",
            "title": "Patterns of Attachment: A Psychological Study of the Strange Situation",
            "authors": "Mary D. Salter Ainsworth, Mary C. Blehar, Everett Waters, Sally Wall",
            "publisher": "Lawrence Erlbaum Associates",
            "year": 1978,
            "language": "en",
        },
    ),
    Snippet(
        kind="source",
        name="main-solomon-1990",
        fields={
            "kind": "study",
            "title": (
                "Procedures for Identifying Infants as Disorganized/Disoriented during the Ainsworth Strange Situation"
            ),
            "authors": "Mary Main, Judith Solomon",
            "publisher": "University of Chicago Press",
            "year": 1990,
            "language": "en",
        },
    ),
)
