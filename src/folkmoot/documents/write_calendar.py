"""A meeting as a calendar file (RFC 5545), in Danish time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

# Europe/Copenhagen since 1996: to summer time on the last Sunday of March, back on the
# last of October.
_TIME_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE""".splitlines()
_LINE_OCTETS = 75


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """A meeting; without `starts` it takes the whole day.

    `changes` counts how often time or place changed, so that a calendar takes the
    newest; `ends` before `starts` is past midnight.
    """

    id: str
    title: str
    day: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    description: str = ""
    url: str = ""
    changes: int = 0


def write_calendar(entry: CalendarEntry, *, language: str, written_at: datetime) -> str:
    """The text of an .ics file with this one entry."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//folkmoot//folkmoot//" + language.upper(),
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(_TIME_ZONE if entry.starts else ()),
        "BEGIN:VEVENT",
        f"UID:{entry.id}@folkmoot",
        f"DTSTAMP:{written_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{entry.changes}",
        *_tell_time(entry),
        *_tell_words("SUMMARY", entry.title, language),
        *_tell_words("LOCATION", entry.place, language),
        *_tell_words("DESCRIPTION", entry.description, language),
        *([f"URL:{entry.url}"] if entry.url else ()),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line))


def _tell_time(entry: CalendarEntry) -> Iterable[str]:
    if entry.starts is None:
        following = entry.day + timedelta(days=1)
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{following:%Y%m%d}"
        return
    begin = datetime.combine(entry.day, entry.starts)
    yield f"DTSTART;TZID=Europe/Copenhagen:{begin:%Y%m%dT%H%M%S}"
    if entry.ends is not None:
        end = datetime.combine(entry.day, entry.ends)
        if end <= begin:
            end += timedelta(days=1)
        yield f"DTEND;TZID=Europe/Copenhagen:{end:%Y%m%dT%H%M%S}"


def _tell_words(name: str, words: str, language: str) -> Iterable[str]:
    if words:
        yield f"{name};LANGUAGE={language}:{_escape(words)}"


def _escape(words: str) -> str:
    plain = "".join(c for c in words if c in "\n\t" or c.isprintable())
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(found, written)
    return plain


def _fold(line: str) -> Iterable[str]:
    """At most 75 octets a line, no letter cut in two; what follows is indented."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _LINE_OCTETS:
            yield part
            part = " "
        part += letter
    yield part
