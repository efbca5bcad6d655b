"""What makes attachment problems more likely: the child, the adults around it, the environment."""

from cms.demo.content.values import DemoPage

_HUB = "hechtingsproblematiek"

_CHILD: tuple[DemoPage, ...] = (
    DemoPage(
        type="risk_factor",
        name="lichamelijke-aandoening",
        parent=_HUB,
        fields={
            "title": "Lichamelijke afwijking of aandoening",
            "slug": "lichamelijke-aandoening",
            "summary": "Zorgen om de gezondheid van je kind kunnen veel ruimte innemen.",
            "group": "child",
            "about": "child",
            "statement": "Het kind heeft een lichamelijke afwijking of een aandoening.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="huilbaby",
        parent=_HUB,
        fields={
            "title": "Huilbaby of temperamentvol kind",
            "slug": "huilbaby-of-temperamentvol-kind",
            "summary": "Een baby die maar blijft huilen, is voor elke ouder zwaar.",
            "group": "child",
            "about": "child",
            "statement": "Het kind huilt als baby heel veel, of is fel en snel overstuur.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="ongewenste-of-vroege-geboorte",
        parent=_HUB,
        fields={
            "title": "Ongewenste of te vroege geboorte",
            "slug": "ongewenste-of-te-vroege-geboorte",
            "summary": "Een moeilijke start kan het lastig maken om elkaar te leren kennen.",
            "group": "child",
            "about": "child",
            "statement": ("De geboorte was niet gewenst of kwam te vroeg, en het kind lag lang in het ziekenhuis."),
        },
    ),
    DemoPage(
        type="risk_factor",
        name="wisselende-verzorgers",
        parent=_HUB,
        fields={
            "title": "Wisselende verzorgers",
            "slug": "wisselende-verzorgers",
            "summary": "Een kind hecht zich makkelijker aan mensen die blijven.",
            "group": "child",
            "about": "child",
            "statement": "Er zorgen steeds andere mensen voor het kind.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="gebroken-gezin",
        parent=_HUB,
        fields={
            "title": "Een gebroken gezin",
            "slug": "gebroken-gezin",
            "summary": "Als een gezin uit elkaar gaat, verandert er veel voor een kind.",
            "group": "child",
            "about": "child",
            "statement": "Het gezin van het kind is uit elkaar gevallen.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="overlijden-van-een-ouder",
        parent=_HUB,
        fields={
            "title": "Overlijden van een ouder",
            "slug": "overlijden-van-een-ouder",
            "summary": "Het verlies van een vader of moeder raakt een kind diep.",
            "group": "child",
            "about": "child",
            "statement": "Een van de ouders is overleden, of allebei.",
            "modifiers": ["De invloed is het grootst als het kind nog heel jong is."],
        },
        rows={"content_warning_rows": [{"warning": "death-of-parent"}]},
    ),
    DemoPage(
        type="risk_factor",
        name="adoptie",
        parent=_HUB,
        fields={
            "title": "Adoptie",
            "slug": "adoptie",
            "summary": (
                "Een kind dat geadopteerd is, heeft al eens afscheid genomen. Dat kan lang doorwerken, "
                "hoeveel je ook van elkaar houdt."
            ),
            "alternate_names": "Geadopteerd kind\nAdoptiekind",
            "group": "child",
            "about": "child",
            "statement": "Het kind is geadopteerd.",
            "explanation": (
                "<h3>Een band die verbroken is</h3>"
                "<p>Bij adoptie wordt de band met de biologische ouders verbroken. Voor een kind kan dat een "
                "trauma zijn. Ook als het daar zelf niets meer van weet.</p>"
                "<h3>Moeite met vertrouwen</h3>"
                "<p>Sommige geadopteerde kinderen voelen zich in de steek gelaten. Hun vertrouwen is "
                "beschadigd. Daardoor vinden ze het moeilijk om een band met iemand aan te gaan.</p>"
                "<h3>Trouw aan twee families</h3>"
                "<p>Soms zet een kind zich af tegen zijn adoptieouders. Het wil trouw blijven aan zijn "
                "biologische ouders. Dat doet pijn. Het betekent niet dat je iets verkeerd doet.</p>"
            ),
            "standalone": True,
        },
        rows={
            "related_rows": [{"target": "pleegzorg"}, {"target": "traumabehandeling"}],
            "content_warning_rows": [{"warning": "trauma"}],
        },
    ),
    DemoPage(
        type="risk_factor",
        name="pleegzorg",
        parent=_HUB,
        fields={
            "title": "Pleegzorg",
            "slug": "pleegzorg",
            "summary": (
                "Kinderen in een pleeggezin hebben vaak veel meegemaakt. Dicht bij iemand zijn kan dan spannend voelen."
            ),
            "alternate_names": "Pleegkind\nWonen in een pleeggezin",
            "group": "child",
            "about": "child",
            "statement": "Het kind groeit op in een pleeggezin.",
            "explanation": (
                "<h3>Niet meer thuis wonen</h3>"
                "<p>Uit huis geplaatst worden is heftig. Een kind raakt in één keer veel kwijt: zijn ouders, "
                "zijn kamer, vaak ook zijn school.</p>"
                "<h3>Bang voor een nieuwe afwijzing</h3>"
                "<p>Pleegkinderen zijn vaak onveilig gehecht aan hun pleegouders. Ze zijn bang om weer "
                "afgewezen te worden. Daarom kunnen ze afstandelijk doen.</p>"
                "<p>Voor pleegouders kan dat moeilijk zijn. Blijf er rustig zijn, en vraag hulp als het te "
                "zwaar wordt.</p>"
            ),
            "standalone": True,
        },
        rows={
            "related_rows": [{"target": "adoptie"}, {"target": "onveilig-vermijdend"}],
            "content_warning_rows": [{"warning": "trauma"}],
        },
    ),
)

_ADULT: tuple[DemoPage, ...] = (
    DemoPage(
        type="risk_factor",
        name="ouder-zelf-mishandeld-of-verwaarloosd",
        parent=_HUB,
        fields={
            "title": "Ouder is als kind mishandeld of verwaarloosd",
            "slug": "ouder-als-kind-mishandeld-of-verwaarloosd",
            "summary": "Wat je als kind is aangedaan, kan meespelen als je zelf ouder wordt.",
            "group": "adult",
            "about": "caregiver",
            "statement": "De ouder is als kind verwaarloosd, misbruikt of mishandeld.",
        },
        rows={"content_warning_rows": [{"warning": "abuse"}, {"warning": "neglect"}]},
    ),
    DemoPage(
        type="risk_factor",
        name="geweld-tussen-ouders",
        parent=_HUB,
        fields={
            "title": "Geweld tussen de ouders",
            "slug": "geweld-tussen-de-ouders",
            "summary": "Een kind merkt het als er thuis geweld is, ook als het in een andere kamer is.",
            "group": "adult",
            "about": "family",
            "statement": "Er is geweld tussen de ouders.",
        },
        rows={"content_warning_rows": [{"warning": "violence"}]},
    ),
    DemoPage(
        type="risk_factor",
        name="ouder-zelf-uit-huis-geplaatst",
        parent=_HUB,
        fields={
            "title": "Ouder is als kind uit het gezin gehaald",
            "slug": "ouder-als-kind-uit-het-gezin-gehaald",
            "summary": "Wie als kind niet bij zijn ouders bleef, draagt dat vaak nog met zich mee.",
            "group": "adult",
            "about": "caregiver",
            "statement": "De ouder woonde als kind niet meer thuis, door adoptie of pleegzorg.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="moeilijke-jeugd-van-de-ouder",
        parent=_HUB,
        fields={
            "title": "Slechte omstandigheden in de jeugd van de ouder",
            "slug": "moeilijke-jeugd-van-de-ouder",
            "summary": "Je neemt mee hoe het vroeger bij jou thuis was.",
            "group": "adult",
            "about": "caregiver",
            "statement": "De omstandigheden waren slecht in het gezin waarin de ouder opgroeide.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="moeilijke-zwangerschap",
        parent=_HUB,
        fields={
            "title": "Moeilijke zwangerschap",
            "slug": "moeilijke-zwangerschap",
            "summary": "Een zware zwangerschap vraagt veel, zeker als je zelf nog jong bent.",
            "group": "adult",
            "about": "caregiver",
            "statement": "De moeder, soms zelf nog een tiener, had een moeilijke zwangerschap.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="opvoeders-met-psychische-problemen",
        parent=_HUB,
        fields={
            "title": "Ouder groeide op met psychische problemen thuis",
            "slug": "ouder-groeide-op-met-psychische-problemen-thuis",
            "summary": "Wie als kind veel zorgen om zijn ouders had, kreeg zelf soms te weinig aandacht.",
            "group": "adult",
            "about": "caregiver",
            "statement": "De ouder groeide op bij ouders of verzorgers met psychische problemen.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="onveilig-gehechte-ouder",
        parent=_HUB,
        fields={
            "title": "Ouder of verzorger is zelf onveilig gehecht",
            "slug": "ouder-zelf-onveilig-gehecht",
            "summary": "Veiligheid geven is lastiger als je die zelf nooit hebt gevoeld.",
            "group": "adult",
            "about": "caregiver",
            "statement": "De ouder of verzorger was zelf onveilig gehecht.",
        },
    ),
)

_ENVIRONMENT: tuple[DemoPage, ...] = (
    DemoPage(
        type="risk_factor",
        name="armoede",
        parent=_HUB,
        fields={
            "title": "Armoede",
            "slug": "armoede",
            "summary": "Zorgen om geld geven spanning, elke dag opnieuw.",
            "group": "environment",
            "about": "family",
            "statement": "Het gezin heeft te weinig geld om van te leven.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="slechte-leefomgeving",
        parent=_HUB,
        fields={
            "title": "Slechte leefomgeving",
            "slug": "slechte-leefomgeving",
            "summary": "Ook je huis en je buurt bepalen of je je veilig voelt.",
            "group": "environment",
            "about": "society",
            "statement": "Het gezin woont op een plek die niet goed is voor een kind.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="migratie",
        parent=_HUB,
        fields={
            "title": "Migratie",
            "slug": "migratie",
            "summary": "In een nieuw land begin je vaak zonder de mensen die je kende.",
            "group": "environment",
            "about": "family",
            "statement": "Het gezin is naar een ander land verhuisd.",
        },
    ),
    DemoPage(
        type="risk_factor",
        name="vlucht",
        parent=_HUB,
        fields={
            "title": "Vlucht uit het land van herkomst",
            "slug": "vlucht",
            "summary": "Vluchten betekent afscheid nemen, vaak zonder te weten waar je terechtkomt.",
            "group": "environment",
            "about": "family",
            "statement": "Het gezin is gevlucht uit het land waar het vandaan komt.",
        },
        rows={"content_warning_rows": [{"warning": "trauma"}]},
    ),
)

RISK_FACTORS: tuple[DemoPage, ...] = (*_CHILD, *_ADULT, *_ENVIRONMENT)
