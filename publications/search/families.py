"""Words whose forms no rule of endings brings together, or that a stemmer takes apart wrongly.

A line holds the term and, after the colon, the forms that share it. A form that begins with a hyphen
continues the term. The term itself always counts as a form.
"""

_DUTCH = """
aanmeld: -en -t -de -ing -ingen aangemeld aangemelde
afspraak: afspraken
autisme: autistisch autistische autist autisten
begeleid: -en -t -de -den -ing -ingen -er -ers -ster -sters
boos: boze bozer boosheid
crisis: crises -sen
geboorte: -n -s geboren
gebied: -en
gebeurtenis: -sen
gebruik: -en -t -te -er -ers
gedrag: -ingen -en gedraagt
geheim: -e -en
geloof: -t geloven
geluk: -kig -kige
geld: -en
gemeente: -n -s gemeentelijk gemeentelijke
gesprek: -ken
gevaar: gevaren -lijk -lijke
gevoel: -ens -en
gevolg: -en
geweld: -dadig -dadige
gelijk: -e -en -heid
gemak: -ken -kelijk -kelijke
gewoon: gewone gewoner
gewoonte: -n -s
gezag: -hebbend -hebbende
gezin: -nen -s
gezond: -e -er -heid
help: -en -t -end -ende hielp hielpen geholpen
hulpverlener: -s hulpverlening hulpverleenster hulpverleensters
jongen: -s jongetje jongetjes
kind: -eren -ers -je -jes -s
oefen: -en -t -de -ing -ingen geoefend geoefende
negatief: negatieve negatiever
onderzoek: -en -t -er -ers onderzocht onderzochte
overlijd: -en -t overleed overleden
probleem: problemen problematiek problematisch problematische
scheid: -en -t -de -ing -ingen gescheiden
slaap: -t slapen slapend slapende sliep sliepen geslapen
spreek: -t spreken sprak gesproken
troost: -en -te -ten getroost
verlies: -t verliezen verloor verloren
verwijs: -t verwijzen verwees verwezen verwijzing verwijzingen verwijzer verwijzers
volwassen: -e -en
ziek: -e -en -er
"""

_ENGLISH = """
apply: applies applied applying application applications applicant applicants
child: -ren
counsel: -s -led -ed -ling -ing -lor -lors -or -ors
crisis: crises
diagnosis: diagnoses diagnose diagnosed diagnosing diagnostic
difficult: -y -ies
feel: -s -ing -ings felt
foot: feet
fight: -s -ing fought
give: -s -n giving gave
grandchild: -ren
health: -y -ier -iest -ily
keep: -s -ing kept
lose: -s losing lost
man: men
mum: -s mom moms
person: -s people
pregnant: pregnancy pregnancies
refer: -s -red -ring -ral -rals
register: -s -ed -ing registration registrations
safe: -r -st -ly -ty
schoolchild: -ren
sleep: -s -ing slept
speak: -s -ing spoke spoken
stepchild: -ren
teach: -es -ing taught
therapy: therapies therapist therapists therapeutic
think: -s -ing thought thoughts
tooth: teeth
trauma: -s -ta -tic -tise -tised -tising -tize -tized -tizing
treat: -s -ed -ing -ment -ments
violent: -ly violence
woman: women
"""

_GERMAN = """
anmeld: -en -et angemeldet angemeldete angemeldeten -ung -ungen
baby: -s
behandel: -n -t -te -ten -nd -nde -nden behandle behandlung behandlungen
bewerb: -en bewirbt bewarb beworben -ung -ungen -er -ern -erin -erinnen
bind: -en -et gebunden -ung -ungen
frag: -en -t -te -ten gefragt -e
gespräch: -e -en -s -es
helf: -en hilft half halfen geholfen -er -ern -erin -erinnen
missbrauch: -s -en -t -te -ten
praktikum: -s praktika
problem: -e -en -s -atik -atisch -atische -atischen
scheid: -en -et geschieden geschiedene geschiedenen -ung -ungen
sicher: -e -en -er -em -es -heit -heiten
schlaf: -en -t -es schlief schliefen geschlafen
schlag: -en -t schlug schlugen geschlagen
sprech: -en spricht gesprochen
sterb: -en stirbt starb starben gestorben
trauma: -s -ta traumen
trenn: -en -t -te -ten getrennt getrennte getrennten -ung -ungen
wein: -en -t -te -ten geweint
wohn: -en -t -te -ten gewohnt
"""

_TURKISH = """
bağ: -ı -ın -a -lar -ları -ların -lara -ımız
baba: -sı -nın -ya -lar -ları -ların -m -mız
el: -i -in -e -de -den -ler -leri -lerin
ev: -i -in -e -de -den -ler -leri -lerin -lere -lerde -imiz -imizde -iniz -inizde -inize
iş: -i -in -e -te -ten -ler -leri -lerin -imiz -iniz
güven: -i -in -e -le -imiz
hasta: -sı -nın -ya -lar -ları -ların -lara
neden: -i -ler -leri -lerin -iyle
belirti: -si -ler -leri -lerin -lere -lerini
kadın: -ı -ın -a -lar -ları -ların -lara
ölüm: -ü -ün -e -den -ler
şiddet: -i -in -e -te -ten
su: -yu -yun -ya -da -dan -lar -ları
sorun: -u -un -a -da -dan -la -lar -ları -ların -lara -larda -larla -umuz
stres: -i -in -e -te -ten -li
terapist: -i -in -e -ler -leri -lerin
yardım: -ı -ın -a -da -dan -la -lar -ları -cı
"""

_ARABIC = """
أب: آباء
أثر: آثار
أسرة: أسر
أم: أمهات
التهاب: -ات
التزام: -ات
أمان: -ا -ك -ه -هم -كم
آمن: -ة -ين -ون -ات
امرأة: مرأة نساء
بالغ: -ة -ين -ون -ات
بنت: بنات
بيت: بيوت
تلميذ: تلاميذ
حق: حقوق
خطر: أخطار مخاطر
دواء: أدوية
راتب: رواتب
رجل: رجال
رقم: أرقام
سؤال: أسئلة
سبب: أسباب
سلوك: -يات -ي
شاب: شباب
شخص: أشخاص
شعور: مشاعر
صديق: أصدقاء
صف: صفوف
طبيب: أطباء -ة
طفل: أطفال -ة
عرض: أعراض
عقد: عقود
عمل: أعمال
فريق: فرق
كتاب: كتب
مدرسة: مدارس
مرض: أمراض
مريض: مرضى -ة
مشكلة: مشكلات مشاكل
موعد: مواعيد
والد: -ة -ان -ين -اي -ي -ك -ه -يه -يك -يهم -يها -ته -تي -تها
وظيفة: وظائف
"""

_POLISH = """
brat: -a -u -em bracie bracia braci braciom braćmi braciach
choroba: choroby chorobie chorobę chorobą chorób chorobom chorobami chorobach
córka: córki córce córkę córką córek córkom córkami córkach
dziecko: dziecka dziecku dzieckiem dzieci dzieciom dziećmi dzieciach
leczyć: leczy leczą leczył leczyła leczenie leczenia leczeniu leczeniem
matka: matki matce matkę matką matek matkom matkami matkach
młody: młoda młode młodego młodej młodemu młodym młodą młodzi młodych młodymi
nastolatek: nastolatka nastolatkowi nastolatkiem nastolatki nastolatków nastolatkom nastolatkami nastolatkach
nauczyciel: -a -owi -em -u -e -i -om -ami -ach
oferta: oferty ofercie ofertę ofertą ofert ofertom ofertami ofertach
ojciec: ojca ojcu ojcem ojcowie ojców ojcom ojcami ojcach
płakać: płacze płaczą płakał płakała płacz płaczu płaczem
pracować: pracuje pracują pracuję pracujesz pracuj pracował pracowała
pracownik: -a -owi -iem -u -om -ami -ach -ów pracownicy
problem: -y -u -owi -em -ie -ów -om -ami -ach
siostra: siostry siostrze siostrę siostrą sióstr siostrom siostrami siostrach
skutek: skutku skutkiem skutki skutków skutkom skutkami skutkach
spać: śpi śpią śpię spał spała
sen: snu snem śnie sny snów snom snami snach
szpital: -a -owi -em -u -e -i -om -ami -ach
terapia: terapii terapię terapią terapie terapiom terapiami terapiach
uczeń: ucznia uczniowi uczniem uczniu uczniowie uczniów uczniom uczniami uczniach
uczucie: uczucia uczuciu uczuciem uczuć uczuciom uczuciami uczuciach
więzi: więź więzią więziom więziami więziach
wsparcie: wsparcia wsparciu wsparciem
"""

FAMILIES = {"nl": _DUTCH, "en": _ENGLISH, "de": _GERMAN, "tr": _TURKISH, "ar": _ARABIC, "pl": _POLISH}


def families_in(lines: str) -> dict[str, str]:
    """The term of every form in such a text."""
    terms: dict[str, str] = {}
    for line in lines.strip().splitlines():
        term, _, forms = line.partition(":")
        for form in [term, *forms.split()]:
            terms[term + form[1:] if form.startswith("-") else form] = term
    return terms
