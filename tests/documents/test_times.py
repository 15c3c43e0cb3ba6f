"""Times of five languages, made up, with when they begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.times import find_times

TIMES = [
    ("kl. 9.30-12.00", "09:30", "12:00"),
    ("kl. 9-12", "09:00", "12:00"),
    ("09:30 – 12:00", "09:30", "12:00"),
    ("from 9.30 am to 1 pm", "09:30", "13:00"),
    ("9–12.30 Uhr", "09:00", "12:30"),
    ("9 Uhr bis 12 Uhr", "09:00", "12:00"),
    ("9.30 Uhr – 12.00 Uhr", "09:30", "12:00"),
    ("von 9 bis 12 Uhr", "09:00", "12:00"),
    ("klokka 9", "09:00", None),
    ("kl 9", "09:00", None),
    ("Tid: 9.00–15.00", "09:00", "15:00"),
    ("Tid: 9-12", "09:00", "12:00"),
    ("9.30 til 12", "09:30", "12:00"),
    ("kl. 9.30 til kl. 12", "09:30", "12:00"),
    ("kl. 09.30 – ca. 12.00", "09:30", "12:00"),
    ("9 am–1 pm", "09:00", "13:00"),
    ("9-11 am", "09:00", "11:00"),
    ("1-3 pm", "13:00", "15:00"),
    ("10-1 pm", "10:00", "13:00"),
    ("from 10 am to noon", "10:00", "12:00"),
    ("11-12 pm", "11:00", "12:00"),
    ("at 9 p.m.", "21:00", None),
    ("12 am", "00:00", None),
    ("Mødet startede kl. 9.30 og sluttede kl. 12.00", "09:30", "12:00"),
    ("Mødet sluttede kl. 12", None, "12:00"),
    ("kl. 0930-1200", "09:30", "12:00"),
    ("mellem kl. 9 og 12", "09:00", "12:00"),
    ("between 9 am and 11 am", "09:00", "11:00"),
    ("zwischen 9 und 12 Uhr", "09:00", "12:00"),
    ("Tid: 3. marts 2026, kl. 9-12", "09:00", "12:00"),
    ("den 3. marts 2026 kl. 13", "13:00", None),
    ("3/3-26 kl. 13.15-15", "13:15", "15:00"),
    ("klockan 13:00–15:30", "13:00", "15:30"),
    ("Kl. 8.30–16", "08:30", "16:00"),
    ("kl. 24", "24:00", None),
    ("um 9 Uhr", "09:00", None),
    ("9 o'clock", "09:00", None),
    ("kl. 19:00 - 21:30", "19:00", "21:30"),
    ("2026-03-03T09:30", "09:30", None),
    ("Time: 14:00-15:00", "14:00", "15:00"),
    ("14h30-16h00", "14:30", "16:00"),
]
NO_TIMES = [
    "den 3. marts 2026",
    "10-20 personer",
    "9-12",
    "2-3 timer",
    "Gruppe 3 am Nachmittag",
    "Tid: 3. marts 2026",
    "pkt. 4.2",
    "10.03-12.03.2026",
    "70 ledere",
    "12 34 56 78",
    "kl. 25",
    "1.20-1.50 kr.",
    "24/7",
    "Start: 9.30 Slut: 12.00",
    "Time: 2 sessions",
    "Nordby 9",
]
LABELLED = [
    ("9 til 12", "09:00", "12:00"),
    ("9-12", "09:00", "12:00"),
    ("9.30", "09:30", None),
    ("9", "09:00", None),
    ("3. marts 2026 9-12", "09:00", "12:00"),
    ("3/3-26, 9-12", "09:00", "12:00"),
    ("mandag 9.30-12", "09:30", "12:00"),
    ("9.10-12", "09:10", "12:00"),
    ("den 3. marts 9-15 i Salen", "09:00", "15:00"),
    ("0930-1200", "09:30", "12:00"),
    ("3. marts 2026", None, None),
    ("2 timer", None, None),
    ("10-12 deltagere", None, None),
]


@pytest.mark.parametrize(("text", "start", "end"), TIMES)
def test_times_are_read_in_each_form_and_language(
    text: str, start: str | None, end: str | None
) -> None:
    assert find_times(text) == (start, end)


@pytest.mark.parametrize("text", NO_TIMES)
def test_other_numbers_are_no_times(text: str) -> None:
    assert find_times(text) == (None, None)


@pytest.mark.parametrize(("text", "start", "end"), LABELLED)
def test_a_labelled_time_needs_no_cue(
    text: str, start: str | None, end: str | None
) -> None:
    assert find_times(text, bare=True) == (start, end)


PIECES = st.sampled_from(
    "9|12|24|99|.|:|30|-|–|til| |kl.|Uhr|am|pm|Tid:|noon|og|3. marts|\n|slut".split("|")
)
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=16).map("".join)


@given(TEXTS, st.booleans())
def test_any_text_has_times_of_the_day_or_none(text: str, bare: bool) -> None:
    for time in find_times(text, bare=bare):
        assert time is None or (len(time) == 5 and "00:00" <= time <= "24:00")


@pytest.mark.slow
@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(
    "piece", ["3", "3.", "9-", "9 am ", "kl. ", "til 9 ", " ", "\n"]
)
def test_a_long_hostile_line_does_not_hang(piece: str, bare: bool) -> None:
    start, _ = find_times("x kl. 9 x" + piece * (100_000 // len(piece)), bare=bare)
    assert start is not None
