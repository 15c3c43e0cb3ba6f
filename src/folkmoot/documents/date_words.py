"""Words of dates in the five languages we read, and words that tell of no date."""

import re

_MONTH_NAMES = (
    "januar january jan januari jänner|februar february feb februari feber"
    "|marts march mar mars märz maerz mrz|april apr|maj may mai|juni june jun"
    "|juli july jul|august aug augusti|september sep sept|oktober october okt oct"
    "|november nov|december dec dezember dez desember des"
)
MONTHS = {
    name: number
    for number, names in enumerate(_MONTH_NAMES.split("|"), start=1)
    for name in names.split()
}
ORDINAL_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "første första ersten first|anden andet andra andre zweiten second"
            "|tredje dritten third|fjerde fjärde vierten fourth|femte fünften fifth"
            "|sjette sjätte sechsten sixth|syvende sjuende sjunde siebten seventh"
            "|ottende åttende åttonde achten eighth|niende nionde neunten ninth"
            "|tiende tionde zehnten tenth|ellevte elvte elfte elften eleventh"
            "|tolvte zwölften twelfth"
        ).split("|"),
        start=1,
    )
    for word in words.split()
}
# Common words of one language that are months in another.
CAPITAL_ONLY = frozenset(("may", "march"))
NEEDS_DOT_OR_YEAR = frozenset(("des", "jul"))
GIVEN_NAMES = frozenset("jan april may mai june august".split())
ABBREVIATIONS = frozenset(
    "jan feb feber mar mrz apr jun jul aug sep sept okt oct nov dec dez des".split()
)
ENGLISH_MONTHS = frozenset(
    "january jan february feb march mar april apr may june jun july jul august aug"
    " september sep sept october oct november nov december dec".split()
)
ENGLISH_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
    " twelfth".split()
)
WEEKDAY = (
    r"(?:(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun|mån|tis|lör|sön)dag(?:en)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|(?:man|tir|ons|tor|fre|lør|søn|mon|tue|wed|thu|fri|sat|sun|mån|tis|lör|sön"
    r"|mo|di|mi|do|fr|sa|so)\.)"
)

# What is numbered so is no date: "nr. 3.3.2026", "gruppe 3 maj", "kl. 9.10.26".
NUMBERED = re.compile(
    r"(?<!\w)(?:nr|no|num|pkt|punkt|punktet|point|item|afsnit|avsnitt|kap|kapitel|section|abschnitt|version|v|kl"
    r"|klokken|klokka|klockan|tlf|tel|telefon|figur|figure|tabel|tabell|tabelle|side|page|seite|gruppe|grupp|group|bord|table|tisch|§)"
    r"[.:]?\s?\Z",
    re.IGNORECASE,
)
MEETING_BEFORE = re.compile(
    r"(?<!\w)\w*(?:møde|møte|möte|meeting|sitzung|treffen|workshop|session|dag|day|tag"
    r"|del|part|teil|runde|round)\s\Z",
    re.IGNORECASE,
)
