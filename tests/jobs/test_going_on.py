"""What `--resume` and `--overwrite` keep, do again, and refuse."""

import json
from pathlib import Path
from typing import Any

import pytest

from folkmoot.domain.errors import DomainError
from folkmoot.domain.key_points import Analysis, Match, Relation
from tests.jobs.hashing_encoder import HashingEncoder
from tests.jobs.small_tour import read_files, run, tour

__all__ = ["tour"]

AGAIN = pytest.mark.parametrize("again", [{"resume": True}, {"overwrite": True}])
SAID = "Behold skolen i byen"


def _fail(*inputs: Path, out: Path, **options: Any) -> str:
    with pytest.raises(DomainError) as refused:
        run(*inputs, out=out, **options)
    return refused.value.code


def _decide(out: Path, statement: str, relation: str, by: str = "Anne Holm") -> str:
    """Decide on the first match of a statement, as a person would in the file."""
    path = out / "key_points.json"
    points = json.loads(path.read_bytes())
    for point in points:
        for match in point["matches"]:
            if match["statement"] == statement:
                match.update(relation=relation, decided_by=by)
                path.write_text(json.dumps(points), "utf-8")
                return str(point["id"])
    raise AssertionError(f"{statement} has no match")


def _find(analysis: Analysis, text: str) -> str:
    return next(row.statement_id for row in analysis.ledger if row.text == text)


def _list_decided(analysis: Analysis) -> list[tuple[str, Match]]:
    return [
        (point.id, match)
        for point in analysis.key_points
        for match in point.matches
        if match.decided_by != "machine"
    ]


@pytest.fixture
def out(tour: list[Path], tmp_path: Path) -> Path:
    """The folder of a first run."""
    run(*tour, out=tmp_path / "ud")
    return tmp_path / "ud"


def test_where_nothing_has_changed_nothing_is_done(tour: list[Path], out: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    told: list[str] = []
    again = run(
        *reversed(tour),
        out=out,
        resume=True,
        on_progress=lambda stage, *_: told.append(stage),
    )
    assert again.is_unchanged
    assert told == []
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == before
    assert again.analysis == run(*tour, out=None).analysis


def test_what_was_refused_is_told_again_where_nothing_has_changed(
    tour: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "ud"
    first = run(*tour, tmp_path / "nix.md", out=out)
    again = run(*tour, tmp_path / "nix.md", out=out, resume=True)
    assert again.is_unchanged
    assert again.refused == first.refused != ()


@pytest.mark.parametrize(
    "change", [{"language": "da"}, {"parquet": True}, {"other": True}, {"gone": True}]
)
def test_whatever_changes_a_file_is_done_again(
    tour: list[Path], out: Path, change: dict[str, Any]
) -> None:
    if change.pop("other", False):
        tour[0].write_text(tour[0].read_text("utf-8") + "\n- Flere busser\n", "utf-8")
    if change.pop("gone", False):
        (out / "statements.xlsx").unlink()
    assert not run(*tour, out=out, resume=True, **change).is_unchanged
    assert run(*tour, out=out, resume=True, **change).is_unchanged


def test_another_model_is_another_run(tour: list[Path], out: Path) -> None:
    other = HashingEncoder()
    other.fingerprint = "other"
    assert not run(*tour, out=out, resume=True, encoder=other).is_unchanged


def test_files_can_be_added(tour: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "ud"
    run(*tour[:2], out=out)
    run(*tour, out=out, resume=True)
    added = read_files(out)
    run(*tour, out=tmp_path / "hel")
    assert added == read_files(tmp_path / "hel")


def test_a_first_run_may_say_resume(tour: list[Path], tmp_path: Path) -> None:
    assert not run(*tour, out=tmp_path / "ud", resume=True).is_unchanged
    assert (tmp_path / "ud").is_dir()


def test_what_an_earlier_run_wrote_is_not_read_in(
    tour: list[Path], tmp_path: Path
) -> None:
    out = tour[0].parent / "ud"
    run(tour[0].parent, out=out)
    first = read_files(out)
    run(tour[0].parent, out=out, overwrite=True)
    assert read_files(out) == first


@AGAIN
def test_a_persons_decision_is_kept(
    tour: list[Path], out: Path, again: dict[str, Any]
) -> None:
    statement = _find(run(*tour, out=None).analysis, SAID)
    point = _decide(out, statement, "opposes")
    finished = run(*tour, out=out, **again)
    ((kept, match),) = _list_decided(finished.analysis)
    assert (kept, match.statement) == (point, statement)
    assert (match.relation, match.decided_by) == (Relation.OPPOSES, "Anne Holm")
    assert finished.lost_decisions == 0
    manifest = json.loads((out / "manifest.json").read_bytes())
    assert manifest["decisions"]["matches"] == 1
    assert run(*tour, out=out, resume=True).is_unchanged


def test_a_ruled_out_match_does_not_come_back(tour: list[Path], out: Path) -> None:
    statement = _find(run(*tour, out=None).analysis, SAID)
    point = _decide(out, statement, "none")
    analysis = run(*tour, out=out, resume=True).analysis
    relations = [
        match.relation
        for one in analysis.key_points
        for match in one.matches
        if (one.id, match.statement) == (point, statement)
    ]
    assert relations == [Relation.NONE]
    row = next(row for row in analysis.ledger if row.statement_id == statement)
    assert point not in row.key_points


@AGAIN
def test_a_decision_follows_its_statement_when_the_file_is_changed_elsewhere(
    tour: list[Path], out: Path, again: dict[str, Any]
) -> None:
    statement = _find(run(*tour, out=None).analysis, SAID)
    _decide(out, statement, "opposes")
    text = tour[0].read_text("utf-8").replace("Møde i Vestby", "Møde i Vestby by")
    tour[0].write_text(text, "utf-8")
    finished = run(*tour, out=out, **again)
    ((_, match),) = _list_decided(finished.analysis)
    assert match.statement == _find(finished.analysis, SAID) != statement
    assert match.segment.text == SAID


def test_a_decision_whose_statement_is_gone_is_told(
    tour: list[Path], out: Path
) -> None:
    _decide(out, _find(run(*tour, out=None).analysis, SAID), "opposes")
    text = tour[0].read_text("utf-8").replace(f"- Gruppe 2: {SAID}\n", "")
    tour[0].write_text(text, "utf-8")
    finished = run(*tour, out=out, resume=True)
    assert finished.lost_decisions == 1
    assert _list_decided(finished.analysis) == []


@AGAIN
def test_decisions_that_cannot_be_read_are_not_written_over(
    tour: list[Path], out: Path, again: dict[str, Any]
) -> None:
    path = out / "key_points.json"
    _decide(out, _find(run(*tour, out=None).analysis, SAID), "opposes")
    path.write_text(path.read_text("utf-8")[:-2], "utf-8")
    before = path.read_bytes()
    assert _fail(*tour, out=out, **again) == "bad_decisions"
    assert path.read_bytes() == before


def test_a_record_that_was_corrected_is_not_written_over(
    tour: list[Path], out: Path
) -> None:
    path = out / "record.json"
    path.write_text(path.read_text("utf-8").replace("byen", "landsbyen"), "utf-8")
    tour[1].write_text(tour[1].read_text("utf-8") + "\n- Flere busser\n", "utf-8")
    assert _fail(*tour, out=out, resume=True) == "changed_record"
    assert "landsbyen" in path.read_text("utf-8")
    run(*tour, out=out, overwrite=True)
    assert "landsbyen" not in path.read_text("utf-8")


def test_a_corrected_record_is_gone_on_from_in_its_own_folder(
    tour: list[Path], out: Path
) -> None:
    path = out / "record.json"
    plain = json.loads(path.read_bytes())
    plain["meetings"][0]["title"] = "Møde i Østby Forsamlingshus"
    path.write_text(json.dumps(plain), "utf-8")
    finished = run(path, out=out, resume=True)
    assert finished.analysis.record.meetings[0].title == "Møde i Østby Forsamlingshus"
    assert "Forsamlingshus" in path.read_text("utf-8")
    run(path, out=out, resume=True)
    assert run(path, out=out, resume=True).is_unchanged


def test_a_file_of_a_person_is_left_alone(tour: list[Path], out: Path) -> None:
    (out / "noter.txt").write_text("mine", "utf-8")
    run(*tour, out=out, overwrite=True)
    assert (out / "noter.txt").read_text("utf-8") == "mine"


def test_a_report_of_a_persons_own_is_refused_before_any_work(
    tour: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud" / "report.docx").write_text("min", "utf-8")
    assert _fail(*tour, out=tmp_path / "ud", overwrite=True) == "not_ours"
    assert (tmp_path / "ud" / "report.docx").read_text("utf-8") == "min"
