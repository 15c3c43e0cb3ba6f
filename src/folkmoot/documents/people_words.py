"""Words of offices, bodies, places of work and numbers, in the five languages we read.

To teach Folkmoot an office, add it to `_OFFICE_ENDINGS` if longer words end in it
("kommunaldirektør"), else to `_OFFICES`; a kind of organisation likewise.
"""

import re
from functools import lru_cache

_OFFICE_ENDINGS = (
    "formand formænd forkvinde forperson direktør chef leder konsulent"
    " rådgiver koordinator sekretær borgmester borgmestre rådmand rådmænd ombudsmand"
    " tillidsmand embedsmand embedsmænd repræsentant inspektør rektor lærer læge"
    " sygeplejerske pædagog minister dommer provst biskop forsker professor lektor"
    " analytiker økonom jurist medarbejder medlem medlemm specialist ekspert fuldmægtig"
    " kasserer bestyrer advokat assistent vejleder planlægger arkitekt ingeniør"
    " bibliotekar terapeut psykolog studerende forælder forældre pensionist"
    " deltager politiker styrer referent facilitator moderator observatør"
    " ansvarlig oplægsholder arbejdsgiver formann formenn sjef rådgivar ordfører"
    " rådmann fylkesmann statsforvalter lærar sykepleier sjukepleiar forskar"
    " tillitsvalgt verneombud ombud leiar deltaker ordförande ledamot ledamöter"
    " direktör ledare rådgivare samordnare sekreterare handläggare kommunalråd"
    " landshövding borgmästare lärare läkare sjuksköterska forskare utredare strateg"
    " utvecklare skyddsombud förtroendevald deltagare medarbetare invånare föräldrar"
    " företrädare leiter leitung direktor bürgermeister vorsitzende vorsitzender"
    " geschäftsführer beauftragte beauftragter lehrer lehrkraft lehrkräfte präsident"
    " senator landrat landrätin dezernent sekretär berater pfarrer arzt ärztin"
    " mitarbeiter mitarbeitende sprecher vertreter kämmerer stadtrat stadträtin"
    " beigeordnete beigeordneter sachbearbeiter erzieher führer führung teilnehmer"
    " teilnehmende führungskräfte pflegekräfte fachkräfte eltern"
).split()
_OFFICES = frozenset(
    "borger borgere borgerne medborgere bürger bürgerinnen ceo cfo coo chair chairman"
    " chairwoman chairperson vice-chair chief executive"
    " officer officers manager managers head heads director directors mayor mayors"
    " secretary principal principals teacher teachers headteacher headteachers"
    " adviser advisers advisor advisors coordinator coordinators councillor"
    " councillors clerk member members nurse nurses consultant consultants"
    " commissioner commissioners researcher researchers doctor doctors lead leads"
    " leader leaders president minister ministers treasurer lecturer deputy convenor"
    " representative representatives analyst planner engineer engineers warden dean"
    " governor governors trustee trustees editor judge judges economist lawyer"
    " lawyers student students parent parents citizen citizens resident residents"
    " employee employees worker workers participant participants volunteer volunteers"
    " professor facilitator moderator midwife midwives elev elever lege leger prest"
    " prester præst præster dirigent ejer ejere frivillig frivillige gæst gæster"
    " byråd byrådsmedlem kommitterad revisor talman präst ansatte ansat beboere"
    " brugere pårørende unge ældre borgarar ordstyrer mødeleder jordemoder jordmor"
    " hebamme schüler schülerinnen studierende vorstand fagfolk direktionsmedlem"
    " gruppeformand talsmand talsperson ildsjæl ildsjæle".split()
)
_PLURAL = "(?:e|er|en|ene|erne|n|ne|r|re|rne|s|t|in|inn|innen|na|ar|arna|ere|erna|nen)?"
_OFFICE_OF_ONE = re.compile(rf"[\w-]{{0,40}}(?:{'|'.join(_OFFICE_ENDINGS)})(?:in|en)?")
_OFFICE = re.compile(rf"[\w-]{{0,40}}(?:{'|'.join(_OFFICE_ENDINGS)}){_PLURAL}")
# Words before an office that are part of it.
OFFICE_ADJECTIVES = frozenset(
    "konstitueret fungerende tidligere forhenværende ny vice stedfortrædende"
    " administrerende tillitsvalgt konstituert administrerende kommende tilforordnet"
    " adm. faglig stellvertretende stellvertretender kommissarische erste erster"
    " ehemalige acting deputy assistant senior interim former chief executive"
    " managing general vice joint tf. t.f. tillförordnad biträdende fd. leitende"
    " leitender ledende ansvarshavende ministerial lead".split()
)

_COLLECTIVE_ENDINGS = (
    "direktionen direktion direksjonen ledelsen ledergruppen ledergruppa chefgruppen"
    " bestyrelsen styrelsesmedlemmer styret byrådet kommunalbestyrelsen kommunestyret"
    " formandskabet formannskapet sekretariatet regionsrådet udvalget utvalget nævnet"
    " styregruppen styringsgruppen ledelsesgruppen ledningsgruppen kommunstyrelsen"
    " nämnden fullmäktige presidiet forretningsudvalget arbejdsgruppen forvaltningen"
    " administrationen vorstand gemeinderat stadtrat kreistag leitungsteam verwaltung"
    " personalrat elternbeirat senat landsstyret fylkesstyret fylkestinget"
    " kommissionen kommisjonen chefkreds chefkredsen lederkredsen lederteamet"
    " medarbejderstaben"
).split()
_COLLECTIVE = re.compile(rf"[\w-]{{0,40}}(?:{'|'.join(_COLLECTIVE_ENDINGS)})")
_COLLECTIVES = frozenset(
    "board council leadership team management staff secretariat delegation committee"
    " delegationen holdet".split()
)
ARTICLES = frozenset(
    "the die der das den det de hele entire whole hela vores our en et ein eine".split()
)

_ORGANISATION_ENDINGS = (
    "kommune kommunen kommunerne kommun kommuner region regionen regionerne"
    " universitet universitetet universität ministeriet ministerium departementet"
    " styrelsen styrelse direktoratet foreningen forening foreninger förening"
    " föreningen forbundet forbund förbund förbundet forbund verband verein skolen"
    " skole skoler skola skolan schule højskole hospital hospitalet sygehus sygehuset"
    " sykehus sykehuset sjukhus sjukhuset center centeret centret senter senteret"
    " centrum institut instituttet institutt kommissionen kommissionens sekretariatet"
    " sekretariat forvaltningen forvaltning förvaltningen förvaltning afdelingen"
    " afdeling avdelingen avdeling avdelningen avdelning gymnasium gymnasiet"
    " bibliotek biblioteket museum museet menighed sogn rådet landkreis gemeinde"
    " behörde kammer hochschule akademie akademiet klinik klinikken fylkeskommune"
    " fylkeskommunen fylke bydel bydelen myndighed myndighet myndigheten nämnd"
    " nämnden landsting landstinget verket tilsynet etaten foretak børnehave"
    " børnehaven børnehus vuggestue plejehjem plejecenter sykehjem bosted"
    " institutionen institutioner organisation organisationen organisationer"
    " organisasjonen selskabet virksomheden virksomheder virksomhed fonden stiftung"
    " stiftelsen tænketanken netværket nettverket nätverket sektoren departement"
    " jugendamt schulamt rathaus kreis bezirk polizei politiet polisen jobcenter"
    " jobcentret kundschaft genossenschaft gesellschaft gewerkschaft direktion staben"
    " stab amt amtet området forsyning forsyningen udvalget utvalget"
).split()
_ORGANISATION = re.compile(
    rf"[\w-]{{0,40}}(?:{'|'.join(_ORGANISATION_ENDINGS)})(?:s|es)?"
)
_ORGANISATIONS = frozenset(
    "council borough trust college school academy university department office"
    " agency association union company group ltd limited inc a/s aps gmbh e.v. ev kg"
    " asa ab stadt amt land freistaat city county parish district service services"
    " industri regioner erhverv kors ministry institute foundation society church"
    " federation network partnership authority authorities centre committee"
    " commission staten akademikerne ver.di ældresagen sagen schools hospitals trusts"
    " councils".split()
)
# Departments, where they are written with a capital.
_DEPARTMENTS = frozenset(
    "børn unge kultur sundhed omsorg teknik miljø økonomi social job beskæftigelse"
    " trivsel plan helse oppvekst utbildning omvårdnad soziales bildung familie"
    " jugend schule skole ældre digitalisering children education care health".split()
)
ACRONYMS = frozenset(
    "KL KS SKR SKL FOA HK DJØF BUPL DLF DI FH LO NHS NAV DGB AWO EU FN UN NGO A/S AS"
    " AB AG KG DTU KU AAU SDU RUC AU ITU TV DR NRK SVT BBC AC DA HR IT".split()
)
# Such a word stands before the name of its organisation: "Region Nord", "Stadt Nordau".
LEADING_ORGANISATIONS = frozenset(
    "region kommunen stadt gemeinde landkreis kreis universität hochschule amt"
    " verein verband ministry university department city county institut college"
    " stiftung grundschule gymnasium foreningen forbundet netværket akademiet"
    " bydelen".split()
)

PARTICLES = frozenset(
    "von van de der den af av la le zu dos da di du ten ter zum zur vom el al"
    " bin".split()
)
TITLES = frozenset(
    "dr dr. prof prof. frau herr hr hr. fru fr. mr mr. ms ms. mrs mrs. sir dame lord"
    " lady ph.d. phd dr.med. cand.mag. cand.scient.pol. dipl.-ing. mag. miss rev."
    " rev".split()
)
NOT_NAMES = frozenset(
    "alle øvrige andre begge both all alla andra beide weitere others other the this"
    " der die das ein eine they vi we wir ich jeg jag det den de et en i på ved med"
    " og and und och online digitalt digital remote teams zoom afbud forfall samt fra"
    " from von från m.fl. mfl. deltog deltok present absent ingen none keine ikke not"
    " nicht inte".split()
)
REMARKS = frozenset(
    "online digitalt digital virtuelt remote fjern teams zoom afbud delvist delvis"
    " deltog deltok present absent forfall syg fraværende suppleant stedfortræder"
    " telefon video via entschuldigt vikar".split()
)

_NUMBERS = (
    "to två zwei two|tre drei three|fire fyra vier four|fem fünf five|seks sex sechs"
    " six |syv sju sieben seven|otte åtte åtta acht eight|ni nio neun nine|ti tio"
    " zehn ten |elleve elva elf eleven|tolv zwölf twelve dusin dozen dutzend"
).split("|")
_TENS = (
    "tyve tjue tjugo zwanzig twenty|tredive tretti trettio dreißig thirty |fyrre"
    " førti fyrtio vierzig forty|halvtreds femti femtio fünfzig fifty |tres seksti"
    " sextio sechzig sixty|halvfjerds sytti sjuttio siebzig seventy |firs åtti åttio"
    " achtzig eighty|halvfems nitti nittio neunzig ninety |hundrede hundre hundra"
    " hundert hundred"
).split("|")
NUMBER_WORDS = {
    word: number
    for number, words in enumerate(_NUMBERS, start=2)
    for word in words.split()
} | {
    word: 10 * number
    for number, words in enumerate(_TENS, start=2)
    for word in words.split()
}  # fmt: skip

# Offices that are surnames, too.
ALSO_SURNAMES = frozenset(
    "Lehrer Dean Judge Warden Head Clerk Bürger Borger Sprecher Führer Præst Prest"
    " Governor Berater Richter Major".split()
)
OF_WHICH_WORDS = frozenset(
    "heraf deraf hvoraf herav derav hvorav varav därav davon darunter including incl"
    " incl. inkl inkl. inklusive".split()
)
SUBJECTS = frozenset("der det there es dei".split())
VERBS = frozenset(
    "var er blev deltog deltok deltar deltager mødte møtte kom was were are is attended"
    " war waren ist sind nahmen kamen kamen joined participated took"
    " repræsenterede".split()
)
BOTH_WORDS = frozenset("begge alle both all beide båda alla samtlige".split())
FROM_WORDS = frozenset("fra frå from från von vom aus".split())
AT_WORDS = frozenset("i ved hos at in bei beim im vid på inom within".split())
OF_WORDS = frozenset("for of für för af av des der til to on und og".split())


def _bare(word: str) -> str:
    return word.strip(".,;:()[]\"'’“”„»«").casefold()


@lru_cache(maxsize=4096)
def is_office(word: str) -> bool:
    """Whether a word names an office, of one or of several: "skoleleder", "heads"."""
    bare = _bare(word)
    return bare in _OFFICES or _OFFICE.fullmatch(bare) is not None


@lru_cache(maxsize=4096)
def is_office_of_many(word: str) -> bool:
    """Whether a word names the office of several: "skoleledere", not "skoleleder"."""
    bare = _bare(word)
    if bare in _OFFICES:
        return bare.endswith(("s", "e", "er", "innen"))
    return is_office(word) and _OFFICE_OF_ONE.fullmatch(bare) is None


@lru_cache(maxsize=4096)
def is_collective(word: str) -> bool:
    """Whether a word names a body that takes part as one: "direktionen"."""
    bare = _bare(word)
    return bare in _COLLECTIVES or _COLLECTIVE.fullmatch(bare) is not None


@lru_cache(maxsize=4096)
def is_organisation(word: str) -> bool:
    """Whether a word is, or belongs to, the name of an organisation."""
    if word.strip(".,;:()") in ACRONYMS:
        return True
    bare = _bare(word)
    if bare in _ORGANISATIONS or (bare in _DEPARTMENTS and word[:1].isupper()):
        return True
    return _ORGANISATION.fullmatch(bare) is not None
