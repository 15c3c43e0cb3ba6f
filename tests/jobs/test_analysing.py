import csv
import io
import json
from itertools import permutations
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import folkmoot
from folkmoot.cli.analysis_account import tell_analysis
from folkmoot.cli.wording import Wording
from folkmoot.documents.record_json import dump_record
from folkmoot.domain.errors import DomainError
from folkmoot.domain.key_points import Analysis, InputRole, Place
from folkmoot.domain.record import Record
from folkmoot.jobs.manifest import count_all
from folkmoot.jobs.schemas import find_schema, list_schemas
from tests.analysis.records import make_meeting, make_record, make_survey
from tests.jobs.hashing_encoder import HashingEncoder
from tests.jobs.small_tour import read_files, run, tour

__all__ = ["tour"]

CONTRACT = {
    "key_points.json",
    "ledger.csv",
    "links.json",
    "manifest.json",
    "questions.json",
    "record.json",
    "report.docx",
    "report.html",
    "run.json",
    "saturation.json",
    "statements.xlsx",
}


def _find(analysis: Analysis, text: str) -> Any:
    return next(row for row in analysis.ledger if row.text == text)


def test_the_files_of_the_contract_are_written(
    tour: list[Path], tmp_path: Path
) -> None:
    run(*tour, out=tmp_path / "ud")
    assert {path.name for path in (tmp_path / "ud").iterdir()} == CONTRACT


def test_each_file_keeps_to_its_schema(tour: list[Path], tmp_path: Path) -> None:
    run(*tour, out=tmp_path / "ud")
    written_here = [name for name in list_schemas() if f"{name}.json" in CONTRACT]
    assert len(written_here) > 1
    for name in written_here:
        written = json.loads((tmp_path / "ud" / f"{name}.json").read_bytes())
        jsonschema.Draft202012Validator(find_schema(name)).validate(written)


@pytest.mark.slow
def test_every_engine_gives_the_same_bytes(
    tour: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for name in ("serial", "processes", "dask"):
        monkeypatch.setenv("FOLKMOOT_CACHE", str(tmp_path / f"cache of {name}"))
        run(*tour, out=tmp_path / name, engine=name)
        found.append(read_files(tmp_path / name))
        told = json.loads((tmp_path / name / "run.json").read_bytes())
        assert told["engine"] == name
        assert told["embedded"] > 0
    assert found[0] == found[1] == found[2]


@pytest.mark.slow
def test_the_order_of_the_inputs_changes_nothing(
    tour: list[Path], tmp_path: Path
) -> None:
    found = []
    for number, order in enumerate(permutations(tour)):
        run(*order, out=tmp_path / f"{number}")
        found.append(read_files(tmp_path / f"{number}"))
    run(tour[0].parent, out=tmp_path / "folder")
    found.append(read_files(tmp_path / "folder"))
    assert all(files == found[0] for files in found)


def test_a_record_gives_what_its_files_gave(tour: list[Path], tmp_path: Path) -> None:
    first = run(*tour, out=tmp_path / "a")
    again = run(tmp_path / "a" / "record.json", out=tmp_path / "b")
    assert again.analysis == first.analysis
    assert (tmp_path / "b" / "record.json").read_bytes() == (
        tmp_path / "a" / "record.json"
    ).read_bytes()


def test_equal_runs_differ_in_their_times_alone(
    tour: list[Path], tmp_path: Path
) -> None:
    for name in ("a", "b"):
        run(*tour, out=tmp_path / name)
    assert read_files(tmp_path / "a") == read_files(tmp_path / "b")
    times = json.loads((tmp_path / "a" / "run.json").read_bytes())
    assert times["started"] <= times["ended"]
    assert {"reading", "embedding", "gathering", "writing"} <= set(times["seconds"])


def test_what_says_nothing_is_set_aside_and_what_asks_is_a_question(
    tour: list[Path],
) -> None:
    analysis = run(*tour, out=None).analysis
    assert _find(analysis, "Ingen kommentar").place is Place.SET_ASIDE
    raised = _find(analysis, "Hvem betaler for stien?")
    assert raised.reason == "question_raised"
    assert [q.text for q in analysis.questions] == ["Hvem betaler for stien?"]


def test_duplicates_stand_with_their_original(tour: list[Path]) -> None:
    analysis = run(*tour, out=None).analysis
    said = "Bussen kører for sjældent om aftenen"
    rows = [row for row in analysis.ledger if row.text == said]
    assert [row.duplicate_of for row in rows] == [None, rows[0].statement_id]
    assert rows[0].place is rows[1].place


def test_nothing_is_embedded_outside_its_stage(tour: list[Path]) -> None:
    told: list[tuple[str, int, int]] = []
    run(*tour, out=None, on_progress=lambda *step: told.append(step))
    stages = [stage for stage, _, _ in told]
    assert stages == sorted(stages, key=["reading", "embedding", "gathering"].index)
    assert [step for step in told if step[0] == "embedding"][-1][1:] == (
        told[stages.index("embedding")][2],
        told[stages.index("embedding")][2],
    )


def test_only_what_is_new_is_embedded(tour: list[Path], tmp_path: Path) -> None:
    run(*tour, out=None)
    tour[0].write_text(
        tour[0].read_text("utf-8").replace("lys på stien", "lygter på stien"), "utf-8"
    )
    encoder = HashingEncoder()
    run(*tour, out=tmp_path / "ud", encoder=encoder)
    # As a statement, and under its heading for the summary.
    assert encoder.texts == 2
    assert json.loads((tmp_path / "ud" / "run.json").read_bytes())["embedded"] == 2


def test_a_run_that_was_stopped_goes_on_from_there(
    tmp_path: Path, tour: list[Path]
) -> None:
    lines = (f"- Gruppe 1: Bus nummer {n} kører for sjældent\n" for n in range(100))
    tour[0].write_text("# Møde\n\n## Bus\n\n" + "".join(lines), "utf-8")
    with pytest.raises(KeyboardInterrupt):
        run(tour[0], out=tmp_path / "ud", encoder=HashingEncoder(stop_after=64))
    assert not (tmp_path / "ud").exists()
    encoder = HashingEncoder()
    run(tour[0], out=tmp_path / "ud", resume=True, encoder=encoder)
    assert encoder.texts == 100 - 64


def test_where_nothing_can_be_read_nothing_is_written(
    tmp_path: Path, tour: list[Path]
) -> None:
    finished = run(tmp_path / "nix.md", out=tmp_path / "ud")
    assert [error.code for error in finished.refused] == ["missing_file"]
    assert finished.analysis.ledger == ()
    assert not (tmp_path / "ud").exists()


def test_the_others_are_analysed_where_one_is_refused(
    tmp_path: Path, tour: list[Path]
) -> None:
    finished = run(*tour, tmp_path / "nix.md", out=tmp_path / "ud")
    assert [error.code for error in finished.refused] == ["missing_file"]
    manifest = json.loads((tmp_path / "ud" / "manifest.json").read_bytes())
    refused = {one["name"]: one["refused"] for one in manifest["inputs"]}
    assert refused["nix.md"] == "missing_file"
    assert refused["vestby.md"] is None


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({}, "folder_exists"),
        ({"overwrite": True, "engine": "spark"}, "unknown_engine"),
        (
            {"overwrite": True, "engine": "serial", "scheduler": "tcp://a:1"},
            "scheduler_without_dask",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_before_any_work(
    tour: list[Path], tmp_path: Path, options: dict[str, Any], code: str
) -> None:
    told: list[str] = []
    (tmp_path / "ud").mkdir()
    with pytest.raises(DomainError) as refused:
        run(
            *tour,
            out=tmp_path / "ud",
            on_progress=lambda stage, *_: told.append(stage),
            **options,
        )
    assert refused.value.code == code
    assert told == []
    assert list((tmp_path / "ud").iterdir()) == []


def test_a_scheduler_alone_means_dask(
    tour: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("folkmoot.engines.cluster.CONNECT_SECONDS", 0.2)
    with pytest.raises(DomainError) as refused:
        run(*tour, out=None, scheduler="tcp://127.0.0.1:1")
    assert refused.value.code == "scheduler_unreachable"


@pytest.mark.parametrize(("fewest", "name"), [(14, "processes"), (15, "serial")])
def test_the_engine_is_chosen_by_size(
    tour: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fewest: int,
    name: str,
) -> None:
    monkeypatch.setattr("folkmoot.jobs.analysing._FEWEST_FOR_PROCESSES", fewest)
    run(*tour, out=tmp_path / "ud")
    assert json.loads((tmp_path / "ud" / "run.json").read_bytes())["engine"] == name


def test_a_language_that_is_not_known_is_refused(tour: list[Path]) -> None:
    with pytest.raises(ValueError, match="language"):
        run(*tour, out=None, language="de")


def test_parquet_tells_the_same_as_the_tables(tour: list[Path], tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    finished = run(*tour, out=tmp_path / "ud", parquet=True)
    rows = pq.read_table(tmp_path / "ud" / "ledger.parquet").to_pylist()
    assert [row["text"] for row in rows] == [r.text for r in finished.analysis.ledger]
    matches = pq.read_table(tmp_path / "ud" / "matches.parquet").to_pylist()
    assert len(matches) == sum(len(p.matches) for p in finished.analysis.key_points)
    points = pq.read_table(tmp_path / "ud" / "key_points.parquet").to_pylist()
    assert [point["text"] for point in points] == [
        point.text for point in finished.analysis.key_points
    ]


def test_without_the_extra_parquet_is_refused_before_any_work(
    tour: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("folkmoot.documents.write_parquet.find_spec", lambda _: None)
    with pytest.raises(DomainError) as refused:
        run(*tour, out=tmp_path / "ud", parquet=True)
    assert refused.value.code == "parquet_missing"


def test_the_verb_is_a_library(tour: list[Path]) -> None:
    analysis = folkmoot.analyse(*tour, encoder=HashingEncoder())
    assert isinstance(analysis, Analysis)
    assert len(analysis.ledger) == 15


_WORDS = st.sampled_from(
    "bussen kører ikke sjældent skolen lukker bliver mere mindre lys ? - Ved".split()
)
_SAID = st.lists(
    st.tuples(
        st.lists(_WORDS, min_size=1, max_size=5).map(" ".join),
        st.sampled_from(["Gruppe 1", "Gruppe 2", None]),
    ),
    max_size=5,
)
_AREAS = st.dictionaries(
    st.sampled_from(["theme", "Transport", "Skole", "plenary", "summary"]),
    _SAID,
    max_size=4,
)
_ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(["Vestby", "Østby"]),
        st.lists(_WORDS, min_size=1, max_size=5).map(" ".join),
    ),
    max_size=5,
)


def _part_ids(plain: Any) -> Any:
    """Documents get ids of their own; a record read is refused without."""
    if isinstance(plain, list):
        return [_part_ids(one) for one in plain]
    if not isinstance(plain, dict):
        return plain
    own = {"document", "id"} if "sha256" in plain else {"document"}
    return {
        key: f"d {value}" if key in own else _part_ids(value)
        for key, value in plain.items()
    }


@st.composite
def _records(draw: st.DrawFn) -> Record:
    meetings = [
        make_meeting(name, draw(_AREAS), date=date)
        for name, date in (("v", "2026-03-03"), ("ø", None))
    ]
    answers = draw(_ANSWERS)
    survey = make_survey("s", [answers], respondents=len(answers) + 2)
    return make_record(*meetings, survey)


@pytest.mark.slow
@settings(max_examples=25)
@given(record=_records())
def test_the_ledger_adds_up_wherever_it_is_told(
    record: Record, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("regnskab")
    plain = _part_ids(json.loads(dump_record(record)))
    (folder / "post.json").write_text(json.dumps(plain), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOLKMOOT_CACHE", str(folder / "cache"))
        analysis = run(folder / "post.json", out=folder / "ud").analysis
    total = sum(row.role is InputRole.INPUT for row in analysis.ledger)

    rows = list(
        csv.DictReader(io.StringIO((folder / "ud/ledger.csv").read_text("utf-8")))
    )
    places = [row["place"] for row in rows if row["role"] == "input"]
    assert len(rows) == len({row["statement_id"] for row in rows})
    assert sum(places.count(place) for place in Place) == len(places) == total

    manifest = json.loads((folder / "ud" / "manifest.json").read_bytes())
    counts = manifest["counts"]
    assert sum(counts["places"].values()) == counts["statements"]["input"] == total
    assert count_all(analysis).places == counts["places"]

    for language in ("da", "en"):
        lines = tell_analysis(analysis, folder, Wording(language))
        (line,) = [one for one in lines if " = " in one]
        told = [int(word) for word in line.split() if word.isdigit()]
        assert told[0] == sum(told[1:]) == total
