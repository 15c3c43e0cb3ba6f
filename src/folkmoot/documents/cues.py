"""Words that tell what a piece of minutes is, in the five languages we read.

To teach Folkmoot a new way of naming groups, add to `_GROUP_WORDS`; a new name for a
kind of section, add to the list of that kind. Entries are regular expressions that
must match at the start of a word, ignoring case.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.domain.words import fold_text


class Role(StrEnum):
    """What a heading or lead-in announces."""

    THEME = "theme"
    GROUP_WORK = "group_work"
    PLENARY = "plenary"
    SUMMARY = "summary"
    INFORMATION = "information"
    PROGRAMME = "programme"
    PARTICIPANTS = "participants"
    COMMISSION = "commission"
    ABSENT = "absent"


def _words(*stems: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})", re.IGNORECASE)


_SUMMARY = _words(
    r"opsamling", r"opsummering", r"konklu[ds]", r"sammenfat", r"samlet opsam",
    r"(?:det|dette|hvad|punkter)\s+(?:vi\s+)?(?:tager|tog|tages?|tar)\s+(?:\w+\s+){0,2}med", r"(?:tager|tar|tas) med (?:os|oss|videre)",
    r"tages? (?:med|videre)", r"vigtigt? (?:at tage med|for det videre|til det videre)",
    r"vigtige pointer til det videre", r"til det videre arbejde",
    r"(?:de )?vigtigste (?:pointer|budskaber)", r"hovedkonklusion", r"hovedbudskab",
    r"oppsummering", r"konklusjon", r"(?:det|dette) tar vi med", r"tas med videre",
    r"viktigst? (?:å ta med|for det videre)", r"det vi tar med", r"oppsummert",
    r"sammanfattning", r"slutsats", r"(?:det )?tar vi med oss", r"viktigt att ta med",
    r"(?:detta|det) tar vi", r"att ta med", r"summering",
    r"zusammenfassung", r"fazit", r"schlussfolgerung", r"das nehmen wir mit",
    r"was wir mitnehmen", r"wichtig für die weitere", r"(?:wichtigste )?ergebnisse?$",
    r"summary", r"summing up", r"conclusions?", r"(?:key )?take-?aways?",
    r"(?:what )?we (?:will )?take (?:with us|away|forward|on)", r"wrap-?up",
    r"points? to take", r"important for (?:the|our) (?:further|future)", r"key messages",
    r"to take (?:with|forward)", r"carried forward",
)  # fmt: skip
_DECISION = _words(
    r"beslut(?:ning|tet|ninger)", r"konklusion", r"aftal(?:t|er?)$", r"vedtak",
    r"konklusjon", r"beslut", r"slutsats", r"beschl(?:uss|üsse)", r"ergebnis",
    r"fazit", r"decisions?", r"conclusions?", r"agreed$", r"resolution",
)  # fmt: skip
_PLENARY = _words(
    r"plenum", r"plenar", r"i plenum", r"fælles (?:drøftelse|debat|diskussion|dialog)",
    r"fælles opfølgende", r"(?:åben|afsluttende|efterfølgende) (?:debat|drøftelse)",
    r"fish ?bowl", r"debat i salen", r"(?:spørgsmål|bemærkninger|input) fra salen",
    r"drøftelse i salen", r"felles (?:diskusjon|drøfting|debatt|samtale)",
    r"gemensam (?:diskussion|debatt)", r"(?:diskussion|debatt) i helgrupp", r"storgrupp",
    r"aussprache", r"gemeinsame (?:diskussion|aussprache)", r"diskussion im plenum",
    r"plenary", r"open (?:floor|discussion|debate)", r"general (?:discussion|debate)",
    r"discussion in plenary", r"(?:whole|full)[- ](?:room|group) (?:discussion|debate)",
    r"joint discussion", r"closing (?:debate|discussion)", r"from the floor",
    r"helgrupp", r"fælles (?:refleksion|samtale)", r"debatt?$", r"åpen (?:debatt|diskusjon)",
)  # fmt: skip
_THEME = _words(
    r"temaer", r"(?:indledende|åbnings?|fælles indledende)\s*(?:spørgsmål|drøftelse|runde|debat|dialog)",
    r"åbningsspørgsmål", r"åbningsrunde", r"spørgsmål til (?:drøftelse|debat|salen|deltagerne|overvejelse)",
    r"drøftelse af tema", r"indledende tema", r"oplæg til drøftelse", r"refleksionsspørgsmål",
    r"tema(?:er)? til (?:drøftelse|debat)", r"innledende (?:spørsmål|drøfting|diskusjon|runde)",
    r"spørsmål til (?:drøfting|diskusjon|salen)", r"åpningsspørsmål", r"tema til drøfting",
    r"inledande (?:frågor|diskussion|runda)", r"öppningsfrågor", r"frågor till (?:diskussion|salen)",
    r"diskussionsfrågor", r"frågeställningar", r"teman", r"(?:einstiegs|leit|eröffnungs|eingangs|impuls)fragen",
    r"fragen (?:an den saal|zur diskussion|zum einstieg)", r"themen(?: zur)?$", r"themen zur",
    r"(?:opening|discussion|introductory|initial|starter) (?:questions?|themes?|discussion|round|topics?)",
    r"questions? (?:put|for|to) (?:the|discussion)", r"themes?(?: for| raised| discussed|$)",
    r"questions? (?:raised|asked) (?:at|in) the (?:opening|start)",
)  # fmt: skip
_GROUP_WORK = _words(
    r"gruppe(?:arbejd|drøft|diskussion|proces|notat|note|tilbage|runde|opgave|input|besvar)",
    r"grupperne", r"gruppernes", r"i grupper", r"bordene", r"bordenes", r"borddrøft", r"bordrunde",
    r"bordarbejde", r"workshop", r"fokusområder(?:ne)?", r"fokuspunkter", r"drøftelser? (?:ved|i) (?:bord|grupp)",
    r"tilbagemelding(?:er)? fra", r"gruppearbeid", r"gruppene", r"fokusområd(?:ene|en)?$",
    r"grupparbete", r"gruppdiskussion", r"gruppsamtal", r"gruppernas", r"i grupp",
    r"gruppenarbeit", r"arbeitsgruppen", r"gruppenphase", r"aus den gruppen", r"tischgespräch",
    r"schwerpunkt(?:e|themen)", r"kleingruppen", r"rückmeldungen", r"world ?caf",
    r"group (?:work|discussion|session|feedback)", r"(?:from|in) (?:the )?groups",
    r"table (?:discussion|work)", r"break-?out", r"focus areas", r"(?:from|at) the tables",
    r"feedback from", r"discussion topics$", r"cafébord",
)  # fmt: skip
_PARTICIPANTS = _words(
    r"(?:møde)?deltage(?:re|rne|rliste)\b", r"til ?stede", r"fremmødte", r"tilstedeværende",
    r"(?:møte)?deltak(?:ere|arar)", r"frammøtte", r"oppmøte", r"närvarande", r"deltagare",
    r"teilnehm(?:er|ende)", r"anwesend", r"participants?\b", r"present$", r"attendees?\b",
    r"attendance", r"those present", r"mødte",
)  # fmt: skip
_ABSENT = _words(
    r"afbud", r"fraværende", r"ikke til ?stede", r"forfall", r"frånvarande", r"förhinder",
    r"entschuldigt", r"abwesend", r"apologies", r"absent",
)  # fmt: skip
_COMMISSION = _words(
    r"(?:fra|from|från|von der|der) (?:kommission|komite|udvalg|utvalg|utredning|the commission|the committee|sekretariat)",
    r"kommissionens (?:medlemmer|deltagere|repræsentanter|delegation)",
    r"kommissionsmedlemmer", r"commission(?:ers| members)", r"(?:utvalgets|utredningens|kommissionens) (?:medlem|deltag)",
)  # fmt: skip
_PROGRAMME = _words(
    r"program(?:met|men)?\b", r"programme\b", r"dagsorden", r"dagens (?:program|forløb)", r"tidsplan",
    r"agenda", r"saksliste", r"dagordning", r"tagesordnung", r"ablauf", r"schedule",
    r"(?:mødets )?forløb\b", r"programm\b",
)  # fmt: skip
_INFORMATION = _words(
    r"baggrund", r"velkomst", r"velkommen", r"indled(?:ning|te|ende oplæg)", r"introduktion", r"formål",
    r"præsentation", r"oplæg\b", r"foreløbige overvejelser", r"praktisk", r"næste (?:møde|skridt|trin)",
    r"videre (?:forløb|proces)", r"(?:det|den) videre proces", r"bilag", r"evaluering", r"afslutning", r"afrunding",
    r"meddelelser", r"orientering", r"handlings?(?:punkter|plan|liste)", r"opfølgning(?:spunkter)?$",
    r"aktionspunkter", r"rammer for mødet", r"om mødet", r"noter$", r"kontakt", r"frokost", r"pause",
    r"bakgrunn", r"innledning", r"velkommen", r"neste (?:møte|steg)", r"vedlegg", r"avslutning", r"presentasjon",
    r"bakgrund", r"inledning", r"välkom", r"nästa (?:möte|steg)", r"bilaga", r"avslutning", r"syfte",
    r"hintergrund", r"begrüßung", r"einführung", r"einleitung", r"nächste schritte", r"nächstes treffen",
    r"anlage", r"anhang", r"verabschiedung", r"ausblick", r"weiteres vorgehen", r"ziel(?:e|setzung)?$",
    r"background", r"welcome", r"introduction", r"presentation", r"purpose", r"next (?:steps?|meeting)",
    r"annex", r"appendix", r"closing$", r"closing remarks", r"action (?:points?|items?|list)", r"about the meeting",
    r"housekeeping", r"practical", r"how to read", r"metode", r"method\b", r"forbehold", r"any other business",
    r"eventuelt", r"godkendelse af (?:referat|dagsorden)", r"diverse", r"övriga frågor", r"sonstiges", r"actions$",
)  # fmt: skip

# Earlier roles win where a heading names several ("Opsummering af plenumdebatten").
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.ABSENT, _ABSENT),
    (Role.SUMMARY, _SUMMARY),
    (Role.PLENARY, _PLENARY),
    (Role.COMMISSION, _COMMISSION),
    (Role.PARTICIPANTS, _PARTICIPANTS),
    (Role.THEME, _THEME),
    (Role.PROGRAMME, _PROGRAMME),
    (Role.GROUP_WORK, _GROUP_WORK),
    (Role.INFORMATION, _INFORMATION),
)

_GROUP_REPORT = _words(
    r"(?:opsamling|opsummering|sammenfatning|oppsummering|sammanfattning|zusammenfassung|summary)"
    r"(?: af| på| fra| av| från| aus| of| from| der| der)* (?:the )?(?:de )?"
    r"(?:enkelte )?(?:gruppe|grupper|bord|grupp|gruppen|groups?|tables?)"
)


def find_role(heading: str) -> Role | None:
    """What the heading announces, or None where it is just a name."""
    text = fold_text(heading)
    if _GROUP_REPORT.search(text):
        return Role.GROUP_WORK
    for role, pattern in _ROLES:
        if pattern.search(text):
            return role
    return None


def is_decision(label: str) -> bool:
    """Whether a label or column holds what was decided or concluded on a topic."""
    return _DECISION.match(fold_text(label)) is not None


_GROUP_WORDS = (
    r"(?:arbejds|bord|drøftelses|workshop|arbeids|diskusjons|diskussions|samtale)?"
    r"(?:gruppe|grupp|gruppa)|grp\.?|gr\.|group|hold|bord|table|tisch|arbeitsgruppe|team"
    r"|cafébord|station|breakout(?: room)?"
)
# A letter needs a space before it, or "TEAMS" would be team S.
_GROUP_NUMBER = (
    r"(?:\s*(?i:nr\.?|no\.?|:)?\s*\d{1,3}[a-z]?"
    r"|(?:\s*(?i:nr\.|no\.|:)\s*|\s+)(?:[A-ZÆØÅÄÖ](?![\w.])|[IVX]{1,4}(?!\w)"
    r"|(?i:rød|blå|grøn|gul|hvid|sort|orange|lilla|röd|grön|vit|svart|rot|blau|grün|gelb|red|blue|green|yellow)(?!\w)))"
)
_GROUP = re.compile(
    rf"(?P<name>(?i:{_GROUP_WORDS}){_GROUP_NUMBER})"
    r"(?P<rest>\s*(?:\((?P<note>[^)]{1,60})\))?\s*(?P<sign>[:–—.\-])?\s*)",
)
_GROUP_ORDINAL = re.compile(
    r"(?P<name>\d{1,2}\.\s*(?i:gruppe|grupp|group|bord)(?!\w))(?P<rest>\s*(?P<sign>[:–—\-])?\s*)"
)
_GROUP_TAIL = re.compile(
    rf"\s*[(\[](?P<name>(?i:{_GROUP_WORDS}){_GROUP_NUMBER})[)\]]\s*[.]?$"
)


@dataclass(frozen=True, kw_only=True)
class GroupName:
    """A group named in a text: `length` code points, `name` as the text has it.

    `is_alone` tells whether nothing but the name stands in the text; `is_prefix`
    whether a colon or dash sets it off from the words that follow.
    """

    name: str
    length: int
    is_alone: bool
    is_prefix: bool


def match_group(text: str) -> GroupName | None:
    """The group a text begins with: "Gruppe 3", "Bord 4:", "Table B –", "2. gruppe:"."""
    found = _GROUP.match(text) or _GROUP_ORDINAL.match(text)
    if found is None:
        return None
    return GroupName(
        name=fold_text(found["name"]),
        length=found.end(),
        is_alone=found.end() == len(text),
        is_prefix=found["sign"] is not None or "\n" in found["rest"],
    )


def match_group_at_end(text: str) -> GroupName | None:
    """The group a text ends with in brackets: "… mangler vikarer (gruppe 2)"."""
    found = _GROUP_TAIL.search(text)
    if found is None:
        return None
    return GroupName(
        name=fold_text(found["name"]),
        length=len(text) - found.start(),
        is_alone=found.start() == 0,
        is_prefix=False,
    )


_GROUP_SENDER = re.compile(
    r"(?<!\w)(?i:fra|från|from|von|aus|ved|vid|at|an|for)\s+(?i:the |vores |vår |our )?"
    rf"(?P<name>(?i:{_GROUP_WORDS}){_GROUP_NUMBER})(?!\s*(?i:og|och|and|und|,)\s*\d)"
)


def find_sending_group(text: str) -> str | None:
    """The one group that a sentence hands on from: "mine noter fra bord 4"."""
    found = _GROUP_SENDER.search(text)
    return fold_text(found["name"]) if found else None


_TOPIC = re.compile(
    r"(?:fokusområde|drøftelsesemne|emne|tema|område|focus area|topic|thema|schwerpunkt|ämne|fokusområdet"
    r"|theme|spørgsmål)\s*(?:nr\.?\s*)?\d{0,2}\s*[:–—]\s*(?P<name>\S.{1,80})$",
    re.IGNORECASE,
)


def match_topic(text: str) -> str | None:
    """The focus area that a line names with a label: "Fokusområde 2: Tid"."""
    found = _TOPIC.match(fold_text(text))
    if found is None or is_question(found["name"]):
        return None
    return found["name"].rstrip(" :.")


_STEP = _words(
    r"indled(?:te|ning)", r"bød velkommen", r"velkomst", r"(?:h|d)erefter", r"efter(?:følgende| frokost| pausen)",
    r"oplæg\b", r"(?:blev |mødet )?afslut(?:te(?:de|t)|ning)", r"rundede af", r"præsenterede", r"fremlagde",
    r"gruppearbejde", r"drøftet i grupper", r"plenum", r"åbnede", r"innledet", r"ønsket velkommen", r"deretter",
    r"avslutte", r"inledde", r"hälsade välkommen", r"därefter", r"avslutade", r"eröffnete", r"begrüßte",
    r"anschließend", r"danach", r"abschließend", r"opened the meeting", r"welcomed", r"afterwards",
    r"followed by", r"(?:then|after (?:that|lunch|the break))\b", r"presented", r"closed (?:the|with)",
    r"was closed", r"mødet sluttede", r"dagen sluttede", r"formiddagen", r"eftermiddagen", r"til sidst",
)  # fmt: skip
_NARRATIVE = _words(
    r"indledte", r"bød velkommen", r"blev (?:drøftet|afsluttet|præsenteret|indledt|rundet)", r"herefter (?:fulgte|var|blev|drøftede)",
    r"derefter (?:fulgte|var|blev|drøftede)", r"mødet (?:blev|slutte|begyndte|åbnede)", r"rundede af", r"dagen (?:blev|slutte)",
    r"(?:formiddagen|eftermiddagen) (?:blev|slutte)", r"grupperne (?:drøftede|fik|arbejdede|blev)", r"deltagerne (?:blev|drøftede|fik|arbejdede)",
    r"ønsket velkommen", r"deretter (?:fulgte|var|ble)", r"møtet (?:ble|sluttet|åpnet)", r"gruppene (?:diskuterte|drøftet)",
    r"hälsade välkommen", r"därefter (?:följde|var|diskuterade)", r"mötet (?:avslutades|öppnades)", r"grupperna diskuterade",
    r"begrüßte", r"eröffnete", r"anschließend (?:folgte|wurde|fand|diskutierten)", r"die gruppen (?:diskutierten|arbeiteten)",
    r"(?:the )?meeting (?:was|closed|ended|opened|began)", r"opened the meeting", r"welcomed (?:the|everyone|all|participants)", r"the groups (?:then )?(?:discussed|worked|met|were)",
    r"participants (?:were|then) ", r"(?:this )?was followed by", r"the (?:morning|afternoon|day) (?:was|ended|closed)",
)  # fmt: skip


def is_programme_step(sentence: str) -> bool:
    """Whether a sentence tells what happened next at the meeting."""
    return _STEP.search(sentence) is not None


def is_narrative(text: str) -> bool:
    """Whether a paragraph tells how the meeting went, not what somebody meant."""
    return _NARRATIVE.search(text) is not None


_QUESTION_END = re.compile(r"\?[\s\"'”’»)\]]*$")


def is_question(text: str) -> bool:
    """Whether the statement ends as a question."""
    return _QUESTION_END.search(text) is not None


_OPPOSED = re.compile(
    r"(?<!\w)(?:ikke|ej|aldrig|ingen|intet|hverken|imod|modsat|uenige?|færre|mindre|undgå|afskaf\w*|nedlæg\w*"
    r"|fjern(?:e|es)?|stop(?:pe)?|ikkje|aldri|ingenting|uenig|imot|unngå|inte|aldrig|inga|inget|emot|oense?|oeniga?|färre|undvik\w*"
    r"|nicht|kein\w*|nie(?:mals)?|gegen|weniger|abschaff\w*|vermeid\w*|not|no|never|none|nor|against|disagree\w*"
    r"|fewer|less|avoid|abolish|without|uden|uten|utan|ohne|\w+n['’]t)(?!\w)",
    re.IGNORECASE,
)


def find_opposed_cue(text: str) -> str | None:
    """The first word by which a statement negates or speaks against something."""
    found = _OPPOSED.search(text)
    return found.group().lower() if found else None
