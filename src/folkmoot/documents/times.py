"""When a meeting begins and ends, as minutes write it in five languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from folkmoot.documents.dates import find_dates

Times = tuple[str | None, str | None]


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_CLOCK = _compile(
    r"(?P<cue>(?<![^\W_])(?:kl\.?|klokken|klokka|klockan|(?:møde|møte|mötes)?tid(?:s?punkt)?\s?:|(?:start|end|meeting\s)?time\s?:"
    r"|(?:uhr)?zeit\s?:)\s?(?:ca\.?\s|cirka\s)?)?"
    r"(?<![0-9][.,/:])(?<![^\W\d_])(?<!\d)(?P<hour>[01]?[0-9]|2[0-4])(?:(?P<sign>[.:h])(?P<minutes>[0-5][0-9])|(?P<compact>[0-5][0-9]))?"
    r"(?![0-9]|[.,:/][0-9]|[.,]?[0-9]|[^\W\d_](?<![ap]))"
    r"(?:\s?(?P<half>[ap]\.?m\.?)(?![^\W_]))?(?P<suffix>\s?(?:uhr|hrs|hours|o['’]clock)(?![^\W_]))?"
)  # fmt: skip
_UNTIL = _compile(
    r",?\s?(?:[–—-]{1,2}|til|to|until|till|bis|og\stil)\s?(?:ca\.?\s?|cirka\s|circa\s|about\s|around\s|etwa\s|gegen\s)?"
)
_AND = _compile(r"\s(?:og|and|und|och)\s")
_BETWEEN = _compile(r"(?:mellem|mellom|mellan|between|zwischen)\s\Z")
_NOON = _compile(r"(?<!\w)(?:12\s)?(?:noon|midday)(?!\w)")
# What is counted so is no time of day: "2-3 timer", "9.30 kr.".
_UNIT = _compile(
    r"\s?(?:%|‰|°|§|€|\$|(?:timer?|time[nr]|timmar|stunden?|std|hours?|hrs?|min(?:\.|ut\w*)?|dage?r?|days?|tage?n?|uger?|uker|veckor|weeks?|wochen?"
    r"|måneder|år|years?|jahre?n?|kr|kroner|kronor|euro?|mio|mia|mill\w*|pct|procent|prosent|prozent|percent|m|km|cm|kg|grader|personer|deltagere"
    r"|ledere|grupper|punkter|gange)(?![^\W_]))"
)  # fmt: skip
_ENDS = _compile(
    r"(?<!\w)(?:\w{0,3}slut\w*|avslut\w*|til|till|bis|until|end(?:s|ed|ing)?|ende[tn]?|endete|closed?s?|finish\w*|færdig|ferdig|hæve\w+|schluss)"
    r"\W{0,3}(?:(?:ca|senest|senast|at|um|gegen|igen|by)\.?\s)?\Z"
)  # fmt: skip
_LOOK_BACK = 24
_EARLIEST_UNCUED = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class _Clock:
    """A number that may be a time of day, and what speaks for it."""

    start: int
    end: int
    hour: int
    minutes: str
    half: str
    is_cued: bool
    is_labelled: bool
    is_written_as_time: bool
    is_compact: bool
    has_unit: bool

    def tell(self, half: str) -> str:
        """As HH:MM, in the half of the day it is in."""
        hour = self.hour
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        return f"{hour:02d}:{self.minutes or '00'}"


def find_times(text: str, *, bare: bool = False) -> Times:
    """When something begins and ends, as HH:MM; None for what is not told.

    Without `bare`, as for a labelled time, a number is a time only with a cue ("kl.",
    "Uhr", "am") or where it is written as one. Dates in the text are passed over.
    """
    text = _NOON.sub("12 pm", _hide_dates(text))
    clocks = list(_list_clocks(text))
    for first, last in pairwise(clocks):
        if _is_span(first, last, text, bare=bare):
            return _tell_span(first, last)
    return _tell_single(clocks, text, bare=bare)


def _hide_dates(text: str) -> str:
    parts: list[str] = []
    position = 0
    for found in find_dates(text):
        parts += [text[position : found.start], "," * (found.end - found.start)]
        position = found.end + text.startswith("T", found.end)
    return "".join([*parts, text[position:]])


def _list_clocks(text: str) -> Iterator[_Clock]:
    for found in _CLOCK.finditer(text):
        hour, minutes = int(found["hour"]), found["minutes"] or found["compact"] or ""
        half = (found["half"] or "")[:1].lower()
        if hour == 24 and minutes not in ("", "00"):
            continue
        cue, suffix = found["cue"] or "", bool(found["suffix"])
        yield _Clock(
            start=found.start(),
            end=found.end(),
            hour=hour,
            minutes=minutes,
            half="" if hour > 12 else half,
            is_cued=suffix or (bool(cue) and ":" not in cue),
            is_labelled=":" in cue,
            is_written_as_time=_is_written_as_time(found["sign"], minutes),
            is_compact=found["compact"] is not None,
            has_unit=not suffix and _UNIT.match(text, found.end()) is not None,
        )


def _is_written_as_time(sign: str | None, minutes: str) -> bool:
    """Meetings keep to five minutes, which sets "9.30" apart from other numbers."""
    return sign == ":" or (sign is not None and minutes[1:] in ("0", "5"))


def _is_span(first: _Clock, last: _Clock, text: str, *, bare: bool) -> bool:
    if first.has_unit or last.has_unit or first.is_compact != last.is_compact:
        return False
    between = text[first.end : last.start]
    before = text[max(0, first.start - _LOOK_BACK) : first.start]
    is_joined = _UNTIL.fullmatch(between) is not None
    if not is_joined and not (_AND.fullmatch(between) and _BETWEEN.search(before)):
        return False
    if bare or first.is_labelled or _has_cue(first) or _has_cue(last):
        return True
    told = [clock for clock in (first, last) if clock.minutes]
    is_written = bool(told) and all(clock.is_written_as_time for clock in told)
    return is_written and _EARLIEST_UNCUED <= first.hour <= last.hour


def _has_cue(clock: _Clock) -> bool:
    return clock.is_cued or clock.half != ""


def _tell_span(first: _Clock, last: _Clock) -> Times:
    """The start shares the half of the day: 9-11 pm, but not 10-1 pm."""
    end = last.tell(last.half)
    start = first.tell(first.half)
    if not first.half and last.half == "p":
        late = first.tell("p")
        start = late if late < end else start
    return start, end


def _tell_single(clocks: Sequence[_Clock], text: str, *, bare: bool) -> Times:
    start: str | None = None
    end: str | None = None
    for clock in clocks:
        if not _stands_alone(clock, text, bare=bare):
            continue
        before = text[max(0, clock.start - _LOOK_BACK) : clock.start]
        if _ENDS.search(before):
            end = end or clock.tell(clock.half)
        else:
            start = start or clock.tell(clock.half)
    return start, end


def _stands_alone(clock: _Clock, text: str, *, bare: bool) -> bool:
    """Whether a single number is a time."""
    if clock.has_unit:
        return False
    if clock.is_cued or clock.half == "p":
        return True
    written = text[clock.start : clock.end]
    if clock.half == "a":
        # "am" is a word of German, too: "Gruppe 3 am Nachmittag".
        follows = text[clock.end : clock.end + 2].strip()
        return bool(clock.minutes) or "." in written or not follows.isalpha()
    if len(written) == 5 and written[2] == ":":
        return True
    if clock.is_compact:
        return False
    is_all = clock.start < _LOOK_BACK and not (
        f"{text[: clock.start]}{text[clock.end : clock.end + _LOOK_BACK]}".strip(
            " .,\n"
        )
    )
    return (bare or clock.is_labelled) and (clock.is_written_as_time or is_all)
