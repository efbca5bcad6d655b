"""Texts that vacancies share, so that translators meet each of them once."""

AGREEMENT: str = "Cao Jeugdzorg"

TEAM_FAMILIES_NAME: str = "Team Gezinnen"
TEAM_TREATMENT_NAME: str = "Team Behandeling"
TEAM_FOSTER_NAME: str = "Team Pleegzorg en Wonen"
TEAM_OFFICE_NAME: str = "Team Aanmelding"

WHO_BACHELOR_SKJ: str = (
    "<p>Je hebt een hbo-opleiding in zorg of opvoeding en je staat ingeschreven bij SKJ, het register voor "
    "de jeugdhulp. Je blijft rustig als het spannend wordt.</p>"
)
WHO_BIG: str = (
    "<p>Je bent opgeleid als psycholoog en je hebt de registratie die bij de eisen staat. "
    "Je legt moeilijke dingen uit in gewone woorden.</p>"
)
WHO_MASTER: str = (
    "<p>Je hebt pedagogiek of psychologie gestudeerd aan de universiteit en je bent ingeschreven bij SKJ. Je "
    "stelt goede vragen.</p>"
)
WHO_VOCATIONAL: str = (
    "<p>Je hebt een mbo-diploma en je kunt goed luisteren. Ervaring in de jeugdhulp is fijn, maar hoeft niet.</p>"
)
WHO_LEADER: str = (
    "<p>Je hebt een hbo-opleiding en je hebt eerder een team geleid. Je durft te vertragen als een gezin dat "
    "nodig heeft.</p>"
)
WHO_INTERN: str = (
    "<p>Je doet een hbo-opleiding zoals Social Work of Pedagogiek. Je bent nieuwsgierig en je kunt eerlijk "
    "naar jezelf kijken.</p>"
)

OFFER: str = (
    "<p>Je krijgt een salaris volgens de cao Jeugdzorg.</p>"
    "<ul>"
    "<li>Een budget om te leren en tijd om dat te doen</li>"
    "<li>Een vaste collega met wie je moeilijke situaties bespreekt</li>"
    "<li>Een vergoeding voor je reis, ook met de fiets</li>"
    "</ul>"
)
OFFER_INTERN: str = "<p>Je krijgt een vergoeding per maand, een vaste begeleider en een vergoeding voor je reis.</p>"

TEAM_FAMILIES: str = (
    "<p>Je werkt in een team van hulpverleners die bij gezinnen thuis komen. Elke week bespreken we samen "
    "hoe het gaat.</p>"
)
TEAM_TREATMENT: str = (
    "<p>Je werkt met psychologen, pedagogen en therapeuten. We denken graag hardop en leren van elkaar.</p>"
)
TEAM_FOSTER: str = (
    "<p>Je werkt in een hecht team dat dag en nacht voor elkaar klaarstaat. Er is altijd iemand die je kunt bellen.</p>"
)
TEAM_OFFICE: str = "<p>Je werkt in een klein team dat elkaar goed kent en elkaar helpt als het druk is.</p>"

PROCEDURE: str = (
    "<p>Stuur ons een korte brief en je cv. Binnen een week hoor je of we je uitnodigen.</p>"
    "<p>We voeren twee gesprekken. Daarna vragen we om een Verklaring Omtrent het Gedrag (VOG). Lindehof "
    "betaalt die.</p>"
)

CONTACT_FAMILIES: dict[str, object] = {
    "name": "Jonas de Wit",
    "role": "Teamleider",
    "phone": "+31301234567",
    "email": "jonas.dewit@lindehof.example",
}
CONTACT_TREATMENT: dict[str, object] = {
    "name": "Noor Verbeek",
    "role": "Behandelaar",
    "phone": "+31301234568",
    "email": "noor.verbeek@lindehof.example",
}
CONTACT_OFFICE: dict[str, object] = {
    "name": "Mila Aydin",
    "role": "Adviseur werving",
    "phone": "+31301234569",
    "email": "mila.aydin@lindehof.example",
}
