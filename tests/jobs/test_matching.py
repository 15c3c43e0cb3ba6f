from pathlib import Path

import pytest

import folkmoot
from folkmoot.documents.write_matches import GroupRow, MatchRow
from folkmoot.domain.errors import DomainError
from folkmoot.domain.key_points import Relation
from folkmoot.jobs.matching import LonelyTopic, group, match, run_matching
from tests.jobs.word_matching import CountingEncoder, by_words

__all__ = ["by_words"]

STATEMENTS = """id,text,topic
u3,bussen kører ikke,Veje
u1,flere stier,Veje
u2,,Veje
u9,en lærer til,Skole
"""
KEY_POINTS = """id,text,topic
h2,bussen skal køre,Veje
h1,bedre stier til alle,Veje
h3,bedre skole,skole
"""
pytestmark = pytest.mark.usefixtures("by_words")


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    statements, key_points = tmp_path / "s.csv", tmp_path / "k.csv"
    statements.write_text(STATEMENTS, encoding="utf-8")
    key_points.write_text(KEY_POINTS, encoding="utf-8")
    return statements, key_points


def _match(*tables: Path, every: bool = False) -> tuple[MatchRow, ...]:
    return match(*tables, every=every, encoder=CountingEncoder())


def test_only_pairs_that_have_to_do_with_each_other_are_given(
    tables: tuple[Path, Path],
) -> None:
    rows = _match(*tables)
    assert [(r.statement_id, r.key_point_id, r.relation) for r in rows] == [
        ("u1", "h1", Relation.SUPPORTS),
        ("u3", "h2", Relation.OPPOSES),
    ]
    assert rows[0].score == 0.333333


def test_with_every_all_pairs_of_a_topic_stand_in_the_order_of_their_ids(
    tables: tuple[Path, Path],
) -> None:
    pairs = [(r.statement_id, r.key_point_id) for r in _match(*tables, every=True)]
    assert pairs == [(u, h) for u in ("u1", "u2", "u3") for h in ("h1", "h2")]


def test_an_empty_text_matches_nothing(tables: tuple[Path, Path]) -> None:
    rows = [row for row in _match(*tables, every=True) if row.statement_id == "u2"]
    assert {row.relation for row in rows} == {Relation.NONE}


def test_the_order_of_the_rows_changes_nothing(tables: tuple[Path, Path]) -> None:
    before = _match(*tables, every=True)
    for path in tables:
        header, *rows = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    assert _match(*tables, every=True) == before


def test_a_topic_without_key_points_is_told_and_is_no_fault(
    tables: tuple[Path, Path],
) -> None:
    matching = run_matching(*tables, encoder=CountingEncoder())
    assert matching.lonely == (LonelyTopic(topic="Skole", statements=1),)
    assert (matching.statements, matching.key_points) == (4, 3)


@pytest.mark.parametrize("place", [0, 1])
def test_where_one_table_has_no_topics_all_is_one_topic(
    tables: tuple[Path, Path], place: int
) -> None:
    lines = tables[place].read_text("utf-8").splitlines()
    text = "\n".join(line.rpartition(",")[0] for line in lines)
    tables[place].write_text(text, encoding="utf-8")
    assert len(_match(*tables, every=True)) == 4 * 3
    assert run_matching(*tables, encoder=CountingEncoder()).lonely == ()


def test_the_file_holds_the_rows_with_six_decimals(tables: tuple[Path, Path]) -> None:
    out = tables[0].with_name("m.csv")
    match(*tables, out=out, encoder=CountingEncoder())
    assert out.read_bytes() == (
        b"statement_id,key_point_id,score,relation,reason\n"
        b"u1,h1,0.333333,supports,stier\n"
        b"u3,h2,0.333333,opposes,bussen\n"
    )


def test_a_table_is_not_written_over(tables: tuple[Path, Path]) -> None:
    with pytest.raises(DomainError, match="is_an_input"):
        match(*tables, out=tables[1], encoder=CountingEncoder())
    assert tables[1].read_text("utf-8") == KEY_POINTS


def test_a_file_that_is_there_is_kept_where_an_input_is_refused(
    tables: tuple[Path, Path],
) -> None:
    out = tables[0].with_name("m.csv")
    out.write_text("before", encoding="utf-8")
    tables[1].write_text("id,text\n1,a\n1,b\n", encoding="utf-8")
    with pytest.raises(DomainError, match="bad_table"):
        match(*tables, out=out, encoder=CountingEncoder())
    assert out.read_text("utf-8") == "before"


def test_progress_counts_the_texts_that_were_read(tables: tuple[Path, Path]) -> None:
    told: list[tuple[str, int, int]] = []
    encoder = CountingEncoder()
    match(*tables, encoder=encoder, on_progress=lambda *step: told.append(step))
    assert told[-1] == ("embedding", 4, 4)
    assert encoder.texts == 4


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "s.csv"
    rows = ["b2,flere stier,Veje", "b1,stier nu,Veje", "a9,noget andet,Veje"]
    path.write_text("\n".join(["id,text,topic", *rows, "c1,stier,By"]), "utf-8")
    return path


def test_every_statement_has_a_row_with_its_key_point_or_none(table: Path) -> None:
    rows = group(table, encoder=CountingEncoder())
    assert [row.statement_id for row in rows] == ["c1", "a9", "b1", "b2"]
    assert rows[0] == GroupRow(statement_id=rows[0].statement_id)
    assert rows[1].key_point_id is None
    assert rows[2].key_point_id == rows[3].key_point_id is not None
    assert {row.key_point_text for row in rows[2:]} == {"stier nu"}


def test_a_key_points_id_follows_from_its_source_alone(table: Path) -> None:
    before = group(table, encoder=CountingEncoder())
    with table.open("a", encoding="utf-8") as file:
        file.write("\nx1,helt andre ord,Veje\n")
    after = group(table, encoder=CountingEncoder())
    assert before[2] == after[2]


def test_the_groups_file_holds_a_row_per_statement(table: Path) -> None:
    out = table.with_name("g.csv")
    rows = group(table, out=out, encoder=CountingEncoder())
    lines = out.read_text("utf-8").splitlines()
    assert lines[0] == "statement_id,key_point_id,key_point_text,relation"
    assert lines[1] == "c1,,,"
    assert lines[3] == f"b1,{rows[2].key_point_id},stier nu,supports"


def test_the_package_gives_both_verbs() -> None:
    assert (folkmoot.match, folkmoot.group) == (match, group)


def test_what_has_no_words_is_not_given_to_the_model(table: Path) -> None:
    table.write_text("id,text\n1,\n2,---\n3,stier\n4,stier nu\n", encoding="utf-8")
    encoder = CountingEncoder()
    rows = group(table, encoder=encoder)
    assert [row.key_point_id is None for row in rows] == [True, True, False, False]
    assert encoder.texts == 2
