"""The first page and the places where pages stand together."""

from cms.demo.content.values import DemoPage

HOME: tuple[DemoPage, ...] = (
    DemoPage(
        type="home",
        name="home",
        parent=None,
        fields={
            "title": "Lindehof Jeugdhulp",
            "slug": "home",
            "short_title": "Home",
            "summary": (
                "Informatie en hulp voor kinderen, jongeren, ouders en volwassenen die zich niet veilig voelen."
            ),
            "hero_image": "lindehof",
            "hero_alt": (
                "Tekening: een grote lindeboom naast een huis in de avond. Achter een verlicht raam staan "
                "een volwassene en een kind."
            ),
            "introduction": (
                "<p>Gaat het thuis niet zoals je hoopt? Maak je je zorgen over je kind of over jezelf? Hier "
                "lees je rustig wat er aan de hand kan zijn.</p>"
                '<p>Begin bij <a href="page:hechtingsproblematiek">hechtingsproblematiek</a>, of bekijk '
                'meteen <a href="page:behandelingen">welke hulp wij geven</a>.</p>'
            ),
            "body": [
                ("crisis_box", {}),
                ("call_to_action", {"call_to_action": "aanmelden"}),
                ("call_to_action", {"call_to_action": "job-alert"}),
            ],
        },
    ),
)

TREATMENTS_SECTION: tuple[DemoPage, ...] = (
    DemoPage(
        type="section",
        name="behandelingen",
        parent="home",
        fields={
            "title": "Onze hulp",
            "slug": "behandelingen",
            "summary": "Hulp bij jullie thuis, bij ons of online. Samen kiezen we wat bij jullie past.",
            "introduction": (
                "<p>Je hoeft nog niet te weten welke hulp je nodig hebt. Vertel ons wat er speelt, dan "
                "zoeken we het samen uit.</p>"
            ),
        },
    ),
)

ARTICLES_SECTION: tuple[DemoPage, ...] = (
    DemoPage(
        type="section",
        name="artikelen",
        parent="home",
        fields={
            "title": "Artikelen",
            "slug": "artikelen",
            "summary": "Korte verhalen en tips voor thuis.",
        },
    ),
)

WORK_SECTION: tuple[DemoPage, ...] = (
    DemoPage(
        type="section",
        name="werken-bij",
        parent="home",
        fields={
            "title": "Werken bij Lindehof",
            "slug": "werken-bij",
            "summary": "Bekijk onze vacatures in Utrecht, Amersfoort, Zwolle en Arnhem.",
            "introduction": (
                "<p>Wil je er zijn voor kinderen en ouders die het moeilijk hebben? We zoeken mensen met "
                "geduld, humor en een warm hart.</p>"
            ),
            "body": [("call_to_action", {"call_to_action": "job-alert"})],
        },
    ),
    DemoPage(
        type="job_alert",
        name="job-alert",
        parent="werken-bij",
        fields={
            "title": "Job Alert",
            "slug": "job-alert",
            "summary": "Kies wat je zoekt. Je krijgt een mail als er een baan is die daarbij past.",
            "introduction": (
                "<p>Staat jouw baan er nu niet bij? Laat je mailadres achter. Je kunt elk moment weer stoppen.</p>"
            ),
            "form_heading": "Wat voor werk zoek je?",
            "form_explanation": (
                "Vul alleen in wat voor jou belangrijk is. Daarna sturen we je een mail. Klik op de link in "
                "die mail, dan weten we zeker dat jij het bent."
            ),
            "submit_label": "Meld me aan",
            "consent": "job-alert-consent",
            "criteria": ["category", "location", "region", "hours", "employment_type"],
            "frequencies": ["immediate", "daily", "weekly"],
            "thanks": (
                "<p>Bedankt! Kijk in je mail. Klik binnen 72 uur op de link om je aanmelding af te maken.</p>"
                "<p>Zie je niets? Kijk dan ook bij de ongewenste mail.</p>"
            ),
        },
    ),
)
