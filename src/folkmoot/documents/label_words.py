"""Words that label what minutes tell about a meeting, in the five languages we read.

To teach Folkmoot a label, add it to the list of its kind. Entries are regular
expressions for the whole label, without its colon, in small letters; a space stands for
any white space.
"""

import re
from enum import StrEnum

from folkmoot.domain.words import fold_text


class LabelKind(StrEnum):
    """What a labelled value tells about the meeting.

    `OTHER` is told with a label, yet not of this meeting: the next one, a telephone.
    """

    DATE = "date"
    TIME = "time"
    PLACE = "place"
    HOST = "host"
    CHAIR = "chair"
    PREPARED_BY = "prepared_by"
    PARTICIPANTS = "participants"
    COMMISSION = "commission"
    ABSENT = "absent"
    TITLE = "title"
    PROGRAMME = "programme"
    CASE_NUMBER = "case_number"
    TOPIC = "topic"
    DISTRIBUTION = "distribution"
    OTHER = "other"


_FROM = r"(?:fra|frå|from|från|aus|von|vom|for|für|för|der|des|of)"
_BODY = (
    r"(?:the |den |der |dem |die |det )?(?:\w{0,25}(?:kommission(?:en)?|kommisjon(?:en)?|komit[eé](?:en|et)?|kommitt[eé]n?"
    r"|udvalg(?:et)?|utvalg(?:et)?|utval(?:et)?|utredning(?:en)?|sekretariat(?:et|s)?|ausschuss(?:es)?|ekspertgruppen?|expertgruppen"
    r"|arbe[ij]dsgruppen?|arbetsgruppen?|arbeitsgruppe|taskforcen?)|rådet|commission|committee|secretariat|panel|inquiry|task force|working group)"
)
_MEETING = r"(?:møde(?:t|r|rne)?|møte(?:t)?|möte(?:t)?|meeting|dagen?|day|bordet|gruppen|sitzung|veranstaltung|treffens?|session|workshop\w*)"
_AT_MEETING = rf"(?: (?:ved|for|på|i|til|at|of|für|för|der|des|vid|under|in|to)(?: the| den| det| dette| selve)? {_MEETING})?"
_WAS = r"(?: (?:var|er|is|was|war|ist|were|are|waren|sind|deltog|deltok|deltar|deltager|deltok|mødte|møtte|attended))?"
_PEOPLE = (
    r"(?:(?:øvrige|andre|eksterne|interne|inviterede|other|external|invited|weitere|övriga|externa|øvrige) )?"
    r"(?:(?:møde|møte|mötes|sitzungs)?deltag(?:ere?|erne|erliste|are|arlista)|(?:møte)?deltak(?:ere?|erne|erliste|arar|arane)"
    r"|til ?stede(?:værende)?|til ?stades|fremmødte?|frammøtte|mødte?|møtte|närvarande(?: ledamöter)?|medverkande|medvirkende"
    r"|teilnehm(?:er|ende|erliste|er[/*:_-]{0,2}innen|erinnen(?: und teilnehmer)?|er und teilnehmerinnen)|anwesende?|(?:die )?anwesenden"
    r"|(?:meeting )?participants?|list of participants|attendees?|(?:members )?present|(?:in )?attendance|those present|attended by"
    r"|medlemmer|ledamöter|members|mitglieder|gæster|gjester|gäste?r?|guests|inviterede?)"
)
_REPORT = (
    r"(?:møde|møte)?referat(?:et)?|(?:ergebnis|sitzungs)?protokoll|(?:meeting )?minutes|(?:meeting )?notes|notat|noter|niederschrift"
    r"|(?:mötes|minnes)?anteckningar"
)
_WRITTEN = r"(?:er |är |is )?(?:udarbejdet|utarbeidet|skrevet|skriven|ført|fört|taget|lavet|nedskrevet|upprättad|prepared|written|taken|recorded|compiled|verfasst|erstellt|geführt)"
_BY = r"(?:af|av|ved|v/|v\.|vid|by|von|durch)"

_WORDS: dict[LabelKind, tuple[str, ...]] = {
    LabelKind.OTHER: (
        r"(?:(?:det |the )?(?:næste|neste|nästa|nächste[rs]?|next) (?:møde|møte|möte|meeting|sitzung|treffen|termin))(?:dato| date|s? datum)?.{0,12}",
        r"varighed|varighet|varaktighet|dauer|duration|kontakt(?:person)?(?:er)?|contact|ansprechpartner(?:in)?",
        r"e-?mail|e-?post|mail|tlf\.?|tel\.?|telefon|phone|mobil|fax|web|www|hjemmeside|tilmelding|frist|deadline",
    ),
    LabelKind.COMMISSION: (
        rf"(?:{_PEOPLE}|repræsentanter|representanter|representatives|vertreter) {_FROM} {_BODY}{_WAS}",
        rf"(?:fra|frå|from|från|von|vom|for|für) {_BODY}{_WAS}",
        rf"{_BODY}e?s? (?:egne |own )?(?:{_PEOPLE}|repræsentanter|representanter|delegation|folk)",
        rf"{_BODY}", r"\w{0,20}kommissionsmedlemmer|kommissionsmitglieder|utvalgsmedlemmer|udvalgsmedlemmer|commissioners(?: present)?",
    ),
    LabelKind.ABSENT: (
        rf"(?:meldt |anmält )?(?:afbud|forfall|förhinder)(?: {_FROM})?", rf"(?:fraværende|frånvarande|abwesende?|absent(?:ees)?|fehlend){_WAS}",
        rf"(?:ikke|inte|ikkje|nicht|not) (?:{_PEOPLE})", r"entschuldigte?(?: fehlten| waren)?|regrets|(?:apologies|excused)(?: for absence| received)?(?: from)?",
    ),
    LabelKind.PREPARED_BY: (
        rf"(?:{_REPORT})(?: {_WRITTEN})?(?: {_BY})?", rf"{_WRITTEN} {_BY}", rf"(?:møde|møte|mötes)?referent(?:er|in)?{_AT_MEETING}{_WAS}",
        rf"ref\.?|refereret {_BY}|noteret {_BY}|(?:ned|an)tecknat {_BY}|vid (?:protokollet|pennan)|justerat av|pennefører|ført i pennen av|forfatter|verfasser(?:in)?",
        rf"(?:protokoll(?:förare|förd|fört|föring|ant(?:in)?|führung|führer(?:in)?)|schriftführ(?:er|erin|ung))(?: {_BY})?{_AT_MEETING}{_WAS}",
        rf"sekretær{_AT_MEETING}{_WAS}|sekreterare{_AT_MEETING}{_WAS}",
        r"minute[- ]?taker|note[- ]?taker|rapporteur|scribe|(?:meeting )?secretary|recorder|author|(?:minutes|notes) (?:taken |prepared |written )?by",
    ),
    LabelKind.CHAIR: (
        rf"(?:ordstyrere?|ordstyrar|mødeledere?|mødeledelse|dirigent|mødeformand|formand|forperson|formann|møteledere?|møteleiar|møtestyrer"
        rf"|(?:mötes)?ordförande|mötesledare|(?:sitzungs|gesprächs|diskussions|versammlungs)?leitung|sitzungsleiter(?:in)?|moderation|moderator(?:en|er|in|s)?|vorsitz(?:ende[r]?)?"
        rf"|chair(?:man|woman|person|s)?|facilitators?|facilitering|facilitator(?:er)?|proces(?:leder|konsulent)e?r?|prosessleder|processledare|tovholder){_AT_MEETING}{_WAS}",
        rf"(?:{_MEETING} )?(?:blev |ble |was )?(?:ledet|leda|lett|ledd|chaired|facilitated|moderated|moderiert|geleitet) (?:af|av|by|von)|in the chair|under ledelse af|leitung und moderation",
    ),
    LabelKind.HOST: (
        rf"(?:(?:møde)?vært(?:er|en|inde|skab|erne)?|(?:møte)?vert(?:er|en|skap)?|(?:mötes)?värd(?:ar|en|skap)?|gastgeber(?:in|innen)?|ausrichter(?:in)?|veranstalter(?:in)?"
        rf"|hosts?|host organisation|hosting|arrangør(?:er)?|arrangör(?:er)?|organi[sz]ers?|arrangører){_AT_MEETING}{_WAS}",
        r"hosted by|organi[sz]ed by|arrangeret af|arrangert av|arrangerat av|veranstaltet von|inviteret af|convened by",
    ),
    LabelKind.PARTICIPANTS: (
        rf"{_PEOPLE}(?:{_AT_MEETING}{_WAS}|{_WAS}(?: (?:fra|frå|from|från|aus|von))?)", rf"{_PEOPLE} (?:fra|frå|from|från|aus|von|vom) (?:\S{{1,25}} ){{0,3}}\S{{1,25}}",
    ),
    LabelKind.TIME: (
        r"(?:møde|møte|mötes)?tid(?:s?punkt(?:et)?)?(?: for mødet| for møtet| för mötet)?|klokkeslæt|klokkeslett|klokkan|kl\.?|uhrzeit|zeit|time|start ?time|meeting time|mødestart",
        r"(?:sitzungs|møde|møte|mötes)?(?:beginn|start|slut|slutt|ende)|starttid(?:spunkt)?|sluttid(?:spunkt)?|(?:meeting )?(?:starts?|ends?|started|ended|opened|closed)(?: at)?",
    ),
    LabelKind.PLACE: (
        r"(?:møde|møte|mötes|afholdelses)?sted(?:et)?(?: for (?:mødet|møtet))?|møtestad|mötesplats|plats|lokale?r?|møtelokale|mødelokale|(?:møde|møte)rom|mødelokation|lokation|lokalitet|adresse|adress",
        r"stad|stede?|(?:sitzungs|veranstaltungs|tagungs)?ort|raum|place|(?:meeting )?venue|location|room|where|hvor|address|meeting place",
    ),
    LabelKind.DATE: (
        rf"(?:møde|møte|mötes|afholdelses|sitzungs|sammanträdes)?dat(?:o(?:en)?|um)(?: (?:for|för|der|des)(?: den| the)? (?:{_MEETING}|afholdelse))?|mødets dato|møtets dato",
        r"(?:meeting )?date(?: of(?: the)? meeting)?|(?:mødet )?(?:afholdt|avholdt|hållet)(?: den| d\.)?|held(?: on)?|tag|dag|when|hvornår|termin|den",
    ),
    LabelKind.TITLE: (
        r"(?:mødets |møtets |mötets )?(?:emne|titel|tittel|ämne|rubrik)|vedr\.?|vedrørende|angående|ang\.?|gjelder|gäller|subject|betreff|betr\.?|re|title|anledning|event|arrangement",
        r"møde|møte|möte|meeting|sitzung|veranstaltung|treffen|(?:dagens |mødets )(?:tema|emne)|tema for (?:mødet|dagen|møtet)|mødetema|anlass|møtetype|mødetype|type of meeting",
    ),
    LabelKind.PROGRAMME: (
        r"(?:dagens |mødets |møtets )?(?:program(?:me|met)?|dagsorden(?:en)?|agenda(?:en)?|forløb)|programm|saksliste|sakliste|dagordning(?:en)?|föredragningslista|tagesordnung|ablauf",
    ),
    LabelKind.CASE_NUMBER: (
        r"sags?\s?-?(?:nr|nummer|id)\.?|j\.? ?nr\.?|journal ?(?:nr|nummer)\.?|arkivsak(?:snr)?\.?|saks ?nr\.?|saksnummer|diarie ?(?:nr|nummer)\.?|dnr\.?|ärende(?:nummer|nr)?",
        r"aktenzeichen|az\.?|geschäftszeichen|(?:case|file|ref(?:erence)?) (?:no|number|ref)\.?|reference|our ref\.?|dok(?:ument)?\.? ?-?(?:nr|id|nummer)\.?|bilags? ?nr\.?|bilag|vedlegg|bilaga|anlage|version|status|sagsbehandler|saksbehandler|handläggare",
    ),
    LabelKind.TOPIC: (
        r"(?:fokusområdet?|fokuspunkt|tema|emneområde|focus area|topic|theme|thema|schwerpunkt|themenfeld)(?: (?:nr\.? |no\.? )?[0-9a-d]{1,2})?",
    ),
    LabelKind.DISTRIBUTION: (
        r"(?:sendt?|sent|sänt|skickat|utsendt|gesendet)(?: til| to| till| an)?|(?:kopi|copy|kopie)(?: til| to| till| an)?|til|fra|cc|bcc|modtagere?|mottakere?|mottagare|empfänger|verteiler",
        r"fordeling|fordelingsliste|distribution(?: list)?|sändlista|from|to|von|an|från|till|vedhæftet|vedhæftede filer|attachments?|anhang|bifogat",
    ),
}  # fmt: skip
_LABEL = re.compile(
    "|".join(
        f"(?P<{kind.name}>{'|'.join(f'(?:{words})' for words in patterns)})"
        for kind, patterns in _WORDS.items()
    )
)
_REPORT_ALONE = re.compile(_REPORT)
_JOINED = re.compile(r" ?(?:/|,|&) ?| (?:og|and|und|och|samt) ")
_BRACKET = re.compile(r" ?\([^()]{0,40}\)$")
_WHEN_AND_WHERE = frozenset({LabelKind.DATE, LabelKind.TIME, LabelKind.PLACE})
_ROLES = frozenset({LabelKind.CHAIR, LabelKind.PREPARED_BY, LabelKind.HOST})
_LONGEST = 70


def classify_label(phrase: str) -> tuple[LabelKind, ...]:
    """What a phrase labels; empty where it is no label.

    "Dato og tid" is a time, with a place it is a place; "ordstyrer og referent" is
    both.
    """
    if len(phrase) > _LONGEST:
        return ()
    words = _BRACKET.sub("", fold_text(phrase).strip("*_ ").casefold())
    kind = _classify(words)
    if kind is not None:
        return (kind,)
    kinds = [_classify(part) for part in _JOINED.split(words)]
    told = {part for part in kinds if part is not None}
    if None in kinds or len(kinds) < 2:
        return ()
    if told <= _WHEN_AND_WHERE:
        return (LabelKind.PLACE if LabelKind.PLACE in told else LabelKind.TIME,)
    if told <= _ROLES:
        return tuple(dict.fromkeys(part for part in kinds if part is not None))
    return ()


def is_report_word(phrase: str) -> bool:
    """Whether a label is just "Referat" or "Minutes": its writer, or what it is of."""
    return (
        _REPORT_ALONE.fullmatch(fold_text(phrase).strip("*_ :").casefold()) is not None
    )


def _classify(words: str) -> LabelKind | None:
    found = _LABEL.fullmatch(words)
    return LabelKind[found.lastgroup] if found and found.lastgroup else None
