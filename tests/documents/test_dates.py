import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.dates import find_date, find_times, is_edtf, parse_date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("25. august", "XXXX-08-25"),
        ("den 3. marts 2026", "2026-03-03"),
        ("tirsdag d. 3. marts 2026", "2026-03-03"),
        ("Tirsdag den 14. okt. 2025 kl. 9-12", "2025-10-14"),
        ("3/3 2026", "2026-03-03"),
        ("3/3-26", "2026-03-03"),
        ("03.03.2026", "2026-03-03"),
        ("3.3.26", "2026-03-03"),
        ("2026-03-03", "2026-03-03"),
        ("March 3, 2026", "2026-03-03"),
        ("3rd of March 2026", "2026-03-03"),
        ("on 3 March", "XXXX-03-03"),
        ("3. März 2026", "2026-03-03"),
        ("am 12. Dezember", "XXXX-12-12"),
        ("den 3 mars 2026", "2026-03-03"),
        ("25 augusti 2025", "2025-08-25"),
        ("onsdag 4. desember 2024", "2024-12-04"),
        ("d. 3/3", "XXXX-03-03"),
        ("mars 2026", "2026-03"),
        ("August 2026", "2026-08"),
        ("25.–26. august 2026", "2026-08-25/2026-08-26"),
        ("31. august – 1. september 2026", "2026-08-31/2026-09-01"),
        ("8/25/2026", "2026-08-25"),
        ("03/08/2026", "2026-08-03"),
        ("29. februar", "XXXX-02-29"),
    ],
)
def test_dates_are_read_in_all_usual_forms(text: str, edtf: str) -> None:
    assert parse_date(text) == edtf


@pytest.mark.parametrize(
    "text",
    "kl. 9.30|nr. 4.2|1.5 mio.|§ 3.2|2.3.1 Budget|sag 2024-1234|1/3 af grupperne|3/4"
    "|uge 34|31. februar 2026|tlf. 33 92 35 13|29. februar 2025|pkt. 4|12-14 år".split(
        "|"
    ),
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("kl. 9.30-12.00", ("09:30", "12:00")),
        ("kl. 9-12", ("09:00", "12:00")),
        ("09:30 – 12:00", ("09:30", "12:00")),
        ("from 9.30 am to 1 pm", ("09:30", "13:00")),
        ("9–12.30 Uhr", ("09:00", "12:30")),
        ("klokka 9", ("09:00", None)),
        ("den 3. marts 2026", (None, None)),
        ("10-20 personer", (None, None)),
    ],
)
def test_times_need_a_cue(text: str, times: tuple[str | None, str | None]) -> None:
    assert find_times(text) == times


def test_a_labelled_time_needs_no_cue() -> None:
    assert find_times("9 til 12", bare=True) == ("09:00", "12:00")


@given(st.text(alphabet="0123456789./- marts ag kl,–:", max_size=40))
def test_whatever_is_found_is_edtf_and_stands_in_the_text(text: str) -> None:
    found = find_date(text)
    assert found is None or (
        is_edtf(found.edtf) and 0 <= found.start < found.end <= len(text)
    )


def test_only_dates_are_edtf() -> None:
    good = ["2026", "2026-03", "XXXX-08-25", "2026-08-25/2026-08-26"]
    bad = ["25. august", "2026-13", "2026-02-30", "a/b/c", ""]
    assert [is_edtf(text) for text in good + bad] == [True] * 4 + [False] * 5
