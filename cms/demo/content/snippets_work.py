"""Next steps for readers, and what the vacancies share."""

from decimal import Decimal

from cms.demo.content.values import InDays, Snippet

CALLS_TO_ACTION: tuple[Snippet, ...] = (
    Snippet(
        kind="call_to_action",
        name="aanmelden",
        fields={
            "label": "Bekijk welke hulp er is",
            "text": "Je hoeft dit niet alleen op te lossen. We denken graag met je mee.",
            "target_page": "behandelingen",
            "audience": "parent",
            "placement": "body",
        },
    ),
    Snippet(
        kind="call_to_action",
        name="job-alert",
        fields={
            "label": "Meld je aan voor de Job Alert",
            "text": "Werken bij Lindehof? Krijg een mail zodra er een baan is die bij je past.",
            "target_page": "job-alert",
            "audience": "job_seeker",
            "placement": "footer",
        },
    ),
)

JOB_CATEGORIES: tuple[Snippet, ...] = (
    Snippet(
        kind="job_category",
        name="ambulant",
        fields={"code": "ambulant", "label": "Hulp aan gezinnen thuis"},
    ),
    Snippet(
        kind="job_category",
        name="behandeling",
        fields={"code": "behandeling", "label": "Behandeling en onderzoek"},
    ),
    Snippet(
        kind="job_category",
        name="pleegzorg-en-wonen",
        fields={"code": "pleegzorg-en-wonen", "label": "Pleegzorg en wonen"},
    ),
    Snippet(
        kind="job_category",
        name="organisatie",
        fields={"code": "organisatie", "label": "Leiding en organisatie"},
    ),
    Snippet(
        kind="job_category",
        name="stage",
        fields={"code": "stage", "label": "Stage"},
    ),
)

LOCATIONS: tuple[Snippet, ...] = (
    Snippet(
        kind="location",
        name="utrecht",
        fields={
            "name": "Lindehof Utrecht",
            "street": "Voorbeeldgracht 12",
            "postal_code": "3500 XX",
            "place": "Utrecht",
            "region": "NL-UT",
            "latitude": Decimal("52.09074"),
            "longitude": Decimal("5.12142"),
        },
    ),
    Snippet(
        kind="location",
        name="amersfoort",
        fields={
            "name": "Lindehof Amersfoort",
            "street": "Voorbeeldsingel 48",
            "postal_code": "3800 XX",
            "place": "Amersfoort",
            "region": "NL-UT",
            "latitude": Decimal("52.15611"),
            "longitude": Decimal("5.38783"),
        },
    ),
    Snippet(
        kind="location",
        name="zwolle",
        fields={
            "name": "Lindehof Zwolle",
            "street": "Voorbeeldkade 7",
            "postal_code": "8000 XX",
            "place": "Zwolle",
            "region": "NL-OV",
            "latitude": Decimal("52.51677"),
            "longitude": Decimal("6.08302"),
        },
    ),
    Snippet(
        kind="location",
        name="arnhem",
        fields={
            "name": "Lindehof Arnhem",
            "street": "Voorbeeldplein 3",
            "postal_code": "6800 XX",
            "place": "Arnhem",
            "region": "NL-GE",
            "latitude": Decimal("51.98510"),
            "longitude": Decimal("5.89873"),
        },
    ),
)

LEGAL_TEXTS: tuple[Snippet, ...] = (
    Snippet(
        kind="legal_text",
        name="job-alert-consent",
        fields={
            "code": "job-alert-consent",
            "version": 1,
            "title": "Toestemming voor de Job Alert",
            "text": (
                "<p>Ja, Lindehof Jeugdhulp mag mij mailen over nieuwe vacatures die bij mijn wensen "
                "passen.</p>"
                "<ul>"
                "<li>Lindehof bewaart daarvoor mijn e-mailadres, mijn taal en mijn wensen.</li>"
                "<li>Ik kan op elk moment stoppen, met de link in elke mail.</li>"
                "<li>Stop ik? Dan wist Lindehof mijn e-mailadres na 28 dagen. Vraag ik erom, dan gebeurt het "
                "meteen.</li>"
                "<li>Na 24 maanden vraagt Lindehof mij opnieuw om toestemming.</li>"
                "<li>Lindehof houdt niet bij of ik een mail open of waar ik op klik.</li>"
                "</ul>"
            ),
            "valid_from": InDays(-30),
        },
    ),
)
