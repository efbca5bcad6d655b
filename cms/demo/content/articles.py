"""Two articles for parents; together they show the blocks that the structured pages do not need."""

from cms.demo.content.values import DemoPage

ARTICLES: tuple[DemoPage, ...] = (
    DemoPage(
        type="article",
        name="kleine-dingen",
        parent="artikelen",
        fields={
            "title": "Kleine dingen die veiligheid geven",
            "slug": "kleine-dingen-die-veiligheid-geven",
            "summary": ("Een veilige band groeit in gewone momenten. Vier kleine dingen die je vandaag kunt proberen."),
            "body": [
                (
                    "text",
                    {
                        "html": (
                            "<p>Je hoeft geen perfecte ouder te zijn. Die bestaan niet. Je kind heeft iemand "
                            "nodig die er meestal is, en die terugkomt als het even niet lukte.</p>"
                        ),
                    },
                ),
                (
                    "steps",
                    {
                        "heading": "Zo kun je beginnen",
                        "steps": [
                            {
                                "title": "Kijk even mee",
                                "html": ("<p>Leg je telefoon weg en kijk vijf minuten naar wat je kind doet.</p>"),
                            },
                            {
                                "title": "Zeg wat je ziet",
                                "html": (
                                    "<p>Bijvoorbeeld: “Je bent verdrietig, hè?” Je hoeft het niet op te lossen.</p>"
                                ),
                            },
                            {
                                "title": "Zeg wanneer je terugkomt",
                                "html": (
                                    "<p>Ga niet stiekem weg. Zeg dag, en kom terug wanneer je dat hebt gezegd.</p>"
                                ),
                            },
                            {
                                "title": "Maak het weer goed",
                                "html": (
                                    "<p>Was je boos? Zeg dan later sorry. Zo leert je kind dat ruzie weer "
                                    "voorbijgaat.</p>"
                                ),
                            },
                        ],
                    },
                ),
                (
                    "image",
                    {
                        "image": "handen",
                        "alt": "Tekening: een kinderhand ligt in de open hand van een volwassene.",
                        "caption": "Dichtbij zijn is vaak al genoeg.",
                    },
                ),
                (
                    "quote",
                    {
                        "quote": (
                            "Ik dacht dat ik alles anders moest doen. Maar het begon met vijf minuten samen op de bank."
                        ),
                        "speaker": "Een moeder (verzonnen voorbeeld)",
                    },
                ),
                (
                    "callout",
                    {
                        "tone": "info",
                        "heading": "Lukt het nu even niet?",
                        "html": (
                            "<p>Als je zelf op bent, lukt dit soms niet. Dat maakt je geen slechte ouder. "
                            "Vraag dan hulp voor jezelf, bijvoorbeeld <a "
                            'href="page:opvoedondersteuning">opvoedondersteuning</a>.</p>'
                        ),
                    },
                ),
                ("call_to_action", {"call_to_action": "aanmelden"}),
            ],
        },
        rows={"related_rows": [{"target": "veilige-hechting"}, {"target": "opvoedondersteuning"}]},
    ),
    DemoPage(
        type="article",
        name="gedrag-van-je-kind",
        parent="artikelen",
        fields={
            "title": "Wat wil je kind je vertellen?",
            "slug": "wat-wil-je-kind-je-vertellen",
            "summary": ("Gedrag is soms een vraag. Wat je aan de buitenkant ziet, is niet altijd wat je kind voelt."),
            "body": [
                ("definition", {"definition": "hechtingsproblematiek"}),
                ("figure", {"figure": "kinderen-met-hechtingsproblemen"}),
                (
                    "comparison",
                    {
                        "title": "Van buiten en van binnen",
                        "left_label": "Wat je ziet",
                        "right_label": "Wat je kind misschien voelt",
                        "rows": [
                            {
                                "axis": "Je kind speelt door als je thuiskomt",
                                "left": "Het lijkt je niet te missen.",
                                "right": "Het mist je wel, maar stopt zijn gevoel weg.",
                            },
                            {
                                "axis": "Je kind klampt zich vast en wordt boos",
                                "left": "Het lijkt nooit tevreden.",
                                "right": "Het weet niet zeker of je er blijft.",
                            },
                        ],
                    },
                ),
                (
                    "table",
                    {
                        "caption": "Wat een jong kind kan doen als een ouder weggaat en terugkomt",
                        "header": ["Vorm van hechting", "Als de ouder weggaat", "Als de ouder terugkomt"],
                        "rows": [
                            {"cells": ["Veilig", "Is verdrietig", "Zoekt troost en speelt weer verder"]},
                            {"cells": ["Vermijdend", "Laat weinig merken", "Speelt door"]},
                            {"cells": ["Afwerend", "Is erg van streek", "Klampt zich vast en is boos"]},
                            {
                                "cells": [
                                    "Gedesorganiseerd",
                                    "Verschilt steeds",
                                    "Zoekt contact en schrikt terug",
                                ]
                            },
                        ],
                        "first_column_is_heading": True,
                    },
                ),
                (
                    "faq",
                    {
                        "heading": "Veel gevraagd",
                        "questions": [
                            {
                                "question": "Mijn kind doet dit ook. Moet ik me zorgen maken?",
                                "answer": (
                                    "<p>Eén moment zegt weinig. Elk kind is wel eens boos of afwezig. Zie je "
                                    "het vaak, en zit het jullie in de weg? Lees dan <a "
                                    'href="page:hechtingsproblematiek">wanneer je hulp kunt vragen</a>.</p>'
                                ),
                            },
                            {
                                "question": "Wat zeg ik als mijn kind mij wegduwt?",
                                "answer": (
                                    "<p>Iets kleins is genoeg. Bijvoorbeeld: “Ik blijf hier, kom maar als je "
                                    "wilt.” Zo weet je kind dat het welkom is, zonder dat het iets moet.</p>"
                                ),
                            },
                        ],
                    },
                ),
            ],
        },
        rows={
            "related_rows": [{"target": "onveilig-vermijdend"}, {"target": "onveilig-afwerend"}],
            "citation_rows": [{"source": "ainsworth-1978"}],
        },
    ),
)
