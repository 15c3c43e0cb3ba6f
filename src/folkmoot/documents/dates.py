"""Dates and times as minutes write them, in five languages, as EDTF and HH:MM.

Numeric dates are read day before month, as all five languages do; only a month above
twelve tells that a date is American. A missing year stays missing: `XXXX-08-25`.
"""

import re
from dataclasses import dataclass
from datetime import date

_MONTH_NAMES = (
    "januar january jan januari jänner|februar february feb februari"
    "|marts march mar mars märz maerz mrz|april apr|maj may mai|juni june jun"
    "|juli july jul|august aug augusti|september sep sept|oktober october okt oct"
    "|november nov|december dec dezember dez desember des"
)
_MONTHS = {
    name: number
    for number, names in enumerate(_MONTH_NAMES.split("|"), start=1)
    for name in names.split()
}
_ANY_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<{{}}>{_ANY_MONTH})(?!\w)\.?"
_YEAR = r"(?:(?:\s*,)?\s*(?P<year>(?:19|20)\d\d)(?!\d))?"
_DAY = r"(?P<{}>[0-3]?\d)(?:\.|st|nd|rd|th)?"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ISO = _compile(
    r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"
)
_NUMERIC = _compile(
    r"(?<![\d.,/-])(?P<day>[0-3]?\d)(?P<sign>[./-])\s?(?P<month>[01]?\d|[12]\d|3[01])"
    r"(?:(?P=sign)\s?|[\s-])(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[.,]\d|-\d)"
)
_SHORT = _compile(
    r"(?<!\w)(?:den|d\.|on|am|dato:?|date:?|datum:?|(?:man|tirs|ons|tors|fre|lør|søn)dag)"
    r"\s+(?:den\s+|d\.\s*)?(?P<day>[0-3]?\d)[./](?P<month>1[0-2]|0?[1-9])\.?(?![\d/])"
)
_RANGE = _compile(
    rf"(?<![\d.,/])(?P<day>[0-3]?\d)\.?(?:\s+{_MONTH.format('from_month')})?"
    rf"\s*(?:[–—-]|og|til|to|and|bis|und|till|och)\s*"
    rf"{_DAY.format('last')}\s*(?:of\s+)?{_MONTH.format('month')}{_YEAR}"
)
_DAY_FIRST = _compile(
    rf"(?<![\d.,/:-]){_DAY.format('day')}\s*(?:of\s+)?{_MONTH.format('month')}{_YEAR}"
)
_MONTH_FIRST = _compile(
    rf"(?<!\w){_MONTH.format('month')}\s+{_DAY.format('day')}(?![\d.:]\d|\d){_YEAR}"
)
_MONTH_ONLY = _compile(
    rf"(?<!\w)(?<!\d\s)(?<!\d\.\s){_MONTH.format('month')}\s*(?P<year>(?:19|20)\d\d)"
    r"(?!\d)"
)


@dataclass(frozen=True, kw_only=True)
class DateMatch:
    """A date found in a text: EDTF, and its code points."""

    edtf: str
    start: int
    end: int


def find_date(text: str) -> DateMatch | None:
    """The first date in a text, or None. Impossible days are no dates."""
    found = [
        match
        for pattern in (
            _RANGE,
            _ISO,
            _DAY_FIRST,
            _MONTH_FIRST,
            _NUMERIC,
            _SHORT,
            _MONTH_ONLY,
        )
        for match in _matches(pattern, text)
    ]
    return min(found, key=lambda match: (match.start, -match.end), default=None)


def parse_date(text: str) -> str | None:
    """The first date in a text as EDTF, or None."""
    found = find_date(text)
    return found.edtf if found else None


def _matches(pattern: re.Pattern[str], text: str) -> list[DateMatch]:
    for found in pattern.finditer(text):
        edtf = _to_edtf(found)
        if edtf is not None:
            return [DateMatch(edtf=edtf, start=found.start(), end=found.end())]
    return []


def _to_edtf(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = _number_month(parts["month"])
    year = _complete_year(parts.get("year"))
    if parts.get("day") is None:
        return f"{year}-{month:02d}"
    day = int(parts["day"])
    if month > 12:
        day, month = month, day
    if parts.get("last") is None:
        return _format_day(year, month, day)
    first_month = _number_month(parts["from_month"]) if parts["from_month"] else month
    first = _format_day(year, first_month, day)
    last = _format_day(year, month, int(parts["last"]))
    return f"{first}/{last}" if first and last and first < last else None


def _number_month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS[text.lower()]


def _complete_year(year: str | None) -> str:
    if year is None:
        return "XXXX"
    return year if len(year) == 4 else f"20{year}"


def _format_day(year: str, month: int, day: int) -> str | None:
    try:
        date(int(year) if year.isdigit() else 2000, month, day)
    except ValueError:
        return None
    return f"{year}-{month:02d}-{day:02d}"


_EDTF_DAY = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?")


def is_edtf(text: str) -> bool:
    """Whether a text is a date as records hold it: day, month, year or interval."""
    parts = text.split("/")
    return len(parts) <= 2 and all(_is_edtf_day(part) for part in parts)


def _is_edtf_day(text: str) -> bool:
    if not _EDTF_DAY.fullmatch(text):
        return False
    year, *rest = text.split("-")
    numbers = [int(part) for part in rest]
    if len(numbers) == 2:
        return _format_day(year, *numbers) is not None
    return not numbers or 1 <= numbers[0] <= 12


_CLOCK = r"(?P<{0}>[01]?\d|2[0-4])(?:[.:](?P<{0}_minutes>[0-5]\d))?(?![\d:])\s*(?P<{0}_half>[ap]\.?m\.?(?!\w))?"
_UNTIL = r"\s*(?:(?:uhr|kl\.?|h)\s*)?(?:[–—-]|til|to|until|bis|till)\s*(?:kl\.?\s*|klokken\s*|ca\.?\s*)?"
_CUE = r"(?<!\w)(?:kl\.?|klokken|klokka|klockan|fra|from|von|ab|at|tid(?:spunkt)?:|time:|zeit:|um)\s*(?:kl\.?\s*)?"
_SPAN = _compile(
    rf"(?<![\d.,/]){_CLOCK.format('start')}{_UNTIL}{_CLOCK.format('end')}(?P<uhr>\s*uhr)?"
)
_CUED_SPAN = _compile(rf"{_CUE}{_CLOCK.format('start')}{_UNTIL}{_CLOCK.format('end')}")
_CUED = _compile(rf"{_CUE}{_CLOCK.format('start')}(?![./]\d)")
_GERMAN = _compile(rf"(?<![\d.,/]){_CLOCK.format('start')}\s*uhr")
_BARE = _compile(rf"(?<![\d.,/]){_CLOCK.format('start')}(?![./]\d)")

Times = tuple[str | None, str | None]


def find_times(text: str, *, bare: bool = False) -> Times:
    """When something begins and ends, as HH:MM; None for what is not told.

    Without `bare`, a number is a time only with a cue ("kl.", "Uhr", "am") or minutes.
    """
    found = _CUED_SPAN.search(text) or _find_span(text, bare=bare)
    if found is not None:
        end = _to_time(found, "end")
        return _to_time(found, "start", half=found["end_half"]), end
    single = _CUED.search(text) or _GERMAN.search(text)
    if single is None and bare:
        single = _BARE.search(text)
    return (_to_time(single, "start") if single else None), None


def _find_span(text: str, *, bare: bool) -> re.Match[str] | None:
    for found in _SPAN.finditer(text):
        parts = found.groupdict()
        has_minutes = parts["start_minutes"] and parts["end_minutes"]
        if bare or has_minutes or parts["end_half"] or parts["uhr"]:
            return found
    return None


def _to_time(found: re.Match[str], name: str, *, half: str | None = None) -> str | None:
    hour = int(found[name])
    own_half = (found[f"{name}_half"] or "").lower()
    if own_half.startswith("p") and hour < 12:
        hour += 12
    elif own_half.startswith("a") and hour == 12:
        hour = 0
    elif not own_half and half and half.lower().startswith("p") and hour == 12:
        hour = 12
    return f"{hour:02d}:{found[f'{name}_minutes'] or '00'}" if hour <= 24 else None
