from pathlib import Path

import pytest

from folkmoot.documents.read_id_table import IdRow, read_id_table
from folkmoot.domain.errors import DomainError
from folkmoot.domain.messages import LANGUAGES, render_message


def _write(folder: Path, content: str | bytes) -> Path:
    path = folder / "udsagn.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _texts(path: Path) -> dict[str, str]:
    return {row.id: row.text for row in read_id_table(path).rows}


def test_rows_stand_in_the_files_order_with_their_topic(tmp_path: Path) -> None:
    table = read_id_table(_write(tmp_path, "id,text,topic\nb,Flere stier,Veje\na,,\n"))
    assert table.has_topics
    assert table.rows == (
        IdRow(id="b", text="Flere stier", topic="Veje"),
        IdRow(id="a", text="", topic=""),
    )


def test_a_table_without_topics_says_so(tmp_path: Path) -> None:
    assert not read_id_table(_write(tmp_path, "id,text\na,Ja\n")).has_topics


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_tells_the_delimiter_whatever_the_texts_hold(
    tmp_path: Path, delimiter: str
) -> None:
    content = 'id,text\n1,"a; b; c | d, e"\n2,"f; g; h | i, j"\n'
    path = _write(tmp_path, content.replace("id,", f"id{delimiter}", 1))
    rows = path.read_text().replace("1,", f"1{delimiter}")
    path.write_text(rows.replace("2,", f"2{delimiter}"))
    assert _texts(path) == {"1": "a; b; c | d, e", "2": "f; g; h | i, j"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    path = _write(tmp_path, "ID;Text\r\n1;Bedre stier på øen\r\n".encode(encoding))
    assert _texts(path) == {"1": "Bedre stier på øen"}


def test_a_line_break_and_quotes_within_a_text_are_kept(tmp_path: Path) -> None:
    path = _write(tmp_path, 'id,text\r\n1,"to linjer\r\nog ""citat"""\r\n2,Ja\r\n')
    assert _texts(path) == {"1": 'to linjer\nog "citat"', "2": "Ja"}


def test_other_columns_and_blank_rows_are_passed_over(tmp_path: Path) -> None:
    path = _write(tmp_path, "sep=;\nnr;text;id\n\n7;Ja;a\n;;\n8;Nej;b;;\n")
    assert _texts(path) == {"a": "Ja", "b": "Nej"}


def test_a_table_with_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    assert read_id_table(_write(tmp_path, "id,text\n")).rows == ()


REFUSED = {
    "table_empty": b" \n",
    "table_not_text": b"PK\x03\x04\x00\x00\x00\x00",
    "table_no_column": b"id,tekst\n1,Ja\n",
    "table_double_column": b"id,text,text\n1,Ja,Nej\n",
    "table_row_width": b"id,text\n1,Ja\n2,Ja, gerne\n",
    "table_open_quote": b'id,text\n1,Ja\n2,"Ja\n3,Nej\n',
    "table_empty_id": b"id,text\n1,Ja\n ,Nej\n",
    "table_double_id": b'id,text\n1,"Ja\nda"\n2,Nej\n1 ,Nej\n',
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_faulty_table_is_refused_by_name_in_both_languages(
    tmp_path: Path, fault: str
) -> None:
    path = _write(tmp_path, REFUSED[fault])
    with pytest.raises(DomainError) as caught:
        read_id_table(path)
    assert (caught.value.code, caught.value.details["fault"]) == ("bad_table", fault)
    for language in LANGUAGES:
        told = render_message("bad_table", language, **caught.value.details)
        assert told.startswith(f"{path} ")
        assert "{" not in told


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        ("table_row_width", 3),
        ("table_open_quote", 3),
        ("table_empty_id", 3),
        ("table_double_id", 5),
    ],
)
def test_the_line_of_the_fault_is_that_of_the_file(
    tmp_path: Path, fault: str, line: int
) -> None:
    with pytest.raises(DomainError) as caught:
        read_id_table(_write(tmp_path, REFUSED[fault]))
    assert caught.value.details["line"] == line


@pytest.mark.parametrize(
    ("name", "fault"), [("x", "no_such_file"), ("", "is_a_folder")]
)
def test_what_is_no_file_is_refused(tmp_path: Path, name: str, fault: str) -> None:
    with pytest.raises(DomainError) as caught:
        read_id_table(tmp_path / name)
    assert caught.value.details["fault"] == fault
