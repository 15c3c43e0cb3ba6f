import json
from dataclasses import replace
from pathlib import Path

import pytest

from folkmoot.documents.analysis_tables import load_ledger
from folkmoot.documents.key_points_json import load_key_points
from folkmoot.documents.manifest_json import load_manifest
from folkmoot.documents.record_json import load_record
from folkmoot.documents.write_analysis import write_analysis
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.ids import hash_bytes
from tests.documents.analysis_samples import MANIFEST, make_analysis


def _write(folder: Path, language: str = "da") -> dict[str, bytes]:
    folder.mkdir(exist_ok=True)
    write_analysis(make_analysis(), folder, language=language, manifest=MANIFEST)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_files_of_the_contract_are_written(tmp_path: Path) -> None:
    assert list(_write(tmp_path)) == [
        "key_points.json",
        "ledger.csv",
        "links.json",
        "manifest.json",
        "questions.json",
        "record.json",
        "report.docx",
        "report.html",
        "saturation.json",
        "statements.xlsx",
    ]


@pytest.mark.parametrize("language", ["da", "en"])
def test_equal_analyses_give_equal_bytes(tmp_path: Path, language: str) -> None:
    first = _write(tmp_path / "a", language)
    assert _write(tmp_path / "b", language) == first


def test_what_was_written_is_read_back_whole(tmp_path: Path) -> None:
    files, analysis = _write(tmp_path), make_analysis()
    record = load_record(files["record.json"])
    assert record == analysis.record
    assert load_ledger(files["ledger.csv"]) == analysis.ledger
    found = load_key_points(files["key_points.json"], record=record)
    assert found == analysis.key_points
    manifest = load_manifest(files.pop("manifest.json"))
    assert replace(manifest, files={}) == MANIFEST
    assert manifest.files == {name: hash_bytes(c) for name, c in files.items()}


def test_keys_are_sorted_in_every_json_file(tmp_path: Path) -> None:
    for name, content in _write(tmp_path).items():
        if name.endswith(".json"):
            plain = json.loads(content)
            again = json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True)
            assert content.decode() == again + "\n"


def test_half_a_character_does_not_stop_the_writing(tmp_path: Path) -> None:
    analysis = make_analysis()
    row = replace(analysis.ledger[0], text="tjek \ud83d!")
    hostile = replace(analysis, ledger=(row, *analysis.ledger[1:]))
    write_analysis(hostile, tmp_path, language="da", manifest=MANIFEST)
    rows = load_ledger((tmp_path / "ledger.csv").read_bytes())
    assert rows[0].text == "tjek \ufffd!"


def test_a_manifest_that_is_no_object_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError):
        load_manifest("[]")
