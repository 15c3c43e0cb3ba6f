"""Labels such as "Ordstyrer:" and the values that follow them.

Minutes that come from a PDF may have several on one line: "Mødedato: 25. august Vært
ved mødet var: …". A label ends in a colon; without one it counts only where nothing
else could be meant ("Referat udarbejdet af").
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.documents.blocks import Span


class LabelKind(StrEnum):
    """What a labelled value tells about the meeting."""

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


@dataclass(frozen=True, kw_only=True)
class LabelledValue:
    """A label and its value, as code points in the text that was searched."""

    kind: LabelKind
    label: Span
    value: Span


_COMMISSION_BODY = (
    r"(?:kommission\w*|komit[eé]\w*|udvalget|utvalget|utredningen|kommittén|sekretariatet|the commission|the committee"
    r"|the secretariat|der kommission|arbejdsgruppen|rådet|ekspertgruppen)"
)
_PEOPLE = (
    r"(?:møde)?deltagere?|til ?stede(?:værende)?|fremmødte|mødt(?:e)?|(?:møte)?deltakere?|deltakarar|til stades"
    r"|deltagare|närvarande|teilnehmer(?:innen)?(?: und teilnehmer)?(?:/-?innen)?|teilnehmende|anwesend(?:e)?"
    r"|(?:meeting )?participants?|attendees|present|in attendance|gæster|inviterede|guests|medvirkende"
)
# The order settles which kind a label is that two patterns would take.
_LABELS: tuple[tuple[LabelKind, str], ...] = (
    (LabelKind.COMMISSION,
     rf"(?:{_PEOPLE})\s+(?:fra|for|from|från|von|der|aus)\s+{_COMMISSION_BODY}"
     rf"|(?:fra|for|from|från|von)\s+{_COMMISSION_BODY}(?:\s+(?:deltog|deltok|deltagere|mødte|var|took part|attended|were))?"
     r"|kommissionens (?:deltagere|medlemmer|repræsentanter|delegation)|kommissionen|commission(?:ers)?(?: present)?"
     r"|repræsentanter fra kommissionen|from the secretariat"),
    (LabelKind.ABSENT,
     r"afbud(?: fra)?|fraværende|ikke til ?stede|forfall(?: fra)?|meldt forfall|frånvarande|förhinder|entschuldigt"
     r"|abwesend|apologies(?: for absence)?|absent|meldt afbud"),
    (LabelKind.PREPARED_BY,
     r"referat (?:er )?(?:udarbejdet|skrevet|ført|ved|v/|af)(?:\s+af)?|referenter?|ref\.?|referat|udarbejdet af|skrevet af"
     r"|noter(?: ved| af|et af)|notat (?:ved|av|af)|sekretær|sekreterare|sekretær for mødet|referent er|referat av|referat ved|skrevet av"
     r"|vid protokollet|protokoll(?:förare|föring|ant(?:in)?|führung|führer(?:in)?)?|antecknat av|anteckningar(?: av)?|schriftführ(?:er|ung)(?:in)?"
     r"|minutes(?: taken| prepared| written)? by|minute[- ]taker|notes (?:taken )?by|prepared by|rapporteur|note-?taker|scribe|secretary|minutes"),
    (LabelKind.CHAIR,
     r"ordstyrere?|mødeleder|dirigent|mødeledelse|møteleder|møteleiar|møtestyrer|ordstyrar|ordförande|mötesordförande|mötesledare"
     r"|sitzungsleitung|moderation|moderator(?:in|er)?|leitung|vorsitz(?:ende[r]?)?|chair(?:ed by|person|man|woman)?|facilitators?|facilitated by"
     r"|facilitator|proces(?:leder|konsulent)|mødet (?:blev )?ledet af|mødeformand"),
    (LabelKind.HOST,
     r"vært(?:er|inde)?(?: ved mødet)?(?: var| er)?|mødevært(?:er)?|vertskap|vert(?:er)?(?: for møtet)?|värd(?:ar)?(?: för mötet)?|gastgeber(?:in)?|host(?:s|ed by)?|ausrichter"),
    (LabelKind.PARTICIPANTS,
     rf"(?:{_PEOPLE})(?:\s+(?:fra|from|från|aus|i mødet|ved mødet|var|were|på møtet|ved bordet|i gruppen)(?=\s*:))?(?:\s*\([^)]{{1,20}}\))?"),
    (LabelKind.TIME,
     r"tid(?:spunkt)?|mødetid|klokkeslæt|klokkeslett|tidpunkt|uhrzeit|zeit|time|dato og tid(?:spunkt)?|tid og dato|date and time|varighed|duration"),
    (LabelKind.PLACE,
     r"(?:møde)?sted|lokale?|lokation|adresse|møtested|stad|plats|(?:sitzungs|veranstaltungs)?ort|place|venue|location|room"
     r"|tid og sted|sted og (?:tid|dato)|dato og sted|tid och plats|ort und (?:zeit|datum)|(?:date|time) and place|tid/sted|where"),
    (LabelKind.DATE,
     r"(?:møde)?dato(?:en)?(?: for møde[nt]*)?|møtedato|datum|mötesdatum|tag|(?:meeting )?date(?: of meeting)?|afholdt|dag|when|den"),
    (LabelKind.TITLE, r"emne|vedr\.?|vedrørende|subject|betreff|betr\.?|ämne|angående|re|titel|title|møde|meeting|anledning"),
    (LabelKind.PROGRAMME, r"program(?:me|met)?|dagsorden|agenda|saksliste|dagordning|tagesordnung|mødets forløb"),
    (LabelKind.CASE_NUMBER,
     r"sags?(?:nr|nummer)\.?|sagsid|j\.?\s?nr\.?|journal(?:nr|nummer)\.?|saksnr\.?|saksnummer|diarienr\.?|dnr\.?|diarienummer|aktenzeichen|az\.?"
     r"|case (?:no|number)\.?|file (?:no|ref)\.?|reference|dok(?:ument)?\.?\s?nr\.?|bilagsnr\.?|version|status"),
    (LabelKind.TOPIC, r"fokusområde(?: \d+)?|tema(?: \d+)?|focus area(?: \d+)?|topic(?: \d+)?|thema(?: \d+)?|schwerpunkt(?: \d+)?"),
    (LabelKind.DISTRIBUTION,
     r"(?:sendt|send) til|kopi(?: til)?|til|fra|cc|bcc|modtagere|distribution|copy(?: to)?|from|to|von|an|från|till|sendt|sent|gesendet|skickat"
     r"|vedhæftet|attachments?|e-?mail|tlf\.?|telefon|phone"),
)  # fmt: skip
_LABEL = re.compile(
    r"(?:^|(?<=[\n.;,|)\]])|(?<=\s))(?P<bold>[*_]{0,2})(?:"
    + "|".join(f"(?P<{kind.name}>(?:{words}))" for kind, words in _LABELS)
    + r")(?P<colon>\s{0,2}[*_]{0,2}\s?:)[*_]{0,2}",
    re.IGNORECASE,
)
# Without a colon, only at the beginning of a line and only what is no running prose.
_BARE = re.compile(
    r"^(?P<PREPARED_BY>referat udarbejdet af|minutes taken by|minutes by)\s+(?=[A-ZÆØÅÄÖ])"
    r"|^(?P<DATE>mødedato|møtedato|sitzungsdatum)\s+(?=\d)"
    r"|^(?P<CHAIR>ordstyrer|mødeleder)\s+(?=[A-ZÆØÅÄÖ][a-zæøåäöü]+ [A-ZÆØÅÄÖ])"
    r"|^(?P<ABSENT>afbud fra)\s+(?=[A-ZÆØÅÄÖ])",
    re.IGNORECASE | re.MULTILINE,
)
# Such words open a line in prose, too; inside a line they are labels only for these.
_LINE_START_ONLY = frozenset(
    {
        LabelKind.TITLE,
        LabelKind.TOPIC,
        LabelKind.DISTRIBUTION,
        LabelKind.PROGRAMME,
        LabelKind.CASE_NUMBER,
    }
)


def find_labels(text: str) -> list[LabelledValue]:
    """The labelled values of a text, in order; a value ends where the next begins."""
    found = sorted(
        [m for m in _LABEL.finditer(text) if _is_label(m, text)]
        + list(_BARE.finditer(text)),
        key=lambda match: match.start(),
    )
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    if not kept or (len(kept) == 1 and not _opens_line(kept[0], text)):
        return []
    ends = [match.start() for match in kept[1:]] + [len(text)]
    return [_make(match, text, end) for match, end in zip(kept, ends, strict=True)]


def _is_label(found: re.Match[str], text: str) -> bool:
    if _opens_line(found, text):
        return True
    if _kind(found) in _LINE_START_ONLY:
        return False
    # Inside a line a label begins with a capital: "… august Vært ved mødet var: …".
    return text[found.start() : found.end()].lstrip("*_ ")[:1].isupper()


def _opens_line(found: re.Match[str], text: str) -> bool:
    before = text[: found.start()].rstrip(" *_|")
    return not before or before[-1] == "\n"


def _kind(found: re.Match[str]) -> LabelKind:
    return next(
        LabelKind[name]
        for name, value in found.groupdict().items()
        if value and name in LabelKind.__members__
    )


_GOES_ON = re.compile(r"(?:[,;&/]|\s(?:og|samt|and|und|och))\s*$", re.IGNORECASE)
_SHORT_LINE = 60


def _make(found: re.Match[str], text: str, end: int) -> LabelledValue:
    value = _cut_at_line(text[found.end() : end])
    start = found.end() + len(value) - len(value.lstrip())
    stop = max(start, found.end() + len(value.rstrip(" \n,;|")))
    return LabelledValue(
        kind=_kind(found),
        label=Span(start=found.start(), end=found.end()),
        value=Span(start=start, end=stop),
    )


def _cut_at_line(value: str) -> str:
    """A value goes on over a line's end only where the line is full or unfinished."""
    left = len(value) - len(value.lstrip())
    end = value.find("\n", left)
    if end < 0 or end - left > _SHORT_LINE or _GOES_ON.search(value[left:end]):
        return value
    return value[:end]
