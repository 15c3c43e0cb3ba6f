import json
import os
import signal
from pathlib import Path

import pytest

from folkmoot.documents.manifest_json import ANALYSIS_SCHEMA, MANIFEST
from folkmoot.domain.errors import DomainError
from folkmoot.jobs.staging import check_folder, staged


def _write_run(folder: Path, content: str, *more: str) -> None:
    """A run of two files and what is named."""
    with staged(folder) as stage:
        for name in ("ledger.csv", "record.json", *more):
            (stage / name).write_text(content, "utf-8")
        files = dict.fromkeys(("ledger.csv", "record.json", *more), "hash")
        manifest = {"schema": ANALYSIS_SCHEMA, "files": files}
        (stage / MANIFEST).write_text(json.dumps(manifest), "utf-8")


def _stop(folder: Path, fault: type[BaseException]) -> None:
    with staged(folder) as stage:
        (stage / "ledger.csv").touch()
        raise fault


def _refuse(folder: Path, *, may_replace: bool = True, parquet: bool = False) -> str:
    with pytest.raises(DomainError) as refused:
        check_folder(folder, may_replace=may_replace, parquet=parquet)
    return str(refused.value.details.get("fault", refused.value.code))


def test_a_folder_comes_into_being_whole(tmp_path: Path) -> None:
    out = tmp_path / "ud"
    with staged(out) as stage:
        (stage / "a").touch()
        assert not out.exists()
    assert [path.name for path in out.iterdir()] == ["a"]
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_stopped_leaves_the_place_as_it_was(
    tmp_path: Path, fault: type[BaseException], is_there: bool
) -> None:
    out = tmp_path / "ud"
    if is_there:
        _write_run(out, "før")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(fault):
        _stop(out, fault)
    assert sorted(tmp_path.rglob("*")) == before
    assert not is_there or (out / "ledger.csv").read_text("utf-8") == "før"


def test_files_of_a_run_are_replaced_and_others_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "ud"
    _write_run(out, "før", "matches.parquet")
    (out / "noter.txt").write_text("mine", "utf-8")
    _write_run(out, "efter")
    files = {path.name: path.read_text("utf-8") for path in out.iterdir()}
    assert files.pop("noter.txt") == "mine"
    assert files.pop("ledger.csv") == "efter"
    # What the new run does not write is of the old one alone.
    assert set(files) == {"record.json", MANIFEST}


def test_ctrl_c_waits_until_all_files_are_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "ud"
    _write_run(out, "før")
    replace = Path.replace

    def replace_and_interrupt(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replace_and_interrupt)
    with pytest.raises(KeyboardInterrupt):
        _write_run(out, "efter")
    assert (out / "ledger.csv").read_text("utf-8") == "efter"
    assert "files" in json.loads((out / MANIFEST).read_bytes())
    assert len(list(out.iterdir())) == 3


def test_a_run_that_was_killed_between_two_files_can_be_replaced(
    tmp_path: Path,
) -> None:
    out = tmp_path / "ud"
    _write_run(out, "før")
    (out / MANIFEST).write_text(json.dumps({"schema": ANALYSIS_SCHEMA}), "utf-8")
    check_folder(out, may_replace=True, parquet=True)


def test_a_folder_that_is_there_is_refused(tmp_path: Path) -> None:
    assert _refuse(tmp_path, may_replace=False) == "folder_exists"
    check_folder(tmp_path, may_replace=True, parquet=False)


@pytest.mark.parametrize("name", ["report.docx", "run.json", MANIFEST])
def test_a_file_of_a_person_is_never_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}", "utf-8")
    assert _refuse(tmp_path) == "not_ours"


def test_a_parquet_file_of_a_person_matters_only_where_parquet_is_written(
    tmp_path: Path,
) -> None:
    _write_run(tmp_path / "ud", "før")
    (tmp_path / "ud" / "matches.parquet").touch()
    check_folder(tmp_path / "ud", may_replace=True, parquet=False)
    assert _refuse(tmp_path / "ud", parquet=True) == "not_ours"
    _write_run(tmp_path / "ud", "efter")
    assert (tmp_path / "ud" / "matches.parquet").exists()


def test_a_place_that_cannot_hold_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    assert _refuse(tmp_path / "nix" / "ud") == "no_such_folder"
    assert _refuse(tmp_path / "fil") == "is_a_file"
    (tmp_path / "kæde").symlink_to(tmp_path / "nix")
    assert _refuse(tmp_path / "kæde") == "is_a_file"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may do all")
def test_a_place_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert _refuse(tmp_path / "ud") == "not_permitted"


def test_a_place_through_a_link_is_written_where_the_link_leads(tmp_path: Path) -> None:
    (tmp_path / "fjern").mkdir()
    (tmp_path / "ud").symlink_to(tmp_path / "fjern")
    _write_run(tmp_path / "ud", "her")
    assert (tmp_path / "fjern" / "ledger.csv").exists()
    assert (tmp_path / "ud").is_symlink()
