"""The hub: everything about attachment problems on one page."""

from cms.demo.content.values import DemoPage

_CAUSES: list[object] = [
    {
        "title": "Te weinig aandacht",
        "explanation": (
            "Een kind dat vaak alleen is met zijn gevoel, weet niet of er iemand komt als het hulp nodig heeft."
        ),
    },
    {
        "title": "Negatieve aandacht",
        "explanation": ("Hoort een kind vooral wat er misgaat? Dan kan het bang worden om zichzelf te laten zien."),
    },
    {
        "title": "Te veel bescherming",
        "explanation": (
            "Soms wil je je kind uit liefde overal voor behoeden. Het leert dan minder goed wat het zelf kan."
        ),
    },
    {
        "title": "Weinig verzorging",
        "explanation": (
            "Eten, slaap, schone kleren, een knuffel: daaraan merkt een kind dat er voor hem gezorgd wordt."
        ),
    },
]

_OUTCOMES: list[object] = [
    {"text": "Lastig gedrag in de klas", "life_stage": "child", "domain": "school"},
    {"text": "Moeite om met andere kinderen om te gaan", "life_stage": "child", "domain": "relations"},
    {"text": "Bang zijn om fouten te maken", "life_stage": "teenager", "domain": "school"},
    {"text": "Een negatief beeld van jezelf", "life_stage": "teenager", "domain": "self_image"},
    {"text": "Weinig vertrouwen in jezelf", "life_stage": "adult", "domain": "self_image"},
    {"text": "Psychische klachten", "life_stage": "adult", "domain": "mental_health"},
    {"text": "Moeite om contact met anderen te houden", "life_stage": "adult", "domain": "relations"},
    {
        "text": "Problemen in een liefdesrelatie of met intimiteit",
        "life_stage": "adult",
        "domain": "relations",
    },
    {"text": "Snel last hebben van stress", "life_stage": "adult", "domain": "feelings"},
]

_COMPARISONS: list[object] = [
    {
        "title": "Een hechtingsprobleem of een hechtingsstoornis?",
        "left_label": "Hechtingsprobleem",
        "right_label": "Hechtingsstoornis",
        "misconception": (
            "Veel mensen denken: een kind dat zich niet kan hechten, heeft een stoornis. Maar dat hoeft "
            "helemaal niet zo te zijn. Het verschil zit in hoe goed het te behandelen is."
        ),
        "rows": [
            {
                "axis": "Behandeling",
                "left": "Het kind is nog goed te behandelen.",
                "right": "De stoornis is vaak niet meer terug te draaien. Steun blijft wel belangrijk.",
            },
            {
                "axis": "Contact",
                "left": "Andere mensen kunnen het kind nog bereiken.",
                "right": "Het is veel moeilijker om het kind te bereiken.",
            },
        ],
    },
]

_WHEN_TO_SEEK_HELP: list[object] = [
    {
        "urgency": "now",
        "signals": [
            "Iemand is in levensgevaar.",
            "Er is nu geweld, of het kan elk moment misgaan.",
            "Iemand staat op het punt om zichzelf of een ander iets aan te doen.",
        ],
        "action": ("Bel 112. Blijf bij je kind als dat veilig kan. Breng jezelf in veiligheid als dat nodig is."),
    },
    {
        "urgency": "today",
        "signals": [
            "Jij of je kind denkt vaak aan de dood of wil niet meer leven.",
            "Je denkt dat een kind wordt mishandeld, misbruikt of verwaarloosd.",
            "Je kunt niet meer, of je bent bang dat je je kind iets aandoet.",
        ],
        "action": (
            "Wacht niet tot morgen. Bel een van de hulplijnen op deze pagina, of bel je huisarts. Is de "
            "praktijk dicht? Bel dan de huisartsenpost. Hulp vragen is nu het beste wat je kunt doen."
        ),
    },
    {
        "urgency": "plan",
        "signals": [
            "Je kind zoekt geen troost, of durft je bijna niet los te laten.",
            "Op school of op de opvang maken ze zich zorgen.",
            "Je hebt zelf nog last van hoe je bent opgegroeid.",
        ],
        "action": (
            "Maak een afspraak met je huisarts, de jeugdarts of het wijkteam. Je mag ons ook bellen of "
            "mailen. Je hoeft niet eerst zeker te weten wat er aan de hand is."
        ),
    },
]

_FAQS: list[object] = [
    {
        "question": "Is het mijn schuld?",
        "answer": (
            "<p>Veel ouders stellen die vraag, en hij doet pijn. De meeste ouders bedoelen het goed. Vaak "
            "speelt er veel tegelijk, zoals zorgen of dingen van vroeger. Schuld helpt jullie niet verder. "
            "Hulp wel.</p>"
        ),
    },
    {
        "question": "Hoe weet ik of mijn kind een hechtingsprobleem heeft?",
        "answer": (
            "<p>Dat kun je niet zelf vaststellen, ook niet met deze website. Gedrag kan veel oorzaken "
            "hebben. Schrijf op wat je ziet en wanneer. Bespreek het daarna met je huisarts of met ons.</p>"
        ),
    },
    {
        "question": "Kan mijn kind zich ook hechten aan een opa of oma?",
        "answer": (
            "<p>Ja. Een kind kan zich hechten aan iedereen die er steeds weer is en liefdevol reageert. Dat "
            "kan een opa zijn, een pleegouder of een andere verzorger.</p>"
        ),
    },
    {
        "question": "Ben ik te laat als mijn kind al groter is?",
        "answer": (
            "<p>Nee, hulp vragen kan op elke leeftijd. Het doel van de hulp verandert wel. Bij jonge "
            "kinderen willen we het probleem zelf verhelpen. Bij volwassenen willen we de klachten lichter "
            "maken.</p>"
        ),
    },
    {
        "question": "Moet het hele gezin meedoen?",
        "answer": (
            "<p>Dat hangt af van de hulp die jullie kiezen. Bij <a "
            'href="page:intensieve-gezinsbehandeling">intensieve gezinsbehandeling</a> doet iedereen mee. '
            "Een andere behandeling kan ook voor één persoon zijn.</p>"
        ),
    },
]

_RISK_FACTORS: tuple[str, ...] = (
    "lichamelijke-aandoening",
    "huilbaby",
    "ongewenste-of-vroege-geboorte",
    "wisselende-verzorgers",
    "gebroken-gezin",
    "overlijden-van-een-ouder",
    "adoptie",
    "pleegzorg",
    "ouder-zelf-mishandeld-of-verwaarloosd",
    "geweld-tussen-ouders",
    "ouder-zelf-uit-huis-geplaatst",
    "moeilijke-jeugd-van-de-ouder",
    "moeilijke-zwangerschap",
    "opvoeders-met-psychische-problemen",
    "onveilig-gehechte-ouder",
    "armoede",
    "slechte-leefomgeving",
    "migratie",
    "vlucht",
)

TOPIC: tuple[DemoPage, ...] = (
    DemoPage(
        type="topic",
        name="hechtingsproblematiek",
        parent="home",
        fields={
            "title": "Hechtingsproblematiek",
            "slug": "hechtingsproblematiek",
            "short_title": "Hechting",
            "summary": (
                "Een kind dat zich niet veilig hecht, kan daar later last van krijgen. Het kan moeite hebben "
                "met gevoelens en met contact. Lees waar dat vandaan komt, hoe je het herkent en welke hulp "
                "er is."
            ),
            "search_description": (
                "Wat zijn hechtingsproblemen, hoe herken je ze en welke hulp is er voor jullie gezin?"
            ),
            "alternate_names": "Hechtingsproblemen\nOnveilige hechting\nProblematische gehechtheid",
            "search_terms": "kind hecht zich niet\nkind wil geen knuffel\nbindingsangst\nhechting baby",
            "hero_image": "handen",
            "hero_alt": "Tekening: een kinderhand ligt in de open hand van een volwassene.",
            "strapline": "Waar het vandaan komt, hoe je het merkt en welke behandeling kan helpen",
            "introduction": (
                "<p>Maak je je zorgen over je kind, of heb je zelf nog last van vroeger? Je bent niet de "
                "enige. Problemen met hechting kunnen later zorgen voor moeite met gevoelens en met contact. "
                "Hun invloed is groter dan veel mensen denken.</p>"
                "<p>Er is hulp. Stap voor stap werken we samen aan een veilige toekomst.</p>"
            ),
            "overview": (
                "<p>Een baby heeft iemand nodig die dichtbij is. Iemand die voedt, troost en veiligheid "
                "geeft. Vanaf de geboorte groeit zo een band. Die band heet hechting.</p>"
                "<p>Is het contact liefdevol en is er genoeg aandacht voor gevoelens? Dan groeit er <a "
                'href="page:veilige-hechting">veilige hechting</a>. Dat kan met een ouder zijn, maar ook met '
                "een opa of een andere verzorger.</p>"
                "<p>Een kind dat weinig aandacht krijgt of verwaarloosd wordt, hecht zich ook. Maar die band "
                "voelt niet veilig. Daar zijn drie vormen van.</p>"
            ),
            "causes_introduction": (
                "<p>De meeste ouders bedoelen het goed. Toch kan het anders lopen dan je had gewild.</p>"
                "<p>Door te weinig aandacht of zorg voelt een kind zich onveilig. Uit dat gevoel kunnen "
                "hechtingsproblemen ontstaan. Vaak speelt een van deze dingen mee, of een paar tegelijk.</p>"
            ),
            "causes": _CAUSES,
            "risk_factors_introduction": (
                "<p>Een risicofactor maakt de kans op hechtingsproblemen groter. Meer zegt het niet. Herken "
                "je iets? Dan hoeft het bij jullie nog niet mis te gaan.</p>"
                "<p>Er zijn drie groepen: het kind, de volwassenen en de omgeving.</p>"
            ),
            "symptoms_introduction": (
                "<p>Wie is opgegroeid zonder zich veilig te voelen, ontwikkelt angst en een onveilig gevoel. "
                "Dat heeft invloed op hoe je je voelt en op wat je doet.</p>"
                "<p>Deze klachten kunnen ook een andere oorzaak hebben. Praat erover met iemand die "
                "meedenkt.</p>"
            ),
            "outcomes_introduction": "<p>Op elke leeftijd kan het er anders uitzien.</p>",
            "outcomes": _OUTCOMES,
            "comparisons": _COMPARISONS,
            "approach": (
                "<p>Welke hulp past, hangt af van jullie situatie. Bij jonge kinderen is het doel om het "
                "hechtingsprobleem te verhelpen. Bij volwassenen gaat het om de klachten die ervan zijn "
                "overgebleven. Die maken we lichter.</p>"
                "<p>Dat vraagt veel van een kind, van de ouders en van het hele gezin. Daarom kies je samen "
                "met een hulpverlener een plan. Het moet passen bij het kind én bij de ouders.</p>"
                "<p>Bij elke behandeling staat een doel voor een bepaalde leeftijd. Vaak past de behandeling "
                'ook bij andere leeftijden. Kijk daarvoor bij <a href="page:behandelingen">onze hulp</a>.</p>'
            ),
            "when_to_seek_help": _WHEN_TO_SEEK_HELP,
            "faqs": _FAQS,
            "body": [
                ("crisis_box", {}),
                ("list_of", {"heading": "Drie vormen van onveilige hechting", "of": "forms"}),
                ("list_of", {"heading": "Klachten die je kunt herkennen", "of": "symptoms"}),
                ("call_to_action", {"call_to_action": "aanmelden"}),
            ],
        },
        rows={
            "definition_rows": [{"definition": "hechting"}, {"definition": "veilige-hechting"}],
            "form_rows": [
                {"form": "onveilig-vermijdend", "note": "Het kind lijkt niemand nodig te hebben."},
                {"form": "onveilig-afwerend", "note": "Het kind klampt zich vast en duwt tegelijk weg."},
                {"form": "gedesorganiseerd", "note": "Het kind zoekt nabijheid en is er ook bang voor."},
            ],
            "risk_factor_rows": [{"risk_factor": name} for name in _RISK_FACTORS],
            "symptom_rows": [
                {"symptom": "gebrek-aan-zelfvertrouwen", "life_stage": "child"},
                {"symptom": "bevestiging-zoeken", "life_stage": "child"},
                {"symptom": "stress", "life_stage": "adult"},
                {"symptom": "verlatingsangst", "note": "Op elke leeftijd"},
                {"symptom": "angst-en-somberheid", "life_stage": "teenager"},
                {"symptom": "faalangst", "life_stage": "teenager"},
                {
                    "symptom": "psychische-aandoeningen",
                    "life_stage": "adult",
                    "note": "Geen klacht die bij hechting hoort, maar een aandoening die erbij kan komen",
                },
            ],
            "treatment_rows": [
                {
                    "treatment": "intensieve-gezinsbehandeling",
                    "life_stage": "infant",
                    "goal": ("Het hechtingsprobleem verhelpen, zodat je kind zich bij jullie veilig gaat voelen."),
                },
                {
                    "treatment": "opvoedondersteuning",
                    "life_stage": "child",
                    "goal": "Jou helpen om je kind te begrijpen, zodat jullie band sterker wordt.",
                },
                {
                    "treatment": "traumabehandeling",
                    "life_stage": "teenager",
                    "goal": "Heftige ervaringen een plek geven, zodat er weer ruimte komt voor vertrouwen.",
                },
                {
                    "treatment": "emdr",
                    "life_stage": "adult",
                    "goal": "De klachten lichter maken die door het hechtingsprobleem zijn ontstaan.",
                },
            ],
            "figure_rows": [
                {"figure": "kinderen-met-hechtingsproblemen"},
                {"figure": "kinderen-met-hechtingsstoornis"},
            ],
            "related_rows": [{"target": "veilige-hechting"}, {"target": "kleine-dingen"}],
            "content_warning_rows": [
                {"warning": "abuse"},
                {"warning": "neglect"},
                {"warning": "violence"},
                {"warning": "death-of-parent"},
                {"warning": "self-harm"},
            ],
            "citation_rows": [{"source": "richtlijn-problematische-gehechtheid"}],
        },
    ),
)
