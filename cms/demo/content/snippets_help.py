"""Who we are, the help lines, and what a reader may want to know before reading on."""

from cms.demo.content.values import InDays, Snippet

_DAY_AND_NIGHT = "Dag en nacht, elke dag"
_FREE = "Gratis"

ORGANISATION: tuple[Snippet, ...] = (
    Snippet(
        kind="organisation",
        name="lindehof",
        fields={
            "name": "Lindehof Jeugdhulp",
            "tagline": "Samen werken aan een veilige basis",
            "offer": (
                "<p>Wij helpen kinderen, jongeren en hun ouders als opgroeien of opvoeden moeilijk is. Ook "
                "volwassenen die nog last hebben van vroeger kunnen bij ons terecht.</p>"
                "<ul>"
                "<li>Intensieve gezinsbehandeling bij jullie thuis</li>"
                "<li>Traumabehandeling, zoals EMDR</li>"
                "<li>Hulp bij het opvoeden</li>"
                "</ul>"
            ),
            "logo": "logo",
            "logo_alt": "Logo van Lindehof Jeugdhulp: een klein oranje blad in een groot groen lindeblad",
            "website": "https://lindehof.example/",
            "country": "NL",
            "demo_data": True,
        },
    ),
)

CONTENT_WARNINGS: tuple[Snippet, ...] = (
    Snippet(
        kind="content_warning",
        name="abuse",
        fields={
            "code": "abuse",
            "label": "Mishandeling en misbruik",
            "text": (
                "Hier gaat het ook over mishandeling of misbruik. Je mag op elk moment stoppen met lezen. "
                "Bij de hulplijnen kun je je verhaal kwijt."
            ),
            "calls_for_help_lines": True,
        },
    ),
    Snippet(
        kind="content_warning",
        name="neglect",
        fields={
            "code": "neglect",
            "label": "Verwaarlozing",
            "text": (
                "Hier gaat het ook over kinderen die te weinig zorg kregen. Komt dat dichtbij? "
                "Lees dan later verder, of samen met iemand."
            ),
            "calls_for_help_lines": True,
        },
    ),
    Snippet(
        kind="content_warning",
        name="violence",
        fields={
            "code": "violence",
            "label": "Geweld",
            "text": ("Hier gaat het ook over geweld. Ben je nu niet veilig? Kijk dan meteen bij de hulplijnen."),
            "calls_for_help_lines": True,
        },
    ),
    Snippet(
        kind="content_warning",
        name="death-of-parent",
        fields={
            "code": "death_of_parent",
            "label": "Overlijden van een ouder",
            "text": "Hier gaat het ook over het verlies van een vader of moeder. Dat kan verdriet oproepen.",
            "calls_for_help_lines": True,
        },
    ),
    Snippet(
        kind="content_warning",
        name="self-harm",
        fields={
            "code": "self_harm",
            "label": "Zelfbeschadiging en zelfdoding",
            "text": (
                "Hier gaat het ook over jezelf pijn doen en over zelfdoding. Denk je daar zelf aan? "
                "Praat dan vandaag nog met iemand. Dat kan ook zonder je naam te zeggen."
            ),
            "calls_for_help_lines": True,
        },
    ),
    Snippet(
        kind="content_warning",
        name="trauma",
        fields={
            "code": "trauma",
            "label": "Heftige ervaringen",
            "text": "Hier gaat het ook over dingen die je diep kunnen raken. We beschrijven geen details.",
            "calls_for_help_lines": False,
        },
    ),
)

HELPLINES: tuple[Snippet, ...] = (
    Snippet(
        kind="helpline",
        name="112",
        fields={
            "name": "Alarmnummer 112",
            "description": "Als iemand nu in gevaar is en elke seconde telt.",
            "country": "NL",
            "is_emergency": True,
            "phone": "112",
            "website": "https://www.112.nl",
            "hours": _DAY_AND_NIGHT,
            "cost": _FREE,
            "sort_order": 0,
            "verified_at": InDays(-5),
            "demo_data": True,
        },
        rows={
            "warning_rows": [
                {"warning": "abuse"},
                {"warning": "neglect"},
                {"warning": "violence"},
                {"warning": "death-of-parent"},
                {"warning": "self-harm"},
            ],
        },
    ),
    Snippet(
        kind="helpline",
        name="113",
        fields={
            "name": "113 Zelfmoordpreventie",
            "description": ("Als jij of iemand anders aan zelfdoding denkt. Bellen of chatten kan zonder je naam."),
            "country": "NL",
            "phone": "113",
            "website": "https://www.113.nl",
            "hours": _DAY_AND_NIGHT,
            "cost": _FREE,
            "sort_order": 10,
            "verified_at": InDays(-5),
            "demo_data": True,
        },
        rows={"warning_rows": [{"warning": "self-harm"}, {"warning": "death-of-parent"}]},
    ),
    Snippet(
        kind="helpline",
        name="veilig-thuis",
        fields={
            "name": "Veilig Thuis",
            "description": (
                "Bij mishandeling, misbruik, verwaarlozing of geweld thuis. Ook als je het niet zeker weet."
            ),
            "country": "NL",
            "phone": "0800-2000",
            "website": "https://veiligthuis.nl",
            "hours": _DAY_AND_NIGHT,
            "cost": _FREE,
            "sort_order": 20,
            "verified_at": InDays(-5),
            "demo_data": True,
        },
        rows={"warning_rows": [{"warning": "abuse"}, {"warning": "neglect"}, {"warning": "violence"}]},
    ),
    Snippet(
        kind="helpline",
        name="kindertelefoon",
        fields={
            "name": "De Kindertelefoon",
            "description": ("Voor kinderen en jongeren die met iemand willen praten. Niets is te klein of te gek."),
            "country": "NL",
            "phone": "0800-0432",
            "website": "https://www.kindertelefoon.nl",
            "hours": "Elke dag van 11:00 tot 21:00 uur",
            "cost": _FREE,
            "sort_order": 30,
            "verified_at": InDays(-45),
            "demo_data": True,
        },
        rows={
            "warning_rows": [
                {"warning": "abuse"},
                {"warning": "neglect"},
                {"warning": "violence"},
                {"warning": "death-of-parent"},
            ],
        },
    ),
)

CONTACT_POINTS: tuple[Snippet, ...] = (
    Snippet(
        kind="contact_point",
        name="aanmelding",
        fields={
            "name": "Aanmelden en vragen",
            "audience": "parent",
            "phone": "+31301234567",
            "email": "aanmelden@lindehof.example",
            "url": "https://lindehof.example/contact",
            "hours": "Maandag tot en met vrijdag van 9:00 tot 17:00 uur",
        },
    ),
)

PEOPLE: tuple[Snippet, ...] = (
    Snippet(
        kind="person",
        name="noor-verbeek",
        fields={
            "name": "Noor Verbeek",
            "role": "Behandelaar",
            "credential": "Gz-psycholoog",
            "registration": "BIG (verzonnen, geen echt nummer)",
            "demo_data": True,
        },
    ),
    Snippet(
        kind="person",
        name="sami-haddad",
        fields={
            "name": "Sami Haddad",
            "role": "Schrijver van de website",
            "demo_data": True,
        },
    ),
)
