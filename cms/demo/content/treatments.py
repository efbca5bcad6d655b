"""The help that Lindehof offers, and an earlier wording of one page that makes its translations outdated."""

from cms.demo.content.values import DemoPage

_COSTS_YOUTH = (
    "<p>Ben je jonger dan 18 jaar? Dan betaalt de gemeente de hulp. Een verwijzing krijg je van je huisarts, "
    "de jeugdarts of het wijkteam.</p>"
)
_COSTS_ALL_AGES = _COSTS_YOUTH + (
    "<p>Ben je 18 jaar of ouder? Dan heb je een verwijzing van je huisarts nodig. Vraag je zorgverzekeraar "
    "wat je zelf betaalt.</p>"
)

TREATMENTS: tuple[DemoPage, ...] = (
    DemoPage(
        type="treatment",
        name="intensieve-gezinsbehandeling",
        parent="behandelingen",
        fields={
            "title": "Intensieve gezinsbehandeling",
            "slug": "intensieve-gezinsbehandeling",
            "summary": (
                "Een hulpverlener komt een tijd bij jullie thuis. Samen kijken jullie hoe het gezin met "
                "elkaar omgaat en wat beter kan."
            ),
            "alternate_names": "IGB\nGezinsbehandeling thuis",
            "hero_image": "gezin-aan-tafel",
            "hero_alt": (
                "Tekening: een meisje zit te tekenen aan tafel, tussen twee volwassenen. Naast hen zit een "
                "hulpverlener."
            ),
            "for_whom": "Gezinnen met kinderen van 0 tot 18 jaar",
            "min_age": 0,
            "max_age": 18,
            "why": (
                "<p>Soms loopt het thuis vast. Er is veel ruzie of juist weinig contact, en niemand weet "
                "meer hoe het anders kan. Dan is het goed als er iemand meekijkt.</p>"
            ),
            "indications": [
                "Jullie hebben vaak ruzie of begrijpen elkaar niet meer.",
                "Je kind voelt zich thuis niet op zijn gemak.",
                "Je hebt vragen over het opvoeden waar je zelf niet uitkomt.",
            ],
            "goals": [
                "Iedereen in het gezin gaat beter met elkaar om.",
                "Je kind voelt zich veiliger bij jullie.",
            ],
            "steps": [
                {
                    "title": "Kennismaken",
                    "html": ("<p>De hulpverlener komt bij jullie thuis en hoort van iedereen wat er speelt.</p>"),
                },
                {
                    "title": "Kijken hoe het gaat",
                    "html": (
                        "<p>Hoe gaan jullie met elkaar om? De hulpverlener let daarop in gewone situaties, "
                        "zoals bij het eten of naar bed gaan.</p>"
                    ),
                },
                {
                    "title": "Een plan maken",
                    "html": "<p>Samen kiezen jullie wat je wilt veranderen en waar je mee begint.</p>",
                },
                {
                    "title": "Oefenen",
                    "html": (
                        "<p>Jullie proberen nieuwe dingen uit. De hulpverlener heeft speciale aandacht voor "
                        "vragen over opvoeden.</p>"
                    ),
                },
            ],
            "working": (
                "<p>Jullie oefenen op de plek waar het gebeurt: gewoon thuis. Wat daar lukt, kunnen jullie "
                "blijven doen als de hulpverlener niet meer komt.</p>"
            ),
            "settings": ["home"],
            "delivered_by": "Een ambulant hulpverlener. Dat is iemand die bij jullie thuis komt.",
            "participants": "Iedereen in het gezin. Dat is nodig, want jullie doen het samen.",
            "duration": "De hulp is tijdelijk. Hoe lang het duurt, spreken jullie samen af.",
            "temporary": True,
            "costs_and_referral": _COSTS_YOUTH,
        },
        rows={
            "symptom_rows": [
                {"symptom": "bevestiging-zoeken"},
                {"symptom": "stress", "note": "Als de spanning in huis hoog is"},
                {"symptom": "gebrek-aan-zelfvertrouwen"},
            ],
            "risk_factor_rows": [
                {"risk_factor": "huilbaby"},
                {"risk_factor": "pleegzorg"},
                {"risk_factor": "adoptie"},
                {"risk_factor": "onveilig-gehechte-ouder"},
            ],
            "related_rows": [{"target": "opvoedondersteuning"}, {"target": "hechtingsproblematiek"}],
        },
    ),
    DemoPage(
        type="treatment",
        name="traumabehandeling",
        parent="behandelingen",
        fields={
            "title": "Traumabehandeling",
            "slug": "traumabehandeling",
            "summary": (
                "Heb je iets heftigs meegemaakt en heb je daar nog last van? Met traumabehandeling kan die "
                "ervaring minder zwaar worden."
            ),
            "alternate_names": "Traumatherapie",
            "for_whom": "Kinderen, jongeren en volwassenen die iets heftigs hebben meegemaakt",
            "why": (
                "<p>Een trauma is een ervaring die zo heftig was dat je er nog steeds last van hebt. Je kunt "
                "er akelig van dromen, snel schrikken of niemand meer vertrouwen. Dat is een gewone reactie "
                "op iets heel ongewoons.</p>"
            ),
            "indications": [
                "Nare herinneringen komen steeds terug.",
                "Je kind is sinds een gebeurtenis erg veranderd.",
            ],
            "goals": [
                "De herinnering wordt minder zwaar.",
                "Je voelt je weer veiliger, bij jezelf en bij anderen.",
            ],
            "steps": [
                {
                    "title": "Eerst rust",
                    "html": "<p>We zorgen dat je weet wat er komt. Jij bepaalt mee hoe snel het gaat.</p>",
                },
                {
                    "title": "De herinnering verwerken",
                    "html": (
                        "<p>Je werkt aan wat er is gebeurd, op een manier die bij je past. Een vorm daarvan "
                        'is <a href="page:emdr">EMDR</a>.</p>'
                    ),
                },
                {
                    "title": "Weer verder",
                    "html": (
                        "<p>We kijken samen wat je nodig hebt in het gewone leven, thuis en op school of werk.</p>"
                    ),
                },
            ],
            "settings": ["clinic"],
            "delivered_by": "Een psycholoog of een andere behandelaar die hiervoor is opgeleid",
            "participants": "Jijzelf. Bij jonge kinderen doet een ouder of verzorger mee.",
            "costs_and_referral": _COSTS_ALL_AGES,
            "body": [
                (
                    "callout",
                    {
                        "tone": "warning",
                        "heading": "Is het nu nog niet veilig?",
                        "html": (
                            "<p>Is er thuis nog geweld of misbruik? Dan komt veiligheid eerst. Praat met je "
                            "huisarts of bel een van de hulplijnen.</p>"
                        ),
                    },
                ),
                ("crisis_box", {}),
            ],
        },
        rows={
            "symptom_rows": [
                {"symptom": "angst-en-somberheid"},
                {"symptom": "stress"},
                {
                    "symptom": "psychische-aandoeningen",
                    "note": "Altijd in overleg met je huisarts of behandelaar",
                },
            ],
            "risk_factor_rows": [
                {"risk_factor": "overlijden-van-een-ouder"},
                {"risk_factor": "ouder-zelf-mishandeld-of-verwaarloosd"},
                {"risk_factor": "geweld-tussen-ouders"},
                {"risk_factor": "adoptie"},
                {"risk_factor": "vlucht"},
            ],
            "related_rows": [{"target": "emdr"}, {"target": "gedesorganiseerd"}],
            "content_warning_rows": [{"warning": "abuse"}, {"warning": "violence"}, {"warning": "trauma"}],
        },
    ),
    DemoPage(
        type="treatment",
        name="emdr",
        parent="behandelingen",
        fields={
            "title": "EMDR",
            "slug": "emdr",
            "summary": (
                "Bij EMDR denk je aan iets naars van vroeger, terwijl de therapeut je afleidt. Zo kan het "
                "zware gevoel minder worden."
            ),
            "abbreviation": "EMDR",
            "alternate_names": "Eye Movement Desensitization and Reprocessing",
            "broader": "traumabehandeling",
            "for_whom": "Mensen die nog last hebben van een nare ervaring of van een onveilige jeugd",
            "why": (
                "<p>Wie zich als kind niet goed kon hechten, kan daar klachten aan overhouden. Vaak blijft "
                "het gevoel dat het nergens echt veilig is. EMDR kan dan helpen.</p>"
            ),
            "indications": [
                "Je voelt je nog vaak onveilig, ook als er nu niets gebeurt.",
                "Een herinnering geeft je nog steeds een zwaar gevoel.",
            ],
            "goals": ["Je hebt minder last van je klachten."],
            "steps": [
                {
                    "title": "Terugdenken",
                    "html": (
                        "<p>De therapeut vraagt je om terug te denken aan een traumatische gebeurtenis. Je "
                        "hoeft niet alles te vertellen.</p>"
                    ),
                },
                {
                    "title": "Afleiden",
                    "html": (
                        "<p>Tegelijk leidt de therapeut je af. Dat kan met geluiden, of met tikjes op je knie.</p>"
                    ),
                },
                {
                    "title": "Even stoppen",
                    "html": "<p>Steeds vertel je kort wat je merkt. Je mag altijd om een pauze vragen.</p>",
                },
            ],
            "working": (
                "<p>Het zware gevoel bij de herinnering neemt af. Wat er is gebeurd, blijft gebeurd. Maar er "
                "komt ruimte voor nieuwe gevoelens.</p>"
            ),
            "settings": ["clinic"],
            "delivered_by": "Een therapeut die voor EMDR is opgeleid",
            "participants": "Jij en de therapeut. Een kind mag een ouder of verzorger meenemen.",
            "costs_and_referral": _COSTS_ALL_AGES,
        },
        rows={
            "symptom_rows": [
                {"symptom": "verlatingsangst"},
                {"symptom": "angst-en-somberheid"},
                {"symptom": "stress"},
                {"symptom": "faalangst"},
            ],
            "risk_factor_rows": [
                {"risk_factor": "ouder-zelf-mishandeld-of-verwaarloosd"},
                {"risk_factor": "overlijden-van-een-ouder"},
            ],
            "related_rows": [{"target": "traumabehandeling"}],
            "content_warning_rows": [{"warning": "trauma"}],
        },
    ),
    DemoPage(
        type="treatment",
        name="opvoedondersteuning",
        parent="behandelingen",
        fields={
            "title": "Opvoedondersteuning",
            "slug": "opvoedondersteuning",
            "summary": (
                "Opvoeden is soms zoeken, zeker als je kind het moeilijk heeft. We denken met je mee en "
                "beginnen bij wat al goed gaat."
            ),
            "alternate_names": "Hulp bij het opvoeden",
            "for_whom": "Ouders, pleegouders en andere verzorgers",
            "why": (
                "<p>Als je kind je wegduwt of juist niet loslaat, ga je aan jezelf twijfelen. Dat is zwaar. "
                "Vaak helpt het om samen te kijken wat je kind met zijn gedrag wil zeggen.</p>"
            ),
            "indications": [
                "Je weet niet goed hoe je op je kind moet reageren.",
                "Je kind laat zich moeilijk troosten.",
                "Je wilt het anders doen dan je het vroeger zelf hebt gekend.",
            ],
            "goals": [
                "Je begrijpt beter wat je kind nodig heeft.",
                "Je hebt meer vertrouwen in jezelf als ouder.",
            ],
            "steps": [
                {
                    "title": "Vertellen",
                    "html": "<p>Jij vertelt wat je meemaakt. Niets is raar, en je krijgt geen cijfer.</p>",
                },
                {
                    "title": "Samen kijken",
                    "html": ("<p>We bespreken een paar gewone momenten. Wat deed je kind, en wat deed jij?</p>"),
                },
                {
                    "title": "Proberen",
                    "html": (
                        "<p>Je kiest één ding dat je thuis wilt proberen. De volgende keer horen we hoe het ging.</p>"
                    ),
                },
            ],
            "settings": ["home", "clinic", "online"],
            "delivered_by": "Een pedagogisch hulpverlener",
            "participants": "Jij, met of zonder je kind. Je partner is ook welkom.",
            "duration": "Meestal een paar gesprekken. Langer mag als dat nodig is.",
            "temporary": True,
            "costs_and_referral": _COSTS_YOUTH,
        },
        rows={
            "symptom_rows": [
                {"symptom": "gebrek-aan-zelfvertrouwen"},
                {"symptom": "bevestiging-zoeken"},
            ],
            "risk_factor_rows": [
                {"risk_factor": "huilbaby"},
                {"risk_factor": "moeilijke-zwangerschap"},
                {"risk_factor": "armoede"},
                {"risk_factor": "pleegzorg"},
            ],
            "related_rows": [{"target": "intensieve-gezinsbehandeling"}, {"target": "kleine-dingen"}],
        },
    ),
)

EARLIER: dict[str, dict[str, object]] = {
    "opvoedondersteuning": {
        "summary": (
            "Opvoeden is soms zoeken. We geven je tips en denken met je mee, zodat het thuis weer rustiger wordt."
        ),
        "why": (
            "<p>Als je kind je wegduwt of juist niet loslaat, ga je aan jezelf twijfelen. Een gesprek met "
            "iemand die meedenkt, kan dan helpen.</p>"
        ),
        "indications": [
            "Je weet niet goed hoe je op je kind moet reageren.",
            "Je kind luistert niet.",
        ],
    },
}
