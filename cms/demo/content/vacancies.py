"""Vacancies at Lindehof, the first half."""

from decimal import Decimal

from cms.demo.content.vacancy_texts import (
    AGREEMENT,
    CONTACT_FAMILIES,
    CONTACT_OFFICE,
    CONTACT_TREATMENT,
    OFFER,
    PROCEDURE,
    TEAM_FAMILIES,
    TEAM_FAMILIES_NAME,
    TEAM_FOSTER,
    TEAM_FOSTER_NAME,
    TEAM_TREATMENT,
    TEAM_TREATMENT_NAME,
    WHO_BACHELOR_SKJ,
    WHO_BIG,
    WHO_VOCATIONAL,
)
from cms.demo.content.values import DemoPage, InDays

FIRST_VACANCIES: tuple[DemoPage, ...] = (
    DemoPage(
        type="vacancy",
        name="vacature-ambulant-hulpverlener-utrecht",
        parent="werken-bij",
        fields={
            "title": "Ambulant hulpverlener",
            "slug": "ambulant-hulpverlener-utrecht",
            "summary": "Je komt bij gezinnen thuis en helpt hen om anders met elkaar om te gaan.",
            "reference": "LJ-101",
            "category": "ambulant",
            "department": TEAM_FAMILIES_NAME,
            "employment_types": ["FULL_TIME", "PART_TIME"],
            "hours_min": 28,
            "hours_max": 36,
            "salary_agreement": AGREEMENT,
            "salary_scale": "Schaal 9",
            "salary_min": 3150,
            "salary_max": 4830,
            "education_level": "bachelor",
            "registrations": ["SKJ"],
            "conduct_certificate": True,
            "closing_at": InDays(34),
            "apply_url": "https://lindehof.example/werken-bij/ambulant-hulpverlener-utrecht/solliciteren",
            "what_you_do": (
                "<p>Je begeleidt gezinnen bij hen thuis. Je kijkt, luistert en oefent mee aan de "
                "keukentafel. Na afloop kunnen ze zelf weer verder.</p>"
            ),
            "who_you_are": WHO_BACHELOR_SKJ,
            "what_we_offer": OFFER,
            "team": TEAM_FAMILIES,
            "procedure": PROCEDURE,
        },
        rows={
            "location_rows": [{"location": "utrecht"}],
            "contact_rows": [CONTACT_FAMILIES],
        },
    ),
    DemoPage(
        type="vacancy",
        name="vacature-gezinsbehandelaar-zwolle",
        parent="werken-bij",
        fields={
            "title": "Gezinsbehandelaar",
            "slug": "gezinsbehandelaar-zwolle",
            "summary": "Je geeft intensieve gezinsbehandeling en ziet een gezin een paar keer per week.",
            "reference": "LJ-102",
            "category": "ambulant",
            "department": TEAM_FAMILIES_NAME,
            "employment_types": ["PART_TIME"],
            "hours_min": 24,
            "hours_max": 32,
            "salary_agreement": AGREEMENT,
            "salary_scale": "Schaal 10",
            "salary_min": 3400,
            "salary_max": 5330,
            "education_level": "bachelor",
            "registrations": ["SKJ"],
            "closing_at": InDays(48),
            "apply_url": "https://lindehof.example/werken-bij/gezinsbehandelaar-zwolle/solliciteren",
            "what_you_do": (
                "<p>Je werkt met gezinnen waar veel tegelijk speelt. Je maakt met hen een plan, en je oefent "
                "mee op de momenten die moeilijk zijn.</p>"
            ),
            "who_you_are": WHO_BACHELOR_SKJ,
            "what_we_offer": OFFER,
            "team": TEAM_FAMILIES,
            "procedure": PROCEDURE,
        },
        rows={
            "location_rows": [{"location": "zwolle"}],
            "contact_rows": [CONTACT_FAMILIES],
        },
    ),
    DemoPage(
        type="vacancy",
        name="vacature-gz-psycholoog-arnhem",
        parent="werken-bij",
        fields={
            "title": "Gz-psycholoog kind en jeugd",
            "slug": "gz-psycholoog-arnhem",
            "summary": ("Je onderzoekt en behandelt kinderen en jongeren met hechtingsproblemen of trauma."),
            "reference": "LJ-103",
            "category": "behandeling",
            "department": TEAM_TREATMENT_NAME,
            "employment_types": ["FULL_TIME", "PART_TIME"],
            "hours_min": 24,
            "hours_max": 36,
            "remote_policy": "partly",
            "salary_agreement": AGREEMENT,
            "salary_scale": "Schaal 12",
            "salary_min": 4350,
            "salary_max": 6720,
            "education_level": "post_master",
            "registrations": ["BIG"],
            "closing_at": InDays(62),
            "apply_url": "https://lindehof.example/werken-bij/gz-psycholoog-arnhem/solliciteren",
            "what_you_do": (
                "<p>Je doet onderzoek, stelt diagnoses en behandelt kinderen samen met hun ouders. Collega’s "
                "vragen jou om mee te denken bij moeilijke vragen.</p>"
            ),
            "who_you_are": WHO_BIG,
            "what_we_offer": OFFER,
            "team": TEAM_TREATMENT,
            "procedure": PROCEDURE,
        },
        rows={
            "location_rows": [{"location": "arnhem"}],
            "contact_rows": [CONTACT_TREATMENT],
        },
    ),
    DemoPage(
        type="vacancy",
        name="vacature-emdr-therapeut-utrecht",
        parent="werken-bij",
        fields={
            "title": "Psycholoog traumabehandeling (EMDR)",
            "slug": "emdr-therapeut-utrecht",
            "summary": ("Je helpt kinderen en volwassenen om heftige ervaringen te verwerken, onder meer met EMDR."),
            "reference": "LJ-104",
            "category": "behandeling",
            "department": TEAM_TREATMENT_NAME,
            "employment_types": ["PART_TIME"],
            "hours_min": 20,
            "hours_max": Decimal("31.5"),
            "remote_policy": "partly",
            "salary_agreement": AGREEMENT,
            "salary_scale": "Schaal 11",
            "salary_min": 3800,
            "salary_max": 5900,
            "education_level": "master",
            "registrations": ["SKJ", "BIG"],
            "closing_at": InDays(6),
            "apply_url": "https://lindehof.example/werken-bij/emdr-therapeut-utrecht/solliciteren",
            "what_you_do": (
                "<p>Je geeft traumabehandeling aan kinderen, jongeren en volwassenen. Je bent opgeleid in "
                "EMDR, of je wilt dat bij ons leren.</p>"
            ),
            "who_you_are": WHO_BIG,
            "what_we_offer": OFFER,
            "team": TEAM_TREATMENT,
            "procedure": PROCEDURE,
        },
        rows={
            "location_rows": [{"location": "utrecht"}],
            "contact_rows": [CONTACT_TREATMENT],
        },
    ),
    DemoPage(
        type="vacancy",
        name="vacature-pleegzorgbegeleider-amersfoort",
        parent="werken-bij",
        fields={
            "title": "Pleegzorgbegeleider",
            "slug": "pleegzorgbegeleider-amersfoort",
            "summary": "Je bent er voor pleegkinderen, voor hun pleegouders en voor hun eigen ouders.",
            "reference": "LJ-105",
            "category": "pleegzorg-en-wonen",
            "department": TEAM_FOSTER_NAME,
            "employment_types": ["PART_TIME"],
            "hours_min": 24,
            "hours_max": 32,
            "salary_agreement": AGREEMENT,
            "salary_scale": "Schaal 9",
            "salary_min": 3150,
            "salary_max": 4830,
            "education_level": "bachelor",
            "registrations": ["SKJ"],
            "closing_at": InDays(27),
            "apply_url": "https://lindehof.example/werken-bij/pleegzorgbegeleider-amersfoort/solliciteren",
            "what_you_do": (
                "<p>Je bezoekt pleeggezinnen en helpt als het spannend wordt. Je houdt ook contact met de "
                "ouders van het kind.</p>"
            ),
            "who_you_are": WHO_BACHELOR_SKJ,
            "what_we_offer": OFFER,
            "team": TEAM_FOSTER,
            "procedure": PROCEDURE,
        },
        rows={
            "location_rows": [{"location": "amersfoort"}],
            "contact_rows": [CONTACT_OFFICE],
        },
    ),
    DemoPage(
        type="vacancy",
        name="vacature-pedagogisch-medewerker-zwolle",
        parent="werken-bij",
        fields={
            "title": "Pedagogisch medewerker woongroep",
            "slug": "pedagogisch-medewerker-zwolle",
            "summary": (
                "Je geeft kinderen in onze woongroep een gewone dag: ontbijt, school, spelen en een verhaal "
                "voor het slapen."
            ),
            "reference": "LJ-106",
            "category": "pleegzorg-en-wonen",
            "department": TEAM_FOSTER_NAME,
            "employment_types": ["FULL_TIME", "PART_TIME"],
            "hours_min": 28,
            "hours_max": 36,
            "salary_agreement": AGREEMENT,
            "salary_scale": "Schaal 7",
            "salary_min": 2700,
            "salary_max": 3950,
            "education_level": "vocational",
            "closing_at": InDays(41),
            "apply_url": "https://lindehof.example/werken-bij/pedagogisch-medewerker-zwolle/solliciteren",
            "what_you_do": (
                "<p>Je zorgt met collega’s voor zes kinderen. Je kookt, troost, lacht en stelt grenzen. Je "
                "werkt ook in de avond en in het weekend.</p>"
            ),
            "who_you_are": WHO_VOCATIONAL,
            "what_we_offer": OFFER,
            "team": TEAM_FOSTER,
            "procedure": PROCEDURE,
        },
        rows={
            "location_rows": [{"location": "zwolle"}],
            "contact_rows": [CONTACT_OFFICE],
        },
    ),
)
