import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from folkmoot.documents.write_analysis import write_analysis
from folkmoot.domain.errors import DomainError
from folkmoot.domain.key_points import Analysis, Relation
from folkmoot.jobs.traced import (
    KeyPointTrace,
    QuestionTrace,
    StatementTrace,
    SummaryTrace,
)
from folkmoot.jobs.tracing import list_facts, trace
from tests.documents.analysis_samples import MANIFEST, make_analysis


def _write(folder: Path, analysis: Analysis | None = None) -> Path:
    chosen = analysis or make_analysis()
    write_analysis(chosen, folder, language="da", manifest=MANIFEST)
    return folder


def _rename(folder: Path, old: str, new: str) -> Path:
    path = folder / "key_points.json"
    text = path.read_text("utf-8").replace(f'"id": "{old}"', f'"id": "{new}"')
    path.write_text(text, "utf-8")
    return folder


def _fail(name: str, folder: Path) -> DomainError:
    with pytest.raises(DomainError) as failed:
        trace(name, folder)
    return failed.value


def test_a_key_point_leads_down_to_each_statement_and_where_it_stands(
    tmp_path: Path,
) -> None:
    found = trace("k1", _write(tmp_path))
    assert isinstance(found, KeyPointTrace)
    assert [one.statement.id for one in found.supports] == ["s2", "s1"]
    assert [one.statement.id for one in found.opposes] == ["s3"]
    first = found.supports[0]
    assert first.segment == "bussen skal køre hver time"
    assert (first.score, first.decided_by) == (0.912345, "machine")
    assert (first.statement.group, first.statement.line) == ("Gruppe 2", 2)
    assert (first.statement.meeting, first.statement.document) == (
        "Møde i Vestby",
        "referat.md",
    )


def test_what_a_person_ruled_out_stands_apart(tmp_path: Path) -> None:
    analysis = make_analysis()
    buses, lights = analysis.key_points
    ruled_out = replace(
        buses.matches[2], relation=Relation.NONE, decided_by="Anne Holm"
    )
    decided = replace(buses, matches=(*buses.matches[:2], ruled_out))
    folder = _write(tmp_path, replace(analysis, key_points=(decided, lights)))
    found = trace("k1", folder)
    assert isinstance(found, KeyPointTrace)
    assert [one.decided_by for one in found.rejected] == ["Anne Holm"]
    assert found.opposes == ()


def test_a_statement_leads_up_to_its_key_points_and_summary_lines(
    tmp_path: Path,
) -> None:
    found = trace("s1", _write(tmp_path))
    assert isinstance(found, StatementTrace)
    assert [(one.key_point, one.relation) for one in found.key_points] == [
        ("k1", "supports")
    ]
    assert [one.line.id for one in found.restated_by] == ["s7"]
    assert (found.place, found.reason) == ("gathered", "")


def test_a_statement_names_its_duplicates_and_its_original(tmp_path: Path) -> None:
    analysis = make_analysis()
    ledger = tuple(
        replace(row, duplicate_of="s5") if row.statement_id == "s1" else row
        for row in analysis.ledger
    )
    folder = _write(tmp_path, replace(analysis, ledger=ledger))
    original, double = trace("s5", folder), trace("s1", folder)
    assert isinstance(original, StatementTrace)
    assert isinstance(double, StatementTrace)
    assert original.duplicates == ("s1",)
    assert double.duplicate_of == "s5"
    point = trace("k1", folder)
    assert isinstance(point, KeyPointTrace)
    assert [one.duplicate_of for one in point.supports] == [None, "s5"]


def test_a_question_leads_to_those_who_asked_and_back(tmp_path: Path) -> None:
    folder = _write(tmp_path)
    down, up = trace("k3", folder), trace("s4", folder)
    assert isinstance(down, QuestionTrace)
    assert isinstance(up, StatementTrace)
    assert [one.id for one in down.statements] == ["s4"]
    assert [one.id for one in up.questions] == ["k3"]


def test_a_summary_line_leads_down_clause_by_clause(tmp_path: Path) -> None:
    analysis = make_analysis()
    (link,) = analysis.record.links
    (new,) = analysis.record.unlinked
    clause = replace(new.clause, start=new.clause.start + 9, text="køre oftere")
    record = replace(
        analysis.record, unlinked=(replace(new, clause=clause),), links=(link,)
    )
    found = trace("s7", _write(tmp_path, replace(analysis, record=record)))
    assert isinstance(found, SummaryTrace)
    assert [(one.text, one.is_new) for one in found.clauses] == [
        (link.clause.text, False),
        ("køre oftere", True),
    ]
    assert [one.statement.id for one in found.clauses[0].restates] == ["s1"]


def test_an_unknown_id_names_the_nearest(tmp_path: Path) -> None:
    error = _fail("s11", _write(tmp_path))
    assert error.code == "untraceable"
    assert "s1" in str(error.details["nearest"]).split(", ")


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [("abcdef12", True), ("ABCDEF", True), ("abcde", False), ("abcdef1", True)],
)
def test_a_beginning_will_do_where_it_is_long_enough(
    tmp_path: Path, asked: str, is_found: bool
) -> None:
    folder = _rename(_write(tmp_path), "k1", "abcdef1234567890")
    if is_found:
        assert isinstance(trace(asked, folder), KeyPointTrace)
    else:
        assert "abcdef1234567890" in str(_fail(asked, folder).details["nearest"])


def test_a_beginning_that_several_ids_have_is_not_guessed_at(tmp_path: Path) -> None:
    folder = _rename(_write(tmp_path), "k1", "abcdef11")
    _rename(folder, "k2", "abcdef22")
    nearest = str(_fail("abcdef", folder).details["nearest"])
    assert {"abcdef11", "abcdef22"} <= set(nearest.split(", "))


@pytest.mark.parametrize("name", ["manifest.json", "ledger.csv", "questions.json"])
def test_a_folder_that_lacks_a_file_is_told(tmp_path: Path, name: str) -> None:
    (_write(tmp_path) / name).unlink()
    error = _fail("k1", tmp_path)
    assert (error.code, error.details["file"]) == ("no_analysis", name)
    assert _fail("k1", tmp_path / "nix").code == "no_analysis"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("record.json", "{}"),
        ("key_points.json", "[1]"),
        ("manifest.json", '{"schema": "folkmoot-analysis/1"}'),
        ("ledger.csv", "a,b\n"),
        ("questions.json", "x"),
        ("saturation.json", "[]"),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, name: str, content: str) -> None:
    (_write(tmp_path) / name).write_text(content, "utf-8")
    error = _fail("k1", tmp_path)
    assert (error.code, error.details["file"]) == ("bad_output", name)


def test_a_ledger_of_another_record_is_told(tmp_path: Path) -> None:
    path = _write(tmp_path) / "ledger.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")
    error = _fail("k1", tmp_path)
    assert (error.details["fault"], error.details["id"]) == ("unknown_id", "s8")


@pytest.mark.parametrize("name", ["k1", "k3", "s1", "s7"])
def test_a_trace_is_plain_json(tmp_path: Path, name: str) -> None:
    plain: Any = list_facts(trace(name, _write(tmp_path)))
    kinds = {"k1": "key_point", "k3": "question", "s1": "statement"}
    assert json.loads(json.dumps(plain)) == plain
    assert plain["kind"] == kinds.get(name, "summary_line")
