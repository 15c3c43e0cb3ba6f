"""Dates of five languages, made up, with what each says as EDTF."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.dates import find_date, find_dates, is_edtf, parse_date

DATES = [
    ("25. august", "XXXX-08-25"),
    ("den 3. marts 2026", "2026-03-03"),
    ("tirsdag d. 3. marts 2026", "2026-03-03"),
    ("3/3 2026", "2026-03-03"),
    ("3/3-26", "2026-03-03"),
    ("03.03.2026", "2026-03-03"),
    ("3.3.26", "2026-03-03"),
    ("2026-03-03", "2026-03-03"),
    ("March 3, 2026", "2026-03-03"),
    ("3rd of March 2026", "2026-03-03"),
    ("3 March", "XXXX-03-03"),
    ("3. März 2026", "2026-03-03"),
    ("den 3 mars 2026", "2026-03-03"),
    ("d. 3/3", "XXXX-03-03"),
    ("mars 2026", "2026-03"),
    ("August 2026", "2026-08"),
    ("25.–26. august 2026", "2026-08-25/2026-08-26"),
    ("31. august – 1. september 2026", "2026-08-31/2026-09-01"),
    ("3. aug. 2026", "2026-08-03"),
    ("d. 3. okt 2026", "2026-10-03"),
    ("Sept 3, 2026", "2026-09-03"),
    ("3 sep 2026", "2026-09-03"),
    ("29. februar", "XXXX-02-29"),
    ("29.02.2028", "2028-02-29"),
    ("8/25/2026", "2026-08-25"),
    ("03/08/2026", "2026-08-03"),
    ("08/25/26", "2026-08-25"),
    ("DEN 3. MARTS 2026", "2026-03-03"),
    ("den første maj 2026", "2026-05-01"),
    ("am ersten März", "XXXX-03-01"),
    ("the first of May 2026", "2026-05-01"),
    ("the 3rd of May", "XXXX-05-03"),
    ("March 3–4, 2026", "2026-03-03/2026-03-04"),
    ("March 30 – April 2, 2026", "2026-03-30/2026-04-02"),
    ("3.–4.3.2026", "2026-03-03/2026-03-04"),
    ("3/3–4/3 2026", "2026-03-03/2026-03-04"),
    ("03.03.-04.03.2026", "2026-03-03/2026-03-04"),
    ("3./4. März 2026", "2026-03-03/2026-03-04"),
    ("25. og 26. august 2026", "2026-08-25/2026-08-26"),
    ("24., 25. og 26. august 2026", "2026-08-24/2026-08-26"),
    ("3. og 17. marts 2026", "2026-03-03"),
    ("30. december 2026 – 2. januar 2027", "2026-12-30/2027-01-02"),
    ("30. december – 2. januar 2027", "2026-12-30/2027-01-02"),
    ("30. december – 2. januar", "XXXX-12-30/XXXX-01-02"),
    ("tirsdag den 3. marts – onsdag den 4. marts 2026", "2026-03-03/2026-03-04"),
    ("am 3.3.", "XXXX-03-03"),
    ("tirsdag 3/3 kl. 9", "XXXX-03-03"),
    ("Mi., 4. März 2026", "2026-03-04"),
    ("onsdag 4. mars 2026 kl. 9–12", "2026-03-04"),
    ("3 mars -26", "2026-03-03"),
    ("den 3:e mars 2026", "2026-03-03"),
    ("3-Mar-2026", "2026-03-03"),
    ("3 Mar '26", "2026-03-03"),
    ("2026/03/03", "2026-03-03"),
    ("2026.03.03", "2026-03-03"),
    ("marts-april 2026", "2026-03/2026-04"),
    ("3. des. 2026", "2026-12-03"),
    ("15. desember", "XXXX-12-15"),
    ("den 24. december 2026.", "2026-12-24"),
    ("2026-03-03T09:30", "2026-03-03"),
    ("2026-03-03 – 2026-03-05", "2026-03-03/2026-03-05"),
    ("2026-03-03/2026-03-05", "2026-03-03/2026-03-05"),
    ("Mødedato: 25. august Vært", "XXXX-08-25"),
    ("30. februar, men 3. marts 2026", "2026-03-03"),
    ("3 March 2026 and 17 March 2026", "2026-03-03"),
    ("14.03.-16.03.26", "2026-03-14/2026-03-16"),
    ("d.3. marts", "XXXX-03-03"),
    ("(3. marts 2026)", "2026-03-03"),
    ("Onsdag, den 3. september 2025", "2025-09-03"),
    ("Dienstag, 03. März 2026", "2026-03-03"),
    ("03-03-2026", "2026-03-03"),
    ("03-03-26", "2026-03-03"),
    ("3. 3. 2026", "2026-03-03"),
    ("3.3 2026", "2026-03-03"),
    ("Monday 3rd March", "XXXX-03-03"),
    ("Tues. 3 March 2026", "2026-03-03"),
    ("from 3 to 5 March 2026", "2026-03-03/2026-03-05"),
    ("3. bis 5. Mai 2026", "2026-05-03/2026-05-05"),
    ("3.–5. mai", "XXXX-05-03/XXXX-05-05"),
    ("27 augusti 2026", "2026-08-27"),
    ("22. jänner 2026", "2026-01-22"),
    ("Februari 2026", "2026-02"),
    ("May 2026", "2026-05"),
    ("3. Juni Turnhalle", "XXXX-06-03"),
    ("Møde 2 – 3. marts 2026", "2026-03-03"),
    ("2-3. marts 2026", "2026-03-02/2026-03-03"),
    ("den 5. juni 2026 og den 7. juni 2026", "2026-06-05"),
    ("14. Februar 2026", "2026-02-14"),
    ("Tirsdag den 14. okt. 2025 kl. 9-12", "2025-10-14"),
    ("on 3 March", "XXXX-03-03"),
    ("am 12. Dezember", "XXXX-12-12"),
    ("25 augusti 2025", "2025-08-25"),
    ("onsdag 4. desember 2024", "2024-12-04"),
]
NO_DATES = [
    "29. februar 2025",
    "tlf. 33 92 35 13",
    "12-14 år",
    "uge 34",
    "31. februar 2026",
    "29.02.2026",
    "kl. 9.30",
    "nr. 4.2",
    "1.5 mio.",
    "§ 3.2",
    "pkt. 4",
    "2.3.1 Budget",
    "2.3.10 Budget",
    "12 34 56 78",
    "2024-1234",
    "1/3 af grupperne",
    "3/4",
    "den 1/3 af grupperne",
    "group 3 may say",
    "20.000 kr.",
    "9.30-12",
    "9.10-12",
    "9.30–12.00",
    "10.12.26.1",
    "v. 1.2.26",
    "1. Jan Holm",
    "§ 3 des Gesetzes",
    "Sagsnr. 24-03-2026-12345",
    "10-12 personer",
    "8-10-12 personer",
    "24/7",
    "den 24/7-telefonen",
    "fra 2025/26",
    "ISO 9001:2015",
    "5. klasse",
    "mandag den 3.",
    "in März",
    "we may 2026",
    "40. marts 2026",
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_a_date_is_read_in_each_form_and_language(text: str, edtf: str) -> None:
    assert parse_date(text) == edtf
    assert is_edtf(edtf)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert parse_date(text) is None


def test_the_span_holds_the_date_and_nothing_around_it() -> None:
    text = "Referat, tirsdag den 3. marts 2026. Vi begyndte kl. 9."
    found = find_date(text)
    assert found is not None
    assert text[found.start : found.end] == "3. marts 2026"


def test_all_dates_are_found_in_order() -> None:
    dates = find_dates("Den 3. marts 2026 og igen 17/4-26, men ikke 1/2 time")
    assert [found.edtf for found in dates] == ["2026-03-03", "2026-04-17"]


@pytest.mark.parametrize("text", ["3/3", "mandag den 3.3.", "3.3", "3/3 kl. 9-12"])
def test_a_labelled_value_needs_neither_year_nor_cue(text: str) -> None:
    found = find_date(text, bare=True)
    assert found is not None
    assert found.edtf == "XXXX-03-03"


@pytest.mark.parametrize("text", ["9.30-12", "3/3-delen", "13/13", "Rådhuset 3/3"])
def test_a_labelled_value_must_still_be_a_date(text: str) -> None:
    assert find_date(text, bare=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026",
        "2026-03",
        "2026-03-03",
        "XXXX-08-25",
        "XXXX-02-29",
        "2026-08-25/2026-08-26",
        "XXXX-12-30/XXXX-01-02",
        "2026-03/2026-04",
    ],
)
def test_dates_of_the_record_are_edtf(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "XXXX",
        "26-03-03",
        "2026-13",
        "2026-02-30",
        "2027-02-29",
        "2026-3-3",
        "/",
        "2026-08-26/2026-08-25",
        "2026-08-25/",
        "2026/2027/2028",
        "٢٠٢٦-٠٣-٠٣",
        "2026\n",
    ],
)
def test_other_texts_are_no_edtf(text: str) -> None:
    assert not is_edtf(text)


PIECES = st.sampled_from(
    "3|03|31|2026|26|.|/|-|–| |, |marts|May|des.|Jan|og|til|den|d.|tirsdag|kl.|of|'26"
    "|\n|nr.|første|XX".split("|")
)
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=16).map("".join)


@given(TEXTS, st.booleans())
def test_any_text_has_valid_dates_within_it_or_none(text: str, bare: bool) -> None:
    found = [*find_dates(text), *filter(None, [find_date(text, bare=bare)])]
    assert all(is_edtf(date.edtf) for date in found)
    assert all(0 <= date.start < date.end <= len(text) for date in found)


@given(TEXTS)
def test_dates_do_not_overlap(text: str) -> None:
    found = find_dates(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["3", "3.", "3/", "3-3-", "3, ", "3 og ", "marts ", "den ", "2026-", " ", "\n"],
)
def test_a_long_hostile_line_is_read_to_its_end(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + " x den 3. marts 2026"
    assert find_dates(text)[-1].edtf.endswith("2026-03-03")
