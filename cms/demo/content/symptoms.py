"""What people may notice in themselves or in their child."""

from cms.demo.content.values import DemoPage

_HUB = "hechtingsproblematiek"

SYMPTOMS: tuple[DemoPage, ...] = (
    DemoPage(
        type="symptom",
        name="gebrek-aan-zelfvertrouwen",
        parent=_HUB,
        fields={
            "title": "Gebrek aan zelfvertrouwen",
            "slug": "gebrek-aan-zelfvertrouwen",
            "summary": "Je denkt dat je niet goed genoeg bent, wat anderen ook zeggen.",
            "alternate_names": "Onzekerheid",
            "perspective": "felt",
            "life_stages": ["child", "teenager", "adult"],
            "domain": "self_image",
            "explanation": (
                "<p>Een kind leert van anderen hoe het over zichzelf mag denken. Kreeg het weinig "
                "liefdevolle aandacht? Dan kan het gaan geloven dat het die niet waard is.</p>"
                "<p>Dat gevoel kan blijven, ook als het later goed met je gaat. Je kunt leren om anders naar "
                "jezelf te kijken.</p>"
            ),
        },
        rows={"related_rows": [{"target": "faalangst"}, {"target": "bevestiging-zoeken"}]},
    ),
    DemoPage(
        type="symptom",
        name="bevestiging-zoeken",
        parent=_HUB,
        fields={
            "title": "Steeds bevestiging zoeken",
            "slug": "steeds-bevestiging-zoeken",
            "summary": "Je kind vraagt telkens of het goed is, of jij er nog bent en of je van hem houdt.",
            "perspective": "observed",
            "life_stages": ["child", "teenager", "adult"],
            "domain": "relations",
            "explanation": (
                "<p>Wie niet zeker weet of de ander blijft, wil dat steeds opnieuw horen. Een antwoord helpt "
                "maar even. Daarna komt de twijfel terug.</p>"
                "<p>Voor de mensen eromheen kan dat vermoeiend zijn. Meestal is het geen onwil, maar een "
                "vraag om veiligheid.</p>"
            ),
        },
        rows={"related_rows": [{"target": "verlatingsangst"}]},
    ),
    DemoPage(
        type="symptom",
        name="stress",
        parent=_HUB,
        fields={
            "title": "Je gestrest voelen",
            "slug": "stress",
            "summary": "Je lijf staat steeds aan, ook als er niets aan de hand is.",
            "alternate_names": "Spanning",
            "perspective": "felt",
            "life_stages": ["child", "teenager", "adult"],
            "domain": "feelings",
            "explanation": (
                "<p>Wie zich als kind vaak onveilig voelde, blijft soms op zijn hoede. Je schrikt snel, "
                "slaapt slecht of kunt weinig hebben. Rust vinden is dan moeilijk.</p>"
            ),
        },
        rows={"related_rows": [{"target": "emdr"}]},
    ),
    DemoPage(
        type="symptom",
        name="verlatingsangst",
        parent=_HUB,
        fields={
            "title": "Angst om iemand te verliezen",
            "slug": "angst-om-iemand-te-verliezen",
            "summary": "Je bent vaak bang dat iemand van wie je houdt weggaat en niet terugkomt.",
            "alternate_names": "Verlatingsangst",
            "perspective": "felt",
            "life_stages": ["infant", "child", "teenager", "adult"],
            "domain": "relations",
            "explanation": (
                "<p>Veel jonge kinderen huilen als een ouder weggaat. Dat hoort erbij. Bij verlatingsangst "
                "blijft die angst, of wordt hij zo groot dat gewone dingen niet lukken.</p>"
                "<p>Een kind klampt zich bijvoorbeeld vast bij school. Een volwassene durft bijna geen "
                "relatie aan, of durft die niet los te laten.</p>"
            ),
        },
        rows={"related_rows": [{"target": "onveilig-afwerend"}]},
    ),
    DemoPage(
        type="symptom",
        name="angst-en-somberheid",
        parent=_HUB,
        fields={
            "title": "Angstige of sombere gevoelens",
            "slug": "angst-en-somberheid",
            "summary": (
                "Je bent vaak bang of verdrietig. Of je voelt juist bijna niets meer. Je hoeft daar niet "
                "alleen mee te blijven."
            ),
            "search_terms": "depressief\nik wil niet meer\npaniek",
            "perspective": "felt",
            "life_stages": ["child", "teenager", "adult"],
            "domain": "feelings",
            "explanation": (
                "<p>Een gevoel van onveiligheid kan veranderen in angst of somberheid. Je piekert, trekt je "
                "terug of hebt nergens zin in. Bij kinderen zie je soms vooral boosheid of buikpijn.</p>"
                "<p>Praat erover met iemand die je vertrouwt, of met je huisarts. <b>Wil je niet meer leven? "
                "Bel dan nu een van de hulplijnen op deze pagina.</b> Daar luistert iemand naar je.</p>"
            ),
            "red_flag": True,
            "body": [("crisis_box", {})],
        },
        rows={
            "related_rows": [{"target": "emdr"}, {"target": "stress"}],
            "content_warning_rows": [{"warning": "self-harm"}],
        },
    ),
    DemoPage(
        type="symptom",
        name="faalangst",
        parent=_HUB,
        fields={
            "title": "Faalangst",
            "slug": "faalangst",
            "summary": ("Je bent zo bang om iets fout te doen, dat het niet meer lukt of dat je er niet aan begint."),
            "alternate_names": "Bang om fouten te maken",
            "perspective": "felt",
            "life_stages": ["child", "teenager", "adult"],
            "domain": "school",
            "explanation": (
                "<p>Als je niet zeker weet of je goed genoeg bent, voelt elke fout groot. Een toets, een "
                "spreekbeurt of een nieuwe hobby kan dan te spannend zijn. Wat helpt, is iemand die rustig "
                "naast je blijft staan.</p>"
            ),
        },
        rows={"related_rows": [{"target": "gebrek-aan-zelfvertrouwen"}]},
    ),
    DemoPage(
        type="symptom",
        name="psychische-aandoeningen",
        parent=_HUB,
        fields={
            "title": "Psychische aandoeningen",
            "slug": "psychische-aandoeningen",
            "summary": (
                "Soms heeft iemand met hechtingsproblemen ook een psychische aandoening. Daar is andere of "
                "extra hulp voor nodig."
            ),
            "alternate_names": "Psychiatrische aandoeningen",
            "kind": "associated_condition",
            "perspective": "felt",
            "life_stages": ["teenager", "adult"],
            "domain": "mental_health",
            "explanation": (
                "<p>Een psychische aandoening is geen klacht die bij hechting hoort. Het is een aandoening "
                "die ernaast kan bestaan.</p>"
                "<p>Alleen een deskundige kan dit vaststellen. Maak je je zorgen? Begin bij je huisarts. Die "
                "kan je verwijzen naar hulp die past.</p>"
            ),
            "crisis_policy": "show",
        },
        rows={"related_rows": [{"target": "traumabehandeling"}]},
    ),
)
