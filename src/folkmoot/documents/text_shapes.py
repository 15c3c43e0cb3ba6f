"""What a line of plain text looks like: label, heading, middle of a sentence."""

import re

from folkmoot.documents.cues import find_role, match_group

_LABELS = (
    "dato mødedato møtedato date datum sted mødested møtested place location venue "
    "plats ort tid tidspunkt time zeit uhrzeit start slut varighed klokken deltagere "
    "mødedeltagere deltakere deltagare participants attendees teilnehmer teilnehmende "
    "tilstede present närvarande anwesend anwesende afbud forfall fraværende "
    "frånvarande apologies absent abwesend entschuldigt ref referent referat sekretær "
    "ordstyrer mødeleder møteleder ordförande formand leder chair chairman host vært "
    "værter sitzungsleitung protokoll protokollführer minutes emne subject betreff "
    "ämne tema fra til cc bcc sendt from to sent von an gesendet från till skickat "
    "kopi kopia vedr re sagsnr bilag program dagsorden agenda konklusion beslutning "
    "opsamling konklusjon beslutt beslut ergebnis beschluss conclusion decision "
    "udarbejdet"
)
_KNOWN_LABEL = re.compile(
    rf"\*?(?:{'|'.join(_LABELS.split())}|til stede|til stades|udarbejdet af"
    r"|prepared by|mødet afholdt|vært ved mødet|svar til|reply-to)\.?\*?\s*:",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[A-ZÆØÅÄÖÜ][^:.!?;,\n]{0,40}):(?:\s|$)")
_MOST_LABEL_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_LOWER_START = re.compile(r"[\"'“„«(\[]?[a-zæøåäöüß]")
# After these a sentence goes on, whatever letter the next line begins with.
_OPEN_END = re.compile(
    r"(?<!\w)(?:og|eller|i|på|med|af|til|for|om|fra|ved|en|et|den|det|de|som|at|hos|under"
    r"|mellem|av|och|eller|att|från|för|hos|ett|the|an?|of|in|on|and|or|to|with|from|by"
    r"|und|oder|der|die|das|dem|des|im|am|zu|zur|zum|mit|von|vom|bei|für|auf|ein|eine"
    r"|einer|eines|einem)$"
)
_FIRST_WORD = re.compile(r"\S+")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_STARRED = re.compile(r"(\*\*?|__?)(?=\w)([^*_]{2,80})\1(:?)$")
_POINT = re.compile(
    r"(?i:pkt\.?|punkt|ad|dagsordenspunkt|agenda item|item|sak|ärende|top|§)\s*"
    r"\d{1,3}[a-z]?(?:/\d{2,4})?\s*[.):–-]?\s+[A-ZÆØÅÄÖÜ]"
)
_SALUTATION = re.compile(
    r"(?:kære|hej|hei|hi|hello|dear|liebe|hallo|sehr geehrte|god(?:dag|morgen)"
    r"|med venlig|venlig|mvh|vh|kh|bedste|hilsen|best|kind|regards|yours"
    r"|med vennlig|vennlig|vänlig|hälsning|mit freundlich|viele grüße|tak|takk"
    r"|tack|danke|thanks?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")

_LONGEST_HEADING = 90
_MOST_HEADING_WORDS = 14
_MOST_NAME_WORDS = 7
_FEW = 5
_SHORTEST_NAME = 5
# Lines shorter than this are not broken for lack of room.
_SHORTEST_WRAPPED = 40
_SHORTEST_LOWER_WRAPPED = 25


def has_known_label(text: str) -> bool:
    """Whether the line begins as "Dato: …", "From: …" or "Til stede: …"."""
    return _KNOWN_LABEL.match(text) is not None


def is_point(text: str) -> bool:
    """Whether the line is a point of an agenda: "Pkt. 3: Opsamling", "§ 12 Val"."""
    is_short = len(text.split()) <= _MOST_HEADING_WORDS and may_be_heading(text)
    return is_short and _POINT.match(text) is not None


def is_unmarked_label(text: str) -> bool:
    """Whether the line is a label and a number without a colon: "Dato 14/4"."""
    first, _, rest = text.partition(" ")
    return first.lower() in _LABELS.split() and any(map(str.isdigit, rest))


def has_label(text: str) -> bool:
    """Whether the line begins with a few words and a colon, or names a group."""
    if has_known_label(text) or begins_with_group(text):
        return True
    match = _LABEL.match(text)
    return match is not None and len(match["label"].split()) <= _MOST_LABEL_WORDS


def names_group(text: str) -> bool:
    """Whether the line is the name of a group and nothing else."""
    group = match_group(text)
    return group is not None and group.is_alone


def ends_sentence(text: str) -> bool:
    """Whether the line ends where a sentence or a lead-in ends."""
    return _SENTENCE_END.search(text.rstrip()) is not None


def starts_small(text: str) -> bool:
    """Whether the line goes on in small letters."""
    return _LOWER_START.match(text) is not None


def is_wrapped(before: str, after: str, *, width: int, room: int | None) -> bool:
    """Whether the line was broken because the next word had no room in `room`.

    `width` is how far the first line reaches, indent included. Where the room is not
    known, only a line that goes on in small letters or after a comma is taken as one.
    """
    word = _FIRST_WORD.match(after)
    if word is None:
        return False
    if _OPEN_END.search(before):
        return True
    is_open = before.endswith(",") or starts_small(after)
    if is_open and not ends_sentence(before):
        return width >= _SHORTEST_LOWER_WRAPPED
    is_long = width >= _SHORTEST_WRAPPED
    return room is not None and is_long and width + 1 + len(word[0]) > room


def is_capitals(text: str) -> bool:
    """Whether the line is a heading in capital letters."""
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    return (
        text.isupper()
        and letters >= 4
        and letters * 2 > len(text.replace(" ", ""))
        and len(words) <= _MOST_HEADING_WORDS
        and not text.rstrip().endswith((".", ",", ";"))
    )


def may_be_heading(text: str) -> bool:
    """Whether the line is short enough for a heading and ends as no sentence."""
    return len(text) <= _LONGEST_HEADING and text.rstrip()[-1:] not in ".,;:!"


def may_be_name(text: str) -> bool:
    """Whether the line is a few words that begin with a capital, and no sentence."""
    return (
        may_be_heading(text)
        and not text.rstrip().endswith("?")
        and len(text.split()) <= _MOST_NAME_WORDS
        and text[:1].isupper()
        and ":" not in text
    )


def may_be_name_of_prose(text: str) -> bool:
    """Whether the line names a usual part of minutes, or is a single long word."""
    if not may_be_name(text) or _SALUTATION.match(text):
        return False
    is_word = text.isalpha() and len(text) >= _SHORTEST_NAME
    return is_word or (len(text.split()) <= _FEW and find_role(text) is not None)


def begins_with_group(text: str) -> bool:
    """Whether the line begins with the name of a group, set off or alone."""
    group = match_group(text)
    return group is not None and (group.is_prefix or group.is_alone)


def begins_with_first_group(text: str) -> bool:
    """Whether the line begins with group 1 or A, as under each new focus area."""
    group = match_group(text) if begins_with_group(text) else None
    return group is not None and group.name.split()[-1] in ("1", "A", "I")


def strip_hashes(text: str) -> tuple[int, str]:
    """How many hashes mark the line as a heading, and its words."""
    match = _HASHES.match(text)
    return (len(match[1]), text[match.end() :].rstrip("# ")) if match else (0, text)


def strip_stars(text: str) -> str | None:
    """The words of a line that mail shows as bold by stars around it."""
    match = _STARRED.match(text)
    return f"{match[2]}{match[3]}" if match else None
