from pathlib import Path

import pytest

from folkmoot.cli.main import main
from tests.jobs.word_matching import by_words

__all__ = ["by_words"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "s.csv"
    path.write_text("id,text\n1,flere stier\n2,stier nu\n3,ro\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("by_words")
def test_each_statement_is_written_with_its_key_point_and_all_are_summed_up(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = table.with_name("g.csv")
    arguments = ["--statements", str(table), "--out", str(out), "--language", "en"]
    assert main(["group", *arguments]) == 0
    rows = [line.split(",") for line in out.read_text("utf-8").splitlines()]
    assert [row[0] for row in rows] == ["statement_id", "1", "2", "3"]
    assert rows[1][1:] == rows[2][1:]
    assert rows[3][1:] == ["", "", ""]
    told = capsys.readouterr().err
    assert "3 statements: 2 gathered in 1 key point, 1 stand alone" in told


@pytest.mark.usefixtures("by_words")
def test_a_dash_prints_the_rows(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["group", "--statements", str(table), "--out", "-"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_a_table_that_is_refused_ends_with_two(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(table.with_name("nix.csv"))
    arguments = ["--statements", missing, "--out", "-", "--language", "da"]
    assert main(["group", *arguments]) == 2
    assert "filen findes ikke" in capsys.readouterr().err
