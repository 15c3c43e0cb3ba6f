import csv
import io
from collections.abc import Mapping, Sequence

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.documents.read_csv import read_csv
from folkmoot.documents.read_file import read_file
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.messages import MESSAGES
from folkmoot.domain.record import Record, SectionKind
from folkmoot.domain.words import count_words

SURVEY = [
    ["ID", "Mailadresse", "Navn", "Rolle", "Hvad virker?", "Hvad bør vi foreslå?"],
    [
        "1",
        "a@example.com",
        "Anne Holm",
        "Leder",
        "Naboer hjælper;\nom natten",
        "Tid",
    ],
    ["2", "b@example.com", "Bo Lind", "Borger", "", "Færre skemaer og mere tid"],
    [
        "3",
        "c@example.com",
        "Carl Ek",
        "Leder",
        "Ved ikke",
        "=1+2 kan ikke forklare det",
    ],
    ["4", "d@example.com", "Dea Fri", "Borger", "Bussen kører hver halve time", "-"],
    ["5", "e@example.com", "Eva Gram", "Borger", "Lægen har tid til en snak", "Skolen"],
]


def _csv(
    rows: Sequence[Sequence[str]], *, delimiter: str = ";", encoding: str = "cp1252"
) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def _xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


WORKBOOK = _xlsx({"Ark1": SURVEY})


def _said(record: Record) -> list[tuple[str | None, str | None, str]]:
    return [
        (section.focus_area, statement.group, statement.text)
        for meeting in record.meetings
        for section in meeting.sections
        for statement in section.statements
    ]


def _assert_balanced(record: Record) -> None:
    (balance,), (document,) = record.balance, record.documents
    aside = sum(count_words(part.text) for part in balance.set_aside)
    assert balance.words == count_words(document.text) == balance.recorded + aside
    assert "not recognised" not in {part.reason for part in balance.set_aside}


def test_answers_and_empty_answers_add_up_to_the_respondents() -> None:
    (survey,) = read_file("s.csv", _csv(SURVEY)).surveys
    answers = [len(section.statements) for section in survey.sections]
    assert (survey.respondents, answers) == (5, [3, 4])
    assert list(survey.empty.values()) == [2, 1]


def test_an_answer_keeps_its_words_and_what_is_known_of_its_author() -> None:
    (survey,) = read_file("s.csv", _csv(SURVEY)).surveys
    first = survey.sections[0].statements[0]
    assert first.text == "Naboer hjælper; om natten"
    assert first.attributes == {"ID": "1", "Rolle": "Leder"}
    assert first.source.line == 2


def test_personal_data_is_dropped_and_said_so() -> None:
    record = read_file("s.csv", _csv(SURVEY))
    assert "example.com" not in record.documents[0].text
    assert "Anne Holm" not in record.documents[0].text
    reasons = {part.reason for part in record.balance[0].set_aside}
    assert {"column dropped: names (5 cells)", "no answer"} <= reasons


def test_formula_like_text_is_text() -> None:
    record = read_file("s.xlsx", _xlsx({"Ark1": SURVEY[:3]}))
    workbook = _xlsx({"Ark1": [["Hvad mener du?"], ["=1+2 er ikke svaret"]]})
    assert record.surveys
    (survey,) = read_file("s.xlsx", workbook).surveys
    assert survey.sections[0].statements[0].text == "=1+2 er ikke svaret"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_are_sniffed(delimiter: str, encoding: str) -> None:
    content = _csv(SURVEY, delimiter=delimiter, encoding=encoding)
    record = read_file("s.csv", content)
    assert record.surveys[0].questions[1].text == "Hvad bør vi foreslå?"
    _assert_balanced(record)


def test_columns_are_what_the_user_says() -> None:
    asked = {"Rolle": "drop", "Navn": "attribute", "Hvad virker?": "attribute"}
    record = read_file("s.csv", _csv(SURVEY), columns=asked)
    statement = record.surveys[0].sections[0].statements[0]
    assert statement.attributes["Navn"] == "Anne Holm"
    assert "Rolle" not in statement.attributes
    assert len(record.surveys[0].questions) == 1


def test_an_unknown_column_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        read_file("s.csv", _csv(SURVEY), columns={"Køn": "drop"})
    assert raised.value.code == "unknown_column"
    assert "Rolle" in str(raised.value.details["known"])


def test_codes_above_the_questions_are_no_respondent() -> None:
    rows = [["s_1", "s_2"], ["Din rolle", "Hvad skal vi gøre?"]]
    rows += [["Leder", "Giv os mere tid til borgerne"], ["Borger", "Behold skolen nu"]]
    (survey,) = read_file("s.csv", _csv(rows)).surveys
    assert (survey.respondents, survey.questions[0].text) == (2, "Hvad skal vi gøre?")


def test_several_sheets_with_one_header_are_one_survey() -> None:
    book = _xlsx({"Uge 1": SURVEY, "Uge 2": SURVEY[:2], "Koder": [["1", "enig"]]})
    record = read_file("s.xlsx", book)
    assert record.surveys[0].respondents == 6
    _assert_balanced(record)


def test_a_list_of_group_notes_is_a_meeting() -> None:
    rows = [["Gruppe", "Fokusområde", "Udsagn"], ["1", "Bus", "Den kører for sjældent"]]
    rows += [["", "", "Den er dyr"], ["Gruppe 2", "Læge", "Lægen er\nflyttet"]]
    record = read_file("noter.csv", _csv(rows))
    assert _said(record) == [
        ("Bus", "Gruppe 1", "Den kører for sjældent"),
        ("Bus", "Gruppe 1", "Den er dyr"),
        ("Læge", "Gruppe 2", "Lægen er"),
        ("Læge", "Gruppe 2", "flyttet"),
    ]


def test_a_matrix_of_groups_and_areas_is_a_meeting() -> None:
    rows = [
        ["Noter fra mødet 3. marts 2026"],
        ["Bord", "Transport", "Sundhed"],
        ["Bord 1", "Bussen kører for sjældent", "Lægen er flyttet"],
        ["Bord 2", "- Bedre stier nu\n- Flere lys på vejen", "Ventetiden er lang"],
    ]
    record = read_file("noter.xlsx", _xlsx({"Ark1": rows}))
    assert record.meetings[0].date == "2026-03-03"
    assert [(a, g) for a, g, _ in _said(record)] == [
        ("Transport", "Bord 1"),
        ("Transport", "Bord 2"),
        ("Transport", "Bord 2"),
        ("Sundhed", "Bord 1"),
        ("Sundhed", "Bord 2"),
    ]
    _assert_balanced(record)


def test_a_sheet_per_group_names_the_group() -> None:
    rows = [["Fokusområde", "Pointer"], ["Transport", "Bussen kører for sjældent"]]
    record = read_file("noter.xlsx", _xlsx({"Gruppe 1": rows, "Gruppe 2": rows}))
    assert [group for _, group, _ in _said(record)] == ["Gruppe 1", "Gruppe 2"]
    assert record.meetings[0].sections[0].kind is SectionKind.FOCUS_AREA


def test_columns_headed_by_groups_are_said_by_them() -> None:
    rows = [["Fokusområde", "Gruppe 1", "Gruppe 2"], ["Bus", "Sjælden", "Dyr"]]
    record = read_file("noter.csv", _csv(rows))
    assert _said(record) == [("Bus", "Gruppe 1", "Sjælden"), ("Bus", "Gruppe 2", "Dyr")]


def test_names_beside_group_notes_are_dropped() -> None:
    rows = [["Gruppe", "Navn", "Pointe"], ["1", "Anne Holm", "Bussen er sjælden"]]
    record = read_file("noter.csv", _csv(rows))
    assert "Anne" not in record.documents[0].text
    assert record.balance[0].set_aside[0].reason == "column dropped: names (1 cells)"
    _assert_balanced(record)


def test_a_comma_in_some_answers_does_not_make_two_columns() -> None:
    lines = ["Hvad synes du?", "Godt møde med energi", "Mere tid, tak, og mere ro"]
    (survey,) = read_file("s.csv", "\n".join(lines).encode()).surveys
    assert survey.respondents == 2


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_is_refused_or_read(place: int, noise: bytes) -> None:
    content = bytearray(WORKBOOK)
    content[place : place + len(noise)] = noise
    try:
        _assert_balanced(read_file("s.xlsx", bytes(content)))
    except UnreadableDocumentError as error:
        assert error.code in MESSAGES  # noqa: PT017


CELLS = st.text(alphabet='abcæøå ;,\t|"\n?1=', max_size=12)


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6),
    st.sampled_from(";,\t|"),
)
def test_no_table_is_too_odd_to_balance(rows: list[list[str]], delimiter: str) -> None:
    content = _csv(rows, delimiter=delimiter, encoding="utf-8")
    if not any(cell.strip() for row in rows for cell in row):
        return
    try:
        record = read_file("t.csv", content)
    except UnreadableDocumentError as error:
        assert error.code in ("empty_file", "not_text")  # noqa: PT017
        return
    _assert_balanced(record)
    for survey in record.surveys:
        for question, section in zip(survey.questions, survey.sections, strict=True):
            answered = len(section.statements) + survey.empty[question.id]
            assert answered == survey.respondents


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=3, max_size=6))
def test_a_semicolon_file_is_read_back_cell_for_cell(rows: list[list[str]]) -> None:
    header = [["Første kolonne", "Anden kolonne", "Tredje kolonne"]]
    (sheet,) = read_csv(_csv(header + rows, encoding="utf-8"))
    read = {
        (row.number, c): text for row in sheet.rows for c, text in row.cells.items()
    }
    written = {
        (number, column): cell
        for number, row in enumerate(header + rows, start=1)
        for column, cell in enumerate(row)
        if cell.strip()
    }
    assert {key: text.strip() for key, text in read.items()} == {
        key: text.strip() for key, text in written.items()
    }
