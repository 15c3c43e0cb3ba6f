from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from folkmoot.documents.write_calendar import CalendarEntry, write_calendar

WRITTEN = datetime(2026, 8, 1, 12, 0, tzinfo=UTC)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def make_entry(**fields: object) -> CalendarEntry:
    known: dict[str, object] = {
        "id": "7f",
        "title": "Første stop",
        "day": date(2026, 8, 25),
        "starts": time(17, 0),
        "ends": time(20, 30),
    }
    return CalendarEntry(**{**known, **fields})  # type: ignore[arg-type]


def read_event(text: str) -> Component:
    calendar = Calendar.from_ical(text)
    assert calendar.errors == []
    (event,) = calendar.walk("VEVENT")
    assert event.errors == []
    return event


def write(entry: CalendarEntry) -> str:
    return write_calendar(entry, language="da", written_at=WRITTEN)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 8, 25), 2), (date(2026, 11, 25), 1)]
)
def test_a_meeting_stands_in_danish_time_summer_and_winter(
    day: date, hours: int
) -> None:
    event = read_event(write(make_entry(day=day)))
    assert event.start == datetime.combine(day, time(17, 0), COPENHAGEN)
    assert event.start.utcoffset() == timedelta(hours=hours)
    assert event.end - event.start == timedelta(hours=3, minutes=30)


def test_the_time_zone_in_the_file_says_the_same_as_the_real_one() -> None:
    calendar = Calendar.from_ical(write(make_entry()))
    (zone,) = calendar.walk("VTIMEZONE")
    told = zone.to_tz(lookup_tzid=False)
    for month in range(1, 13):
        for year in (2024, 2026, 2031):
            when = datetime(year, month, 28, 12)
            real = when.replace(tzinfo=COPENHAGEN).utcoffset()
            assert when.replace(tzinfo=told).utcoffset() == real


def test_without_a_time_it_takes_the_whole_day() -> None:
    event = read_event(write(make_entry(starts=None, ends=None)))
    assert (event.start, event.end) == (date(2026, 8, 25), date(2026, 8, 26))


def test_a_meeting_past_midnight_ends_the_day_after() -> None:
    event = read_event(write(make_entry(starts=time(22), ends=time(0, 30))))
    assert event.end - event.start == timedelta(hours=2, minutes=30)


@given(st.text(), st.text())
def test_whatever_people_write_comes_back_and_breaks_nothing(
    title: str, place: str
) -> None:
    event = read_event(write(make_entry(title=title, place=place)))
    for name, words in (("SUMMARY", title), ("LOCATION", place)):
        kept = "".join(c for c in words if c in "\n\t" or c.isprintable())
        assert str(event.get(name, "")) == kept


@given(st.text(max_size=400))
def test_no_line_is_longer_than_seventy_five_octets(words: str) -> None:
    text = write(make_entry(description=f"END:VEVENT\r\n{words}"))
    lines = text.encode().split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert text.count("\n") == text.count("\r\n")


def test_a_changed_time_is_newer_for_a_calendar() -> None:
    assert read_event(write(make_entry(changes=3)))["SEQUENCE"] == 3
