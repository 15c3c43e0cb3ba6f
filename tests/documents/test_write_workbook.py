import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from folkmoot.documents.equal_package import drop_times
from folkmoot.documents.workbook_content import count_lines
from folkmoot.documents.write_workbook import CELL_LIMIT, cut_cell, write_workbook
from folkmoot.domain.key_points import Analysis
from tests.documents.analysis_samples import make_analysis

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|'/c calc'!A0", "#N/A"]


def say(*texts: str) -> Analysis:
    """The sample with other words in its first rows."""
    analysis = make_analysis()
    rows = [
        replace(row, text=text)
        for row, text in zip(analysis.ledger, texts, strict=False)
    ]
    return replace(analysis, ledger=(*rows, *analysis.ledger[len(rows) :]))


def read(analysis: Analysis, language: str = "da") -> Workbook:
    return load_workbook(io.BytesIO(write_workbook(analysis, language=language)))


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("da", ["Udsagn", "Hovedpointer", "Koblinger", "Spørgsmål", "Om"]),
        ("en", ["Statements", "Key points", "Matches", "Questions", "About"]),
    ],
)
def test_the_sheets_are_named_in_the_language(language: str, titles: list[str]) -> None:
    assert read(make_analysis(), language).sheetnames == titles


def test_every_statement_of_the_ledger_has_a_row_in_its_order() -> None:
    analysis = make_analysis()
    sheet = read(analysis)["Udsagn"]
    rows = [(row[1], row[-1]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert rows == [(row.text, row.statement_id) for row in analysis.ledger]


def test_a_repeated_statement_names_the_number_of_the_first() -> None:
    analysis = make_analysis()
    first, second, *rest = analysis.ledger
    double = replace(second, duplicate_of=first.statement_id)
    sheet = read(replace(analysis, ledger=(first, double, *rest)), "en")["Statements"]
    assert [cell.value for cell in sheet["A"]][:3] == ["No.", 1, 2]
    assert [cell.value for cell in sheet["G"]][:3] == ["Repeats no.", None, 1]


def test_meetings_and_reasons_have_the_report_s_names() -> None:
    analysis = make_analysis()
    (point, *points) = analysis.key_points
    match = replace(point.matches[0], reason="words: bussen; meaning 0.70")
    point = replace(point, matches=(match,))
    sheet = read(replace(analysis, key_points=(point, *points)))["Koblinger"]
    row = dict(zip(*sheet.iter_rows(1, 2, values_only=True), strict=True))
    assert row["Begrundelse"] == "fælles ord: bussen; nærhed i betydning 0,70"
    assert row["Møde eller skema"] == "Møde i Vestby"
    assert row["Fokusområde"] == "Transport"


def test_a_row_is_as_high_as_its_longest_cell_needs() -> None:
    sheet = read(say("kort", "Vi vil have lys på stierne. " * 10))["Udsagn"]
    heights = [sheet.row_dimensions[number].height for number in (2, 3)]
    assert heights[0] < heights[1] < 409


@given(st.text("ab \n", max_size=90), st.integers(1, 20))
def test_lines_are_counted_as_words_are_wrapped(text: str, width: int) -> None:
    lines = count_lines(text, width)
    assert lines >= 1 + text.count("\n")
    assert lines * (width + 1) >= len(text)
    assert lines <= 1 + len(text)
    assert count_lines(text, 100) == 1 + text.count("\n")


def test_the_places_told_add_up_to_the_statements_told() -> None:
    told = dict(read(make_analysis(), "en")["About"].iter_rows(values_only=True))
    places = ("waiting", "gathered", "standing alone", "set aside")
    assert sum(told[place] for place in places) == told["Statements in all (input)"]
    assert told["Statements in all (input)"] == 7


def test_no_cell_of_any_sheet_is_a_formula() -> None:
    content = write_workbook(say(*FORMULAS), language="da")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [name for name in package.namelist() if "/worksheets/" in name]
        roots = [ElementTree.fromstring(package.read(name)) for name in sheets]
    assert len(roots) == 5
    assert not [element for root in roots for element in root.iter() if _is_f(element)]
    sheet = load_workbook(io.BytesIO(content))["Udsagn"]
    assert [sheet.cell(n + 2, 2).value for n in range(len(FORMULAS))] == FORMULAS


def _is_f(element: ElementTree.Element) -> bool:
    return element.tag.endswith("}f") or element.get("t") == "e"


def test_what_looks_like_a_formula_stays_text_when_it_is_edited() -> None:
    sheet = read(say("=1+1", "Stierne"))["Udsagn"]
    assert (sheet["B2"].quotePrefix, sheet["B3"].quotePrefix) == (True, False)


def test_counts_are_numbers() -> None:
    row = next(read(make_analysis())["Hovedpointer"].iter_rows(2, 2, values_only=True))
    assert row[3:12] == (2, 4, 1, 2, 0, 0, 2, 1, 0)


def test_the_heading_row_stays_in_sight_and_filters() -> None:
    sheet = read(make_analysis())["Udsagn"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:N{len(make_analysis().ledger) + 1}"
    assert sheet["A1"].font.bold


def test_a_statement_longer_than_a_cell_goes_on_beside_it_without_loss() -> None:
    text = "Vi vil have lys på stierne 😀 " * 2_400
    sheet = read(say("kort", text))["Udsagn"]
    headings = [sheet.cell(1, column).value for column in (2, 3, 4, 5)]
    assert headings == ["Udsagn", "Udsagn (fortsat 2)", "Udsagn (fortsat 3)", "Rolle"]
    parts = [sheet.cell(3, column).value for column in (2, 3, 4)]
    assert "".join(parts) == text
    assert max(len(part.encode("utf-16-le")) // 2 for part in parts) <= CELL_LIMIT


@given(st.text("a 😀", min_size=1, max_size=9), st.integers(1, 20_000))
def test_the_parts_of_a_long_text_fit_and_join_to_it(word: str, times: int) -> None:
    parts = cut_cell(word * times)
    assert "".join(parts) == word * times
    assert all(len(part.encode("utf-16-le")) // 2 <= CELL_LIMIT for part in parts)


def test_a_long_text_is_cut_before_a_word() -> None:
    assert cut_cell("ord " * 10_000)[1].startswith(" ord")


def test_what_a_cell_cannot_hold_is_shown_by_another_sign() -> None:
    sheet = read(say("a\x00b\x0bc", "tjek \ud83d!", "to\nlinjer"))["Udsagn"]
    assert [sheet.cell(row, 2).value for row in (2, 3, 4)] == [
        "a␀b␋c",
        "tjek \ufffd!",
        "to\nlinjer",
    ]


def test_words_that_look_like_an_escaped_letter_are_not_read_as_one() -> None:
    content = write_workbook(say("se _x0041_"), language="da")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    assert b"se _x005F_x0041_" in sheet


def test_equal_analyses_give_equal_bytes_whenever_they_are_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = write_workbook(make_analysis(), language="da")
    now = (2031, 5, 6, 7, 8, 10)
    monkeypatch.setattr("time.localtime", lambda *_: (*now, 0, 0, 0))
    assert write_workbook(make_analysis(), language="da") == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert b"<dcterms:" not in package.read("docProps/core.xml")


def test_a_package_without_times_keeps_all_its_parts() -> None:
    workbook, result = Workbook(), io.BytesIO()
    workbook.save(result)
    with (
        zipfile.ZipFile(io.BytesIO(result.getvalue())) as old,
        zipfile.ZipFile(io.BytesIO(drop_times(result.getvalue()))) as new,
    ):
        assert new.namelist() == old.namelist()
