"""Dates as minutes write them, in five languages, as EDTF.

Numeric dates are read day before month, as all five languages do, English ones too;
only a "month" above twelve tells that a date is American. Two digits are a year of this
century. A missing year stays missing (`XXXX-08-25`), a missing day too (`2026-08`), and
a day that no calendar has (31 February) is no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from folkmoot.documents.date_words import (
    ABBREVIATIONS,
    CAPITAL_ONLY,
    ENGLISH_MONTHS,
    ENGLISH_ORDINALS,
    GIVEN_NAMES,
    MEETING_BEFORE,
    MONTHS,
    NEEDS_DOT_OR_YEAR,
    NUMBERED,
    ORDINAL_WORDS,
    WEEKDAY,
)

_LEAD = rf"(?:{WEEKDAY},?\s)?(?:(?:den|dem|the|am)\s|d\.\s?)?"
_START = r"(?<![^\W_])(?=[^\W_])(?<![0-9][.,/:–-])"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_ORDINAL = r"(?:\.|st|nd|rd|th|:e|:a|:de|:dje|ten|te|dje)?"
_ANY_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FULL_YEAR = r"(?:19|20)[0-9]{2}"
_YEAR_END = r"(?![0-9]|[.,][0-9]|-[0-9])"
_SHORT_YEAR = r"['’][0-9]{2}(?![0-9])|[0-4][0-9](?=\s?(?:$|[\n,;)]))"
_UNTIL = r"\s?(?:[–—-]{1,2}|til og med|til|to|until|through|bis(?:\szum)?|till)\s?"
_AND = r"\s?(?:og|and|und|och|samt|&)\s?"
_NUMERIC_YEAR = rf"(?P<year>{_FULL_YEAR}|[0-9]{{2}}){_YEAR_END}"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def _named(pattern: str, name: str) -> str:
    return f"(?P<{name}>{pattern})"


def _month(name: str) -> str:
    return rf"(?P<{name}>{_ANY_MONTH})(?![^\W_])\.?"


def _year(name: str, *, signs: str = ",/-") -> str:
    """A year after a month, if there is one; `signs` may set it off."""
    number = rf"{_FULL_YEAR}(?![0-9])|{_SHORT_YEAR}"
    return rf"(?:\s?[\s{signs}]\s?(?P<{name}>{number}))?"


_FIRST_DAY, _LAST_DAY = _named(_DAY, "first_day"), _named(_DAY, "day")
_ANY_DAY = rf"(?P<day>[0-9]{{1,2}}|{'|'.join(ORDINAL_WORDS)})"


def _iso_day(prefix: str, sign: int) -> str:
    """Year, month and day; `sign` is the number of the group of its sign."""
    return (
        rf"(?P<{prefix}year>{_FULL_YEAR})([-/.])"
        rf"(?P<{prefix}month>[0-9]{{2}})\{sign}(?P<{prefix}day>[0-9]{{2}})"
    )


# The order settles which of two matches that begin and end alike holds.
_PATTERNS = tuple(
    _compile(pattern)
    for pattern in (
        # 2026-03-03/2026-03-05
        rf"{_START}{_iso_day('first_', 2)}(?:/|\s?(?:[–—-]{{1,2}}|til|to|bis|till)\s?){_iso_day('', 6)}{_YEAR_END}",
        # 2026-03-03
        rf"{_START}{_iso_day('', 2)}{_YEAR_END}",
        # 31. august – 1. september 2026, 25.–26. august
        rf"{_START}{_FIRST_DAY}{_ORDINAL}(?:\s?(?:of\s)?{_month('first_month')}{_year('first_year')})?"
        rf",?(?:{_UNTIL}|/){_LEAD}{_LAST_DAY}{_ORDINAL}\s?(?:of\s)?{_month('month')}{_year('year', signs=',./-')}",
        # March 30 – April 2, 2026, March 3–4, 2026
        rf"{_START}{_month('first_english')}\s{_FIRST_DAY}{_ORDINAL}{_year('first_year')},?{_UNTIL}{_LEAD}"
        rf"(?:{_month('english')}\s)?{_LAST_DAY}(?:st|nd|rd|th)?(?![0-9]|[.:][0-9]){_year('year')}",
        # 24., 25. og 26. august
        rf"{_START}(?P<days>{_DAY}{_ORDINAL}(?:\s?,\s?{_DAY}{_ORDINAL}){{0,6}}{_AND}{_LEAD}{_DAY}){_ORDINAL}\s?(?:of\s)?{_month('month')}{_year('year', signs=',./-')}",
        # 3. marts 2026, 3rd of March, 3-Mar-26, første maj
        rf"{_START}{_ANY_DAY}{_ORDINAL}(?:\s(?:day\s)?of\s|\s?[\s/-]?){_month('month')}{_year('year', signs=',./-')}",
        # March 3, 2026
        rf"{_START}{_month('english')}\s(?:the\s)?{_LAST_DAY}(?:st|nd|rd|th)?(?![^\W_]|[.:][0-9]){_year('year')}",
        # 3.–4.3.2026, 3/3–4/3 2026
        rf"{_START}{_FIRST_DAY}(?P<first_sign>[./])(?:\s?(?P<first_month>[01]?[0-9])[./]?)?\s?[–—-]\s?"
        rf"{_LAST_DAY}(?P<sign>[./])\s?(?P<month>[01]?[0-9])(?:(?P=sign)\s?|\s?-\s?|\s){_NUMERIC_YEAR}",
        # 03.03.2026, 3. 3. 26, 3.3 2026
        rf"{_START}(?P<day>{_DAY})\.\s?(?P<month>[01]?[0-9])(?:\.\s?|(?:,?\s|-)(?={_FULL_YEAR})){_NUMERIC_YEAR}",
        # 3/3 2026, 3/3-26, 8/25/2026
        rf"{_START}(?P<day>{_DAY})/\s?(?P<month>{_DAY})(?:\s?[/-]\s?|,?\s(?={_FULL_YEAR})){_NUMERIC_YEAR}",
        # 03-03-2026, 03-03-26
        rf"{_START}(?P<day>{_DAY})-(?P<month>[01]?[0-9])-(?P<year>{_FULL_YEAR}|(?<=[0-9]{{2}}-[0-9]{{2}}-)[0-9]{{2}}){_YEAR_END}",
        # tirsdag d. 3/3, am 3.3.
        rf"(?<!\w)(?:{WEEKDAY},?\s(?:(?:den|the|am)\s|d\.\s?)?|(?:den|am)\s|d\.\s?|dat(?:o|e|um):?\s)"
        rf"(?P<day>{_DAY})(?:/(?P<month>1[0-2]|0?[1-9])|\.\s?(?P<dotted>1[0-2]|0?[1-9])\.)(?![0-9/]|\.[0-9]|-[^\W_]|\s(?:af|of|av|der|von)\s)",
        # marts–april 2026
        rf"{_START}{_month('first_month')}(?:{_UNTIL}|/){_month('month')}\s(?P<year>{_FULL_YEAR})(?![0-9])",
        # marts 2026
        rf"{_START}{_month('month')}(?:,?\s|-)(?P<year>{_FULL_YEAR})(?![0-9])",
    )
)  # fmt: skip
# A labelled date may be just "3/3".
_BARE = _compile(
    rf"\A\W{{0,3}}{_LEAD}(?P<day>{_DAY})(?:/|\.\s?)(?P<month>1[0-2]|0?[1-9])\.?(?![^\W_]|[./:][0-9]|-[^\W_])"
)
_COUNTED = re.compile(r"[0-9]{1,2}\s[–—-]\s[0-9]{1,2}(?P<dot>\.)?(?![0-9])")
_LOOK_BACK = 20
_DAY_PARTS = ("day", "month", "year")
_OVER_NEW_YEAR = 7


@dataclass(frozen=True, kw_only=True)
class DateMatch:
    """A date found in a text: EDTF, and its code points."""

    edtf: str
    start: int
    end: int


def find_date(text: str, *, bare: bool = False) -> DateMatch | None:
    """The first date in a text, the longest where several begin there.

    With `bare`, as for a labelled value, "3/3" at its very beginning is a date too.
    """
    first = min(find_dates(text), key=lambda match: match.start, default=None)
    found = _BARE.match(text) if bare else None
    if found is None or (first and first.start <= found.end()):
        return first
    edtf = _read(_list_parts(found))
    if edtf is None:
        return first
    return DateMatch(edtf=edtf, start=found.start("day"), end=found.end())


def parse_date(text: str) -> str | None:
    """The first date in a text as EDTF, or None."""
    found = find_date(text)
    return found.edtf if found else None


def find_dates(text: str) -> list[DateMatch]:
    """All dates in a text in order; they do not overlap."""
    found = sorted(_find_all(text), key=lambda part: (part[0].start(), -part[0].end()))
    dates: list[DateMatch] = []
    taken = 0
    for match, edtf in found:
        if match.start() < taken:
            continue
        if edtf is not None:
            start, end = _begin_date(match), _end_date(match)
            dates.append(DateMatch(edtf=edtf, start=start, end=end))
        if edtf is not None or "first_day" not in match.re.groupindex:
            # The "februar 2026" of 31 February 2026 is no date either.
            taken = match.end()
    return dates


def _find_all(text: str) -> Iterator[tuple[re.Match[str], str | None]]:
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if _is_meant_as_date(found, text):
                yield found, _read(_list_parts(found))


def _list_parts(found: re.Match[str]) -> dict[str, str]:
    """The parts of a match by name, "month" whatever the form of the date."""
    parts = {name: value or "" for name, value in found.groupdict().items()}
    forms = ("month", "english", "dotted", "first_english")
    parts["month"] = next((parts[f] for f in forms if parts.get(f)), "")
    return parts


def _begin_date(found: re.Match[str]) -> int:
    """The first number or month, without the weekday before it."""
    starts = (found.start(name) for name in found.groupdict())
    return min(start for start in starts if start >= 0)


def _end_date(found: re.Match[str]) -> int:
    """The end, without the full stop of a sentence."""
    *_, last = re.split("[^\\w.]", found.group())
    is_stop = last.endswith(".") and last[:-1].lower() in MONTHS.keys() - ABBREVIATIONS
    return found.end() - is_stop


def _is_meant_as_date(found: re.Match[str], text: str) -> bool:
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    if NUMBERED.search(before) or _counts_meeting(found, before):
        return False
    parts = _list_parts(found)
    if parts["month"].isdigit():
        return not _is_section_number(found, text)
    is_english = parts.get("day", "").lower() in ENGLISH_ORDINALS
    if is_english and " of " not in found.group().lower():
        return False
    return _is_month_word(parts, found, text)


def _counts_meeting(found: re.Match[str], before: str) -> bool:
    """Whether "2 – 3. marts" is the second meeting, held on the third."""
    counted = _COUNTED.match(found.group())
    if counted is None:
        return False
    return bool(MEETING_BEFORE.search(before)) or counted["dot"] is not None


def _is_month_word(parts: dict[str, str], found: re.Match[str], text: str) -> bool:
    """Whether "may", "des" or "Jan" is a month where it stands."""
    month, year = parts["month"], parts.get("year")
    name, is_small = month.lower(), month.islower()
    if parts.get("english") or parts.get("first_english"):
        return name in ENGLISH_MONTHS and not is_small
    if is_small and name in CAPITAL_ONLY:
        return False
    if is_small and name in NEEDS_DOT_OR_YEAR and not year:
        return text[found.end() - 1] == "."
    return bool(year) or not (name in GIVEN_NAMES and _may_be_name(found, text))


def _may_be_name(found: re.Match[str], text: str) -> bool:
    """Whether "1. Jan Holm" numbers a person."""
    goes_on = text[found.end() : found.end() + 2]
    is_followed = goes_on[:1] == " " and goes_on[1:].isupper()
    return is_followed and _opens_line(text, found.start())


def _opens_line(text: str, position: int) -> bool:
    _, line_end, before = text[max(0, position - _LOOK_BACK) : position].rpartition(
        "\n"
    )
    return not before.strip() and (bool(line_end) or position <= _LOOK_BACK)


def _is_section_number(found: re.Match[str], text: str) -> bool:
    """Whether "2.3.10 Budget" numbers a line rather than dates it."""
    day, month, year = (found.groupdict().get(n) or "" for n in _DAY_PARTS)
    return (
        text[found.start() : found.end()] == f"{day}.{month}.{year}"
        and not (day.startswith("0") or month.startswith("0"))
        and len(year) == 2
        and year < "15"
        and _opens_line(text, found.start())
        and text[found.end() : found.end() + 2].strip().isalpha()
    )


def _read(parts: dict[str, str]) -> str | None:
    """What a match says as EDTF; None where no calendar has it."""
    if parts.get("days"):
        return _read_list(parts)
    month, year = _number_month(parts["month"]), _complete_year(parts.get("year", ""))
    if not parts.get("day"):
        return _read_months(parts, f"{year}-{month:02d}")
    day = _number_day(parts["day"])
    if month > 12:
        day, month = month, day
    last = _format_day(year, month, day)
    if last and parts.get("first_day"):
        return _read_interval(parts, month, day)
    return last


def _read_months(parts: dict[str, str], last: str) -> str | None:
    if not parts.get("first_month"):
        return last
    return _join(f"{last[:4]}-{_number_month(parts['first_month']):02d}", last)


def _read_interval(parts: dict[str, str], month: int, day: int) -> str | None:
    named = parts.get("first_month") or parts.get("first_english")
    first_month = _number_month(named) if named else month
    first_day = int(parts["first_day"])
    is_over_new_year = first_month - month >= _OVER_NEW_YEAR
    told_first, told_last = parts.get("first_year", ""), parts.get("year", "")
    is_backwards = not is_over_new_year and (first_month, first_day) >= (month, day)
    if is_backwards and not (told_first or told_last):
        return None
    first_year, year = _share_year(
        _complete_year(told_first), _complete_year(told_last), turns=is_over_new_year
    )
    first = _format_day(first_year, first_month, first_day)
    return _join(first, _format_day(year, month, day))


def _share_year(first: str, last: str, *, turns: bool) -> tuple[str, str]:
    """A year told of one day holds for both, but where the year turns between them."""
    if last.isdigit() and not first.isdigit():
        return str(int(last) - turns), last
    if first.isdigit() and not last.isdigit():
        return first, str(int(first) + turns)
    return first, last


def _read_list(parts: dict[str, str]) -> str | None:
    """Days in a row are an interval; of others only the first can be told."""
    days = [int(day) for day in re.findall("[0-9]+", parts["days"])]
    month, year = _number_month(parts["month"]), _complete_year(parts["year"])
    first, last = (_format_day(year, month, day) for day in (days[0], days[-1]))
    if days == list(range(days[0], days[-1] + 1)):
        return _join(first, last)
    return first if last else None


def _join(first: str | None, last: str | None) -> str | None:
    interval = f"{first}/{last}"
    return interval if first and last and is_edtf(interval) else None


def _number_day(text: str) -> int:
    return int(text) if text.isdigit() else ORDINAL_WORDS[text.lower()]


def _number_month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text.lower()]


def _complete_year(year: str) -> str:
    if not year:
        return "XXXX"
    return year if len(year) == 4 else f"20{year[-2:]}"


def _format_day(year: str, month: int, day: int) -> str | None:
    try:
        date(int(year) if year.isdigit() else 2000, month, day)
    except ValueError:
        return None
    return f"{year}-{month:02d}-{day:02d}"


_EDTF_DAY = re.compile(
    r"(?P<year>[0-9]{4}|XXXX(?=-))(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)


def is_edtf(text: str) -> bool:
    """Whether a text is a date as records hold it: day, month, year or interval.

    An interval does not run backwards, as far as its years are known.
    """
    parts = text.split("/")
    if not 1 <= len(parts) <= 2 or not all(_is_edtf_day(part) for part in parts):
        return False
    if len(parts) == 1:
        return True
    first, last = parts
    return first.startswith("X") or last.startswith("X") or first < last


def _is_edtf_day(text: str) -> bool:
    found = _EDTF_DAY.fullmatch(text)
    if found is None:
        return False
    month, day = int(found["month"] or 1), int(found["day"] or 1)
    return _format_day(found["year"], month, day) is not None
