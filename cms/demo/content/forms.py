"""The four patterns of attachment; the hub lists the three insecure ones as its forms."""

from cms.demo.content.values import DemoPage

FORMS: tuple[DemoPage, ...] = (
    DemoPage(
        type="attachment_type",
        name="veilige-hechting",
        parent="hechtingsproblematiek",
        fields={
            "title": "Veilige hechting",
            "slug": "veilige-hechting",
            "summary": (
                "Een veilig gehecht kind weet: als ik je nodig heb, ben je er. Dat vertrouwen groeit "
                "langzaam, in gewone momenten van elke dag."
            ),
            "alternate_names": "Veilig gehecht zijn",
            "pattern": "secure",
            "introduction": (
                "<p>Veilige hechting groeit in contact dat liefdevol is. Er is genoeg aandacht voor wat het "
                "kind voelt. Perfect hoeft het niet te zijn.</p>"
                "<p>Een kind hecht zich niet alleen aan zijn ouders. Ook een opa of een andere verzorger kan "
                "de persoon zijn bij wie het zich veilig voelt. En een kind dat weinig aandacht krijgt of "
                "verwaarloosd wordt, hecht zich ook. Alleen is die band dan niet veilig.</p>"
            ),
            "behaviours": [
                {
                    "text": "Zoekt troost bij een vertrouwd persoon.",
                    "setting": "Bij pijn, schrik of verdriet",
                },
                {"text": "Laat zich troosten en gaat daarna weer spelen.", "setting": "Als jij terugkomt"},
                {"text": "Durft nieuwe dingen te ontdekken.", "setting": "Als er iemand dichtbij is"},
            ],
            "origins": [
                "Iemand reageert liefdevol op het kind.",
                "Er is genoeg aandacht voor wat het kind voelt.",
            ],
            "caregiver_traits": [
                "Ze zijn er meestal als het kind hen nodig heeft.",
                "Ze maken het weer goed na een moeilijk moment.",
            ],
        },
        rows={
            "related_rows": [{"target": "kleine-dingen"}, {"target": "opvoedondersteuning"}],
            "content_warning_rows": [{"warning": "neglect"}],
            "citation_rows": [{"source": "bowlby-1969"}, {"source": "ainsworth-1978"}],
        },
    ),
    DemoPage(
        type="attachment_type",
        name="onveilig-vermijdend",
        parent="hechtingsproblematiek",
        fields={
            "title": "Onveilig vermijdende hechting",
            "slug": "onveilig-vermijdende-hechting",
            "short_title": "Onveilig vermijdend",
            "summary": (
                "Dit kind lijkt zich prima alleen te redden. Het laat zijn angst niet zien en vraagt niet om "
                "troost. Van binnen heeft het je wel nodig."
            ),
            "alternate_names": "Vermijdende hechting",
            "pattern": "avoidant",
            "introduction": (
                "<p>Een kind dat vermijdend gehecht is, heeft weinig vertrouwen in zijn ouders of "
                "verzorgers. Het heeft geleerd om zijn gevoel voor zich te houden.</p>"
            ),
            "behaviours": [
                {"text": "Gaat contact uit de weg."},
                {"text": "Reageert nauwelijks en speelt gewoon door.", "setting": "Als een ouder terugkomt"},
                {"text": "Doet heel zelfstandig en stopt zijn angst weg."},
            ],
            "recognition_pitfalls": [
                "Het contact met andere mensen kan fijn zijn. Daardoor lijkt het allemaal wel mee te vallen.",
            ],
            "origins": [
                "Het kind werd vaak afgewezen of verwaarloosd.",
                "Er waren steeds andere verzorgers.",
            ],
            "caregiver_traits": [
                "Het lukt ouders vaak niet om te voelen wat het kind met zijn signalen wil zeggen.",
            ],
        },
        rows={
            "related_rows": [{"target": "veilige-hechting"}, {"target": "gedrag-van-je-kind"}],
            "content_warning_rows": [{"warning": "neglect"}],
            "citation_rows": [{"source": "ainsworth-1978"}],
        },
    ),
    DemoPage(
        type="attachment_type",
        name="onveilig-afwerend",
        parent="hechtingsproblematiek",
        fields={
            "title": "Onveilig afwerende hechting",
            "slug": "onveilig-afwerende-hechting",
            "short_title": "Onveilig afwerend",
            "summary": (
                "Dit kind wil dicht bij je zijn en duwt je ook weg. Het weet niet zeker of je er voor hem "
                "bent. Dat is verwarrend, voor het kind en voor jou."
            ),
            "alternate_names": "Ambivalente hechting\nOnveilig ambivalente hechting\nResistente hechting",
            "pattern": "ambivalent",
            "introduction": (
                "<p>Een kind dat afwerend gehecht is, twijfelt: is mijn vader of moeder er voor mij, of "
                "niet? Daarom houdt het je goed in de gaten.</p>"
            ),
            "behaviours": [
                {"text": "Eist aandacht en wordt daarbij boos of huilt.", "setting": "Als het contact zoekt"},
                {"text": "Houdt contact af en wil het tegelijk graag."},
                {"text": "Laat zich moeilijk geruststellen."},
            ],
            "origins": [
                "Het kind kon niet voorspellen hoe zijn ouders zouden reageren.",
                "Er was te weinig aandacht, of de aandacht kwam op het verkeerde moment.",
            ],
            "caregiver_traits": [
                "De ene keer lukt het om er te zijn, de andere keer niet.",
            ],
        },
        rows={
            "related_rows": [{"target": "veilige-hechting"}, {"target": "verlatingsangst"}],
            "citation_rows": [{"source": "ainsworth-1978"}],
        },
    ),
    DemoPage(
        type="attachment_type",
        name="gedesorganiseerd",
        parent="hechtingsproblematiek",
        fields={
            "title": "Gedesorganiseerde hechting",
            "slug": "gedesorganiseerde-hechting",
            "short_title": "Gedesorganiseerd",
            "summary": (
                "Dit kind wil dichtbij zijn, maar wordt daar ook bang van. Het gedrag kan van het ene op het "
                "andere moment omslaan. Vaak is er iets heftigs gebeurd."
            ),
            "alternate_names": "Gedesoriënteerde hechting",
            "pattern": "disorganised",
            "introduction": (
                "<p>Deze vorm is een mengeling van vermijdend en afwerend. Het kind zoekt nabijheid. Maar "
                "juist die nabijheid geeft angst en stress.</p>"
                "<p>Een kind doet dit niet expres. Het weet niet waar het veilig is.</p>"
            ),
            "behaviours": [
                {"text": "Zoekt iemand op en deinst dan terug."},
                {"text": "Is de ene keer afstandelijk, de andere keer eisend."},
                {"text": "Is bang of gespannen.", "setting": "Als iemand dichtbij komt"},
            ],
            "often_involves": [
                "Een ingrijpende gebeurtenis of een trauma",
                "Misbruik",
                "Mishandeling",
                "Verwaarlozing",
            ],
        },
        rows={
            "combines_rows": [{"form": "onveilig-vermijdend"}, {"form": "onveilig-afwerend"}],
            "related_rows": [{"target": "veilige-hechting"}, {"target": "traumabehandeling"}],
            "content_warning_rows": [{"warning": "abuse"}, {"warning": "neglect"}, {"warning": "trauma"}],
            "citation_rows": [{"source": "main-solomon-1990"}],
        },
    ),
)
