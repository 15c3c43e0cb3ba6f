import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.analysis_tables import (
    LEDGER_COLUMNS,
    dump_ledger,
    load_ledger,
)
from folkmoot.documents.csv_cells import dump_csv, load_csv, neutralise, restore
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.key_points import InputRole, LedgerRow, Place
from folkmoot.domain.messages import LANGUAGES, render_message
from tests.documents.analysis_samples import make_analysis

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
SIGNS = st.text("'=+-@\t\r\n\",; 1aå", max_size=6)
WORDS = TEXTS.filter(bool)
IDS = st.text("0123456789abcdef", min_size=16, max_size=16)
HEADER = ",".join(LEDGER_COLUMNS) + "\n"


@st.composite
def ledger_rows(draw: st.DrawFn) -> LedgerRow:
    role = draw(st.sampled_from(InputRole))
    place = draw(st.sampled_from(Place)) if role is InputRole.INPUT else None
    return LedgerRow(
        statement_id=draw(IDS),
        role=role,
        place=place,
        key_points=tuple(draw(st.lists(IDS, max_size=3))),
        duplicate_of=draw(st.none() | IDS),
        reason=draw(SIGNS),
        meeting=draw(st.none() | IDS),
        focus_area=draw(st.none() | WORDS),
        group=draw(st.none() | WORDS),
        text=draw(TEXTS | SIGNS),
    )


LEDGERS = st.lists(
    ledger_rows(), max_size=4, unique_by=lambda row: row.statement_id
).map(tuple)


@given(LEDGERS)
def test_a_ledger_written_and_read_again_is_equal(rows: tuple[LedgerRow, ...]) -> None:
    assert load_ledger(dump_ledger(rows)) == rows
    assert load_ledger(dump_ledger(rows).encode()) == rows


@given(TEXTS | SIGNS)
def test_a_text_is_restored_from_its_neutral_cell(text: str) -> None:
    assert restore(neutralise(text)) == text


@given(SIGNS)
def test_no_cell_begins_as_a_formula_unless_it_is_a_number(text: str) -> None:
    cell = neutralise(text)
    is_number = re.fullmatch(r"[+-][0-9]+([.,][0-9]+)?", cell)
    assert cell[:1] not in tuple("=+-@\t\r") or is_number


@pytest.mark.parametrize("text", ["Stierne", "-5", "+4,5", "a=b", "'hej", "3a", ""])
def test_what_is_no_formula_stands_as_it_is(text: str) -> None:
    assert neutralise(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+45 12", "- flere busser", "@SUM", "\t=1"])
def test_what_might_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert neutralise(text) == f"'{text}"


@given(st.lists(st.lists(TEXTS | SIGNS, min_size=2, max_size=3), max_size=3))
def test_cells_with_line_breaks_and_quotes_are_read_as_they_were(
    rows: list[list[str]],
) -> None:
    assert load_csv(dump_csv(rows)) == rows


def test_the_ledger_stands_in_its_own_order_under_the_header_of_the_contract() -> None:
    ledger = make_analysis().ledger
    rows = list(csv.reader(io.StringIO(dump_ledger(ledger), newline="")))
    assert tuple(rows[0]) == LEDGER_COLUMNS
    assert [row[0] for row in rows[1:]] == [row.statement_id for row in ledger]
    first = ["s1", "input", "gathered", "k1", "", "", "m1", "Transport", "Gruppe 1"]
    assert rows[1] == [*first, "Bussen kører for sjældent om aftenen"]


def test_lines_end_in_a_line_feed() -> None:
    written = dump_ledger(make_analysis().ledger)
    assert "\r" not in written
    assert written.endswith("\n")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("", "1"),
        ("a,b\n", "1"),
        (b"\xff", "CSV"),
        (HEADER + 'a,"b', "CSV"),
        (HEADER + "a,b\n", "2"),
        (HEADER + ",input,alone,,,,,,,x\n", "2.statement_id"),
        (HEADER + "a,guess,alone,,,,,,,x\n", "2.role"),
        (HEADER + "a,input,lost,,,,,,,x\n", "2.place"),
        (HEADER + "a,input,,,,,,,,x\n", "2.place"),
        (HEADER + "a,theme,alone,,,,,,,x\n", "2.place"),
        (HEADER + 2 * "a,theme,,,,,,,,x\n", "3.statement_id"),
    ],
)
def test_a_damaged_ledger_is_refused_with_the_place(
    content: str | bytes, place: str
) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        load_ledger(content)
    assert raised.value.details["place"] == place
    for language in LANGUAGES:
        said = render_message(raised.value.code, language, **raised.value.details)
        assert "ledger.csv" in said
