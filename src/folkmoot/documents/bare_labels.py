"""Labels without a colon, at the start of a line: "Mødedato 25. august".

Prose begins with such words, too. So the value must be what the label calls for: a
date, a time, a number of a case, names.
"""

import re
from dataclasses import dataclass

from folkmoot.documents.dates import find_date
from folkmoot.documents.label_words import LabelKind, classify_label, is_report_word
from folkmoot.documents.times import find_times


@dataclass(frozen=True, kw_only=True)
class BareLabel:
    """A label at the start of a line, as code points in the line."""

    kinds: tuple[LabelKind, ...]
    start: int
    end: int


_WORD = re.compile(r"\S+")
_DASH = re.compile(r"\s[–—-]\s")
_MOST_WORDS = 6
_LATEST_DATE = 16
_LONGEST_PLACE = 8
# Labels of persons that hardly open a sentence or the name of an office holder.
_FIRST_WORDS = frozenset(
    "ordstyrer ordstyrere ordstyrar mødeleder dirigent møteleder møteleiar"
    " mötesordförande sitzungsleitung sitzungsleiter sitzungsleiterin moderation"
    " chaired facilitated referent referenter mødereferent møtereferent ref. ref"
    " protokollant protokollführung protokollführer protokollführerin schriftführer"
    " schriftführerin schriftführung protokollförare referat protokoll minutes notes"
    " udarbejdet skrevet prepared written antecknat minute-taker note-taker vært"
    " værter vert verter vertskap värd värdar gastgeber gastgeberin hosted til"
    " tilstede present närvarande anwesend afbud forfall frånvarande entschuldigt"
    " apologies fraværende".split()
)
_NO_DATE_LABELS = frozenset("den dag tag day termin when hvornår".split())
_CASE = re.compile(
    r"(?:sags?|saks|journal|diarie)\s?-?(?:nr|nummer|id)\.?|j\.? ?nr\.?|dnr\.?|az\.?"
    r"|aktenzeichen|geschäftszeichen",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"mødested|møtested|møtestad|mötesplats|sitzungsort|veranstaltungsort|venue",
    re.IGNORECASE,
)
_CAPITAL = "[A-ZÆØÅÄÖÜÉ]"
_PARTICLE = r"(?:von|van|der|de|den|af|av|zu|la|le|du)"
_NAMES = re.compile(
    rf"(?:[a-zæøåäöü-]{{4,30}}\s)?(?:{_CAPITAL}{{2,5}}(?:/\w{{1,8}})?"
    rf"|(?:{_CAPITAL}[\w.’'-]{{0,30}}\s)(?:{_PARTICLE}\s){{0,2}}{_CAPITAL}[\w.’'-]{{0,30}}"
    rf"(?:\s(?:{_PARTICLE}\s)?{_CAPITAL}[\w.’'-]{{0,30}}){{0,3}})"
    r"\.?(?=\Z|\n|[,(;/&]|\s(?:og|and|und|och|samt|fra|from|från|aus|von|[–-])\s)"
)
_CROWD = re.compile(r"(?:ca\.?\s|omkring\s|about\s|rund\s)?[0-9]{1,4}\s[^\W\d_]")
_PEOPLE = frozenset(
    {
        LabelKind.CHAIR,
        LabelKind.PREPARED_BY,
        LabelKind.HOST,
        LabelKind.PARTICIPANTS,
        LabelKind.COMMISSION,
        LabelKind.ABSENT,
    }
)


def find_bare_label(line: str) -> BareLabel | None:
    """The label that the line opens with, if its value fits; the longest one."""
    if not line[:1].isupper():
        return None
    words = []
    for word in _WORD.finditer(line):
        words.append(word)
        if len(words) > _MOST_WORDS:
            break
    dash = _DASH.search(line, 0, words[-1].end())
    if dash is not None and (kinds := classify_label(line[: dash.start()])):
        if _fits(kinds[0], line[: dash.start()], line[dash.end() :], has_dash=True):
            return BareLabel(kinds=kinds, start=0, end=dash.end())
        return None
    for word in reversed(words[:-1]):
        kinds, value = classify_label(line[: word.end()]), line[word.end() + 1 :]
        if kinds and _fits(kinds[0], line[: word.end()], value, has_dash=False):
            return BareLabel(kinds=kinds, start=0, end=word.end())
    return None


def _fits(kind: LabelKind, phrase: str, value: str, *, has_dash: bool) -> bool:
    """Whether the value is what the label calls for."""
    if kind is LabelKind.DATE:
        return phrase.casefold() not in _NO_DATE_LABELS and _opens_with_date(value)
    if kind is LabelKind.TIME:
        return value[:1].isdigit() and all(find_times(value, bare=True))
    if kind is LabelKind.CASE_NUMBER:
        return bool(_CASE.fullmatch(phrase)) and any(map(str.isdigit, value[:12]))
    if kind is LabelKind.PLACE:
        is_place = has_dash or bool(_PLACE.fullmatch(phrase))
        return is_place and _may_be_place(value)
    return kind in _PEOPLE and _fits_people(kind, phrase, value, has_dash=has_dash)


def _opens_with_date(value: str) -> bool:
    date = find_date(value, bare=True)
    return date is not None and date.start <= _LATEST_DATE


def _may_be_place(value: str) -> bool:
    is_short = 0 < len(value.split()) <= _LONGEST_PLACE
    return is_short and value[:1].isupper() and value.rstrip()[-1:] not in ".?!"


def _fits_people(kind: LabelKind, phrase: str, value: str, *, has_dash: bool) -> bool:
    words = phrase.casefold().split()
    if not has_dash and (words[0] not in _FIRST_WORDS or is_report_word(phrase)):
        return False
    is_title = words[0] in ("referat", "protokoll") and len(words) < 3
    if is_title and not has_dash:
        return False
    if kind is LabelKind.PARTICIPANTS and _CROWD.match(value):
        return True
    return _NAMES.match(value) is not None
